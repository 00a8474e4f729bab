package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TypeFamily;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads how many rows of another table there are to be: "with more than 3 French books". */
public final class CountedRows {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    CountedRows(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** "the number of shops of each area with at least 3 shops": those that are counted for each value anyway. */
    private boolean isGrouped(Mention mention) {
        Scope scope = reading.scope;
        return mention instanceof Mention.EntityMention rows
                && (scope.focus == null || rows.entity() == scope.focus.entity())
                && !scope.groups.isEmpty()
                && scope.groups.stream()
                        .allMatch(group -> group instanceof Scope.Item.Value value
                                && value.expression()
                                        .aliases()
                                        .equals(Set.of(
                                                scope.place(rows.entity()).alias())));
    }

    /** At a comparison: "more than 3 French books". */
    void counted(Operation operation, BigDecimal number, BigDecimal high) {
        Scope outer = reading.scope;
        Evidence noun = readers.innerRows.nounAhead().orElseGet(cursor::peek);
        if (outer.subjects().isEmpty()) {
            throw new NotUnderstood(noun);
        }
        boolean negated = outer.pending.negated();
        outer.pending.negation = null;
        List<InnerRows.Read> premodifiers = readers.innerRows.premodifiers(noun);
        cursor.skip();
        cursor.take();
        List<Mention> mentions = noun.mentions().stream()
                .filter(m -> m instanceof Mention.EntityMention || m instanceof Mention.RoleMention)
                .toList();
        Mention mention = reading.choose(
                noun,
                mentions.isEmpty() ? rowsCalled(noun) : mentions,
                m -> m instanceof Mention.RoleMention ? -0.2 : 0);
        if (readers.dimensions.ownOfDimensions(mention) || isGrouped(mention)) {
            outer.focusOn(outer.place(mention.entityOf()));
            countedByValue(operation, number, high, premodifiers, negated);
            return;
        }
        Optional<Expression> kept = premodifiers.isEmpty() && endsPhrase() ? numberKept(mention) : Optional.empty();
        if (kept.isPresent()) {
            Predicate amount = Filters.number(kept.get(), operation, number, high);
            outer.pending.add(negated ? new Not(amount, false) : amount, false);
            return;
        }
        if (operation == Operation.EXACTLY && high == null && isOneAtMost(mention.entityOf())) {
            numberedAs(noun, mention, number);
            return;
        }
        if (sharedByValues(mention.entityOf())) {
            countedPerValue(mention, operation, number, high, premodifiers, negated);
            return;
        }
        Scope inner = readers.innerRows.open(noun, mention, premodifiers);
        try {
            readers.phrases.nested();
        } finally {
            reading.scope = outer;
        }
        if (outer.focus == null && outer.subjects().isEmpty()) {
            throw new NotUnderstood(noun);
        }
        Place at = readers.existence.countingPlace(outer, inner);
        Predicate predicate = new Composer(reading, inner)
                .counted(at, operation, number, high)
                .orElseThrow(() -> new NotUnderstood(noun));
        outer.pending.add(negated ? new Not(predicate, false) : predicate, false);
    }

    /** The column that says how many rows of another table each row of what is asked about has. */
    public Optional<Expression> numberKept(Mention counted) {
        return counted instanceof Mention.EntityMention rows
                ? reading.scope.subjects().stream()
                        .findFirst()
                        .flatMap(place -> place.entity().numberOf(rows.entity()).map(place::column))
                : Optional.empty();
    }

    /** Whether nothing is said of what was just named. */
    private boolean endsPhrase() {
        return cursor.next()
                .filter(e -> !e.is(
                        Operation.STOP,
                        Operation.AND,
                        Operation.OR,
                        Operation.COMMA,
                        Operation.ORDER,
                        Operation.ASCENDING,
                        Operation.DESCENDING,
                        Operation.GROUP))
                .isEmpty();
    }

    /** Whether rows that the question names have one of the others each, so that none has several. */
    private boolean isOneAtMost(Entity counted) {
        Scope scope = reading.scope;
        Optional<Place> rows = scope.subjects().stream()
                .filter(place -> !scope.byVerb.contains(place))
                .findFirst();
        List<JoinPath> ways = rows.map(place -> reading.knowledge.graph().shortestPaths(place.entity(), counted))
                .orElse(List.of());
        return !ways.isEmpty()
                && reading.mentions(rows.get().entity())
                && ways.stream().allMatch(JoinPath::toOne);
    }

    /** "boats with 4 star ratings" where each has one rating: the number is what that is called by. */
    private void numberedAs(Evidence noun, Mention mention, BigDecimal number) {
        List<Property> label = mention.entityOf().label();
        Property called = label.getFirst();
        boolean text = called.column().family() == TypeFamily.TEXT;
        if (label.size() > 1
                || called.role() == PropertyRole.NAME
                || !text && !called.column().family().isNumeric()) {
            throw new NotUnderstood(noun);
        }
        Expression column = reading.roles.place(mention).column(called);
        reading.notes.assume(noun.words(), "taken as " + Notes.named(called) + " being " + number.toPlainString());
        reading.scope.pending.add(
                text
                        ? new Comparison(column, Comparison.Operator.EQUAL, new Literal.Text(number.toPlainString()))
                        : Filters.number(column, Operation.EXACTLY, number),
                false);
    }

    /** "publishers with at least 3 titles": the rows that are called so. Another text cannot be counted but by its values. */
    List<Mention> rowsCalled(Evidence named) {
        Optional<Mention.PropertyMention> text = named.first(Mention.PropertyMention.class)
                .filter(m -> named.mentions().getFirst() == m)
                .filter(m -> m.property().column().family() == TypeFamily.TEXT);
        if (text.isEmpty() || reading.scope.subjects().isEmpty()) {
            return List.of();
        }
        Property property = text.get().property();
        boolean rows = property.role() == PropertyRole.NAME
                && property.entity().label().contains(property)
                && reading.many(reading.scope.subjects().getFirst(), property.entity());
        if (!rows) {
            throw new NotUnderstood(named);
        }
        return List.of(new Mention.EntityMention(property.entity(), text.get().quality(), "whose rows are called so"));
    }

    /** "cities with more than 3 members": groups of the rows that are asked about. */
    private void countedByValue(
            Operation operation,
            BigDecimal number,
            BigDecimal high,
            List<InnerRows.Read> premodifiers,
            boolean negated) {
        Scope scope = reading.scope;
        for (InnerRows.Read read : premodifiers) {
            readers.values.value(read.evidence(), read.value());
        }
        scope.byValue = true;
        Predicate having = Filters.number(readers.measures.count(scope.focus), operation, number, high);
        scope.having.add(negated ? new Not(having, false) : having);
        scope.pending.settle();
    }

    /**
     * Whether values have the others rather than rows: only those are named ("countries with more than 3 books"), or
     * each row has but one of the others, so that only equal values can have several.
     */
    private boolean sharedByValues(Entity counted) {
        Scope scope = reading.scope;
        boolean values = scope.outer == null
                && scope.focus != null
                && !scope.dimensions().isEmpty()
                && scope.dimensions().stream()
                        .noneMatch(value -> scope.places.withAlias(
                                        value.expression().aliases().iterator().next())
                                != scope.focus)
                && scope.dimensions().stream()
                        .map(value -> Dimensions.propertyOf(scope.focus, value.expression()))
                        .noneMatch(property ->
                                property.role() == PropertyRole.KEY || property.role() == PropertyRole.NAME);
        boolean rowsUnnamed =
                values && (!reading.mentions(scope.focus.entity()) || onlySaysWhose(scope.focus.entity()));
        return values
                && (rowsUnnamed
                        || scope.subjects().stream()
                                .allMatch(place -> reading.distances(place.entity())
                                                .containsKey(counted)
                                        && reading.knowledge.graph().shortestPaths(place.entity(), counted).stream()
                                                .allMatch(JoinPath::toOne)));
    }

    /** "<em>policy</em> types": wherever a table is named, one of its columns stands right behind it. */
    public boolean onlySaysWhose(Entity entity) {
        List<Evidence> all = cursor.all();
        return IntStream.range(0, all.size())
                .filter(at -> all.get(at).operation() == null
                        && Nouns.entityFirst(all.get(at))
                        && all.get(at)
                                .first(Mention.EntityMention.class)
                                .filter(table -> table.entity() == entity)
                                .isPresent())
                .allMatch(at -> at + 1 < all.size()
                        && all.get(at + 1).operation() == null
                        && all.get(at + 1).all(Mention.PropertyMention.class).stream()
                                .anyMatch(column -> column.property().entity() == entity));
    }

    /** "policy types that more than 3 customers have": groups of policies with different customers. */
    private void countedPerValue(
            Mention mention,
            Operation operation,
            BigDecimal number,
            BigDecimal high,
            List<InnerRows.Read> premodifiers,
            boolean negated) {
        Scope scope = reading.scope;
        Place place = reading.roles.place(mention);
        scope.named(place);
        scope.required.add(place);
        for (InnerRows.Read read : premodifiers) {
            readers.values.value(read.evidence(), read.value());
        }
        scope.byValue = true;
        Predicate having = Filters.number(readers.measures.count(place), operation, number, high);
        scope.having.add(negated ? new Not(having, false) : having);
        scope.pending.settle();
    }
}
