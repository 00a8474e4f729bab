package dev.parley.engine.interpretation.shown;

import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.glossary.Definition;
import dev.parley.engine.interpretation.conditions.ColumnConditions;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Facts;
import dev.parley.engine.interpretation.reading.Measures;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TypeFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a name among what is to be shown: "the names of authors", "returned loans", "the details of members", "list the
 * surgeons"; "student" in "student name" only says whose. What the name means is chosen by {@link ItemMeanings}.
 */
public final class ItemNames {

    /** From here on words name a column well enough for one of that table. */
    private static final double SURE = 0.9;

    private final ShownReaders readers;
    private final Reading reading;
    private final Cursor cursor;
    /** The term of a glossary that shows a column of some rows only, and what is shown by it. */
    private Evidence limiting;

    private final List<Scope.Item> limited = new ArrayList<>();

    ItemNames(ShownReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Reads a name; false when it only belongs to the next one. */
    boolean read(List<Evidence> functions) {
        Evidence evidence = cursor.take();
        if (isNameOfColumn(evidence)) {
            return false;
        }
        if (isNameOfFigure(evidence)) {
            throw new NotUnderstood(cursor.next(1).orElseThrow());
        }
        boolean alone = functions.isEmpty();
        if (alone && readers.itemCounts.saidBefore(evidence)) {
            return true;
        }
        Measures.simplify(functions);
        if ((!alone || readers.itemMeanings.nameNext()) && reading.coincidences.coincides(evidence)) {
            throw new NotUnderstood(evidence);
        }
        if (alone && isNameOfText(evidence)) {
            return false;
        }
        Optional<Mention> stated = ownerBefore(evidence).or(() -> readers.itemOwners.stated(evidence, alone));
        Optional<Entity> named = stated.map(Mention::entityOf);
        if (alone && detailsOfAll(evidence, named)) {
            return false;
        }
        Optional<Entity> owner = named.or(this::subject);
        if (alone && owner.isPresent() && isWholeName(evidence, owner.get())) {
            wholeName(evidence, owner.get(), stated);
            return true;
        }
        Mention mention = readers.itemMeanings.choose(evidence, functions, named, owner);
        boolean shown = shows(mention, evidence, stated, functions);
        readers.items.distinct &= !shown;
        return shown;
    }

    /** "<em>category</em> descriptions of the products": the table right before says whose, if it has such a column. */
    private Optional<Mention> ownerBefore(Evidence evidence) {
        return cursor.justBefore(evidence)
                .filter(e -> readers.itemColumns.behindTable)
                .flatMap(e -> e.first(Mention.EntityMention.class))
                .filter(table -> evidence.all(Mention.PropertyMention.class).stream()
                        .anyMatch(column ->
                                column.quality() >= SURE && column.property().entity() == table.entity()))
                .map(Mention.class::cast);
    }

    /** "titles of films and books" where a book is but another word for a title: something else would be shown. */
    private boolean shownByAnotherWord(Mention.PropertyMention column) {
        return column.reason().startsWith("another word")
                && reading.scope.shown.stream()
                        .anyMatch(item -> item instanceof Scope.Item.Value value
                                && value.expression().equals(reading.scope.column(column.property())));
    }

    private boolean shows(Mention mention, Evidence evidence, Optional<Mention> stated, List<Evidence> functions) {
        return switch (mention) {
            case Mention.ValueMention value -> value(evidence, value, functions);
            case Mention.DefinedMention(Definition.Holds holds, var entity, var text) -> {
                readers.conditions.values.defined(holds);
                yield false;
            }
            case Mention.DefinedMention(Definition.Named term, var entity, var text) -> {
                limited(evidence, term, stated, functions);
                yield true;
            }
            case Mention.DefinedMention ignored -> throw new NotUnderstood(evidence);
            case Mention.PropertyMention property
            when functions.isEmpty()
                    ? readers.itemOwners.isStrange(property, stated)
                    : readers.itemOwners.isFar(property, stated) -> throw new NotUnderstood(evidence);
            case Mention.PropertyMention property
            when done(evidence, property.property()) -> throw new NotUnderstood(evidence);
            case Mention.PropertyMention property
            when counts(property.property(), functions) -> {
                countOf(evidence, property.property(), functions);
                yield true;
            }
            case Mention.PropertyMention property
            when functions.isEmpty() && shownByAnotherWord(property) -> throw new NotUnderstood(evidence);
            case Mention.PropertyMention property when knownFor(evidence, property.property()) -> false;
            case Mention.PropertyMention property -> {
                column(evidence, property.property(), stated, functions);
                yield true;
            }
            case Mention.DerivedMention derived -> {
                reading.scope.show(readers.measures.sum(derived), "revenue");
                reading.scope.turnTo(reading.scope.place(derived.entityOf()));
                yield true;
            }
            case Mention.EntityMention table -> rows(evidence, table, functions);
            case Mention.RoleMention role -> rows(evidence, role, functions);
        };
    }

    /** A column of some rows only, by the glossary: the answer knows no others. */
    private void limited(Evidence evidence, Definition.Named term, Optional<Mention> stated, List<Evidence> functions) {
        Scope scope = reading.scope;
        int before = scope.shown.size();
        term.where().forEach(fact -> scope.filters.add(Facts.predicate(fact, scope)));
        column(evidence, term.property(), stated, functions);
        limiting = evidence;
        limited.addAll(scope.shown.subList(before, scope.shown.size()));
        String columns = term.where().stream()
                .map(fact -> Notes.named(fact.property()))
                .distinct()
                .collect(Collectors.joining(" and "));
        reading.notes.assume(evidence.words(), "leaves out rows that the glossary does not mean, going by " + columns);
    }

    /** What else is shown would be limited too, which nobody asked for. */
    public void finish() {
        if (limiting != null && !limited.containsAll(reading.scope.shown)) {
            throw new NotUnderstood(limiting);
        }
    }

    private void column(Evidence evidence, Property property, Optional<Mention> stated, List<Evidence> functions) {
        Place place = readers.itemOwners.place(property, stated);
        readers.itemColumns.read(evidence, property, place, functions);
        if (evidence.tokens().stream().anyMatch(token -> token.lower().equals("of"))) {
            reading.scope.named(place);
        }
    }

    /** "how many gifts": of the rows, which are one or not, and not of the two answers. */
    private boolean counts(Property property, List<Evidence> functions) {
        return property.role() == PropertyRole.FLAG
                && functions.size() == 1
                && functions.getFirst().is(Operation.COUNT)
                && !readers.items.distinct;
    }

    private void countOf(Evidence evidence, Property flag, List<Evidence> functions) {
        Place place = reading.scope.place(flag.entity());
        reading.scope.pending.add(
                new Comparison(place.column(flag), Comparison.Operator.EQUAL, new Literal.Truth(true)), false);
        readers.itemRows.read(evidence, place, functions);
    }

    private boolean rows(Evidence evidence, Mention named, List<Evidence> functions) {
        Place place = reading.roles.place(named);
        if (qualifies(place)) {
            reading.scope.turnTo(place);
            readers.itemColumns.behindTable |= named instanceof Mention.EntityMention;
            return false;
        }
        readers.itemRows.read(evidence, place, functions);
        return true;
    }

    /** A condition; with nothing named behind it, its rows are what is to be shown: "list the surgeons". */
    private boolean value(Evidence evidence, Mention.ValueMention value, List<Evidence> functions) {
        readers.conditions.values.value(evidence, value);
        reading.scope.pending.settle();
        boolean last = cursor.rest().stream().allMatch(e -> e.mentions().isEmpty());
        if (!last || !functions.isEmpty()) {
            return false;
        }
        readers.itemRows.add(reading.scope.place(value.property().entity()), readers.items.listing);
        return true;
    }

    /** "the names of the majors" where a major is no row: the majors. */
    private boolean isNameOfColumn(Evidence evidence) {
        return evidence.words().matches("(?i)(full )?names?")
                && reading.nextIs(Operation.OF)
                && cursor.next(1)
                        .filter(e -> Columns.isColumn(e)
                                && e.first(Mention.EntityMention.class).isEmpty()
                                && !measures(e))
                        .isPresent();
    }

    /** "the names of games played" where that is how many: a figure has no name. */
    private boolean isNameOfFigure(Evidence evidence) {
        return evidence.words().matches("(?i)(full )?names?")
                && reading.nextIs(Operation.OF)
                && cursor.next(1)
                        .filter(e -> Columns.isColumn(e)
                                && e.first(Mention.EntityMention.class).isEmpty()
                                && e.tokens().size() > 1
                                && measures(e))
                        .isPresent();
    }

    /** A figure has no name. */
    private static boolean measures(Evidence evidence) {
        return evidence.mentions().getFirst() instanceof Mention.PropertyMention column
                && column.property().role() == PropertyRole.MEASURE;
    }

    /** "the names of all different publishers" where the publisher is but a text: that text. */
    private boolean isNameOfText(Evidence evidence) {
        boolean of = cursor.next()
                .filter(e ->
                        e.is(Operation.OF) || e.is(Operation.GROUP) && e.words().startsWith("of"))
                .isPresent();
        if (!of || !evidence.words().matches("(?i)(full )?names?")) {
            return false;
        }
        int between = cursor.ahead(1, e -> e.is(Operation.ALL, Operation.DISTINCT, Operation.GROUP))
                .size();
        return cursor.next(1 + between).filter(ItemNames::isText).isPresent();
    }

    /** Whether the words are the full name of a text, and of no rows. */
    private static boolean isText(Evidence evidence) {
        return evidence.operation() == null
                && !evidence.mentions().isEmpty()
                && evidence.mentions().getFirst() instanceof Mention.PropertyMention column
                && column.quality() >= 0.9
                && column.property().words().size() == evidence.tokens().size()
                && column.property().column().family() == TypeFamily.TEXT
                && (column.property().role() == PropertyRole.ATTRIBUTE
                        || column.property().role() == PropertyRole.NAME)
                && evidence.first(Mention.EntityMention.class).isEmpty()
                && evidence.first(Mention.RoleMention.class).isEmpty();
    }

    /** "the details of members" where members have no column called so: what there is to show of them. */
    private boolean detailsOfAll(Evidence evidence, Optional<Entity> owner) {
        return evidence.tokens().size() == 1
                && evidence.lemma().matches("detail|info|information|data|record")
                && reading.nextIs(Operation.OF, Operation.IN)
                && owner.isPresent()
                && reading.scope.shown.isEmpty()
                && evidence.all(Mention.PropertyMention.class).stream()
                        .noneMatch(m -> m.property().entity() == owner.get());
    }

    private Optional<Entity> subject() {
        return reading.scope.subjects().stream().findFirst().map(Place::entity);
    }

    /** "names of authors" that are kept in two parts. */
    private static boolean isWholeName(Evidence evidence, Entity owner) {
        return evidence.words().matches("(?i)names?|full names?")
                && owner.label().size() > 1
                && owner.label().stream().allMatch(part -> part.role() == PropertyRole.NAME);
    }

    private void wholeName(Evidence evidence, Entity owner, Optional<Mention> stated) {
        Place place = stated.map(reading.roles::place).orElseGet(() -> reading.scope.place(owner));
        reading.notes.mention(
                evidence, new Mention.PropertyMention(owner.label().getFirst(), 0.95, ""));
        readers.itemRows.add(place, false);
        reading.scope.distinct |= readers.items.distinct;
        readers.items.distinct = false;
    }

    /** "student name": the table only says whose column it is that comes next. */
    private boolean qualifies(Place place) {
        return cursor.next()
                .filter(next -> next.operation() == null && next.number() == null && !next.quoted())
                .filter(next -> cursor.more() && cursor.peek() == next)
                .filter(next -> !pastForm(next) && !acts(next) && !readers.conditions.comparedAhead.compared(0))
                .filter(next -> next.mentions().stream()
                        .limit(1)
                        .anyMatch(m -> m instanceof Mention.PropertyMention || m instanceof Mention.ValueMention))
                .filter(next -> next.all(Mention.PropertyMention.class).stream()
                                .anyMatch(m -> m.property().entity() == place.entity() && m.quality() >= 0.7)
                        || ofPartner(place.entity(), next))
                .isPresent();
    }

    /** "passes allow smoking", where a column says whether pets are allowed: what they do, and no column of theirs. */
    private boolean acts(Evidence next) {
        return next.first(Mention.PropertyMention.class)
                        .filter(column -> column.quality() < SURE && ColumnConditions.doesSo(next, column.property()))
                        .isPresent()
                && cursor.next(1).filter(Columns::isColumn).isPresent();
    }

    /** "book city", where books have none but a publisher with one: the very name of a column of a table next to theirs. */
    private boolean ofPartner(Entity rows, Evidence column) {
        return column.first(Mention.EntityMention.class).isEmpty()
                && column.first(Mention.RoleMention.class).isEmpty()
                && column.mentions().getFirst()
                        instanceof Mention.PropertyMention(var property, var quality, var reason, var known)
                && quality >= 0.9
                && property.role() != PropertyRole.KEY
                && property.role() != PropertyRole.REFERENCE
                && reading.knowledge.graph().shortestPaths(rows, property.entity()).stream()
                        .anyMatch(path -> path.toOne() && path.steps().size() == 1);
    }

    /** "who opened it": nobody is the day on which it was. */
    private boolean done(Evidence evidence, Property property) {
        return property.role() == PropertyRole.TIME
                && pastForm(evidence)
                && cursor.justBefore(evidence).filter(e -> e.is(Operation.WHO)).isPresent();
    }

    /** "returned loans": loans whose date of it is known. */
    private boolean knownFor(Evidence evidence, Property property) {
        boolean rows = property.role() == PropertyRole.TIME
                && property.column().nullable()
                && pastForm(evidence)
                && cursor.next()
                        .filter(e -> e.operation() == null
                                && e.all(Mention.EntityMention.class).stream()
                                        .anyMatch(m -> m.entity() == property.entity()))
                        .isPresent();
        if (rows) {
            reading.scope.filters.add(new Not(new Missing(reading.scope.column(property)), false));
            reading.notes.assume(evidence.words(), "taken as " + Notes.named(property) + " being known");
        }
        return rows;
    }

    /** "published", "shipped", "named": the past of a verb says something of the rows and is nothing to show. */
    private static boolean pastForm(Evidence evidence) {
        boolean verb = evidence.tokens().size() == 1 && !evidence.words().equalsIgnoreCase(evidence.lemma());
        boolean time = evidence.first(Mention.PropertyMention.class)
                .filter(m -> m.property().role() == PropertyRole.TIME)
                .isPresent();
        return verb
                && (evidence.words().endsWith("ed") || time && !evidence.words().endsWith("s"));
    }
}
