package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.People;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import java.util.Optional;

/** Tells "albums by artists from Lyon", which says who made them, from "number of albums by artist", which makes groups. */
final class Makers {

    private final Reading reading;
    private final Cursor cursor;

    Makers(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
    }

    /** Whether the noun behind the "by" that comes next is one of several, of which more is said. */
    boolean follow() {
        Optional<Entity> makers = cursor.next(1)
                .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                .filter(e -> !Nouns.isOne(e) || indefinite(e))
                .flatMap(e -> e.first(Mention.EntityMention.class))
                .map(Mention.EntityMention::entity);
        return makers.isPresent()
                && cursor.next(2).filter(e -> narrows(e, makers.get())).isPresent();
    }

    /** "by an artist from Lyon". */
    private boolean indefinite(Evidence noun) {
        return cursor.justBefore(noun).filter(e -> e.words().matches("(?i)an?")).isPresent();
    }

    /** Whether the word behind the makers goes on about them, and not about what was made or computed. */
    private boolean narrows(Evidence behind, Entity makers) {
        if (behind.operation() == null) {
            return behind.adjective() != null && !behind.superlative()
                    || behind.words().matches("(?i)named|called|born|aged|living|based")
                    || !Columns.isColumn(behind) && doneBy(behind, makers);
        }
        return switch (behind.operation()) {
            case WHO, WHOSE, RELATIVE, NOT -> true;
            case WITHOUT -> ofTheirs(makers);
            case WITH -> !showsMore() && ofTheirs(makers);
            case IN -> whereFrom(behind, makers);
            case GREATER, LESS, AT_LEAST, AT_MOST -> People.personal(makers);
            default -> false;
        };
    }

    /** "by artists debuting after 2000": a verb in the name of a column of theirs. */
    private static boolean doneBy(Evidence verb, Entity makers) {
        return verb.words().matches("(?i)[a-z]+(ed|ing)")
                && verb.all(Mention.PropertyMention.class).stream()
                        .anyMatch(column -> column.property().entity() == makers);
    }

    /** What is named next is a column of theirs, or rows that are not those that were made. */
    private boolean ofTheirs(Entity makers) {
        Entity made = reading.scope.focus == null ? null : reading.scope.focus.entity();
        return cursor.rest().stream()
                .dropWhile(e -> !e.is(Operation.WITH, Operation.WITHOUT))
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .findFirst()
                .filter(e -> e.mentions().getFirst().entityOf() == makers
                        || Nouns.entityFirst(e) && e.mentions().getFirst().entityOf() != made)
                .isPresent();
    }

    /** "with their ages": a thing to show. */
    private boolean showsMore() {
        return cursor.next(3).filter(e -> e.is(Operation.POSSESSIVE)).isPresent()
                || cursor.next(3).filter(Columns::isColumn).isPresent()
                        && cursor.next(4)
                                .filter(e -> !e.is(Operation.STOP, Operation.AND, Operation.COMMA))
                                .isEmpty();
    }

    /** "from Lyon"; "in Lyon" is where people are, but may be where anything else was counted. */
    private boolean whereFrom(Evidence preposition, Entity makers) {
        boolean name = cursor.next(3)
                .filter(e -> e.period() == null && e.number() == null)
                .filter(e -> e.quoted()
                        || e.unknown()
                        || e.all(Mention.ValueMention.class).stream()
                                .anyMatch(value -> value.quality()
                                        >= e.mentions().getFirst().quality() - 0.1))
                .isPresent();
        return name && (preposition.words().matches("(?i)from( the)?") || People.personal(makers));
    }
}
