package dev.parley.gateway.audit;

import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The SQL of the table {@code audit}. */
@ApplicationScoped
class AuditRepository {

    private static final String INSERT = """
            INSERT INTO audit (at, principal, act, outcome, task_id, database, question, sql, error_code, layer, detail,
                               duration_millis)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """;

    private static final String PURGE = """
            DELETE FROM audit
            WHERE id IN (SELECT id FROM audit WHERE at < $1 ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private final Pool pool;

    AuditRepository(Pool pool) {
        this.pool = pool;
    }

    /** @param client a connection with the transaction that the row belongs to */
    Uni<Void> append(SqlClient client, AuditEntry entry) {
        return client.preparedQuery(INSERT).execute(values(entry)).replaceWithVoid();
    }

    Uni<Void> append(AuditEntry entry) {
        return append(pool, entry);
    }

    /** All or none. */
    Uni<Void> append(List<AuditEntry> entries) {
        List<Tuple> rows = entries.stream().map(AuditRepository::values).toList();
        return pool.withTransaction(connection ->
                connection.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid());
    }

    /** One more than its limit, newest first, so that the caller knows whether there are more. */
    Uni<List<StoredEntry>> find(AuditQuery query) {
        AuditQuery.Statement statement = query.statement();
        return pool.preparedQuery(statement.sql()).execute(statement.values()).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(AuditRepository::entry)
                .toList());
    }

    /** @return how many rows are gone; as many as the limit when there may be more */
    Uni<Integer> purge(Instant before, int limit) {
        return pool.preparedQuery(PURGE).execute(Tuple.of(utc(before), limit)).map(rows -> rows.rowCount());
    }

    /** @param id place among rows of the same time */
    record StoredEntry(long id, AuditEntry entry) {}

    private static Tuple values(AuditEntry entry) {
        return Tuple.tuple()
                .addOffsetDateTime(utc(entry.at()))
                .addString(entry.principal())
                .addString(entry.act().name())
                .addString(entry.outcome().name())
                .addUUID(entry.taskId())
                .addString(entry.database())
                .addString(entry.question())
                .addString(entry.sql())
                .addString(entry.errorCode() == null ? null : entry.errorCode().code())
                .addString(entry.layer())
                .addString(entry.detail())
                .addDouble(entry.durationMillis());
    }

    private static StoredEntry entry(Row row) {
        String code = row.getString("error_code");
        UUID taskId = row.getUUID("task_id");
        return new StoredEntry(
                row.getLong("id"),
                new AuditEntry(
                        row.getOffsetDateTime("at").toInstant(),
                        row.getString("principal"),
                        Act.valueOf(row.getString("act")),
                        Outcome.valueOf(row.getString("outcome")),
                        taskId,
                        row.getString("database"),
                        row.getString("question"),
                        row.getString("sql"),
                        code == null ? null : Json.read('"' + code + '"', ErrorCode.class),
                        row.getString("layer"),
                        row.getString("detail"),
                        row.getDouble("duration_millis")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
