package dev.parley.runtime.repository;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;

/**
 * A table, as far as its rows need no id. A method that takes a connection runs in the transaction that is open there, its
 * twin without one in a transaction of its own; what writes several rows takes one always, and what has a limit of time
 * never. A subclass adds what is special to its table.
 *
 * @param <T> the record of a row
 */
public abstract class BaseTable<T> {

    /**
     * Also those of an expression, by the columns in it: whether it serves is for whoever made it to know. One of some rows
     * serves when they are those that have the column at all.
     */
    private static final String INDEXED = """
            SELECT DISTINCT a.attname::text
            FROM pg_index i
            JOIN pg_attribute a ON a.attrelid = i.indrelid
                AND (a.attnum = i.indkey[0]
                     OR i.indkey[0] = 0 AND position(a.attname IN pg_get_expr(i.indexprs, i.indrelid)) > 0)
            WHERE i.indrelid = to_regclass($1) AND i.indisvalid
                AND (i.indpred IS NULL
                     OR pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname))
            """;

    private static final String ROWS =
            "SELECT coalesce(max(reltuples), 0)::bigint FROM pg_class WHERE oid = to_regclass($1)";

    final ApplicationDatabase database;
    final TableMeter meter;
    final TableObservations observations;

    private final TableMapping<T, ?> mapping;
    private final List<TableMapping.Column<T, ?>> created;
    private final String insert;
    private final String insertNew;
    final RowCache<T> cache;

    protected BaseTable(ApplicationDatabase database, TableMapping<T, ?> mapping) {
        this(database, mapping, null);
    }

    /** @param cache null for none */
    BaseTable(ApplicationDatabase database, TableMapping<T, ?> mapping, RowCache<T> cache) {
        this.cache = cache;
        this.database = database;
        this.mapping = mapping;
        this.meter = database.meter(mapping.name());
        this.observations = new TableObservations(mapping.name());
        database.has(this);
        this.created = mapping.created();
        this.insert = insert("");
        this.insertNew = insert(" ON CONFLICT DO NOTHING");
    }

    public final List<T> findMany(Criteria criteria) {
        return findMany(database.alone(), criteria);
    }

    public final List<T> findMany(SqlClient client, Criteria criteria) {
        return select(client, statement(criteria), criteria.offset())
                .map(mapping::read)
                .toList();
    }

    /** @param limit of time that the server keeps */
    public final List<T> findMany(Criteria criteria, Duration limit) {
        return selectWithin(limit, statement(mapping.selected(), criteria))
                .map(mapping::read)
                .toList();
    }

    /**
     * The rows of this table that belong to those of another one, by one statement for all of these.
     *
     * @return for each of the parents what belongs to it, which may be nothing
     */
    public final <P, K> Map<P, List<T>> include(List<P> parents, Relation<P, T, K> relation) {
        return include(database.alone(), parents, relation);
    }

    public final <P, K> Map<P, List<T>> include(SqlClient client, List<P> parents, Relation<P, T, K> relation) {
        Set<K> keys = parents.stream().map(relation.key()).collect(Collectors.toSet());
        Map<K, List<T>> rows = keys.isEmpty()
                ? Map.of()
                : findMany(client, Criteria.where(relation.refersToOneOf(keys))).stream()
                        .collect(Collectors.groupingBy(relation.referred()));
        Map<P, List<T>> included = new LinkedHashMap<>();
        parents.forEach(
                parent -> included.put(parent, rows.getOrDefault(relation.key().apply(parent), List.of())));
        return included;
    }

    public final long count(Condition condition) {
        return count(database.alone(), condition);
    }

    public final long count(SqlClient client, Condition condition) {
        Statement statement = Statement.of(
                Statement.POSTGRES.selectCount().from(mapping.table()).where(condition));
        return observed(Operation.COUNT, statement, 0, () -> read(client, statement)
                .iterator()
                .next()
                .getLong(0));
    }

    public final boolean exists(Condition condition) {
        return exists(database.alone(), condition);
    }

    public final boolean exists(SqlClient client, Condition condition) {
        Statement statement = Statement.of(Statement.POSTGRES
                .selectOne()
                .from(mapping.table())
                .where(condition)
                .limit(1));
        return observed(
                Operation.EXISTS, statement, 0, () -> read(client, statement).rowCount() > 0);
    }

    public final void create(T row) {
        create(database.alone(), row);
    }

    public final void create(SqlClient client, T row) {
        meter.time(Operation.CREATE, () -> write(client, mapping.idOf(row), insert, values(row)));
    }

    /** All in one round, and all or none. */
    public final void createAll(SqlClient client, List<T> rows) {
        List<Tuple> batch = rows.stream().map(this::values).toList();
        meter.time(
                Operation.CREATE,
                () -> write(client, null, on -> on.preparedQuery(insert).executeBatch(batch)));
    }

    /** @return false, and nothing is written, when there is one of that id, or of another key that is unique */
    public final boolean createNew(SqlClient client, T row) {
        return meter.time(Operation.CREATE, () -> write(client, mapping.idOf(row), insertNew, values(row))) == 1;
    }

    /** @return how many there were */
    public final int deleteAll(SqlClient client, Condition condition) {
        Statement statement =
                Statement.of(Statement.POSTGRES.deleteFrom(mapping.table()).where(condition));
        return observed(Operation.DELETE, statement, 0, () -> write(client, null, statement.sql(), statement.values()));
    }

