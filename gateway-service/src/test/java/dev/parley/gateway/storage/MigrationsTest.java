package dev.parley.gateway.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.postgres.Login;
import dev.parley.runtime.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While a version is rolled out, gateways of the one before go on with their statements in the migrated database. */
class MigrationsTest {

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldOnlyAddToWhatTheVersionBeforeKnows() throws SQLException {
        Login database = database("migrated");
        List<String> broken = new ArrayList<>();
        try (Connection connection = database.connect()) {
            TableShape before = TableShape.of(connection);
            for (MigrationInfo migration :
                    flyway(database, MigrationVersion.LATEST).info().pending()) {
                flyway(database, migration.getVersion()).migrate();
                TableShape after = TableShape.of(connection);
                before.brokenBy(after).forEach(why -> broken.add(migration.getScript() + ": " + why));
                before = after;
            }
            assertThat(before.columns()).containsKeys("tasks.id", "audit.id");
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldStartAnOlderVersionOnANewerDatabase() throws SQLException {
        Login database = database("newer");
        flyway(database, MigrationVersion.LATEST).migrate();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO flyway_schema_history
                    SELECT installed_rank + 1, '999', 'of a later version', 'SQL', 'V999__later.sql', 0, installed_by, now(), 1, true
                      FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1""");
        }

        assertThat(flyway(database, MigrationVersion.LATEST).migrate().success).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DROP TABLE club                                     | club.name was text and is null
            ALTER TABLE club DROP COLUMN name                   | club.name was text and is null
            ALTER TABLE club RENAME COLUMN name TO title        | club.name was text and is null
            ALTER TABLE club ALTER COLUMN members TYPE bigint   | club.members was integer and is bigint
            ALTER TABLE club ALTER COLUMN town SET NOT NULL     | club.town has to be given
            ALTER TABLE club ALTER COLUMN members DROP DEFAULT  | club.members has to be given
            ALTER TABLE club ADD COLUMN chair text NOT NULL     | club.chair has to be given
            ALTER TABLE club ADD CHECK (members > 0)            | club asks for CHECK ((members > 0))
            CREATE UNIQUE INDEX ON club (town)                  | club asks for CREATE UNIQUE INDEX
            """)
    void shouldTellWhatBreaksTheVersionBefore(String change, String why) throws SQLException {
        assertThat(broken(change)).anyMatch(told -> told.startsWith(why));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE club ADD COLUMN chair text
            ALTER TABLE club ADD COLUMN colour text NOT NULL DEFAULT 'red'
            ALTER TABLE club ALTER COLUMN name DROP NOT NULL
            CREATE INDEX ON club (town)
            CREATE TABLE match (id int PRIMARY KEY, club text NOT NULL)
            """)
    void shouldLetAdd(String change) throws SQLException {
        assertThat(broken(change)).isEmpty();
    }

    private static List<String> broken(String change) throws SQLException {
        try (Connection connection = database("club").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE club (name text NOT NULL, town text, members integer NOT NULL DEFAULT 0)");
            TableShape before = TableShape.of(connection);
            statement.execute(change);
            return before.brokenBy(TableShape.of(connection));
        }
    }

    private static Login database(String name) throws SQLException {
        server.execute("DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name);
        Login superuser = server.login();
        return new Login(superuser.port(), name, superuser.user(), superuser.password());
    }

    private static Flyway flyway(Login database, MigrationVersion target) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .target(target)
                .load();
    }
}
