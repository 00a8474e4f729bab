package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "Phone orders", "orders by phone": a value that orders have, though customers have a column called so. */
final class OwnValues {

    private OwnValues() {}

    static List<Evidence> of(List<Evidence> evidence) {
        List<Evidence> own = new ArrayList<>(evidence);
        for (int at = 0; at < own.size(); at++) {
            Evidence word = own.get(at);
            boolean column = word.operation() == null
                    && !word.mentions().isEmpty()
                    && word.mentions().getFirst() instanceof Mention.PropertyMention;
            Optional<Mention.ValueMention> value = column ? ofRows(word, rowsBeside(own, at)) : Optional.empty();
            if (value.isPresent()) {
                own.set(at, word.meaning(value.get()));
                if (at > 0 && own.get(at - 1).is(Operation.BY)) {
                    own.set(at - 1, own.get(at - 1).withOperation(Operation.IN));
                }
            }
        }
        return own;
    }

    /** The value that these rows have, and no column of their own. */
    private static Optional<Mention.ValueMention> ofRows(Evidence word, Optional<Entity> rows) {
        boolean column = word.all(Mention.PropertyMention.class).stream()
                .anyMatch(named -> rows.filter(named.entityOf()::equals).isPresent());
        return word.all(Mention.ValueMention.class).stream()
                .filter(value ->
                        !column && rows.filter(value.entityOf()::equals).isPresent())
                .findFirst();
    }

    /** Those named behind the word; with "by" before it, the last ones named before. */
    private static Optional<Entity> rowsBeside(List<Evidence> evidence, int at) {
        Optional<Entity> behind = at + 1 < evidence.size() ? rows(evidence.get(at + 1)) : Optional.empty();
        boolean by = at > 0 && evidence.get(at - 1).is(Operation.BY);
        return behind.isPresent() || !by
                ? behind
                : evidence.subList(0, at).reversed().stream()
                        .flatMap(word -> rows(word).stream())
                        .findFirst();
    }

    private static Optional<Entity> rows(Evidence word) {
        return word.operation() != null || word.mentions().isEmpty()
                ? Optional.empty()
                : word.mentions().getFirst() instanceof Mention.EntityMention named
                        ? Optional.of(named.entity())
                        : Optional.empty();
    }
}
