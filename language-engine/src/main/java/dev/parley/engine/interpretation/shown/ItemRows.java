package dev.parley.engine.interpretation.shown;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import java.util.List;
import java.util.Locale;

/**
 * Reads rows that are to be shown: "members", "the different customers", "bank branches", "customer information".
 * Counting them is the matter of {@link ItemCounts}.
 */
final class ItemRows {

    private final ShownReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    ItemRows(ShownReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** @param functions what is to be computed of the rows; none: the rows themselves */
    void read(Evidence evidence, Place place, List<Evidence> functions) {
        skipRestatement(place);
        if (!functions.isEmpty()) {
            readers.itemCounts.read(evidence, place, functions);
        } else if (readers.itemCounts.countsOn(evidence)) {
            readers.itemCounts.show(place);
        } else {
            add(place, readers.items.listing);
            reading.scope.distinct |= readers.items.distinct;
        }
    }

    /** @param listing whether all they have is asked for, not their name */
    void add(Place place, boolean listing) {
        reading.scope.turnTo(place);
        reading.scope.shown.add(new Scope.Item.Row(place, listing));
    }

    /** "bank branches", where branch is only the name of a key to banks; "customer information" is all of it. */
    private void skipRestatement(Place place) {
        if (cursor.more() && restates(cursor.peek(), place)) {
            cursor.take();
        }
        boolean information = cursor.more()
                && cursor.peek().is(Operation.NOISE)
                && cursor.peek().words().toLowerCase(Locale.ROOT).matches("information|info|details|data");
        if (information) {
            reading.scope.everything = true;
            readers.items.listing = true;
        }
    }

    private static boolean restates(Evidence evidence, Place place) {
        return evidence.operation() == null
                && evidence.all(Mention.RoleMention.class).stream()
                        .anyMatch(role -> role.relation().to() == place.entity()
                                && !role.relation().selfReference())
                && evidence.first(Mention.EntityMention.class)
                        .filter(m -> m.quality() > 0.9)
                        .isEmpty();
    }
}
