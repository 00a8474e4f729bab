package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds of rows one by one: "the highest fee in a single visit" is the highest fee, as each visit has one; "how many
 * times did the fee exceed 25" asks in how many visits.
 */
final class OneByOne {

    private OneByOne() {}

    static List<Evidence> plain(List<Evidence> evidence) {
        List<Evidence> plain = new ArrayList<>(evidence);
        for (int at = 0; at + 1 < plain.size(); at++) {
            inOne(plain, at);
            times(plain, at);
        }
        return plain;
    }

    /** "in a single visit", "in one visit", behind the extreme of a column that visits have. */
    private static void inOne(List<Evidence> said, int in) {
        int noun = in + 1;
        while (noun < said.size() && said.get(noun).words().matches("(?i)an?|one|single")) {
            noun++;
        }
        boolean one = said.get(in).words().equalsIgnoreCase("in")
                && noun < said.size()
                && said.subList(in + 1, noun).stream()
                        .anyMatch(word -> word.words().matches("(?i)one|single"))
                && said.get(noun).words().equalsIgnoreCase(said.get(noun).lemma());
        Optional<Entity> rows = one ? rows(said.get(noun)) : Optional.empty();
        boolean ranked = said.subList(0, in).stream()
                .anyMatch(word -> word.superlative() || word.is(Operation.MAXIMUM, Operation.MINIMUM));
        boolean theirs = rows.isPresent()
                && said.subList(0, in).stream().anyMatch(word -> Columns.isColumn(word) && isMeasure(word, rows.get()));
        if (ranked && theirs) {
            said.subList(in, noun + 1).replaceAll(word -> word.withOperation(Operation.NOISE));
        }
    }

    /** "how many times did the fee exceed 25" as "how many visits with fee exceed 25". */
    private static void times(List<Evidence> said, int count) {
        boolean asks = said.get(count).is(Operation.COUNT)
                && said.get(count).words().matches("(?i)(how many|(the )?number of|amount of) times");
        int column = count + 1;
        while (asks
                && column < said.size()
                && said.get(column).is(Operation.NOISE, Operation.WITH, Operation.RELATIVE)) {
            column++;
        }
        int compared = column + 1;
        while (asks && compared < said.size() && said.get(compared).is(Operation.NOISE)) {
            compared++;
        }
        boolean bound = asks
                && compared < said.size()
                && Columns.isColumn(said.get(column))
                && said.get(compared)
                        .is(
                                Operation.GREATER,
                                Operation.LESS,
                                Operation.AT_LEAST,
                                Operation.AT_MOST,
                                Operation.BETWEEN,
                                Operation.EXACTLY);
        Optional<Mention.PropertyMention> measure = bound
                ? said.get(column).first(Mention.PropertyMention.class).filter(OneByOne::isMeasure)
                : Optional.empty();
        if (measure.isPresent()) {
            Evidence word = said.get(count);
            Mention rows = new Mention.EntityMention(measure.get().entityOf(), 1, "");
            said.subList(count + 1, column).clear();
            said.add(count + 1, word.withOperation(Operation.WITH));
            said.add(count + 1, word.meaning(rows).asMention());
        }
    }

    private static Optional<Entity> rows(Evidence noun) {
        return noun.operation() == null && Nouns.entityFirst(noun)
                ? noun.first(Mention.EntityMention.class).map(Mention.EntityMention::entity)
                : Optional.empty();
    }

    private static boolean isMeasure(Evidence word, Entity rows) {
        return word.all(Mention.PropertyMention.class).stream()
                .anyMatch(column -> column.entityOf() == rows && isMeasure(column));
    }

    private static boolean isMeasure(Mention.PropertyMention column) {
        return column.property().role() == PropertyRole.MEASURE;
    }
}