    public final RepositoryMetrics metrics() {
        return meter.metrics(cache == null ? 0 : cache.lookups(), cache == null ? 0 : cache.hits());
    }

    /** What would make it faster, by what was seen since the start; asks the database for its indexes. */
    public final List<Recommendation> optimizeQueries() {
        Set<String> indexed = new HashSet<>();
        database.read(database.alone(), INDEXED, Tuple.of(mapping.name()))
                .forEach(row -> indexed.add(row.getString(0)));
        long rows = database.read(database.alone(), ROWS, Tuple.of(mapping.name()))
                .iterator()
                .next()
                .getLong(0);
        RepositoryMetrics seen = metrics();
        return observations.recommendations(indexed, rows, seen.cacheLookups(), seen.cacheHits());
    }

    /** For a statement that is a transaction of its own. */
    protected final SqlClient alone() {
        return database.alone();
    }

    /** All of each row, as it is read into a record. */
    protected final SelectQuery<?> statement(Criteria criteria) {
        return statement(mapping.selected(), criteria);
    }

    /** Some columns, or what is made of them, instead of whole records. */
    protected final SelectQuery<?> statement(List<? extends Field<?>> fields, Criteria criteria) {
        SelectQuery<?> query = Statement.POSTGRES.selectQuery(mapping.table());
        fields.forEach(field -> query.addSelect(TableMapping.selected(field)));
        query.addConditions(criteria.condition());
        query.addOrderBy(criteria.order());
        query.addSeekAfter(criteria.seek());
        if (criteria.limit() != null) {
            query.addLimit(criteria.limit());
        }
        if (criteria.offset() > 0) {
            query.addOffset(criteria.offset());
        }
        return query;
    }

    /** The rows of a statement that reads. */
    protected final Stream<StoredRow> select(SqlClient client, Query query) {
        return select(client, query, 0);
    }

    private Stream<StoredRow> select(SqlClient client, Query query, long offset) {
        Statement statement = Statement.of(query);
        return rows(observed(Operation.FIND_MANY, statement, offset, () -> read(client, statement)));
    }

    private <R> R observed(Operation operation, Statement statement, long offset, Supplier<R> work) {
        long start = System.nanoTime();
        R result = meter.time(operation, work);
        observations.asked(statement.sql(), offset, System.nanoTime() - start);
        return result;
    }

    /** @param limit of time that the server keeps */
    protected final Stream<StoredRow> selectWithin(Duration limit, Query query) {
        Statement statement = Statement.of(query);
        return rows(observed(
                Operation.FIND_MANY,
                statement,
                0,
                () -> database.readWithin(limit, statement.sql(), statement.values())));
    }

    /** A statement that changes rows, and what it returns of them. */
    protected final Stream<StoredRow> returning(SqlClient client, Operation operation, Query query) {
        return returning(client, null, operation, query);
    }

    final Stream<StoredRow> returning(SqlClient client, Object id, Operation operation, Query query) {
        Statement statement = Statement.of(query);
        return rows(meter.time(
                operation,
                () -> write(client, id, on -> on.preparedQuery(statement.sql()).execute(statement.values()))));
    }

    /** @return how many rows were changed */
    protected final int execute(SqlClient client, Operation operation, Query query) {
        Statement statement = Statement.of(query);
        return meter.time(operation, () -> write(client, null, statement.sql(), statement.values()));
    }

    /** A statement of our own, with its values as {@code {0}} and so on. */
    protected static Query sql(String text, Object... values) {
        return Statement.POSTGRES.resultQuery(
                text,
                Arrays.stream(values)
                        .map(value -> value instanceof Field<?> field ? field : DSL.val(value))
                        .toArray(Field[]::new));
    }

    private RowSet<Row> read(SqlClient client, Statement statement) {
        return database.read(client, statement.sql(), statement.values());
    }

    final int write(SqlClient client, Object id, String sql, Tuple values) {
        return write(client, id, on -> on.preparedQuery(sql).execute(values)).rowCount();
    }

    /** @param id of the row that is written; null for whichever */
    private RowSet<Row> write(SqlClient client, Object id, Function<SqlClient, Uni<RowSet<Row>>> statement) {
        return cache == null
                ? database.write(client, statement)
                : database.changing(client, () -> cache.changing(id), () -> database.write(client, statement));
    }

    private static Stream<StoredRow> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(StoredRow::new);
    }

    private Tuple values(T row) {
        List<Object> values = new ArrayList<>(created.size());
        created.forEach(column -> values.add(column.bound(row)));
        return Tuple.wrap(values);
    }

    final InsertValuesStepN<?> insertion(T row) {
        return Statement.POSTGRES
                .insertInto(mapping.table())
                .columns(fields(created))
                .values(created.stream().map(column -> column.param(row)).toList());
    }

    private String insert(String onConflict) {
        return Statement.text(Statement.POSTGRES
                        .insertInto(mapping.table())
                        .columns(fields(created))
                        .values(fields(created).stream().map(BaseTable::any).toList()))
                + onConflict;
    }

    static <T> List<Field<?>> fields(List<TableMapping.Column<T, ?>> columns) {
        return columns.stream().<Field<?>>map(TableMapping.Column::field).toList();
    }

    /** A place for a value that comes later. */
    static <V> Param<V> any(Field<V> field) {
        return DSL.val((V) null, field);
    }
}
