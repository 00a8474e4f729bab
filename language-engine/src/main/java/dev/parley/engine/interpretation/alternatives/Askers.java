package dev.parley.engine.interpretation.alternatives;

import dev.parley.engine.Interpretation;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Knowledge;
import dev.parley.engine.interpretation.words.People;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * "Who reviewed the Rex but not the Lux": what is denied, and what both hold, is said of people, who must be known before
 * it is read. Whoever the question without it would be about, it is about them.
 */
public final class Askers {

    private static final double IMPLIED = 0.9;

    private Askers() {}

    /** @param reader of a question's words */
    public static List<Evidence> named(
            List<Evidence> evidence, Knowledge knowledge, Function<List<Evidence>, Optional<Interpretation>> reader) {
        boolean who = !evidence.isEmpty()
                && evidence.getFirst().is(Operation.WHO)
                && evidence.getFirst().mentions().isEmpty()
                && evidence.stream().anyMatch(Askers::divides);
        if (!who) {
            return evidence;
        }
        List<Evidence> plain = evidence.stream()
                .map(word -> divides(word) && !word.is(Operation.AND) ? word.withOperation(Operation.NOISE) : word)
                .toList();
        return reader.apply(plain)
                .flatMap(found -> people(found, knowledge))
                .map(people -> asked(evidence, people))
                .orElse(evidence);
    }

    private static boolean divides(Evidence word) {
        return word.mentions().isEmpty()
                && word.is(Operation.NOT, Operation.EXCEPT, Operation.BOTH, Operation.WITHOUT, Operation.AND);
    }

    private static Optional<Entity> people(Interpretation found, Knowledge knowledge) {
        return found.query() instanceof Select select
                        && select.groupBy().isEmpty()
                        && select.from() instanceof TableScan(var table, var alias)
                ? Optional.ofNullable(knowledge.ontology().entity(table)).filter(People::personal)
                : Optional.empty();
    }

    private static List<Evidence> asked(List<Evidence> evidence, Entity people) {
        Evidence who = evidence.getFirst();
        List<Evidence> asked = new ArrayList<>(evidence);
        asked.set(0, who.withOperation(Operation.WHICH));
        asked.add(
                1,
                who.meaning(new Mention.EntityMention(people, IMPLIED, "who is asked for"))
                        .asMention());
        return asked;
    }
}
