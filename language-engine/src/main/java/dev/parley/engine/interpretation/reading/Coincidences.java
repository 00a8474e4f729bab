package dev.parley.engine.interpretation.reading;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells whether a plain word only happens to be what rows far from what is asked about are called by. */
public final class Coincidences {

    private final Reading reading;
    private final Cursor cursor;

    Coincidences(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
    }

    /** Whether a plain word only happens to be what rows far from what is asked about are called by. */
    public boolean coincides(Evidence word) {
        List<Entity> anchors = new ArrayList<>(reading.anchors());
        reading.ahead().ifPresent(anchors::add);
        boolean plain = !word.quoted()
                && word.tokens().size() == 1
                && word.words().equals(word.words().toLowerCase(Locale.ROOT));
        return plain
                && !anchors.isEmpty()
                && !beforeItsNoun(word)
                && !bought(word)
                && cursor.justBefore(word).filter(e -> e.is(Operation.IN)).isEmpty()
                && word.mentions().stream()
                        .allMatch(mention -> mention instanceof Mention.ValueMention value
                                && value.property().role() == PropertyRole.NAME
                                && !reading.mentions(value.property().entity())
                                && anchors.stream()
                                        .noneMatch(anchor -> reading.distances(anchor)
                                                        .getOrDefault(
                                                                value.property().entity(), 99.0)
                                                < 2));
    }

    /** "customers who bought toys": what was bought is no coincidence. */
    private boolean bought(Evidence word) {
        return cursor.all().stream().takeWhile(e -> e != word).toList().reversed().stream()
                .filter(e -> !e.is(Operation.NOISE, Operation.ANY, Operation.ALL))
                .limit(1)
                .anyMatch(e -> e.words().matches("(?i)bought|buys?|purchased|ordered|sold"));
    }

    /** "drama related films", "drama and comedy films", where these are kinds of film: what comes next speaks of the table. */
    private boolean beforeItsNoun(Evidence value) {
        return cursor.all().stream()
                .dropWhile(e -> e != value)
                .skip(1)
                .filter(e -> !e.is(Operation.NOISE, Operation.AND, Operation.OR, Operation.COMMA))
                .limit(1)
                .flatMap(e -> e.mentions().stream())
                .anyMatch(noun -> value.mentions().stream().anyMatch(known -> known.entityOf() == noun.entityOf()));
    }
}
