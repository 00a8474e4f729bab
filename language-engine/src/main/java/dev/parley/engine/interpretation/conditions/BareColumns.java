package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Quantities;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.model.schema.TypeFamily;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads columns among the conditions of which nothing is said: "with a phone number", "that were returned", "not active". */
final class BareColumns {

    /** Verbs that say of somebody no more than that there is something of his. */
    private static final Set<String> HAVING =
            Set.of("get", "receive", "own", "hold", "earn", "draw", "possess", "carry");

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;
    private final HadOrNot hadOrNot;

    BareColumns(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
        this.hadOrNot = new HadOrNot(readers.reading);
    }

    /** A flag is set, a value is there, or it is one more thing to show. */
    void read(Evidence evidence, Property property, Expression column, Place place) {
        Pending pending = reading.scope.pending;
        if (readers.phrases.answeredBy(evidence, property)) {
            return;
        }
        if (property.role() == PropertyRole.FLAG) {
            flag(column);
            return;
        }
        if (!isShown(column) && hadOrNot.read(evidence, property, column, place)) {
            return;
        }
        if (namesRows(property, column)) {
            readers.innerRows.nested(evidence, new Mention.EntityMention(property.entity(), 0.9, ""), List.of());
            return;
        }
        if (keyToSubject(evidence, property)) {
            return;
        }
        if (!pending.negated() && property.ofQuantity() && inStock(evidence)) {
            pending.add(Filters.number(column, Operation.GREATER, BigDecimal.ZERO), false);
            reading.notes.assume(evidence.words(), "taken as " + Notes.named(property) + " being more than 0");
            return;
        }
        if (!pending.negated() && readers.sharedConditions.keeps(evidence, property, column)) {
            return;
        }
        boolean past = Columns.participle(evidence, property) || acts(evidence, property);
        if (pending.negated()) {
            if (!past || !reading.nextIs(Operation.BY, Operation.IN) || !readers.values.valueFollows(1)) {
                absent(evidence, property, column, place);
            }
            return;
        }
        if (showsMore(evidence)) {
            throw new NotUnderstood(evidence);
        }
        if (isShown(column) || dates(property)) {
            return;
        }
        Optional<Operation> extreme = extreme(evidence, property);
        if (extreme.isPresent()) {
            readers.phrases.rank(column, extreme.get() == Operation.MAXIMUM);
            return;
        }
        boolean doer =
                cursor.more() && cursor.peek().words().toLowerCase(Locale.ROOT).startsWith("by");
        if (property.column().nullable() && (past && !doer || article(evidence))) {
            pending.add(new Not(new Missing(column), false), false);
            reading.notes.assume(evidence.words(), "taken as " + Notes.named(property) + " being known");
            return;
        }
        if (!past && !show(evidence, property, column, place)) {
            readers.idleColumns.idle(evidence, property, place);
        }
    }

    /** "that are active", "not active". */
    private void flag(Expression column) {
        Pending pending = reading.scope.pending;
        Predicate set = new Comparison(column, Comparison.Operator.EQUAL, new Literal.Truth(!pending.negated()));
        pending.negation = null;
        pending.add(set, false);
    }

    /** Whether the column stands for rows that share what is shown, where some must be there of one kind and of another. */
    private boolean namesRows(Property property, Expression column) {
        Scope scope = reading.scope;
        return scope.pending.with
                && scope.outer == null
                && (scope.pending.both || scope.pending.listed || repeated(property))
                && readers.dimensions.ownOfDimensions(property.entity())
                && scope.dimensions().stream().noneMatch(v -> v.expression().equals(column));
    }

    private boolean repeated(Property property) {
        return cursor.rest().stream()
                .filter(e -> e.operation() == null)
                .anyMatch(e -> e.all(Mention.PropertyMention.class).stream()
                        .anyMatch(m -> m.property() == property && m.quality() >= 0.8));
    }

