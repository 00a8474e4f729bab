package dev.parley.gateway.knowledge;

import dev.parley.gateway.security.Caller;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The SQL that the tables of knowledge have in common. Its methods block. */
abstract class EntryRepository<E extends Entry<E>> {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('parley.%s/' || $1, 0))";

    private static final String PAGE = """
            WHERE (owner = $1 AND tenant IS NOT DISTINCT FROM $2
                   OR scope = 'TEAM' AND tenant IS NOT DISTINCT FROM $2 AND (status = '%1$s' OR $11)
                   OR scope = 'ALL' AND (status = '%1$s' OR $11 AND $2::text IS NULL))
              AND ($3::text IS NULL OR database = $3)
              AND ($4::text IS NULL OR scope = $4)
              AND ($5::text IS NULL OR status = $5)
              AND ($6::text IS NULL OR owner = $6)
              AND ($7::text IS NULL OR %2$s)
              AND ($8::uuid IS NULL OR id < $8)
              AND database = ANY ($10)
            ORDER BY id DESC
            LIMIT $9
            """;

    private static final String COUNT = "SELECT count(*) FROM %s WHERE owner = $1 AND tenant IS NOT DISTINCT FROM $2";

    private final String table;
    private final String select;
    private final String page;

    /**
     * @param select of all columns of the table
     * @param inForce status of what holds for all whom its scope names
     * @param containing whether an entry has the text {@code $7} in it
     */
    EntryRepository(String table, String select, Enum<?> inForce, String containing) {
        this.table = table;
        this.select = select;
        this.page = select + PAGE.formatted(inForce.name(), containing);
    }

    abstract E entry(Row row);

    abstract void insert(SqlClient client, E entry);

    abstract void update(SqlClient client, E entry);

    /** Entries of a database change one after the other until the transaction ends. */
    final void lock(SqlClient client, String database) {
        client.preparedQuery(LOCK.formatted(table)).executeAndAwait(Tuple.of(database));
    }

    final void delete(SqlClient client, UUID id) {
        client.preparedQuery("DELETE FROM " + table + " WHERE id = $1").executeAndAwait(Tuple.of(id));
    }

    final Optional<E> find(SqlClient client, UUID id) {
        return first(client, "WHERE id = $1", Tuple.of(id));
    }

    /** Those of these databases that the caller may see, newest first; one more than the limit when there are more. */
    final List<E> page(SqlClient client, Caller caller, Set<String> databases, KnowledgeFilter filter) {
        Tuple values = Tuple.tuple()
                .addString(caller.subject())
                .addString(caller.tenant())
                .addString(filter.database())
                .addString(filter.scope() == null ? null : filter.scope().name())
                .addString(filter.status())
                .addString(filter.owner())
                .addString(filter.text())
                .addUUID(filter.before())
                .addInteger(filter.limit() + 1)
                .addArrayOfString(databases.toArray(String[]::new))
                .addBoolean(caller.may(Holding.MANAGE));
        return rows(client, page, values).map(this::entry).toList();
    }

    final long owned(SqlClient client, Holding holding) {
        return rows(client, COUNT.formatted(table), Tuple.of(holding.owner(), holding.tenant()))
                .findFirst()
                .orElseThrow()
                .getLong(0);
    }

    /** @param where and what follows it */
    final Optional<E> first(SqlClient client, String where, Tuple values) {
        return rows(client, select + where, values).map(this::entry).findFirst();
    }

    static Stream<Row> rows(SqlClient client, String sql, Tuple values) {
        return StreamSupport.stream(
                client.preparedQuery(sql).executeAndAwait(values).spliterator(), false);
    }

    static Holding holding(Row row) {
        return new Holding(Scope.valueOf(row.getString("scope")), row.getString("owner"), row.getString("tenant"));
    }

    static Review review(Row row) {
        return row.getString("reviewer") == null
                ? null
                : new Review(row.getString("reviewer"), row.getString("review_comment"), instant(row, "reviewed_at"));
    }

    static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
