package dev.parley.engine.interpretation.ranks;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.conditions.Dimensions;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Kinds;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Lemmas;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Reads how often something is there: "the most common city", "documents with the least common type", "which type is
 * used most", "used more than twice".
 */
public final class Frequencies {

    /** How much likelier a table is where it only says whose the column behind it is. */
    private static final double OWNER = 0.4;

    private final RankReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    Frequencies(RankReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Reads on behind "most common"; {@code item} when that is asked for and not a condition. */
    void read(Evidence word, boolean item) {
        boolean descending = word.is(Operation.MOST_COMMON);
        Optional<Evidence> named =
                cursor.next().filter(e -> e.operation() == null && !e.mentions().isEmpty());
        reading.notes.operation(word);
        if (named.isEmpty()) {
            Optional<Expression> shown = readers.orders.shownCount();
            if (shown.isPresent() && cursor.takeIf(Operation.FIRST).isPresent()) {
                reading.scope.order.add(new Scope.Sort(shown.get(), Ranks.direction(descending)));
            } else {
                commonest(descending, word);
            }
            return;
        }
        cursor.skip();
        Evidence evidence = cursor.take();
        List<Mention> mentions = evidence.mentions().stream()
                .filter(m -> m instanceof Mention.PropertyMention
                        || m instanceof Mention.EntityMention
                        || item
                                && m instanceof Mention.RoleMention role
                                && role.relation().selfReference())
                .toList();
        Mention mention = reading.choose(
                evidence,
                mentions,
                m -> m instanceof Mention.PropertyMention
                        ? 0.02
                        : item && columnBehind(m).isPresent() ? OWNER : 0);
        if (mention instanceof Mention.PropertyMention column) {
            values(column.property(), descending, item, word);
        } else if (mention instanceof Mention.RoleMention role) {
            holders(role, descending);
        } else if (item && columnBehind(mention).isPresent()) {
            Mention.PropertyMention column = columnBehind(mention).get();
            reading.notes.mention(cursor.take(), column);
            values(column.property(), descending, true, word);
        } else if (item) {
            Place place = reading.roles.place(mention);
            reading.scope.turnTo(place);
            reading.scope.shown.add(new Scope.Item.Row(place, false));
            commonest(descending, word);
        } else {
            rows(reading.roles.place(mention), descending, word);
        }
    }

    /** "the most common tutor": whom most rows of the same table have as theirs. */
    private void holders(Mention.RoleMention role, boolean descending) {
        Scope scope = reading.scope;
        Place those = scope.place(role.relation().from());
        scope.focusOn(those);
        Place holder = reading.roles.place(role);
        scope.required.add(holder);
        scope.shown.add(new Scope.Item.Row(holder, false));
        readers.ranks.rank(readers.measures.count(those), descending);
    }

    /** "the most common member city": the table only says whose column it is. */
    private Optional<Mention.PropertyMention> columnBehind(Mention table) {
        return cursor.more() && Columns.isColumn(cursor.peek())
                ? cursor.peek().all(Mention.PropertyMention.class).stream()
                        .filter(column -> column.entityOf() == table.entityOf() && column.quality() >= 0.8)
                        .findFirst()
                : Optional.empty();
    }

    /** "the most common city"; "with the most common city". */
    private void values(Property property, boolean descending, boolean item, Evidence word) {
        Scope scope = reading.scope;
        Place place = scope.place(property.entity());
        Expression column = place.column(property);
        if (item) {
            reading.scope.turnTo(place);
            reading.scope.show(column, property.column().name());
        }
        boolean shown =
                item || scope.dimensions().stream().anyMatch(v -> v.expression().equals(column));
        if (shown && ofKinds()) {
            commonestRows(descending, word);
        } else if (shown) {
            commonestValues(descending);
        } else {
            commonValue(place, property, descending);
        }
    }

    /** "of the most common product": the one that has the most rows which belong to it. */
    private void rows(Place place, boolean descending, Evidence word) {
        Scope scope = reading.scope;
        readers.ranks.require(place);
        boolean several = scope.focus != null
                && place != scope.focus
                && readers.ranks.meetsMany(place.entity(), scope.focus.entity());
        if (several) {
            readers.ranks.rankBy(
                    place, () -> readers.measures.count(child(reading.scope.place(place.entity()), word)), descending);
        } else if (place == scope.focus && !childless(scope)) {
            commonestRows(descending, word);
        } else {
            commonest(descending, word);
        }
    }

    /** "documents with the most common type". */
    private void commonValue(Place place, Property property, boolean descending) {
        Scope outer = reading.scope;
        Scope inner = outer.nested();
        Place other = inner.places.of(place.entity());
        inner.focusOn(other);
        inner.byValue = true;
        inner.shown.add(
                new Scope.Item.Value(other.column(property), property.column().name()));
        reading.scope = inner;
        try {
            readers.ranks.rank(readers.measures.count(other), descending);
        } finally {
            reading.scope = outer;
        }
        outer.pending.add(new Member(List.of(place.column(property)), readers.ranks.query(inner)), false);
    }

    /** "which type is used most": ranks what is shown by the number of rows it has. */
    void commonest(boolean descending, Evidence word) {
        Scope scope = reading.scope;
        if (scope.focus == null) {
            throw new NotUnderstood(word);
        }
        boolean columns = !scope.dimensions().isEmpty();
        if (columns && !ofKinds() && (!namesRows(scope) || childless(scope))) {
            commonestValues(descending);
            return;
        }
        commonestRows(descending, word);
    }

    /** Whether each row asked about is but a kind of others: as common as there are of those. */
    private boolean ofKinds() {
        Scope scope = reading.scope;
        return Kinds.holdsKinds(scope.focus.entity())
                && children(scope.focus.entity()).size() == 1;
    }

    /** Ranks the rows asked about by the number of those that belong to them. */
    private void commonestRows(boolean descending, Evidence word) {
        Scope scope = reading.scope;
        Place subject = scope.subjects().stream()
                .filter(place -> !scope.byVerb.contains(place))
                .findFirst()
                .orElse(scope.focus);
        Place counted = scope.required.stream()
                .filter(place -> place != subject)
                .findFirst()
                .orElseGet(() -> child(scope.focus, word));
        scope.oneByOne |= subject == scope.focus && scope.outer == null;
        readers.ranks.rankBy(
                readers.ranks.havingMany(counted.entity()),
                () -> readers.measures.count(reading.scope.place(counted.entity())),
                descending);
    }

    /** Ranks the values that are shown by the number of rows that have them. */
    private void commonestValues(boolean descending) {
        Scope scope = reading.scope;
        scope.byValue = true;
        scope.dimensions().stream()
                .map(Scope.Item.Value::expression)
                .filter(value -> value.aliases().contains(scope.focus.alias()))
                .filter(value ->
                        Dimensions.propertyOf(scope.focus, value).column().nullable())
                .forEach(value -> scope.filters.add(new Not(new Missing(value), false)));
        readers.ranks.rank(readers.measures.count(scope.focus), descending);
    }

    /** "used more than twice", "at least 3 times": by how many rows what is shown has. */
    public void times(Operation operation, BigDecimal number, BigDecimal high, Evidence word) {
        Scope scope = reading.scope;
        if (scope.focus == null || scope.outer != null || scope.computed()) {
            throw new NotUnderstood(word);
        }
        Place counted = scope.required.stream()
                .filter(place -> place != scope.focus)
                .findFirst()
                .orElseGet(() -> repeated(scope, word));
        scope.byValue |= counted == scope.focus;
        Predicate having = Filters.number(readers.measures.count(counted), operation, number, high);
        scope.ofGroups(having);
    }

    /** What is there so often, where nothing else was named: rows of one value, or rows that belong to what is shown. */
    private Place repeated(Scope scope, Evidence word) {
        Place subject = scope.subjects().getFirst();
        if (subject != scope.focus) {
            return subject;
        }
        boolean columns = !scope.dimensions().isEmpty() && !namesRows(scope);
        return columns || childless(scope) ? scope.focus : child(scope.focus, word);
    }

    /** Whether what is shown only names rows: then the rows are ranked. */
    static boolean namesRows(Scope scope) {
        return scope.dimensions().stream()
                .anyMatch(value -> value.expression().aliases().contains(scope.focus.alias())
                        && Columns.unique(Dimensions.propertyOf(scope.focus, value.expression())));
    }

    /** Whether no row belongs to those asked about: then only rows of one name can be counted. */
    private boolean childless(Scope scope) {
        return scope.required.isEmpty() && children(scope.focus.entity()).isEmpty();
    }

    /**
     * The one table whose rows belong to those of {@code place}, many to one; of several, and of those farther away, the
     * one a verb names ("the most borrowed book").
     */
    private Place child(Place place, Evidence word) {
        Optional<Entity> done = word.all(Mention.EntityMention.class).stream()
                .map(Mention.EntityMention::entity)
                .filter(other -> other != place.entity() && readers.ranks.meetsMany(place.entity(), other))
                .findFirst();
        if (done.isPresent()) {
            return reading.scope.places.of(done.get());
        }
        List<Entity> children = children(place.entity());
        List<Entity> said = children.size() == 1
                ? children
                : children.stream()
                        .filter(child -> named(child, place.entity()))
                        .toList();
        if (said.size() != 1) {
            throw new NotUnderstood(word);
        }
        return reading.scope.places.of(said.getFirst());
    }

    private List<Entity> children(Entity entity) {
        return reading.knowledge.ontology().relations().stream()
                .filter(relation -> relation.to() == entity && !relation.selfReference())
                .map(Relation::from)
                .distinct()
                .toList();
    }

    /** Whether a word of the question is a form of a table's name: "ordered" of that of the orders. */
    private boolean named(Entity entity, Entity parent) {
        List<String> stems = entity.words().stream()
                .filter(word -> !parent.words().contains(word))
                .map(Lemmas::stem)
                .toList();
        return cursor.all().stream()
                .filter(e -> e.tokens().size() == 1
                        && e.first(Mention.ValueMention.class).isEmpty())
                .anyMatch(e -> stems.contains(Lemmas.stem(e.lemma())));
    }
}
