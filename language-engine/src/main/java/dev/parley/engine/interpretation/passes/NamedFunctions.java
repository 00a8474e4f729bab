package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * "The total number of guests" is of {@code total_guests}, and not of {@code foreign_guests}: of several columns that end
 * alike that one whose name begins with what is asked for.
 */
final class NamedFunctions {

    private static final List<Set<String>> CALLED = List.of(
            Set.of("total", "overall", "sum"),
            Set.of("average", "mean", "avg"),
            Set.of("maximum", "max", "highest"),
            Set.of("minimum", "min", "lowest"));

    private NamedFunctions() {}

    static List<Evidence> chosen(List<Evidence> evidence) {
        List<Evidence> chosen = new ArrayList<>(evidence);
        List<Integer> functions = new ArrayList<>();
        for (int at = 0; at < chosen.size(); at++) {
            if (Functions.isFunction(chosen.get(at))) {
                functions.add(at);
            } else if (!chosen.get(at).is(Operation.NOISE, Operation.OF, Operation.DISTINCT)) {
                for (int function : functions) {
                    name(chosen, function, at);
                }
                functions.clear();
            }
        }
        return chosen;
    }

    /** The function goes into the name, where it begins that of one of the columns. */
    private static void name(List<Evidence> evidence, int function, int noun) {
        Set<String> said =
                evidence.get(function).tokens().stream().map(Token::lower).collect(Collectors.toSet());
        Evidence named = evidence.get(noun);
        List<Mention.PropertyMention> columns =
                named.operation() == null ? named.all(Mention.PropertyMention.class) : List.of();
        List<Mention> called = columns.stream()
                .filter(column -> begins(column.property(), said))
                .map(Mention.class::cast)
                .toList();
        boolean several = called.size() == 1
                && columns.size() == named.mentions().size()
                && columns.size() > 1
                && columns.stream()
                        .allMatch(
                                column -> column.entityOf() == called.getFirst().entityOf());
        if (several) {
            evidence.set(noun, named.meaningOneOf(called));
            if (!GroupedFunctions.ofGroups(evidence, ((Mention.PropertyMention) called.getFirst()).property())) {
                evidence.set(function, evidence.get(function).withOperation(Operation.NOISE));
            }
        }
    }

    private static boolean begins(Property column, Set<String> said) {
        return column.words().size() > 1
                && CALLED.stream()
                        .anyMatch(names -> names.contains(column.words().getFirst())
                                && names.stream().anyMatch(said::contains));
    }
}
