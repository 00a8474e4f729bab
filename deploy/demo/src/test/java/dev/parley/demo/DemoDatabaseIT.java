package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoDatabaseIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String LOADED = "loaded";
    private static final String EMPTY = "template0";

    private static EmbeddedPostgres server;
    private Connection connection;

    /** One load for all tests that only look: each gets a copy of it. */
    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        try (Connection admin = server.getPostgresDatabase().getConnection()) {
            run(admin, "CREATE DATABASE " + LOADED);
        }
        try (Connection loaded = server.getDatabase("postgres", LOADED).getConnection()) {
            DemoDatabase.load(loaded, TODAY);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private void openCopyOf(String template) throws SQLException {
        try (Connection admin = server.getPostgresDatabase().getConnection()) {
            run(admin, "DROP DATABASE IF EXISTS shop WITH (FORCE)");
            run(admin, "CREATE DATABASE shop TEMPLATE " + template);
        }
        connection = server.getDatabase("postgres", "shop").getConnection();
    }

    @AfterEach
    void closeConnection() throws SQLException {
        connection.close();
    }

    @Test
    void shouldLoadEveryTable() throws SQLException {
        openCopyOf(LOADED);

        long rows = 0;
        for (String table : tables()) {
            long count = Long.parseLong(one("SELECT count(*) FROM " + table));
            assertThat(count).as(table).isPositive();
            rows += count;
        }
        assertThat(tables()).hasSize(16);
        assertThat(rows).isBetween(90_000L, 110_000L);
    }

    @Test
    void shouldDescribeTablesAndColumnsAndIndexForeignKeys() throws SQLException {
        openCopyOf(LOADED);

        assertThat(all("""
                SELECT c.relname || '.' || coalesce(a.attname, '')
                  FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                   AND (obj_description(c.oid, 'pg_class') IS NULL OR col_description(c.oid, a.attnum) IS NULL)""")).isEmpty();
        assertThat(all("""
                SELECT conrelid::regclass || '.' || conname
                  FROM pg_constraint f
                 WHERE contype = 'f' AND NOT EXISTS (SELECT FROM pg_index i
                        WHERE i.indrelid = f.conrelid AND i.indkey[0] = f.conkey[1])""")).isEmpty();
    }

    @Test
    void shouldHaveValidForeignKeysTwoOfThemBetweenOrdersAndAddresses() throws SQLException {
        openCopyOf(LOADED);

        assertThat(one("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated"))
                .isEqualTo(one("SELECT count(*) FROM pg_constraint WHERE contype = 'f'"))
                .isEqualTo("26");
        assertThat(one("""
                SELECT count(*) FROM pg_constraint
                 WHERE contype = 'f' AND conrelid = 'orders'::regclass AND confrelid = 'addresses'::regclass""")).isEqualTo("2");
    }

    @Test
    void shouldComputeLineTotalsThatAddUpToOrders() throws SQLException {
        openCopyOf(LOADED);

        assertThat(one("""
                SELECT count(*) FROM orders o
                 WHERE total <> shipping_cost - discount
                       + (SELECT sum(line_total) FROM order_items WHERE order_id = o.id)""")).isEqualTo("0");
    }

    @Test
    void shouldLeaveSequencesAfterTheLastRow() throws SQLException {
        openCopyOf(LOADED);
        long last = Long.parseLong(one("SELECT max(id) FROM tags"));

        assertThat(one("INSERT INTO tags (name) VALUES ('new here') RETURNING id"))
                .isEqualTo(Long.toString(last + 1));
    }

    @Test
    void shouldLeaveStatisticsForThePlanner() throws SQLException {
        openCopyOf(LOADED);

        assertThat(one("SELECT count(DISTINCT tablename) FROM pg_stats WHERE schemaname = 'public'"))
                .isEqualTo("16");
    }

    @Test
    void shouldTellNoDayBeforeTheFirstLoad() throws SQLException {
        openCopyOf(EMPTY);

        assertThat(DemoDatabase.loadedFor(connection)).isEmpty();
        run(connection, "COMMENT ON SCHEMA public IS NULL");
        assertThat(DemoDatabase.loadedFor(connection)).isEmpty();
    }

    @Test
    void shouldTellForWhichDayItWasLoaded() throws SQLException {
        openCopyOf(LOADED);

        assertThat(DemoDatabase.loadedFor(connection)).contains(TODAY);
    }

    @Test
    void shouldLoadTheSameTwice() throws SQLException {
        openCopyOf(LOADED);
        Map<String, String> first = hashes();

        DemoDatabase.load(connection, TODAY);

        assertThat(hashes()).isEqualTo(first);
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void shouldBeLoadedByAContainerOnceADay() throws SQLException {
        openCopyOf(LOADED);
        Map<String, String> settings = Map.of(
                "DEMO_URL",
                server.getJdbcUrl("postgres", "shop"),
                "DEMO_OWNER",
                "postgres",
                "DEMO_OWNER_PASSWORD",
                "any");

        assertThat(DemoLoader.load(settings, TODAY)).isFalse();
        assertThat(DemoLoader.load(settings, TODAY.plusDays(1))).isTrue();
        assertThat(DemoDatabase.loadedFor(connection)).contains(TODAY.plusDays(1));
    }

    @Test
    void shouldReplaceTheContentOnAnotherDayAndItsOwnLeftovers() throws SQLException {
        openCopyOf(LOADED);
        Map<String, String> first = hashes();
        run(connection, "CREATE VIEW big_orders AS SELECT * FROM orders WHERE total > 500");

        DemoDatabase.load(connection, TODAY.plusDays(1));

        assertThat(DemoDatabase.loadedFor(connection)).contains(TODAY.plusDays(1));
        assertThat(one("SELECT max(ordered_at)::date FROM orders"))
                .isEqualTo(TODAY.plusDays(1).toString());
        assertThat(hashes().keySet()).isEqualTo(first.keySet());
        assertThat(hashes().get("orders")).isNotEqualTo(first.get("orders"));
        assertThat(one("SELECT to_regclass('big_orders')")).isNull();
    }

    @Test
    void shouldLeaveTablesAloneThatAreNotItsOwn() throws SQLException {
        openCopyOf(EMPTY);
        run(connection, "CREATE TABLE orders (id int)");

        assertThatThrownBy(() -> DemoDatabase.load(connection, TODAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not the demo's");
        assertThat(tables()).containsExactly("orders");
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void shouldKeepTheOldContentWhenALoadFails() throws SQLException {
        openCopyOf(LOADED);
        // A sequence by the name of a table is nothing a load drops, so creating the table fails.
        run(connection, "ALTER TABLE reviews RENAME TO old_reviews");
        run(connection, "CREATE SEQUENCE reviews");
        Map<String, String> before = hashes();

        assertThatThrownBy(() -> DemoDatabase.load(connection, TODAY.plusDays(1)))
                .isInstanceOf(SQLException.class);

        assertThat(hashes()).isEqualTo(before);
        assertThat(DemoDatabase.loadedFor(connection)).contains(TODAY);
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void shouldNotJoinAnOpenTransaction() throws SQLException {
        openCopyOf(EMPTY);
        connection.setAutoCommit(false);

        assertThatThrownBy(() -> DemoDatabase.load(connection, TODAY)).hasMessageContaining("auto-commit");
    }

    private List<String> tables() throws SQLException {
        return all("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    }

    private Map<String, String> hashes() throws SQLException {
        Map<String, String> hashes = new TreeMap<>();
        for (String table : tables()) {
            hashes.put(
                    table, one("SELECT md5(string_agg(t::text, E'\\n' ORDER BY t::text)) FROM %s t".formatted(table)));
        }
        return hashes;
    }

    private String one(String sql) throws SQLException {
        return all(sql).getFirst();
    }

    private List<String> all(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
