package dev.parley.engine.algebra;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the rows of a {@link Select} are taken from. In JSON a source that names no node is a table. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "node", defaultImpl = TableScan.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = TableScan.class, name = "table"),
    @JsonSubTypes.Type(value = DerivedTable.class, name = "derived_table")
})
public sealed interface Source permits TableScan, DerivedTable {

    /** The name by which the columns of its rows are read, unique in its query. */
    String alias();
}
