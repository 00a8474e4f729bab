package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;

/** Reads verbs that name nothing of the schema, and who did what they say. */
final class Verbs {

    private final Reading reading;
    private final Cursor cursor;

    Verbs(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
    }

    /** "written by an author": who did it, and not an order. */
    boolean agent(Evidence by) {
        int at = by.tokens().getFirst().index();
        boolean table =
                cursor.next().flatMap(e -> e.first(Mention.EntityMention.class)).isPresent();
        return table
                && cursor.justBefore(at)
                        .filter(e -> e.is(Operation.VERB, Operation.NOISE) || past(e))
                        .isPresent();
    }

    /** "used by members": people in general, and not one group for each. */
    boolean several() {
        return cursor.next()
                .map(e -> e.tokens().getLast())
                .filter(token -> !token.lower().equals(token.lemma()))
                .isPresent();
    }

    private static boolean past(Evidence evidence) {
        return evidence.words().endsWith("ed") || evidence.words().endsWith("en");
    }

    /** A verb that names nothing ties two things together; with one thing alone its meaning would be lost. */
    void tie(Evidence evidence, boolean asked) {
        boolean more = cursor.rest().stream()
                .anyMatch(e -> !e.mentions().isEmpty() || e.period() != null || e.number() != null);
        boolean two = reading.notes.links.stream()
                        .filter(link -> !link.kind().equals("operation"))
                        .count()
                > 1;
        if (!more && !two && !asked) {
            throw new NotUnderstood(evidence);
        }
    }
}
