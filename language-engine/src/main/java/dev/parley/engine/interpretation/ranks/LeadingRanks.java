package dev.parley.engine.interpretation.ranks;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Option;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.List;
import java.util.Optional;

/** Reads ranks before the item they rank: "the 3 longest books", "the lowest and highest price", "the most pages". */
public final class LeadingRanks {

    private final RankReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    LeadingRanks(RankReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Whether a word of rank or a number begins an item. */
    public boolean leads(Evidence evidence) {
        return ranks(evidence)
                || evidence.is(Operation.TOP, Operation.BOTTOM, Operation.FIRST)
                || evidence.number() != null && evidence.operation() == null && numbersItem();
    }

    private boolean numbersItem() {
        return cursor.next(1)
                .filter(e -> ranks(e) || e.operation() == null && !e.mentions().isEmpty())
                .isPresent();
    }

    private static boolean ranks(Evidence evidence) {
        return Degrees.ranks(evidence) || evidence.is(Operation.MOST_COMMON, Operation.LEAST_COMMON);
    }

    /**
     * Reads a word of rank before what it ranks; true when that was read too and is an item, false when it still
     * follows.
     *
     * @param functions the functions over what follows, to which a rank may add one
     */
    public boolean read(List<Evidence> functions) {
        Evidence word = cursor.take();
        if (word.number() != null && word.operation() == null) {
            readers.limits.limit(word);
            return false;
        }
        if (word.is(Operation.TOP, Operation.BOTTOM, Operation.FIRST)) {
            readers.limits.top(word);
            return false;
        }
        if (word.is(Operation.MOST_COMMON, Operation.LEAST_COMMON)) {
            readers.frequencies.read(word, true);
            return true;
        }
        if (word.superlative() || !word.is(Operation.MOST, Operation.LEAST)) {
            return superlative(word, true, functions);
        }
        if (cursor.next().filter(e -> e.adjective() != null).isPresent()) {
            cursor.skip();
            Evidence adjective = cursor.take();
            if (secondFollows() && measuresAnother(adjective)) {
                throw new NotUnderstood(adjective);
            }
            return superlative(adjective, word.is(Operation.MOST), functions);
        }
        functions.add(most(word));
        return false;
    }

    private boolean superlative(Evidence adjective, boolean most, List<Evidence> functions) {
        boolean greatest = cursor.next().filter(Columns::namesSortable).stream()
                        .flatMap(e -> e.first(Mention.PropertyMention.class).stream())
                        .map(column -> Degrees.greatest(adjective, column.property()))
                        .findFirst()
                        .orElseGet(() -> Degrees.greatest(adjective))
                == most;
        if (secondFollows()) {
            functions.add(extreme(adjective, greatest));
            cursor.skip(Operation.AND, Operation.COMMA);
            return false;
        }
        Optional<Evidence> next = cursor.next();
        if (next.filter(Functions::isFunction).isPresent()) {
            computed(greatest);
            return true;
        }
        if (next.filter(Columns::namesSortable).isEmpty()) {
            noun(adjective, most);
            return false;
        }
        boolean rows = cursor.next(1)
                .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                .filter(e -> !done(e))
                .isPresent();
        if (!rows && !readers.limits.numbered()) {
            functions.add(extreme(adjective, greatest));
            return false;
        }
        column(greatest, rows);
        return !rows;
    }

    /** "the highest premium <em>paid</em>": what was done, and none of the payments. */
    private static boolean done(Evidence evidence) {
        String word = evidence.tokens().getLast().lower();
        return evidence.tokens().size() == 1 && !word.equals(evidence.lemma()) && !word.endsWith("s");
    }

    /** "the <em>lowest</em> and highest price": whether this is the first of two functions over one column. */
    private boolean secondFollows() {
        int ahead = 0;
        while (cursor.next(ahead)
                .filter(e -> e.is(Operation.AND, Operation.COMMA))
                .isPresent()) {
            ahead++;
        }
        return ahead > 0
                && cursor.next(ahead)
                        .filter(e -> e.superlative() || Functions.isFunction(e))
                        .isPresent();
    }

    /** "the least expensive and the highest <em>weight</em>": of something else than the adjective measures. */
    private boolean measuresAnother(Evidence adjective) {
        return cursor.ahead(0, e -> !e.is(Operation.STOP)).stream()
                .filter(Columns::isColumn)
                .limit(1)
                .flatMap(e -> e.all(Mention.PropertyMention.class).stream().limit(1))
                .map(Mention.PropertyMention::property)
                .anyMatch(column -> reading.adjectives
                        .measured(column.entity(), adjective.adjective())
                        .filter(measured -> measured.value() != column)
                        .isPresent());
    }

    private static Evidence extreme(Evidence word, boolean greatest) {
        return word.withOperation(greatest ? Operation.MAXIMUM : Operation.MINIMUM);
    }

    /** "the highest average price" of all groups: it is shown. */
    private void computed(boolean descending) {
        Expression key = readers.ranks.takeComputed();
        reading.scope.show(key, readers.measures.nameOf(key));
        if (reading.scope.focus == null) {
            reading.scope.turnTo(
                    reading.scope.places.withAlias(key.aliases().iterator().next()));
        }
        readers.ranks.rank(key, descending);
    }

    /** "the 3 highest prices", which are shown; "the highest price books", where the rows are an item of their own. */
    private void column(boolean descending, boolean rows) {
        Property property = readers.ranks.takeKey();
        Place place = reading.scope.place(property.entity());
        reading.scope.turnTo(place);
        readers.ranks.rank(place.column(property), descending);
        if (!rows) {
            reading.scope.show(place.column(property), property.column().name());
        }
    }

    /** "the longest books", "the longest" of what was named before. */
    private void noun(Evidence adjective, boolean most) {
        Entity subject =
                readers.superlatives.nounAhead().or(reading::subject).orElseThrow(() -> new NotUnderstood(adjective));
        reading.scope.turnTo(reading.scope.place(subject));
        Option<Property> measured = readers.superlatives.measuredNear(subject, adjective);
        readers.ranks.rank(reading.scope.column(measured.value()), measured.score() > 0 == most);
    }

    /** "the most pages": the greatest of the numbers in a column. */
    private Evidence most(Evidence word) {
        return cursor.next()
                .filter(e -> e.operation() == null)
                .filter(e -> e.first(Mention.PropertyMention.class)
                        .filter(m -> m.property().role() == PropertyRole.MEASURE
                                && m.quality() >= e.mentions().getFirst().quality())
                        .isPresent())
                .map(named -> extreme(word, word.is(Operation.MOST)))
                .orElseThrow(() -> new NotUnderstood(word));
    }
}
