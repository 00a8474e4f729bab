package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * "The maximum level of each lake" where every reading has a {@code max_level}: one number for each lake, the greatest of
 * its readings, and not that of each reading.
 */
final class GroupedFunctions {

    private GroupedFunctions() {}

    static List<Evidence> computed(List<Evidence> evidence) {
        List<Evidence> computed = new ArrayList<>();
        for (int at = 0; at < evidence.size(); at++) {
            Evidence word = evidence.get(at);
            Optional<Mention.PropertyMention> column = calledSo(word);
            if (column.isPresent()
                    && shown(evidence, at)
                    && ofGroups(evidence, column.get().property())) {
                List<Token> tokens = word.tokens();
                computed.add(word.of(tokens.subList(0, 1))
                        .withOperation(function(tokens.getFirst().lower()).orElseThrow()));
                computed.add(word.of(tokens.subList(1, tokens.size())).meaning(column.get()));
            } else {
                computed.add(word);
            }
        }
        return computed;
    }

    /** Whether a number is asked for groups of something else than the rows that have the column. */
    static boolean ofGroups(List<Evidence> evidence, Property column) {
        return IntStream.range(0, evidence.size())
                .filter(at -> evidence.get(at).is(Operation.GROUP))
                .mapToObj(at -> evidence.subList(at + 1, evidence.size()).stream()
                        .filter(word -> !word.is(Operation.NOISE))
                        .findFirst())
                .flatMap(Optional::stream)
                .anyMatch(group -> group.operation() == null && another(group, column));
    }

    private static boolean another(Evidence group, Property column) {
        return group.mentions().stream().limit(1).anyMatch(mention -> switch (mention) {
            case Mention.EntityMention rows -> rows.entity() != column.entity();
            case Mention.PropertyMention of ->
                !Columns.unique(of.property()) && !of.property().equals(column);
            default -> false;
        });
    }

    /** The column of numbers whose name begins with a function, as its words do. */
    private static Optional<Mention.PropertyMention> calledSo(Evidence word) {
        boolean called = word.operation() == null
                && word.tokens().size() > 1
                && function(word.tokens().getFirst().lower()).isPresent();
        long columns = word.all(Mention.PropertyMention.class).stream()
                .filter(column -> column.quality() == word.mentions().getFirst().quality())
                .count();
        return word.mentions().stream()
                .limit(called && columns == 1 ? 1 : 0)
                .filter(Mention.PropertyMention.class::isInstance)
                .map(Mention.PropertyMention.class::cast)
                .filter(column -> column.property().column().family().isNumeric())
                .filter(column -> function(column.property().words().getFirst())
                        .equals(function(word.tokens().getFirst().lower())))
                .findFirst();
    }

    private static Optional<Operation> function(String word) {
        return Lexicon.english()
                .operation(word)
                .filter(operation -> operation == Operation.MAXIMUM
                        || operation == Operation.MINIMUM
                        || operation == Operation.AVERAGE);
    }

    /** "the minimum mean level", "the highest mean level": computed already. */
    private static boolean computedBefore(List<Evidence> evidence, int at) {
        return evidence.subList(0, at).reversed().stream()
                .filter(word -> !word.is(Operation.NOISE, Operation.OF))
                .findFirst()
                .filter(word -> Functions.isFunction(word) || Degrees.ranks(word))
                .isPresent();
    }

    /** Not compared, sorted by or part of what is said of the rows. */
    private static boolean shown(List<Evidence> evidence, int at) {
        boolean compared = at + 1 < evidence.size()
                && (evidence.get(at + 1).number() != null
                        || evidence.get(at + 1)
                                .is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST));
        return !compared
                && !computedBefore(evidence, at)
                && evidence.subList(0, at).stream()
                        .noneMatch(word -> word.is(Operation.WITH, Operation.WHOSE, Operation.RELATIVE, Operation.WHO)
                                || word.is(Operation.ORDER, Operation.ASCENDING, Operation.DESCENDING));
    }
}
