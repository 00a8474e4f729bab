package dev.parley.runtime.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * How a table's rows are records.
 *
 * @param <T> the record
 * @param <I> its id
 */
public final class TableMapping<T, I> {

    private final Table<?> table;
    private final Field<I> id;
    private final Function<T, I> idOf;
    private final List<Column<T, ?>> columns = new ArrayList<>();
    private Function<StoredRow, T> reader;
    private Field<Integer> version;
    private Function<T, Integer> versionOf;

    /** @param value that is written; null where the database makes it */
    record Column<T, V>(Field<V> field, Function<T, V> value, boolean isRead, boolean isChanged) {

        Param<V> param(T row) {
            return DSL.val(value.apply(row), field);
        }

        Object bound(T row) {
            return Statement.bound(field, value.apply(row));
        }
    }

    private TableMapping(String table, Field<I> id, Function<T, I> idOf) {
        this.table = DSL.table(DSL.name(table));
        this.id = id;
        this.idOf = idOf;
    }

    /** Of rows that are found by what is in them. */
    public static <T> TableMapping<T, Void> of(String table) {
        return new TableMapping<>(table, null, null);
    }

    /** @param idOf of a record; null where the database makes it */
    public static <T, I> TableMapping<T, I> of(String table, Field<I> id, Function<T, I> idOf) {
        return new TableMapping<T, I>(table, id, idOf).add(id, idOf, true, false);
    }

    /** One that an update writes. */
    public <V> TableMapping<T, I> column(Field<V> field, Function<T, V> value) {
        return add(field, value, true, true);
    }

    /** One that stays as it was created. */
    public <V> TableMapping<T, I> fixed(Field<V> field, Function<T, V> value) {
        return add(field, value, true, false);
    }

    /** One that says again what others say, to be looked up by; it is written and not read. */
    public <V> TableMapping<T, I> derived(Field<V> field, Function<T, V> value) {
        return add(field, value, false, true);
    }

    /** One that the database makes. */
    public <V> TableMapping<T, I> generated(Field<V> field) {
        return add(field, null, true, false);
    }

    /** The version that a row has once it is written: 1 at first, and one more with each update. */
    public TableMapping<T, I> version(Field<Integer> field, Function<T, Integer> value) {
        version = field;
        versionOf = value;
        return column(field, value);
    }

    /** The last to be said. */
    public TableMapping<T, I> readBy(Function<StoredRow, T> row) {
        reader = row;
        return this;
    }

    private <V> TableMapping<T, I> add(Field<V> field, Function<T, V> value, boolean isRead, boolean isChanged) {
        columns.add(new Column<>(field, value, isRead, isChanged));
        return this;
    }

    Table<?> table() {
        return table;
    }

    String name() {
        return table.getName();
    }

    Field<I> id() {
        return id;
    }

    /** Null where the database makes it, or there is none. */
    I idOf(T row) {
        return idOf == null ? null : idOf.apply(row);
    }

    /** Null where rows have no version. */
    Field<Integer> version() {
        return version;
    }

    int versionOf(T row) {
        return versionOf.apply(row);
    }

    List<Field<?>> selected() {
        return columns.stream()
                .filter(Column::isRead)
                .<Field<?>>map(column -> selected(column.field()))
                .toList();
    }

    List<Column<T, ?>> created() {
        return columns.stream().filter(column -> column.value() != null).toList();
    }

    List<Column<T, ?>> changed() {
        return columns.stream().filter(Column::isChanged).toList();
    }

    T read(StoredRow row) {
        return reader.apply(row);
    }

    /** As {@link StoredRow} takes it. */
    static Field<?> selected(Field<?> field) {
        return field.getBinding() instanceof JsonBinding
                ? DSL.field("{0}::text", String.class, field).as(field.getName())
                : field;
    }
}
