package dev.parley.engine.algebra;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.model.schema.TypeFamily;
import java.util.Set;

/** Anything that has one value per row or per group. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "node")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ColumnRef.class, name = "column"),
    @JsonSubTypes.Type(value = Aggregate.class, name = "aggregate"),
    @JsonSubTypes.Type(value = CountRows.class, name = "count_rows"),
    @JsonSubTypes.Type(value = Arithmetic.class, name = "arithmetic"),
    @JsonSubTypes.Type(value = PeriodOf.class, name = "period_of"),
    @JsonSubTypes.Type(value = PartOf.class, name = "part_of"),
    @JsonSubTypes.Type(value = Elapsed.class, name = "elapsed"),
    @JsonSubTypes.Type(value = Today.class, name = "today"),
    @JsonSubTypes.Type(value = TextLength.class, name = "text_length"),
    @JsonSubTypes.Type(value = NumberOf.class, name = "number_of"),
    @JsonSubTypes.Type(value = Concatenation.class, name = "concatenation"),
    @JsonSubTypes.Type(value = CountWhere.class, name = "count_where"),
    @JsonSubTypes.Type(value = ScalarQuery.class, name = "scalar_query"),
    @JsonSubTypes.Type(value = Literal.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Literal.Number.class, name = "number"),
    @JsonSubTypes.Type(value = Literal.Truth.class, name = "truth"),
    @JsonSubTypes.Type(value = Literal.Day.class, name = "day")
})
public sealed interface Expression
        permits ColumnRef,
                Aggregate,
                CountRows,
                CountWhere,
                Arithmetic,
                PeriodOf,
                PartOf,
                Elapsed,
                Today,
                TextLength,
                NumberOf,
                Concatenation,
                ScalarQuery,
                Literal {

    /** The family of its values. */
    TypeFamily family();

    /** Whether it is computed over the rows of a group. */
    boolean aggregates();

    /** Aliases of the tables it reads. */
    Set<String> aliases();
}
