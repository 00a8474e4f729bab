package dev.parley.runtime.repository;

import java.util.function.Function;
import org.jooq.Field;

/**
 * How rows belong to rows of another table.
 *
 * @param key of a parent
 * @param reference the column that refers to it
 * @param referred what is in that column
 * @param <P> record of a parent
 * @param <T> record of a row that belongs to one
 * @param <K> what both have in common, never null
 */
public record Relation<P, T, K>(Function<P, K> key, Field<K> reference, Function<T, K> referred) {}
