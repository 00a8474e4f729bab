package dev.parley.runtime.repository;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;

/**
 * A table whose rows have an id.
 *
 * @param <T> the record of a row
 * @param <I> its id
 */
public abstract class BaseRepository<T, I> extends BaseTable<T> {

    private final TableMapping<T, I> mapping;
    private final List<TableMapping.Column<T, ?>> changed;
    private final String findById;
    private final String update;
    private final String delete;

    protected BaseRepository(ApplicationDatabase database, TableMapping<T, I> mapping) {
        this(database, mapping, null);
    }

    /** @param cache of what {@link #findById} finds outside transactions; null for none */
    protected BaseRepository(ApplicationDatabase database, TableMapping<T, I> mapping, RowCache<T> cache) {
        super(database, mapping, cache);
        this.mapping = mapping;
        this.changed = mapping.changed();
        Condition byId = mapping.id().eq(any(mapping.id()));
        this.findById = Statement.text(statement(mapping.selected(), Criteria.where(byId)));
        this.update = update(byId);
        this.delete =
                Statement.text(Statement.POSTGRES.deleteFrom(mapping.table()).where(byId));
    }

    public final Optional<T> findById(I id) {
        return cache == null ? findById(database.alone(), id) : cache.find(id, () -> findById(database.alone(), id));
    }

    public final Optional<T> findById(SqlClient client, I id) {
        observations.foundById();
        return meter.time(Operation.FIND_BY_ID, () -> {
            for (Row row : database.read(client, findById, Tuple.of(Statement.bound(mapping.id(), id)))) {
                return Optional.of(mapping.read(new StoredRow(row)));
            }
            return Optional.empty();
        });
    }

    public final void update(T row) {
        update(database.alone(), row);
    }

    /**
     * Writes the row over the one of its id, whose version, where rows have one, has to be the one before. Of a table whose
     * rows stay as they were created nothing changes.
     *
     * @throws StaleRowException when there is none such
     */
    public final void update(SqlClient client, T row) {
        List<Object> values = new ArrayList<>();
        changed.forEach(column -> values.add(column.bound(row)));
        values.add(Statement.bound(mapping.id(), mapping.idOf(row)));
        if (mapping.version() != null) {
            values.add(mapping.versionOf(row) - 1);
        }
        if (meter.time(Operation.UPDATE, () -> write(client, mapping.idOf(row), update, Tuple.wrap(values))) != 1) {
            throw new StaleRowException(mapping.name(), mapping.idOf(row));
        }
    }

    /**
     * Writes the row in the place of the one of its id, if there is one; what is fixed of that one stays.
     *
     * @return what is there now
     */
    public final T save(SqlClient client, T row) {
        Map<Field<?>, Object> excluded = new LinkedHashMap<>();
        written().forEach(field -> excluded.put(field, DSL.excluded(field)));
        return returning(
                        client,
                        mapping.idOf(row),
                        Operation.UPDATE,
                        insertion(row)
                                .onConflict(mapping.id())
                                .doUpdate()
                                .set(excluded)
                                .returning(mapping.selected()))
                .map(mapping::read)
                .findFirst()
                .orElseThrow();
    }

    /** An update of all that is not fixed, to be continued by which row it is of. */
    protected final UpdateSetMoreStep<?> change(T row) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        changed.forEach(column -> values.put(column.field(), column.param(row)));
        return Statement.POSTGRES.update(mapping.table()).set(values);
    }

    public final boolean delete(I id) {
        return delete(database.alone(), id);
    }

    /** @return false when there was none */
    public final boolean delete(SqlClient client, I id) {
        Tuple values = Tuple.of(Statement.bound(mapping.id(), id));
        return meter.time(Operation.DELETE, () -> write(client, id, delete, values)) == 1;
    }

    /** What an update sets: never nothing. */
    private List<Field<?>> written() {
        return changed.isEmpty() ? List.of(mapping.id()) : fields(changed);
    }

    private String update(Condition byId) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        written().forEach(field -> values.put(field, changed.isEmpty() ? field : any(field)));
        Condition which =
                mapping.version() == null ? byId : byId.and(mapping.version().eq(any(mapping.version())));
        return Statement.text(
                Statement.POSTGRES.update(mapping.table()).set(values).where(which));
    }
}
