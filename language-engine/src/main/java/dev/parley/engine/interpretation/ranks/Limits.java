package dev.parley.engine.interpretation.ranks;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Ordering.Direction;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.Locale;
import java.util.Optional;

/** Reads how many rows are asked for: "top 5", "the first 10", "top 5 books by price", "with the top 3 prices". */
public final class Limits {

    private final RankReaders readers;
    private final Reading reading;
    private final Cursor cursor;
    /** The "top" that still waits for what it is measured by. */
    private Evidence top;

    private Direction topDirection = Direction.DESCENDING;
    private Integer numbered;
    /** Whether nothing stands behind "first" that it could be the first of. */
    private boolean endsPhrase;

    Limits(RankReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    boolean numbered() {
        return numbered != null;
    }

    /** How many rows rank first: as many as were said, else one. */
    int rows() {
        return numbered == null ? 1 : numbered;
    }

    /** A rank is known now: the rows are cut off behind it. */
    void cut() {
        if (reading.scope.limit == null) {
            reading.scope.limit = rows();
        }
        top = null;
    }

    /** "top 5", "bottom 3", "the first 10". */
    void top(Evidence word) {
        reading.notes.operation(word);
        top = word;
        topDirection = Ranks.direction(!word.is(Operation.BOTTOM));
        numbered = 1;
        endsPhrase = cursor.next()
                .map(e -> e.is(Operation.STOP, Operation.COMMA, Operation.AND))
                .orElse(true);
        if (numberFollows()) {
            cursor.skip();
            limit(cursor.take());
        } else if (word.is(Operation.FIRST) && halfAName()) {
            throw new NotUnderstood(word);
        }
        reading.scope.limit = numbered;
        rankedByNext();
    }

    /** "sorted by price, cheapest first": behind an order it cuts nothing off, unless a number follows. */
    void first(Evidence word) {
        if (reading.scope.order.isEmpty() || numberFollows()) {
            top(word);
        } else if (numbered == null) {
            reading.scope.limit = null;
        }
    }

    private boolean numberFollows() {
        return cursor.next().filter(e -> e.number() != null).isPresent();
    }

    /** "first names" where there are only names, "first authors" without saying how many. */
    private boolean halfAName() {
        if (!cursor.more() || cursor.peek().operation() != null) {
            return false;
        }
        Evidence named = cursor.peek();
        boolean rows = Nouns.entityFirst(named)
                && named.words().endsWith("s")
                && !named.words().equalsIgnoreCase(named.lemma());
        return rows || named.words().matches("(?i)names?");
    }

    /** "with the top 3 prices": ranked by the column named right there. */
    private void rankedByNext() {
        boolean column = cursor.next()
                .filter(Columns::isColumn)
                .flatMap(e -> e.first(Mention.PropertyMention.class))
                .filter(m -> m.property().role() == PropertyRole.MEASURE && m.quality() >= 0.88)
                .isPresent();
        boolean condition = !reading.scope.shown.isEmpty() && reading.scope.order.isEmpty();
        boolean compared = cursor.next(1)
                .filter(e -> e.number() != null
                        || e.is(Operation.GREATER, Operation.LESS)
                        || e.operation() == null && !e.mentions().isEmpty())
                .isPresent();
        if (column && condition && !compared) {
            Property property = readers.ranks.takeKey();
            readers.ranks.rankBy(() -> reading.scope.column(property), topDirection == Direction.DESCENDING);
        }
    }

    /** "the names of <em>the 3 shops</em> that have the most orders": whether so many rows are asked for. */
    public boolean isLimit(Evidence number) {
        boolean the = cursor.justBefore(number.tokens().getFirst().index())
                .filter(e -> e.words().toLowerCase(Locale.ROOT).matches("(.* )?the|of|for"))
                .isPresent();
        boolean noun = cursor.next()
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .isPresent();
        boolean ranked = cursor.rest().stream()
                .anyMatch(e -> e.superlative()
                        || e.is(Operation.MOST, Operation.LEAST, Operation.MOST_COMMON, Operation.LEAST_COMMON));
        return the && ranked && noun && reading.scope.order.isEmpty();
    }

    /** "the <em>3</em> longest books". */
    public void limit(Evidence number) {
        int rows = number.number().intValue();
        if (rows < 1) {
            throw new NotUnderstood(number);
        }
        numbered = rows;
        reading.scope.limit = rows;
    }

    /** Whether a "by" that comes now says what "top" is measured by. */
    public boolean wantsMeasure() {
        return top != null && reading.scope.order.isEmpty();
    }

    /** What "top" is measured by; shown where it is computed, as the rank could not be understood without it. */
    public void measure(Evidence by) {
        Expression named = readers.orders.key().orElseThrow(() -> new NotUnderstood(by));
        Expression key = total(named).orElse(named);
        boolean earliest = top.is(Operation.FIRST) && key.family().isTemporal();
        reading.scope.order.add(new Scope.Sort(key, earliest ? Direction.ASCENDING : topDirection));
        if (key.aggregates()) {
            reading.scope.show(key, readers.measures.nameOf(key));
        }
        top = null;
    }

    /** "top 5 products by amount", where a product has many amounts: they are added up, and ratings are averaged. */
    private Optional<Expression> total(Expression key) {
        Scope scope = reading.scope;
        if (scope.focus == null
                || key.aggregates()
                || !key.family().isNumeric()
                || key.aliases().size() != 1) {
            return Optional.empty();
        }
        Place place = scope.places.withAlias(key.aliases().iterator().next());
        return place.entity().properties().stream()
                .filter(property -> place.column(property).equals(key) && reading.many(scope.focus, property.entity()))
                .findFirst()
                .map(property -> new Aggregate(
                        property.words().stream().anyMatch(reading.lexicon::isIntensive)
                                ? Aggregate.Function.AVERAGE
                                : Aggregate.Function.SUM,
                        key,
                        false));
    }

    /**
     * A "top" or "bottom" that nothing measures is not understood; "the first 10 books" may mean the order of the keys, and
     * "chosen first" may not.
     */
    public void finish() {
        if (wantsMeasure() && (!top.is(Operation.FIRST) || endsPhrase)) {
            throw new NotUnderstood(top);
        }
    }
}
