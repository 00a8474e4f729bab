package dev.parley.runtime.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.model.Json;
import dev.parley.model.schema.TableName;
import java.util.List;

/** One element of what {@code details.sql} returns: of all columns, also of those that are not shown. */
record CatalogDetails(
        String schema,
        String name,
        String partitionedBy,
        Integer partitions,
        List<TableName> inherits,
        List<String> privileges,
        List<String> columnNames,
        List<RawColumn> columns,
        List<RawCheck> checks,
        List<RawIndex> indexes) {

    record RawColumn(
            String name,
            String defaultValue,
            String generated,
            String identity,
            String domainOf,
            List<String> domainChecks) {}

    /** @param certain whether each row passes it */
    record RawCheck(String name, String definition, boolean certain) {}

    /** @param computed whether it has an expression or a predicate */
    record RawIndex(
            String name,
            String method,
            boolean unique,
            List<String> keys,
            List<String> include,
            String predicate,
            boolean computed) {}

    static List<CatalogDetails> of(String json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the statement of the details returned what it should not", e);
        }
    }
}
