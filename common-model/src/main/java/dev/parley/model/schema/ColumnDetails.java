package dev.parley.model.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * @param defaultValue the expression of its default, or null
 * @param generated the expression that it is always computed by, or null
 * @param identity {@code ALWAYS} or {@code BY DEFAULT} when its values are numbered, or null
 * @param domainOf the type that its domain is of, or null
 * @param allowedValues all texts that a check of it, or of its domain, lets in; empty when there is no such check
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ColumnDetails(
        String name,
        String defaultValue,
        String generated,
        String identity,
        String domainOf,
        List<String> allowedValues) {

    public ColumnDetails {
        Objects.requireNonNull(name, "name");
        allowedValues = allowedValues == null ? List.of() : List.copyOf(allowedValues);
    }
}
