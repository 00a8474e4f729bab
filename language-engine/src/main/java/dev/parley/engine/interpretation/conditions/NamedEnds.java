package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import java.util.List;

/**
 * Rows at the other end of a link that are called by their name, of which nothing more is to be said: "with the follower
 * Ann <em>and from Lyon</em>" goes on about who has her, "with both the followers Ann and Bob" has a row for each.
 */
final class NamedEnds {

    private final ConditionReaders readers;
    private final Reading reading;

    NamedEnds(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
    }

    /** Whether it was read, since names come next and it ends with them. */
    boolean read(Evidence noun, Mention mention) {
        if (!(mention instanceof Mention.RoleMention role) || !reading.roles.tiesAlike(role.relation())) {
            return false;
        }
        Scope outer = reading.scope;
        if (outer.pending.negated() || outer.focus.entity() != role.relation().to()) {
            return false;
        }
        int names = names(role.relation().to());
        if (names == 0) {
            return false;
        }
        boolean goesOn = reading.cursor
                .next(2 * names - 1)
                .filter(e -> e.is(Operation.AND, Operation.EXCEPT, Operation.RELATIVE, Operation.WHO))
                .isPresent();
        if (outer.pending.both ? names < 2 : names > 1 || !goesOn) {
            return false;
        }
        for (int name = 0; name < names; name++) {
            reading.cursor.takeIf(Operation.AND, Operation.COMMA);
            Evidence one = reading.cursor.take();
            Mention value = reading.choose(one, one.all(Mention.ValueMention.class), m -> 0);
            InnerRows.Read read = new InnerRows.Read(one, (Mention.ValueMention) value);
            Scope inner = readers.innerRows.open(noun, role, List.of(read));
            reading.scope = outer;
            outer.pending.add(readers.existence.exists(outer, inner, noun), false);
        }
        outer.pending.both = false;
        outer.pending.settle();
        return true;
    }

    /** How many names come next. */
    private int names(Entity rows) {
        int names = 0;
        while (reading.cursor
                        .next(2 * names)
                        .filter(e -> e.operation() == null)
                        .filter(e -> e.mentions().stream()
                                .limit(1)
                                .anyMatch(m -> m instanceof Mention.ValueMention value
                                        && rows.label().contains(value.property())))
                        .isPresent()
                && (names == 0
                        || reading.cursor
                                .next(2 * names - 1)
                                .filter(e -> e.is(Operation.AND, Operation.COMMA))
                                .isPresent())) {
            names++;
        }
        return names;
    }
}
