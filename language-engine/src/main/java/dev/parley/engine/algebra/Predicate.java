package dev.parley.engine.algebra;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Anything that holds or not for a row or a group. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "node")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Comparison.class, name = "comparison"),
    @JsonSubTypes.Type(value = Range.class, name = "range"),
    @JsonSubTypes.Type(value = OneOf.class, name = "one_of"),
    @JsonSubTypes.Type(value = TextMatch.class, name = "text_match"),
    @JsonSubTypes.Type(value = Missing.class, name = "missing"),
    @JsonSubTypes.Type(value = Exists.class, name = "exists"),
    @JsonSubTypes.Type(value = Member.class, name = "member"),
    @JsonSubTypes.Type(value = AllOf.class, name = "all_of"),
    @JsonSubTypes.Type(value = AnyOf.class, name = "any_of"),
    @JsonSubTypes.Type(value = Not.class, name = "not")
})
public sealed interface Predicate
        permits Comparison, Range, OneOf, TextMatch, Missing, Exists, Member, AllOf, AnyOf, Not {

    /** The expressions it looks at, without those of nested queries. */
    List<Expression> expressions();

    /** Aliases it uses and does not declare itself. */
    default Set<String> aliases() {
        return expressions().stream()
                .flatMap(expression -> expression.aliases().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
