package dev.parley.gateway.performance;

import dev.parley.model.Json;
import dev.parley.sql.shape.StatementShape;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The SQL of the table {@code statement_statistics}. Its methods block. */
@ApplicationScoped
class StatisticsRepository {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final String PUT = """
            INSERT INTO statement_statistics (gateway, hour, database, fingerprint, shape, execution, planning, cost,
                                              expected_rows, brought_rows, whole, cut, advice)
            VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7::text::jsonb, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (gateway, hour, database, fingerprint) DO UPDATE
            SET execution = excluded.execution, planning = excluded.planning, cost = excluded.cost,
                expected_rows = excluded.expected_rows, brought_rows = excluded.brought_rows, whole = excluded.whole,
                cut = excluded.cut, advice = excluded.advice
            """;

    private static final String COLUMNS = """
            hour, database, fingerprint, shape, execution::text AS execution, planning::text AS planning, cost,
            expected_rows, brought_rows, whole, cut, advice
            """;

    private static final String OF_OTHERS = """
            WITH used AS (
                SELECT database, fingerprint
                FROM statement_statistics
                WHERE gateway <> $1 AND hour >= $2
                GROUP BY database, fingerprint
                ORDER BY sum(whole + cut) DESC, database, fingerprint
                LIMIT $3)
            SELECT %s
            FROM statement_statistics JOIN used USING (database, fingerprint)
            WHERE gateway <> $1 AND hour >= $2
            """.formatted(COLUMNS);

    private static final String WRITTEN = """
            SELECT %s
            FROM statement_statistics
            WHERE gateway = $1
              AND (hour, database, fingerprint)
                  IN (SELECT * FROM unnest($2::timestamptz[], $3::text[], $4::text[]))
            """.formatted(COLUMNS);

    /** Rows that are in memory at a time. */
    private static final int PAGE = 200;

    private final Pool pool;

    StatisticsRepository(Pool pool) {
        this.pool = pool;
    }

    /** What was measured within an hour. */
    record HourRow(UUID gateway, Instant hour, ShapeStatistics.Kept statistics) {}

    /** Their latest state; all or none. */
    void put(List<HourRow> rows) {
        List<Tuple> values = rows.stream().map(StatisticsRepository::values).toList();
        await(pool.withTransaction(connection -> connection.preparedQuery(PUT).executeBatch(values)));
    }

    /**
     * What was measured after the moment, but by that gateway, in sum for each shape and database.
     *
     * @param shapes at most so many, those that were used most
     */
    List<ShapeStatistics> ofOthers(UUID gateway, Instant since, int shapes) {
        SqlConnection connection = await(pool.getConnection());
        try {
            Transaction transaction = await(connection.begin());
            Cursor rows = await(connection.prepare(OF_OTHERS))
                    .cursor(Tuple.of(gateway, since.atOffset(ZoneOffset.UTC), shapes));
            Map<List<String>, ShapeStatistics> sums = new LinkedHashMap<>();
            do {
                for (Row row : await(rows.read(PAGE))) {
                    ShapeStatistics one = kept(row).statistics();
                    ShapeStatistics sum =
                            sums.putIfAbsent(List.of(one.database(), one.shape().fingerprint()), one);
                    if (sum != null) {
                        sum.add(one);
                    }
                }
            } while (rows.hasMore());
            await(transaction.commit());
            return List.copyOf(sums.values());
        } finally {
            connection.closeAndForget();
        }
    }

    /** Those of the rows that are there. */
    List<HourRow> written(UUID gateway, List<SharedStatistics.Key> keys) {
        Tuple values = Tuple.of(gateway)
                .addArrayOfOffsetDateTime(keys.stream()
                        .map(key -> key.hour().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(
                        keys.stream().map(SharedStatistics.Key::database).toArray(String[]::new))
                .addArrayOfString(
                        keys.stream().map(SharedStatistics.Key::fingerprint).toArray(String[]::new));
        return StreamSupport.stream(
                        await(pool.preparedQuery(WRITTEN).execute(values)).spliterator(), false)
                .map(row -> new HourRow(gateway, row.getOffsetDateTime("hour").toInstant(), kept(row)))
                .toList();
    }

    void purge(Instant before) {
        await(pool.preparedQuery("DELETE FROM statement_statistics WHERE hour < $1")
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC))));
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(LIMIT);
    }

    private static Tuple values(HourRow row) {
        ShapeStatistics.Kept kept = row.statistics();
        return Tuple.tuple()
                .addUUID(row.gateway())
                .addOffsetDateTime(row.hour().atOffset(ZoneOffset.UTC))
                .addString(kept.database())
                .addString(kept.shape().fingerprint())
                .addString(kept.shape().text())
                .addString(Json.string(kept.execution()))
                .addString(Json.string(kept.planning()))
                .addDouble(kept.cost())
                .addDouble(kept.expectedRows())
                .addDouble(kept.broughtRows())
                .addLong(kept.whole())
                .addLong(kept.cut())
                .addArrayOfString(kept.advice().toArray(String[]::new));
    }

    private static ShapeStatistics.Kept kept(Row row) {
        return new ShapeStatistics.Kept(
                new StatementShape(row.getString("fingerprint"), row.getString("shape")),
                row.getString("database"),
                Json.read(row.getString("execution"), Timings.Kept.class),
                Json.read(row.getString("planning"), Timings.Kept.class),
                row.getDouble("cost"),
                row.getDouble("expected_rows"),
                row.getDouble("brought_rows"),
                row.getLong("whole"),
                row.getLong("cut"),
                List.of(row.getArrayOfStrings("advice")));
    }
}