    /** "members with a recommendation", where that names a key which points at members. */
    private boolean keyToSubject(Evidence evidence, Property property) {
        Scope scope = reading.scope;
        if (scope.focus == null) {
            return false;
        }
        Optional<Relation> relation = reading.knowledge.ontology().relations().stream()
                .filter(r -> r.from() == property.entity()
                        && r.to() == scope.focus.entity()
                        && r.from() != r.to()
                        && r.key().columns().equals(List.of(property.column().name())))
                .findFirst();
        if (relation.isEmpty()) {
            return false;
        }
        Scope inner = scope.nested();
        Place there = inner.places.of(property.entity());
        inner.focusOn(there);
        inner.shown.add(
                new Scope.Item.Value(there.column(property), property.column().name()));
        inner.named(there);
        reading.scope = inner;
        try {
            readers.phrases.nested();
        } finally {
            reading.scope = scope;
        }
        Property key = scope.focus
                .entity()
                .property(relation.get().key().referencedColumns().getFirst())
                .orElseThrow();
        Predicate member = new Member(
                List.of(scope.focus.column(key)),
                new Composer(reading, inner).compose().orElseThrow(() -> new NotUnderstood(evidence)));
        boolean negated = scope.pending.negated();
        scope.pending.negation = null;
        scope.pending.add(negated ? new Not(member, false) : member, false);
        return true;
    }

