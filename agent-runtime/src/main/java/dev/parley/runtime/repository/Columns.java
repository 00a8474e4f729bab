package dev.parley.runtime.repository;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Columns by their type in PostgreSQL, as fields of the type that Java has for it. */
public final class Columns {

    private Columns() {}

    public static Field<String> text(String name) {
        return field(name, SQLDataType.CLOB);
    }

    public static Field<UUID> uuid(String name) {
        return field(name, SQLDataType.UUID);
    }

    public static Field<Integer> integer(String name) {
        return field(name, SQLDataType.INTEGER);
    }

    public static Field<Long> bigint(String name) {
        return field(name, SQLDataType.BIGINT);
    }

    public static Field<Double> real(String name) {
        return field(name, SQLDataType.DOUBLE);
    }

    public static Field<Boolean> truth(String name) {
        return field(name, SQLDataType.BOOLEAN);
    }

    public static Field<byte[]> bytes(String name) {
        return field(name, SQLDataType.BLOB);
    }

    /** A {@code timestamptz}, which keeps microseconds. */
    public static Field<Instant> moment(String name) {
        return field(name, SQLDataType.INSTANT);
    }

    /** A text that is the name of a constant. */
    public static <E extends Enum<E>> Field<E> named(String name, Class<E> type) {
        return field(
                name,
                SQLDataType.CLOB.asConvertedDataType(
                        Converter.ofNullable(String.class, type, text -> Enum.valueOf(type, text), Enum::name)));
    }

    /** A {@code text[]}. */
    @SuppressWarnings("unchecked") // the class of a list does not know what is in it
    public static Field<List<String>> texts(String name) {
        Class<List<String>> type = (Class<List<String>>) (Class<?>) List.class;
        return field(
                name,
                SQLDataType.CLOB
                        .array()
                        .asConvertedDataType(Converter.ofNullable(
                                String[].class, type, Arrays::asList, list -> list.toArray(String[]::new))));
    }

    /** A {@code jsonb}, read and written as Jackson does. */
    public static <V> Field<V> json(String name, Class<V> type) {
        return field(name, SQLDataType.CLOB.asConvertedDataType(new JsonBinding<>(type)));
    }

    /** Equality for which null is equal to null; either way an index of the column serves it. */
    public static <V> Condition is(Field<V> column, V value) {
        return value == null ? column.isNull() : column.eq(value);
    }

    private static <V> Field<V> field(String name, DataType<V> type) {
        return DSL.field(DSL.name(name), type);
    }
}
