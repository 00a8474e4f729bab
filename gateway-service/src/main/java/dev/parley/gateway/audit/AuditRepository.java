package dev.parley.gateway.audit;

import dev.parley.model.Json;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.BaseRepository;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.Operation;
import dev.parley.runtime.repository.StoredRow;
import dev.parley.runtime.repository.TableMapping;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.SelectQuery;

/** The table {@code audit}. Its methods block. */
@Singleton
class AuditRepository extends BaseRepository<AuditRepository.StoredEntry, Long> {

    static final Field<Long> ID = Columns.bigint("id");
    static final Field<Instant> AT = Columns.moment("at");
    static final Field<String> PRINCIPAL = Columns.text("principal");
    static final Field<String> TENANT = Columns.text("tenant");
    static final Field<Act> ACT = Columns.named("act", Act.class);
    static final Field<Outcome> OUTCOME = Columns.named("outcome", Outcome.class);
    static final Field<String> DATABASE = Columns.text("database");

    private static final Field<UUID> TASK_ID = Columns.uuid("task_id");
    private static final Field<String> QUESTION = Columns.text("question");
    private static final Field<String> SQL = Columns.text("sql");
    private static final Field<String> ERROR_CODE = Columns.text("error_code");
    private static final Field<String> LAYER = Columns.text("layer");
    private static final Field<String> DETAIL = Columns.text("detail");
    private static final Field<Double> DURATION_MILLIS = Columns.real("duration_millis");

    private static final String PURGE = """
            DELETE FROM audit
            WHERE id IN (SELECT id FROM audit WHERE at < {0} ORDER BY at LIMIT {1} FOR UPDATE SKIP LOCKED)
            """;

    private final ApplicationDatabase database;
    private final AuditConfig config;

    /** @param id place among rows of the same time; null before it is stored */
    record StoredEntry(Long id, AuditEntry entry) {}

    AuditRepository(ApplicationDatabase database, AuditConfig config) {
        super(
                database,
                TableMapping.<StoredEntry, Long>of("audit", ID, null)
                        .fixed(AT, row -> row.entry().at())
                        .fixed(PRINCIPAL, row -> row.entry().principal())
                        .fixed(TENANT, row -> row.entry().tenant())
                        .fixed(ACT, row -> row.entry().act())
                        .fixed(OUTCOME, row -> row.entry().outcome())
                        .fixed(TASK_ID, row -> row.entry().taskId())
                        .fixed(DATABASE, row -> row.entry().database())
                        .fixed(QUESTION, row -> row.entry().question())
                        .fixed(SQL, row -> row.entry().sql())
                        .fixed(ERROR_CODE, row -> code(row.entry().errorCode()))
                        .fixed(LAYER, row -> row.entry().layer())
                        .fixed(DETAIL, row -> row.entry().detail())
                        .fixed(DURATION_MILLIS, row -> row.entry().durationMillis())
                        .readBy(AuditRepository::stored));
        this.database = database;
        this.config = config;
    }

    void append(AuditEntry entry) {
        append(alone(), entry);
    }

    /** @param client a connection with the transaction that the row belongs to */
    void append(SqlClient client, AuditEntry entry) {
        create(client, new StoredEntry(null, entry));
    }

    /** All or none. */
    void append(List<AuditEntry> entries) {
        List<StoredEntry> rows =
                entries.stream().map(entry -> new StoredEntry(null, entry)).toList();
        database.inTransaction(connection -> {
            createAll(connection, rows);
            return null;
        });
    }

    /**
     * One more than its limit, newest first, so that the caller knows whether there are more.
     *
     * @throws ConnectionException when it takes longer than {@link AuditConfig#readLimit}
     */
    List<StoredEntry> find(AuditQuery query) {
        return selectWithin(config.readLimit(), page(query))
                .map(AuditRepository::stored)
                .toList();
    }

    SelectQuery<?> page(AuditQuery query) {
        return statement(query.criteria());
    }

    /** @return how many rows are gone; as many as the limit when there may be more */
    int purge(Instant before, int limit) {
        return execute(alone(), Operation.DELETE, sql(PURGE, before, limit));
    }

    private static String code(ErrorCode code) {
        return code == null ? null : code.code();
    }

    private static StoredEntry stored(StoredRow row) {
        String code = row.get(ERROR_CODE);
        return new StoredEntry(
                row.get(ID),
                new AuditEntry(
                        row.get(AT),
                        row.get(PRINCIPAL),
                        row.get(TENANT),
                        row.get(ACT),
                        row.get(OUTCOME),
                        row.get(TASK_ID),
                        row.get(DATABASE),
                        row.get(QUESTION),
                        row.get(SQL),
                        code == null ? null : Json.read('"' + code + '"', ErrorCode.class),
                        row.get(LAYER),
                        row.get(DETAIL),
                        row.get(DURATION_MILLIS)));
    }
}