    /** "which depot ships the most orders": a verb between who does it and what it is done to. */
    boolean acts(Evidence evidence, Property property) {
        return property.role() == PropertyRole.TIME
                && evidence.tokens().size() == 1
                && evidence.words().matches(evidence.lemma() + "(e?s)?")
                && property.words().contains(evidence.lemma())
                && reading.nextIs(Operation.MOST, Operation.LEAST)
                && cursor.justBefore(evidence)
                        .filter(e -> e.is(Operation.WHO, Operation.RELATIVE)
                                || e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e)
                                || Columns.isColumn(e))
                        .isPresent();
    }

    /** "without a phone number", "not returned". */
    private void absent(Evidence evidence, Property property, Expression column, Place place) {
        Scope scope = reading.scope;
        boolean own = scope.focus != null && place.entity() == scope.focus.entity();
        boolean amount = property.role() == PropertyRole.MEASURE;
        boolean goesOn = cursor.next()
                .filter(e -> e.period() != null
                        || e.adjective() != null
                        || e.is(Operation.IN)
                                && cursor.next(1)
                                        .filter(n -> n.period() != null)
                                        .isPresent()
                        || e.is(Operation.GREATER, Operation.LESS)
                        || e.is(Operation.WHOSE) && !(own && amount))
                .isPresent();
        boolean ranked = cursor.justBefore(evidence)
                .filter(e -> e.superlative() || e.is(Operation.MOST, Operation.LEAST, Operation.MOST_COMMON))
                .isPresent();
        boolean done = evidence.words().matches(".*(ed|en)( by)?") && !goesOn && !ranked && scope.focus != null;
        if (!own && done && reading.many(scope.focus, property.entity())) {
            readers.innerRows.nested(evidence, new Mention.EntityMention(property.entity(), 0.8, ""), List.of());
            reading.notes.assume(evidence.words(), "absent where there are no " + Notes.named(property.entity()));
            return;
        }
        if (!own || goesOn || ranked || isShown(column) || !property.column().nullable() && !amount) {
            throw new NotUnderstood(evidence);
        }
        scope.pending.negation = null;
        boolean any = property.column().family() == TypeFamily.INTEGER
                && (cursor.justBefore(evidence).filter(e -> e.is(Operation.ANY)).isPresent() || property.ofSome());
        if (amount && (!property.column().nullable() || property.ofQuantity() || property.ofNumber() || any)) {
            Predicate none = Filters.number(column, Operation.EXACTLY, BigDecimal.ZERO);
            scope.pending.add(
                    property.column().nullable() ? new AnyOf(List.of(new Missing(column), none)) : none, false);
            reading.notes.assume(evidence.words(), "none where " + Notes.named(property) + " is 0");
            return;
        }
        scope.pending.add(new Missing(column), false);
        scope.pending.forget();
        reading.notes.assume(evidence.words(), "absent where " + Notes.named(property) + " is empty");
    }

    /** "products in stock" where that is a column, and what denies that they are without. */
    private boolean inStock(Evidence evidence) {
        return cursor.justBefore(evidence)
                        .filter(e -> e.words().matches("(?i)(.* )?in") || e.is(Operation.WITHOUT))
                        .isPresent()
                && Quantities.endsBefore(cursor.next());
    }

    private boolean isShown(Expression column) {
        return Stream.concat(reading.scope.shown.stream(), reading.scope.groups.stream())
                .anyMatch(item -> item instanceof Scope.Item.Value value
                        && value.expression().equals(column));
    }

    /** Whether the column is a date that is named before its period. */
    private boolean dates(Property property) {
        return property.role() == PropertyRole.TIME && cursor.rest().stream().anyMatch(e -> e.period() != null);
    }

    /** "the lift with the maximum load": of a column that is called so itself, the greatest or the least. */
    private Optional<Operation> extreme(Evidence evidence, Property property) {
        boolean the = cursor.justBefore(evidence)
                .filter(e -> e.words().toLowerCase(Locale.ROOT).matches("(.* )?the"))
                .isPresent();
        return reading.lexicon
                .operation(evidence.tokens().getFirst().lower())
                .filter(o -> o == Operation.MAXIMUM || o == Operation.MINIMUM)
                .filter(o -> the
                        && evidence.tokens().size() > 1
                        && Columns.sortable(property)
                        && reading.scope.pending.with);
    }

    /** "with a phone number", "who get a bonus": some value. */
    private boolean article(Evidence evidence) {
        return cursor.justBefore(evidence)
                .filter(e -> e.words().matches("(?i)a|an|any|some"))
                .filter(article -> reading.scope.pending.with
                        || cursor.justBefore(article)
                                .filter(verb -> HAVING.contains(verb.lemma()))
                                .isPresent())
                .isPresent();
    }

    /** Shows a column that the question ends with: "members with their city", "member Weber's phone number". */
    private boolean show(Evidence evidence, Property property, Expression column, Place place) {
        Scope scope = reading.scope;
        boolean ends = cursor.next()
                .filter(e -> !e.is(Operation.STOP, Operation.AND, Operation.COMMA, Operation.ORDER))
                .isEmpty();
        boolean possessed = possessed(evidence, place);
        boolean further = scope.outer == null
                && scope.pending.with
                && !scope.computed()
                && scope.filters.isEmpty()
                && scope.order.isEmpty()
                && property.role() != PropertyRole.REFERENCE;
        if (!ends || !possessed && !further) {
            return false;
        }
        if (possessed) {
            scope.shown.clear();
        }
        scope.shown.add(new Scope.Item.Value(column, property.column().name()));
        return true;
    }

    /** "What is member Weber's phone number?": a column behind a value, when nothing but the row is shown. */
    private boolean possessed(Evidence evidence, Place place) {
        Scope scope = reading.scope;
        return scope.outer == null
                && scope.shown.size() == 1
                && scope.shown.getFirst() instanceof Scope.Item.Row row
                && row.place() == place
                && cursor.justBefore(evidence)
                        .flatMap(e -> e.first(Mention.ValueMention.class))
                        .filter(value -> value.property().entity() == place.entity())
                        .isPresent();
    }

    /** "the longest film, and the names of its actors": something more is asked for, and no condition. */
    private boolean showsMore(Evidence evidence) {
        boolean and = cursor.justBefore(evidence)
                .filter(e -> e.words().equalsIgnoreCase("the") || e.is(Operation.AND))
                .flatMap(e -> e.is(Operation.AND) ? Optional.of(e) : cursor.justBefore(e))
                .filter(e -> e.is(Operation.AND))
                .isPresent();
        return and && reading.scope.outer == null && reading.nextIs(Operation.OF);
    }
}
