package dev.parley.engine.algebra;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Set;

/** Anything that yields rows. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "node")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Select.class, name = "select"),
    @JsonSubTypes.Type(value = SetOperation.class, name = "set_operation")
})
public sealed interface Query permits Select, SetOperation {

    /** Aliases that are used but not declared inside; empty for a query that stands alone. */
    Set<String> freeAliases();

    /** Names of the columns of its result, in order. */
    List<String> columnNames();

    /** Families of the columns of its result, in order. */
    List<TypeFamily> columnFamilies();
}
