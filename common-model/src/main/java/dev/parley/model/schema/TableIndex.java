package dev.parley.model.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * @param method such as {@code btree}
 * @param keys columns and expressions in their order, as SQL
 * @param include further columns that it holds
 * @param predicate which rows it has, as SQL; null for all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TableIndex(
        String name, String method, boolean unique, List<String> keys, List<String> include, String predicate) {

    public TableIndex {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(method, "method");
        keys = List.copyOf(keys);
        include = include == null ? List.of() : List.copyOf(include);
    }
}
