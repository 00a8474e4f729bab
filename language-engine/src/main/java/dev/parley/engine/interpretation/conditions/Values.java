package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.OneOf;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.TextMatch;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.glossary.Definition;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.reading.Belonging;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Facts;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import dev.parley.model.schema.TypeFamily;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
            readers.relations.premodified(evidence, value);
            return;
        }
        boolean role = nounNext(value.property()).isPresent();
        if ((own || role) && (pending.negated() || pending.both) && reading.scope.focus != null) {
            readers.relations.premodified(evidence, value);
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
        Place place = roleNext(property).orElseGet(() -> whose(property));
        Expression column = place.column(property);
        List<Literal> literals = new ArrayList<>(
                List.of(Filters.literal(value.value(), property.column().family())));
        boolean alternative = more(property, literals);
        if (alternative) {
            reading.scope.pending.alternative = false;
        }
        boolean both = reading.scope.pending.both
                || literals.size() > 1 && !alternative && many(property) && !ofEach(evidence, property);
        skipOwnColumn(property);
        skipOwnTable(property);
        if (literals.size() > 1 && !alternative && compared(evidence)) {
            reading.scope.byValue = true;
            reading.scope.groups.add(
                    new Scope.Item.Value(column, property.column().name()));
        }
        equal(property, column, literals, both);
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

    /** "red cover" where covers and pages each have a colour: the value is that of the role named after it. */
    private Optional<Place> roleNext(Property property) {
        return role(property, 0).map(mention -> {
            cursor.skip();
            reading.notes.mention(cursor.take(), mention);
            return reading.place(mention);
        });
    }

    /** The role that the column's table plays, if it is named {@code ahead} of here. */
    private Optional<Mention.RoleMention> role(Property property, int ahead) {
        return cursor.next(ahead).filter(e -> e.operation() == null).stream()
                .flatMap(e -> e.all(Mention.RoleMention.class).stream()
                        .filter(mention ->
                                mention.quality() >= e.mentions().getFirst().quality() - 0.1))
                .filter(mention -> mention.relation().to() == property.entity()
                        && reading.mentions(mention.relation().from()))
                .findFirst();
    }

    /** A value of the table at hand; a name beside a role that is asked for is that of the row it is a role to ("the friend Bob" of a condition is Bob). */
    Place whose(Property property) {
        boolean name = property.role() == PropertyRole.NAME;
        Optional<Mention.RoleMention> noun = name ? roleGiven(property) : nounNext(property);
        if (noun.isPresent()) {
            return reading.place(noun.get());
        }
        Place place = reading.scope.place(property.entity());
        Belonging.note(reading, place);
        boolean others = place.equals(reading.scope.focus)
                && (name && reading.scope.outer == null || readers.relations.belongs());
        return others ? reading.otherEnd(place).orElse(place) : place;
    }

    /** "male friends": the noun that a value stands before, where that is a role among rows of the value's table. */
    private Optional<Mention.RoleMention> nounNext(Property property) {
        return cursor.next().filter(e -> cursor.more() && cursor.peek() == e).flatMap(e -> roleAmong(e, property));
    }

    /** "with Bob as a friend": what the row named is to others. */
    private Optional<Mention.RoleMention> roleGiven(Property property) {
        return as() ? cursor.next(1).flatMap(e -> roleAmong(e, property)) : Optional.empty();
    }

    private Optional<Mention.RoleMention> roleAmong(Evidence evidence, Property property) {
        return Optional.of(evidence)
                .filter(e -> e.operation() == null)
                .flatMap(e -> e.first(Mention.RoleMention.class))
                .filter(role -> role.relation().to() == property.entity() && reading.tiesAlike(role.relation()));
    }

    private boolean as() {
        return cursor.next()
                .filter(e -> e.is(Operation.IN) && e.words().equalsIgnoreCase("as"))
                .isPresent();
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

    /** The column equals the value, or one of the values, or, when each of a row's many may differ, each of them. */
    void equal(Property property, Expression column, List<Literal> literals, boolean both) {
        Scope scope = reading.scope;
        Pending pending = scope.pending;
        boolean nullable = property.column().nullable();
        pending.about(property, column);
        if (pending.negated() && never(property)) {
            Scope inner = scope.nested();
            inner.focusOn(inner.places.of(property.entity()));
            inner.filters.add(Filters.values(inner.focus.column(property), literals));
            pending.negation = null;
            pending.add(new Not(readers.relations.sameDimensions(scope, inner, cursor.last()), false), false);
            return;
        }
        boolean contrast = scope.filters.stream().anyMatch(filter -> fixes(filter, column)) && many(property);
        boolean ofNone = pending.negated()
                && scope.outer == null
                && pending.negation.words().matches("(?i)never.*")
                && many(property);
        if (pending.negated() && (contrast || ofNone || elsewhere(property))) {
            pending.negation = null;
            pending.add(
                    new Not(contrast || ofNone ? someOfFocus(property, literals) : some(property, literals), false),
                    false);
            return;
        }
        if (both && literals.size() == 1 && periodFollows()) {
            pending.add(Filters.values(column, literals), nullable);
            return;
        }
        Predicate before = scope.filters.isEmpty() ? null : scope.filters.getLast();
        boolean sameColumn = before != null && !pending.negated() && fixes(before, column);
        if (both || sameColumn && pending.listed && !pending.alternative && many(property)) {
            each(property, column, literals, sameColumn);
            return;
        }
        if (sameColumn && (pending.alternative || pending.listed)) {
            scope.filters.removeLast();
            List<Literal> all = new ArrayList<>(constants(before));
            all.addAll(literals);
            pending.alternative = false;
            pending.add(Filters.values(column, all.stream().distinct().toList()), nullable);
            return;
        }
        pending.add(Filters.values(column, literals), nullable);
    }

    /** "Which studios have never worked with Lee": no row of theirs says so, and not some row says another. */
    private boolean never(Property property) {
        Scope scope = reading.scope;
        return scope.pending.negation.words().matches("(?i)never.*")
                && scope.outer == null
                && readers.relations.ownOfDimensions(property.entity())
                && scope.dimensions().stream()
                        .map(value -> Relations.propertyOf(scope.focus, value.expression()))
                        .noneMatch(shown -> Columns.unique(shown) || shown == property);
    }

    /** "both spring of 2009 and autumn of 2010": the year belongs to that value, so that neither stands by itself. */
    private boolean periodFollows() {
        int of = cursor.next().filter(e -> e.is(Operation.OF, Operation.IN)).isPresent() ? 1 : 0;
        return cursor.next(of).filter(e -> e.period() != null).isPresent();
    }

    /** "both French and English": no one row is both, so that each is asked for by itself. */
    private void each(Property property, Expression column, List<Literal> literals, boolean withLast) {
        Scope scope = reading.scope;
        List<Literal> all = new ArrayList<>(literals);
        if (withLast) {
            all.addAll(0, constants(scope.filters.removeLast()));
        }
        Optional<Place> role = otherRow(column);
        if (role.isPresent()) {
            for (Literal literal : all) {
                scope.pending.add(someOf(role.get(), property, literal), false);
            }
            return;
        }
        boolean nested = many(property) || readers.relations.ownOfDimensions(property.entity());
        boolean byName = !nested
                && scope.pending.both
                && scope.outer == null
                && !scope.dimensions().isEmpty()
                && all.size() > 1;
        if (byName) {
            for (Literal literal : all) {
                Scope inner = scope.nested();
                inner.focusOn(inner.places.of(scope.focus.entity()));
                inner.filters.add(
                        Filters.values(inner.places.of(property.entity()).column(property), List.of(literal)));
                scope.pending.add(readers.relations.sameDimensions(scope, inner, cursor.last()), false);
            }
            return;
        }
        if (!nested) {
            if (scope.pending.both && all.size() > 1) {
                reading.notes.assume("both", "taken as either of them: no one row is both");
                reading.notes.guess();
            }
            scope.pending.add(Filters.values(column, all), property.column().nullable());
            return;
        }
        boolean both = scope.pending.both && all.size() == 1;
        for (Literal literal : all) {
            scope.pending.add(
                    many(property) ? someOfFocus(property, List.of(literal)) : some(property, List.of(literal)), false);
        }
        scope.pending.both = both;
        scope.pending.about(property, column);
    }

    /** Where a column stands, if that is another row of the table asked about: "friends of both Dan and Alice". */
    private Optional<Place> otherRow(Expression column) {
        Scope scope = reading.scope;
        Place place = scope.places.withAlias(column.aliases().iterator().next());
        boolean other = scope.focus != null && !place.equals(scope.focus) && place.entity() == scope.focus.entity();
        return other ? Optional.of(place) : Optional.empty();
    }

    private Predicate someOf(Place row, Property property, Literal literal) {
        Scope inner = reading.scope.nested();
        Place place = inner.places.of(row.entity(), row.via());
        inner.focusOn(place);
        inner.filters.add(Filters.values(place.column(property), List.of(literal)));
        return new Composer(reading, inner)
                .exists(reading.scope.focus)
                .orElseThrow(() -> new NotUnderstood(cursor.before().orElse(cursor.last())));
    }

    private Predicate some(Property property, List<Literal> literals) {
        return some(property, place -> Filters.values(place.column(property), literals));
    }

    /** That there is a row of the column's table, of what was named last, for which the condition holds. */
    Predicate some(Property property, Function<Place, Predicate> condition) {
        Scope outer = reading.scope;
        Scope inner = outer.nested();
        Place place = inner.places.of(property.entity());
        inner.focusOn(place);
        inner.filters.add(condition.apply(place));
        return readers.relations.someOf(outer, inner, cursor.before().orElse(cursor.last()));
    }

    /** "borrowed one but not the other": the other in no row at all of what is asked about. */
    private Predicate someOfFocus(Property property, List<Literal> literals) {
        List<Predicate> conditions = new ArrayList<>();
        Place place = reading.scope.nested().places.of(property.entity());
        conditions.add(Filters.values(place.column(property), literals));
        if (periodFollows()) {
            cursor.skip(Operation.OF, Operation.IN);
            Evidence period = cursor.take();
            Property time = reading.time(period, period.period().unit() == PeriodOf.Unit.YEAR);
            if (time.entity() != property.entity()) {
                throw new NotUnderstood(period);
            }
            conditions.add(Filters.period(place.column(time), Operation.IN, period.period()));
        }
        return someOfFocus(place, conditions);
    }

    /** That what is asked about has such a row of {@code place}, a table of a query of its own. */
    Predicate someOfFocus(Place place, List<Predicate> conditions) {
        Scope inner = reading.scope.nested();
        inner.places.adopt(place);
        inner.focusOn(place);
        inner.filters.addAll(conditions);
        return new Composer(reading, inner)
                .exists(reading.scope.focus)
                .orElseThrow(() -> new NotUnderstood(cursor.before().orElse(cursor.last())));
    }

    static boolean fixes(Predicate predicate, Expression column) {
        return predicate instanceof OneOf(var value, var options) && value.equals(column)
                || predicate instanceof Comparison(var left, var operator, var right)
                        && operator == Comparison.Operator.EQUAL
                        && left.equals(column)
                        && right instanceof Literal;
    }

    private static List<Literal> constants(Predicate predicate) {
        return switch (predicate) {
            case OneOf oneOf -> oneOf.options();
            case Comparison comparison when comparison.right() instanceof Literal literal -> List.of(literal);
            default -> List.of();
        };
    }

    /** "Lyon, Nice or Paris": further values of the column; whether they are alternatives. */
    private boolean more(Property property, List<Literal> literals) {
        boolean alternative = false;
        boolean oneOfBoth = reading.scope.outer != null && reading.scope.outer.pending.both;
        while (!oneOfBoth) {
            int ahead = 0;
            boolean or = false;
            boolean tied = false;
            boolean elsewhere = false;
            while (cursor.next(ahead)
                    .filter(e -> e.is(Operation.AND, Operation.OR, Operation.COMMA, Operation.IN, Operation.EITHER))
                    .isPresent()) {
                or |= cursor.next(ahead).get().is(Operation.OR);
                tied |= cursor.next(ahead).get().is(Operation.AND, Operation.OR, Operation.COMMA);
                elsewhere |= leadsElsewhere(cursor.next(ahead).get(), property)
                        || insteadOfDenied(cursor.next(ahead).get());
                ahead++;
            }
            Optional<Mention.ValueMention> further = cursor.next(ahead).stream()
                    .filter(e -> e.operation() == null)
                    .flatMap(e -> e.all(Mention.ValueMention.class).stream())
                    .filter(v -> v.property() == property && v.surname() == null)
                    .findFirst();
            if (!tied
                    || elsewhere
                    || further.isEmpty()
                    || role(property, ahead + 1).isPresent()) {
                return alternative;
            }
            Evidence one = cursor.next(ahead).get();
            while (cursor.peek() != one) {
                cursor.take();
            }
            reading.notes.mention(cursor.take(), further.get());
            literals.add(
                    Filters.literal(further.get().value(), property.column().family()));
            alternative |= or;
        }
        return alternative;
    }

    /** "not black <em>but</em> white": what follows is not denied any more. */
    private boolean insteadOfDenied(Evidence word) {
        return reading.scope.pending.negated() && word.words().equalsIgnoreCase("but");
    }

    /** "from Lyon or <em>to</em> Nice": the second is none of a column that says where things come from. */
    private boolean leadsElsewhere(Evidence preposition, Property property) {
        Set<String> there = reading.lexicon.direction(preposition.words().toLowerCase(Locale.ROOT));
        return !there.isEmpty()
                && property.words().stream().noneMatch(there::contains)
                && property.entity().properties().stream()
                        .anyMatch(other -> other.words().stream().anyMatch(there::contains));
    }

    /** "to Lyon", "from Lyon": of two keys to one table the preposition may tell which. */
    private void direction(Property property) {
        cursor.before()
                .filter(before -> before.is(Operation.IN))
                .map(before -> before.tokens().getFirst().lower())
                .ifPresent(preposition -> reading.directions.put(property.entity(), preposition));
    }

    /** Whether a column is that of a table which nothing else is said about: "not by Verne" has no such author at all. */
    boolean elsewhere(Property property) {
        Scope scope = reading.scope;
        return scope.focus != null
                && scope.subjects().stream().noneMatch(place -> place.entity() == property.entity())
                && scope.shown.stream().noneMatch(item -> switch (item) {
                    case Scope.Item.Row row -> row.place().entity() == property.entity();
                    case Scope.Item.Value value ->
                        value.expression().aliases().stream()
                                .anyMatch(alias -> scope.places.withAlias(alias).entity() == property.entity());
                });
    }

    /** Whether a row of what is asked about may meet many rows of the column's table. */
    boolean many(Property property) {
        Scope scope = reading.scope;
        return scope.focus != null
                && scope.focus.entity() != property.entity()
                && reading.knowledge.graph().shortestPaths(scope.focus.entity(), property.entity()).stream()
                        .anyMatch(path -> !path.toOne());
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
        boolean own = as()
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

    /** Quoted text that is no known value: the named column, else the label of what was named, must equal it. */
    public void quoted(Evidence evidence) {
        Pending pending = reading.scope.pending;
        if (partOf(evidence)) {
            return;
        }
        ownColumn().ifPresent(named -> pending.about(named, reading.scope.column(named)));
        Optional<Entity> called = pending.column == null ? called(evidence) : Optional.empty();
        Expression column = called.isPresent() || pending.column != null ? pending.column : shownText();
        if (column == null || column.aggregates()) {
            Entity subject = called.or(reading::subject).orElseThrow(() -> new NotUnderstood(evidence));
            boolean actor = cursor.justBefore(evidence.tokens().getFirst().index())
                    .filter(e -> e.words().matches("(?i)do|does|did|has|have|had|can|by"))
                    .isPresent();
            if (actor) {
                throw new NotUnderstood(evidence);
            }
            Property label = subject.label().getFirst();
            column = reading.scope.column(label);
            reading.notes.assume(evidence.words(), "looked for in " + Notes.named(label));
            reading.notes.guess();
        }
        if (column.family().isNumeric() && evidence.words().matches("-?\\d+(\\.\\d+)?")) {
            pending.add(Filters.number(column, Operation.EXACTLY, new BigDecimal(evidence.words())), true);
            return;
        }
        if (column.family() != TypeFamily.TEXT) {
            throw new NotUnderstood(evidence);
        }
        pending.add(new TextMatch(column, TextMatch.Kind.EQUALS, evidence.words()), true);
    }

    /** "the shop \"Corner\"", "with \"Ann Lee\" as a member": what goes by a name that nothing is known of. */
    private Optional<Entity> called(Evidence name) {
        Optional<Evidence> noun = as() ? cursor.next(1) : cursor.justBefore(name);
        return noun.filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                .flatMap(e -> e.first(Mention.EntityMention.class))
                .map(Mention.EntityMention::entity);
    }

    /** "on the \"Fiction\" shelf": the column that stands right behind its value, and of which nothing else is said. */
    private Optional<Property> ownColumn() {
        Optional<Evidence> behind = cursor.next()
                .filter(e -> cursor.more() && cursor.peek() == e)
                .filter(e -> Columns.isColumn(e) && !valueFollows(1) && !readers.comparedAhead.compared(0));
        if (behind.isEmpty()) {
            return Optional.empty();
        }
        List<Mention.PropertyMention> texts = behind.get().all(Mention.PropertyMention.class).stream()
                .filter(m -> m.quality() > 0.7 && m.property().column().family() == TypeFamily.TEXT)
                .toList();
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        Mention chosen = reading.choose(cursor.take(), texts, m -> 0);
        return Optional.of(((Mention.PropertyMention) chosen).property());
    }

    /** The one text that is shown, unless it names rows that are spoken of by another. */
    private Expression shownText() {
        Scope scope = reading.scope;
        return scope.dimensions().size() == 1
                        && scope.dimensions().getFirst().expression().family() == TypeFamily.TEXT
                        && scope.subjects().getFirst() == scope.focus
                ? scope.dimensions().getFirst().expression()
                : null;
    }

    /** "have 'a' in their names": the column that the quoted text is part of. */
    public boolean partOf(Evidence evidence) {
        boolean in = cursor.next().filter(e -> e.is(Operation.IN)).isPresent();
        Optional<Evidence> named = cursor.next(1)
                .filter(e -> e.is(Operation.OF, Operation.POSSESSIVE))
                .flatMap(e -> cursor.next(2))
                .or(() -> cursor.next(1))
                .filter(e -> e.operation() == null)
                .filter(e -> e.first(Mention.PropertyMention.class)
                        .filter(m -> m.property().column().family() == TypeFamily.TEXT)
                        .isPresent());
        if (!in || named.isEmpty()) {
            return false;
        }
        while (cursor.peek() != named.get()) {
            cursor.take();
        }
        Evidence column = cursor.take();
        Mention mention = reading.choose(column, column.all(Mention.PropertyMention.class), m -> 0, reading.subject());
        Expression text = reading.scope.column(((Mention.PropertyMention) mention).property());
        if (text.family() != TypeFamily.TEXT) {
            throw new NotUnderstood(column);
        }
        reading.scope.pending.add(new TextMatch(text, TextMatch.Kind.CONTAINS, evidence.words()), true);
        return true;
    }

    /** "ann@example.org", "AB-1234": no word of the language is written so. */
    static boolean isWritten(Evidence word) {
        return word.unknown() && word.words().matches(".*[@\\d].*");
    }

    /** A name that nothing is known of, where one is due: behind a column, or called so. */
    public boolean unknownValue(Evidence word) {
        Pending pending = reading.scope.pending;
        boolean capital = word.tokens().getFirst().capitalised() || isWritten(word);
        boolean due = pending.column != null && pending.column.family() == TypeFamily.TEXT;
        boolean called = cursor.justBefore(word.tokens().getFirst().index())
                .filter(e -> e.words().toLowerCase(Locale.ROOT).matches("called|named|titled|entitled"))
                .isPresent();
        boolean letter = due && word.words().length() == 1;
        if (!(letter || capital && (due || called))) {
            if (capital) {
                throw new NotUnderstood(word);
            }
            return false;
        }
        if (due && !called && endsAList(word)) {
            throw new NotUnderstood(word);
        }
        quoted(word);
        reading.notes.guess();
        return true;
    }

    /** "the clubs of Ann, Bob and <em>Zork</em>": the last of several values, of which the others are known. */
    private boolean endsAList(Evidence word) {
        Expression column = reading.scope.pending.column;
        return cursor.justBefore(word)
                        .filter(e -> e.is(Operation.AND, Operation.OR, Operation.COMMA))
                        .isPresent()
                && reading.scope.filters.stream()
                        .anyMatch(filter -> (Filters.fixed(filter) || filter instanceof OneOf)
                                && Filters.subject(filter).equals(column));
    }

    public void text() {
        Evidence operation = cursor.take();
        reading.notes.operation(operation);
        Pending pending = reading.scope.pending;
        boolean owners = cursor.before().filter(e -> e.is(Operation.WHOSE)).isPresent();
        boolean spelt = letters(operation);
        while (cursor.more() && leadsIn(cursor.peek(), spelt)) {
            spelt |= letters(cursor.take());
        }
        Evidence wanted = cursor.more() && !cursor.peek().is(Operation.STOP) ? cursor.take() : operation;
        if (pending.column == null && operation.is(Operation.CONTAINS) && wanted != operation && partOf(wanted)) {
            return;
        }
        Expression column = pending.column == null && !owners ? shownText() : pending.column;
        if (column == null) {
            Entity subject = reading.subject().orElseThrow(() -> new NotUnderstood(operation));
            Property label = subject.label().getFirst();
            column = reading.scope.column(label);
            reading.notes.assume(operation.words(), "taken to be about " + Notes.named(label));
        }
        boolean plain = !wanted.quoted()
                && !wanted.tokens().getFirst().capitalised()
                && wanted.words().length() > 1
                && !wanted.unknown()
                && wanted.first(Mention.ValueMention.class).isEmpty()
                && !spelt;
        if (column.family() != TypeFamily.TEXT || wanted == operation || plain) {
            throw new NotUnderstood(operation);
        }
        TextMatch.Kind kind =
                switch (operation.operation()) {
                    case STARTS_WITH -> TextMatch.Kind.STARTS_WITH;
                    case ENDS_WITH -> TextMatch.Kind.ENDS_WITH;
                    default -> TextMatch.Kind.CONTAINS;
                };
        pending.add(new TextMatch(column, kind, wanted.words().replace("%", "")), true);
        if (kind == TextMatch.Kind.CONTAINS && reading.nextIs(Operation.IN)) {
            cursor.takeIf(Operation.IN);
            cursor.takeIf(Operation.POSSESSIVE);
        }
    }

    /** Whether what follows is meant letter by letter, though it be an article or a pronoun. */
    private static boolean letters(Evidence operation) {
        return operation.words().matches("(?i).*(word|letter|substring|text|string|phrase|prefix|suffix|character).*");
    }

    /** "the word" before what is looked for; "a" may be looked for itself. */
    private boolean leadsIn(Evidence evidence, boolean spelt) {
        if (evidence.is(Operation.CONTAINS)) {
            return true;
        }
        boolean noise = evidence.is(Operation.NOISE, Operation.VERB)
                && evidence.mentions().isEmpty();
        boolean capital = evidence.tokens().getFirst().capitalised();
        return noise && !capital && (!spelt || evidence.words().matches("(?i)the|is|are|of"));
    }

    /** "is missing", "was unknown": that the column named last, else the one that follows, is empty or not. */
    public void missing() {
        cursor.skip();
        Evidence operation = cursor.take();
        reading.notes.operation(operation);
        Pending pending = reading.scope.pending;
        if (pending.column == null) {
            columnNext(operation);
        }
        Predicate missing = new Missing(pending.column);
        boolean absent = operation.is(Operation.MISSING) == !pending.negated();
        pending.negation = null;
        pending.add(absent ? missing : new Not(missing, false), false);
    }

    /** "missing weights", "an unknown price". */
    private void columnNext(Evidence operation) {
        List<Mention.PropertyMention> named = cursor.next().filter(e -> e.operation() == null).stream()
                .flatMap(e -> e.all(Mention.PropertyMention.class).stream())
                .toList();
        if (named.isEmpty()) {
            throw new NotUnderstood(operation);
        }
        cursor.skip();
        Property property = ((Mention.PropertyMention) reading.choose(cursor.take(), named, m -> 0)).property();
        reading.scope.pending.about(property, reading.scope.column(property));
    }
}
