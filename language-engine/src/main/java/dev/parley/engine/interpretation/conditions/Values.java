package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.glossary.Definition;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Facts;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads values of columns: known ones, quoted ones, parts of text, and NULL. */
public final class Values {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    Values(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    public boolean valueFollows() {
        return valueFollows(0);
    }

    public boolean valueFollows(int ahead) {
        return cursor.next(ahead)
                .filter(e -> e.quoted()
                        || e.operation() == null
                                && !e.mentions().isEmpty()
                                && e.mentions().getFirst() instanceof Mention.ValueMention)
                .isPresent();
    }

    /** A value among the conditions; before a noun it belongs to that. */
    public void valueOrNoun(Evidence evidence, Mention.ValueMention value) {
        Pending pending = reading.scope.pending;
        boolean noun = cursor.next()
                .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                .isPresent();
        boolean own = noun
                && cursor.next()
                        .flatMap(e -> e.first(Mention.EntityMention.class))
                        .filter(m -> reading.scope.focus == null || m.entity() != reading.scope.focus.entity())
                        .filter(m -> reading.distances(m.entity())
                                        .getOrDefault(value.property().entity(), 9.0)
                                <= 1)
                        .isPresent();
        if (!own && value.surname() == null && strange(value.property()) && !pending.alternative) {
            readers.innerRows.premodified(evidence, value);
            return;
        }
        boolean role = readers.valueOwners.nounNext(value.property()).isPresent();
        if ((own || role) && (pending.negated() || pending.both) && reading.scope.focus != null) {
            readers.innerRows.premodified(evidence, value);
            return;
        }
        value(evidence, value);
    }

    /** "who attends chemistry classes": the subject is that of the class, though whoever attends has one as well. */
    private boolean strange(Property property) {
        Scope scope = reading.scope;
        return scope.focus != null
                && scope.focus.entity() != property.entity()
                && cursor.more()
                && Nouns.entityFirst(cursor.peek())
                && cursor.peek().operation() == null
                && cursor.peek().first(Mention.EntityMention.class).stream()
                        .map(Mention.EntityMention::entity)
                        .filter(noun -> noun != property.entity()
                                && scope.subjects().stream().noneMatch(place -> place.entity() == noun))
                        .anyMatch(noun -> reading.distances(noun).getOrDefault(property.entity(), 9.0)
                                        >= reading.distances(scope.focus.entity())
                                                .getOrDefault(property.entity(), 9.0)
                                && reading.knowledge.graph().shortestPaths(noun, property.entity()).stream()
                                        .anyMatch(JoinPath::toOne));
    }

    /** A term of the glossary that stands for conditions. */
    public void defined(Definition.Holds holds) {
        Scope scope = reading.scope;
        scope.pending.add(Facts.predicate(holds, scope), true);
        scope.pending.forget();
        boolean subject = scope.focus == null
                && scope.shown.isEmpty()
                && cursor.rest().stream()
                        .noneMatch(e -> e.operation() == null
                                && e.first(Mention.EntityMention.class).isPresent());
        if (subject) {
            Definition.Fact first = holds.anyOf().getFirst().getFirst();
            reading.scope.turnTo(
                    first.via() == null
                            ? scope.place(first.property().entity())
                            : scope.place(first.via().from()));
        }
    }

    public void value(Evidence evidence, Mention.ValueMention value) {
        Property property = value.property();
        direction(property);
        if (value.surname() != null) {
            readers.fullNames.read(value);
            focusIfAlone(reading.scope.place(property.entity()));
            return;
        }
        Place place = readers.valueOwners.roleNext(property).orElseGet(() -> readers.valueOwners.whose(property));
        Expression column = place.column(property);
        List<Literal> literals = new ArrayList<>(
                List.of(Filters.literal(value.value(), property.column().family())));
        boolean alternative = readers.valueLists.more(property, literals);
        if (alternative) {
            reading.scope.pending.alternative = false;
        }
        if (!alternative && readers.eachOfTie.read(property, literals)) {
            return;
        }
        boolean both = reading.scope.pending.both
                || literals.size() > 1
                        && !alternative
                        && readers.someRows.many(property)
                        && !ofEach(evidence, property);
        skipOwnColumn(property);
        skipOwnTable(property);
        if (literals.size() > 1 && !alternative && compared(evidence)) {
            reading.scope.byValue = true;
            reading.scope.groups.add(
                    new Scope.Item.Value(column, property.column().name()));
        }
        readers.equality.equal(property, column, literals, both);
        focusIfAlone(place);
    }

    /** "the club of Ann and Bob", of whom each has one: those of either, and none that they share. */
    private boolean ofEach(Evidence evidence, Property property) {
        boolean owners = cursor.justBefore(evidence)
                .filter(e -> e.is(Operation.OF, Operation.IN) && e.words().matches("(?i)(of|for)( the)?"))
                .isPresent();
        return owners
                && reading.knowledge.graph().shortestPaths(property.entity(), reading.scope.focus.entity()).stream()
                        .allMatch(JoinPath::toOne);
    }

    /** Where no table is named, the question is about that of the value. */
    private void focusIfAlone(Place place) {
        if (reading.scope.focus == null
                && reading.scope.shown.isEmpty()
                && cursor.rest().stream()
                        .noneMatch(e -> e.operation() == null
                                && e.first(Mention.EntityMention.class).isPresent())) {
            reading.scope.turnTo(place);
        }
    }

    /** "the average age for French and English members": for each of them; "of" both would be one average. */
    private boolean compared(Evidence evidence) {
        Scope scope = reading.scope;
        boolean each = cursor.justBefore(evidence.tokens().getFirst().index())
                .filter(e ->
                        e.is(Operation.IN) && e.words().toLowerCase(Locale.ROOT).startsWith("for"))
                .isPresent();
        return each
                && scope.outer == null
                && scope.groups.isEmpty()
                && !scope.pending.negated()
                && !scope.shown.isEmpty()
                && scope.shown.stream()
                        .allMatch(item -> item instanceof Scope.Item.Value value
                                && value.expression() instanceof Aggregate aggregate
                                && aggregate.function() != Aggregate.Function.COUNT
                                && aggregate.function() != Aggregate.Function.SUM);
    }

    /** "to Lyon", "from Lyon": of two keys to one table the preposition may tell which. */
    private void direction(Property property) {
        cursor.before()
                .filter(before -> before.is(Operation.IN))
                .map(before -> before.tokens().getFirst().lower())
                .ifPresent(preposition -> reading.directions.put(property.entity(), preposition));
    }

    /** "shipped status", "the Ohio state": the column named after its value, though a value elsewhere is called so too. */
    private void skipOwnColumn(Property property) {
        boolean own = cursor.next()
                .filter(e -> cursor.more() && cursor.peek() == e && !e.quoted())
                .filter(e -> e.operation() == null || e.is(Operation.LIST))
                .filter(e -> e.tokens().stream().noneMatch(Token::capitalised)
                        || e.mentions().stream().limit(1).anyMatch(Mention.PropertyMention.class::isInstance))
                .filter(e -> e.all(Mention.PropertyMention.class).stream()
                        .anyMatch(m -> m.property() == property && m.quality() > 0.7))
                .isPresent();
        if (own) {
            cursor.skip();
            cursor.take();
        }
    }

    /** "not using Aspirin as medication": the table named after its value. */
    private void skipOwnTable(Property property) {
        boolean own = readers.valueOwners.as()
                && cursor.next(1)
                        .filter(e -> e.operation() == null)
                        .filter(e -> e.all(Mention.EntityMention.class).stream()
                                .anyMatch(m -> m.entity() == property.entity() && m.quality() > 0.7))
                        .isPresent();
        if (own) {
            cursor.takeIf(Operation.IN);
            cursor.skip();
            cursor.take();
        }
    }
}
