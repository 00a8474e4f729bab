package dev.parley.engine.interpretation.ranks;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Ordering.Direction;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.conditions.Dimensions;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Lays down what ranks first: as the order of the answer ("members with the most loans") or, where the answer shows
 * something else, as a condition ("loans of the members with the most loans"). What the words of rank mean is read by
 * {@link Superlatives}, {@link MostAndFewest}, {@link Frequencies} and {@link Limits}.
 */
public final class Ranks {

    private final RankReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    Ranks(RankReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** A word of rank among the conditions. */
    public void condition() {
        Evidence word = cursor.take();
        if (word.is(Operation.FIRST) && !word.superlative()) {
            readers.limits.first(word);
            return;
        }
        if (word.is(Operation.TOP, Operation.BOTTOM)) {
            readers.limits.top(word);
            return;
        }
        if (word.is(Operation.MOST_COMMON, Operation.LEAST_COMMON)) {
            readers.frequencies.read(word, false);
            return;
        }
        if (word.superlative() || !word.is(Operation.MOST, Operation.LEAST)) {
            readers.superlatives.read(word, true);
            return;
        }
        if (cursor.next().filter(e -> e.adjective() != null).isPresent()) {
            cursor.skip();
            readers.superlatives.read(cursor.take(), word.is(Operation.MOST));
            return;
        }
        readers.mostAndFewest.read(word);
    }

    static Direction direction(boolean descending) {
        return descending ? Direction.DESCENDING : Direction.ASCENDING;
    }

    /** Takes the column that comes next, to rank by it. */
    Property takeKey() {
        cursor.skip();
        Evidence named = cursor.take();
        Mention mention = reading.choose(named, named.all(Mention.PropertyMention.class), m -> 0);
        return ((Mention.PropertyMention) mention).property();
    }

    /** Takes the computed number that comes next, to rank by it: "with the highest <em>average price</em>". */
    Expression takeComputed() {
        return readers.orders.key().orElseThrow(() -> new NotUnderstood(cursor.last()));
    }

    /** Ranks the rows of the query being read, and cuts off behind those that rank first. */
    public void rank(Expression key, boolean descending) {
        Scope scope = reading.scope;
        boolean two = scope.pending.conjunction != null && scope.limit != null && !scope.order.isEmpty();
        if (two) {
            // "the longest and the cheapest book" are two books, each first in an order of its own.
            throw new NotUnderstood(scope.pending.conjunction);
        }
        boolean opposite = scope.limit != null && scope.order.contains(new Scope.Sort(key, direction(!descending)));
        if (opposite) {
            // So are the oldest member and the youngest one.
            throw new NotUnderstood(cursor.all().get(cursor.mark() - 1));
        }
        scope.order.removeIf(sort -> sort.expression().equals(key));
        scope.order.add(new Scope.Sort(key, direction(descending)));
        scope.oneByOne |= key.aggregates() && scope.focus != null && saysOne(scope.focus.entity());
        readers.limits.cut();
        if (!key.aggregates() && !key.aliases().isEmpty() && scope.focus == null) {
            reading.scope.turnTo(scope.places.withAlias(key.aliases().iterator().next()));
        }
    }

    /** "the books of the author who was born first", "the club whose budget is the highest": ranks those it is said of. */
    public void rankWhose(Expression column, boolean descending) {
        Scope scope = reading.scope;
        Optional<Place> others = scope.subjects().stream()
                .filter(place -> place != scope.focus && place.via() == null)
                .filter(place -> column.aliases().equals(Set.of(place.alias())))
                .findFirst();
        boolean ofEach = cursor.rest().stream().anyMatch(e -> e.is(Operation.GROUP));
        if (others.isEmpty() || column.aggregates() || ofEach || readers.limits.numbered()) {
            rank(column, descending);
            return;
        }
        Property property = Dimensions.propertyOf(others.get(), column);
        rankBy(others.get(), () -> reading.scope.column(property), descending);
    }

    /** "the capacity of <em>the hall</em> with the most concerts": one row, and not all that have the same capacity. */
    private boolean saysOne(Entity entity) {
        List<Evidence> all = cursor.all();
        return IntStream.range(1, all.size())
                .filter(at -> all.get(at).operation() == null && Nouns.entityFirst(all.get(at)))
                .filter(at -> all.get(at)
                                .first(Mention.EntityMention.class)
                                .orElseThrow()
                                .entity()
                        == entity)
                .filter(at -> isSingular(all.get(at).tokens().getLast()))
                .anyMatch(at -> all.get(at - 1).words().matches("(?i)(.* )?the")
                        && (at + 1 == all.size() || !Columns.isColumn(all.get(at + 1))));
    }

    private static boolean isSingular(Token noun) {
        return noun.lower().equals(noun.lemma());
    }

    /** Ranks, by a column, the rows that have one value of it. */
    void rankBy(Property property, boolean descending) {
        rankBy(property, () -> reading.scope.column(property), descending);
    }

    /** Ranks, by what is made of a column, the rows that have one value of it. */
    void rankBy(Property property, Supplier<Expression> key, boolean descending) {
        rankBy(having(property), key, descending);
    }

    /** Ranks the rows of what was named last. */
    void rankBy(Supplier<Expression> key, boolean descending) {
        rankBy(reading.scope.subjects().stream().findFirst(), key, descending);
    }

    /** Ranks the rows of {@code subject}. */
    void rankBy(Place subject, Supplier<Expression> key, boolean descending) {
        rankBy(Optional.of(subject), key, descending);
    }

    private void rankBy(Optional<Place> subject, Supplier<Expression> key, boolean descending) {
        Scope scope = reading.scope;
        boolean oneNumber = scope.groups.isEmpty()
                && scope.computed()
                && scope.shown.stream().allMatch(Scope::computed);
        boolean inside =
                subject.isPresent() && (oneNumber || !orders(subject.get().entity()));
        if (inside) {
            memberOf(subject.get(), key, descending, false);
        } else {
            rank(key.get(), descending);
        }
    }

    /** Whether the query being read is about rows of that table and may put them in an order. */
    boolean orders(Entity entity) {
        Scope scope = reading.scope;
        return !scope.probed && scope.focus != null && scope.focus.entity() == entity;
    }

    /** Of the tables named, the latest whose rows have one value of the column. */
    private Optional<Place> having(Property property) {
        List<Place> subjects = reading.scope.subjects();
        return subjects.stream()
                .filter(place -> place.entity() == property.entity())
                .findFirst()
                .or(() -> subjects.stream()
                        .filter(place -> !reading.many(place, property.entity()))
                        .findFirst())
                .or(() -> subjects.stream().findFirst());
    }

    /** Of the tables named, the latest whose rows can have several of those that are counted. */
    Place havingMany(Entity counted) {
        List<Place> subjects = reading.scope.subjects();
        return subjects.stream()
                .filter(place -> place.entity() != counted && meetsMany(place.entity(), counted))
                .findFirst()
                .orElseGet(subjects::getFirst);
    }

    /** Whether, on a shortest way, a row of one table may meet many of the other. */
    boolean meetsMany(Entity entity, Entity other) {
        return reading.knowledge.graph().shortestPaths(entity, other).stream().anyMatch(path -> !path.toOne());
    }

    /** From here on conditions are about this table, in which rows must have a partner. */
    void require(Place place) {
        Scope scope = reading.scope;
        scope.named(place);
        if (place != scope.focus && !scope.required.contains(place)) {
            scope.required.add(place);
        }
    }

    /**
     * The rows of {@code place} are those that rank first.
     *
     * @param key what they rank by, made in the query inside
     * @param nounFollows whether the name of the table is still to be read, with names that belong to it
     */
    void memberOf(Place place, Supplier<Expression> key, boolean descending, boolean nounFollows) {
        Scope outer = reading.scope;
        Scope inner = outer.nested();
        Place other = inner.places.of(place.entity(), place.via());
        inner.focusOn(other);
        inner.named(other);
        List<Property> keys = place.entity().key().isEmpty()
                ? place.entity().label()
                : place.entity().key();
        keys.forEach(property -> inner.shown.add(
                new Scope.Item.Value(other.column(property), property.column().name())));
        if (outer.order.isEmpty() && outer.limit != null && outer.limit == readers.limits.rows()) {
            outer.limit = null;
        }
        reading.scope = inner;
        try {
            rank(key.get(), descending);
            Rivals.among(place, outer, other, inner);
            boolean ownGroups = place.entity().key().isEmpty()
                    && inner.order.stream().anyMatch(sort -> sort.expression().aggregates());
            if (ownGroups) {
                // Rows without a key cannot be told apart: their groups would be those of a name.
                throw new NotUnderstood(cursor.before().orElse(cursor.last()));
            }
            if (nounFollows) {
                skipNoun(place.entity());
            }
            readers.phrases.nested();
        } finally {
            reading.scope = outer;
        }
        Query query = query(inner);
        List<Expression> columns = keys.stream().<Expression>map(place::column).toList();
        if (readers.limits.numbered() && outer.order.isEmpty()) {
            outer.limit = null;
        }
        outer.pending.add(new Member(columns, query), false);
    }

    private void skipNoun(Entity entity) {
        while (cursor.more()) {
            Evidence one = cursor.take();
            if (one.operation() == null
                    && one.first(Mention.ValueMention.class).isPresent()
                    && !Nouns.entityFirst(one)) {
                Mention value = reading.choose(one, one.all(Mention.ValueMention.class), m -> 0);
                readers.conditions.values.value(one, (Mention.ValueMention) value);
            }
            if (one.all(Mention.EntityMention.class).stream().anyMatch(m -> m.entity() == entity)) {
                return;
            }
        }
    }

    /** The query of a scope inside that ranks. */
    Query query(Scope inner) {
        return new Composer(reading, inner)
                .compose()
                .orElseThrow(() -> new NotUnderstood(cursor.before().orElse(cursor.last())));
    }
}
