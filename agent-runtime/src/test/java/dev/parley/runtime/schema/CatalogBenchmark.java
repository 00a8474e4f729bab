package dev.parley.runtime.schema;

import dev.parley.runtime.testing.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How long the catalog of 500 tables with 50 columns each takes, and what it costs to see that nothing changed. Not part of
 * the build; see {@code docs/data-layer.md}.
 */
class CatalogBenchmark {

    private static final int TABLES = 500;
    private static final int COLUMNS = 50;
    private static final int RUNS = 15;

    private interface Read {
        Object once() throws SQLException;
    }

    @Test
    void measure() throws SQLException {
        try (PostgresServer server = PostgresServer.start();
                Connection connection = server.login().connect()) {
            server.execute(schema().toArray(String[]::new));
            double schema = fastest(
                    () -> CatalogStatement.snapshot("b", text(connection, CatalogStatement.SQL), Instant.EPOCH));
            double both = fastest(() -> ShownDetails.of(
                    CatalogStatement.snapshot("b", text(connection, CatalogStatement.SQL), Instant.EPOCH),
                    text(connection, CatalogStatement.DETAILS)));
            double probe = fastest(() -> text(connection, CatalogStatement.PROBE));
            System.out.printf(
                    Locale.ROOT,
                    "%d tables of %d columns: schema %.0f ms, with details %.0f ms, probe %.0f ms (%.1f times cheaper than the"
                            + " schema)%n",
                    TABLES,
                    COLUMNS,
                    schema,
                    both,
                    probe,
                    schema / probe);
        }
    }

    private static List<String> schema() {
        List<String> statements = new ArrayList<>(List.of("CREATE ROLE reader"));
        for (int table = 0; table < TABLES; table++) {
            StringBuilder sql =
                    new StringBuilder("CREATE TABLE t").append(table).append(" (id int PRIMARY KEY");
            for (int column = 1; column < COLUMNS; column++) {
                sql.append(", c")
                        .append(column)
                        .append(
                                switch (column % 5) {
                                    case 0 -> " text DEFAULT 'x' CHECK (c" + column + " IN ('x', 'y'))";
                                    case 1 -> " int NOT NULL";
                                    case 2 -> " timestamptz DEFAULT now()";
                                    case 3 -> " numeric(10, 2)";
                                    default -> " text";
                                });
            }
            statements.add(sql.append(", FOREIGN KEY (c1) REFERENCES t")
                    .append(table / 2)
                    .append(" (id))")
                    .toString());
            statements.add("CREATE INDEX ON t%1$d (c1, c2) WHERE c3 > 0".formatted(table));
            statements.add("CREATE INDEX ON t%1$d (lower(c4))".formatted(table));
            statements.add("COMMENT ON COLUMN t%1$d.c2 IS 'When it was'".formatted(table));
        }
        statements.add("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
        statements.add("ANALYZE");
        return statements;
    }

    /** Of many: the others tell what else the machine had to do. */
    private static double fastest(Read read) throws SQLException {
        double[] millis = new double[RUNS];
        for (int i = -5; i < RUNS; i++) {
            long start = System.nanoTime();
            read.once();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis[0];
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.replace("$1", "'reader'"))) {
            ResultSet rows = statement.executeQuery();
            rows.next();
            return rows.getString(1);
        }
    }
}
