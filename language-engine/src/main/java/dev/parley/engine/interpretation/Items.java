package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.glossary.Definition;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import dev.parley.model.schema.TypeFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what is to be shown: "name and age", "the number of orders", "average, minimum and maximum price", "members". */
final class Items {

    private final Grammar grammar;
    private final Reading reading;
    private final Cursor cursor;
    /** Whether rows are asked for as a list of all they have, not by their name. */
    boolean listing = true;

    private boolean distinct;
    /** Whether a table was named right before its column: "student majors". */
    private boolean afterEntity;

    Items(Grammar grammar) {
        this.grammar = grammar;
        this.reading = grammar.reading;
        this.cursor = grammar.reading.cursor;
    }

    /** Reads one item after the other; false when there is none. */
    boolean list() {
        skipConnectors();
        boolean any = item();
        while (any && follows(true)) {
            skipConnectors();
            if (!item()) {
                break;
            }
        }
        return any;
    }

    /** Whether, behind a connector, something further to show is named. */
    boolean follows(boolean first) {
        int ahead = 0;
        boolean connected = false;
        boolean their = false;
        Optional<Evidence> next = cursor.next(ahead);
        if (withTheir()) {
            connected = true;
            their = true;
            next = cursor.next(++ahead);
        }
        while (next.filter(e -> e.is(
                                Operation.AND,
                                Operation.COMMA,
                                Operation.ALSO_SHOWN,
                                Operation.POSSESSIVE,
                                Operation.ALL,
                                Operation.DISTINCT,
                                Operation.OF,
                                Operation.LIST)
                        || e.is(Operation.BOTH)
                        || e.is(Operation.WHICH) && e.words().matches("(?i)what( is| are| was| were)?"))
                .isPresent()) {
            connected |= next.get().is(Operation.AND, Operation.COMMA, Operation.ALSO_SHOWN);
            their |= next.get().is(Operation.POSSESSIVE, Operation.ALSO_SHOWN);
            next = cursor.next(++ahead);
        }
        if (!connected || next.isEmpty()) {
            return false;
        }
        Evidence item = next.get();
        if (Measures.isFunction(item)) {
            return !Measures.isAdverb(item) && !compared(ahead);
        }
        if (item.is(Operation.WHEN, Operation.WHERE, Operation.HOW)) {
            return grammar.questionWords.asksAlso(ahead);
        }
        boolean furtherExtreme = item.is(Operation.MOST, Operation.LEAST) && reading.scope.computed();
        if (item.superlative() || item.is(Operation.MOST_COMMON, Operation.LEAST_COMMON) || furtherExtreme) {
            boolean sorts =
                    cursor.next(ahead + 2).filter(e -> e.is(Operation.FIRST)).isPresent();
            return first
                    && !sorts
                    && cursor.next(ahead + 1).filter(this::isColumn).isPresent();
        }
        if (item.mentions().isEmpty() || item.operation() != null) {
            return false;
        }
        if (saidAnew(item, ahead)) {
            return false;
        }
        boolean column = isColumn(item);
        boolean table = item.mentions().getFirst() instanceof Mention.EntityMention
                || item.mentions().getFirst() instanceof Mention.RoleMention;
        return column && (first || their) && !compared(ahead) || table && (first || their);
    }

    /** "that have books which are French as well as <em>books which</em> are English": the same noun for a further condition. */
    private boolean saidAnew(Evidence item, int ahead) {
        return !reading.scope.filters.isEmpty()
                && cursor.next(ahead + 1)
                        .filter(e -> e.is(Operation.WHO, Operation.RELATIVE, Operation.WHOSE))
                        .isPresent()
                && cursor.all().stream()
                        .takeWhile(e -> e != item)
                        .anyMatch(e -> e.operation() == null && e.lemma().equals(item.lemma()));
    }

    /** "ships with their home port", "ships with the name of their home port": shown too. */
    private boolean withTheir() {
        boolean named = cursor.next(1).filter(this::isColumn).isPresent()
                && cursor.next(2).filter(e -> e.is(Operation.OF)).isPresent();
        return cursor.next().filter(e -> e.is(Operation.WITH)).isPresent()
                && cursor.next(named ? 3 : 1)
                        .filter(e -> e.is(Operation.POSSESSIVE))
                        .isPresent();
    }

    /** "the number of loans for each member, with id and name": columns of what is counted for, and no condition. */
    boolean namesGroups() {
        List<Evidence> rest = cursor.rest().stream()
                .skip(1)
                .takeWhile(e -> !e.is(Operation.STOP))
                .toList();
        return cursor.peek().is(Operation.WITH, Operation.ALSO_SHOWN)
                && !reading.scope.groups.isEmpty()
                && rest.stream().anyMatch(this::isColumn)
                && rest.stream()
                        .allMatch(e -> isColumn(e)
                                || e.is(Operation.AND, Operation.COMMA, Operation.NOISE, Operation.POSSESSIVE));
    }

    /** Whether the name at {@code ahead} is compared with something: then it belongs to a condition. */
    private boolean compared(int ahead) {
        int at = ahead + 1;
        Optional<Evidence> next = cursor.next(at);
        while (next.filter(e -> Measures.isFunction(cursor.next(ahead).orElseThrow())
                        && (isColumn(e) || e.first(Mention.EntityMention.class).isPresent() || e.is(Operation.OF)))
                .isPresent()) {
            next = cursor.next(++at);
        }
        Evidence name = cursor.next(ahead).orElseThrow();
        while (next.filter(e -> e.is(Operation.IN, Operation.NOT, Operation.OF) && !owner(e))
                        .isPresent()
                && (!next.get().is(Operation.OF) || valueOf(at))) {
            next = cursor.next(++at);
        }
        Evidence last = next.orElse(null);
        return last != null
                        && name.all(Mention.PropertyMention.class).stream()
                                .anyMatch(p -> last.all(Mention.ValueMention.class).stream()
                                        .anyMatch(v -> v.property() == p.property()))
                || next.filter(e -> e.is(
                                        Operation.SINCE,
                                        Operation.AFTER,
                                        Operation.BEFORE,
                                        Operation.UNTIL,
                                        Operation.GREATER,
                                        Operation.LESS,
                                        Operation.AT_LEAST,
                                        Operation.AT_MOST,
                                        Operation.EXACTLY,
                                        Operation.BETWEEN,
                                        Operation.CONTAINS,
                                        Operation.STARTS_WITH,
                                        Operation.ENDS_WITH,
                                        Operation.MISSING,
                                        Operation.PRESENT)
                                || e.number() != null && !limits(e)
                                || e.period() != null
                                || e.quoted())
                        .isPresent();
    }

    /** "the name <em>for</em> Lyon": whose name it is, not what it is. */
    private static boolean owner(Evidence evidence) {
        return evidence.is(Operation.IN) && evidence.tokens().getFirst().lower().equals("for");
    }

    /** "the 3 longest": such a number says how many rows. */
    private boolean limits(Evidence number) {
        return cursor.rest().stream()
                .dropWhile(e -> e != number)
                .skip(1)
                .limit(1)
                .anyMatch(e -> e.superlative() || e.is(Operation.MOST, Operation.LEAST));
    }

    private boolean valueOf(int ahead) {
        boolean rows = cursor.next(ahead + 2).filter(Relations::entityFirst).isPresent();
        return cursor.next(ahead + 1)
                .filter(e -> e.quoted() || e.number() != null && !rows || e.period() != null && !rows)
                .isPresent();
    }

    boolean isColumn(Evidence evidence) {
        return evidence.operation() == null
                && !evidence.mentions().isEmpty()
                && (evidence.mentions().getFirst() instanceof Mention.PropertyMention
                        || evidence.mentions().getFirst() instanceof Mention.DerivedMention
                        || evidence.first(Mention.PropertyMention.class)
                                .filter(m -> m.quality()
                                        >= evidence.mentions().getFirst().quality() - 0.02)
                                .isPresent());
    }

    private void skipConnectors() {
        cursor.skip(Operation.AND, Operation.COMMA, Operation.ALSO_SHOWN, Operation.LIST);
    }

    private boolean item() {
        List<Evidence> functions = new ArrayList<>();
        while (cursor.more()) {
            cursor.skip();
            if (!cursor.more()) {
                return false;
            }
            Evidence next = cursor.peek();
            if (next.is(
                    Operation.POSSESSIVE,
                    Operation.OF,
                    Operation.ALL,
                    Operation.ANY,
                    Operation.WHICH,
                    Operation.LIST,
                    Operation.EITHER,
                    Operation.BOTH,
                    Operation.EXACTLY)) {
                listing &= !next.is(Operation.WHICH);
                cursor.take();
            } else if (next.is(Operation.GROUP) && functions.isEmpty() && everyOne()) {
                cursor.take();
            } else if (next.is(Operation.EVERYTHING) && detailsColumn(next).isPresent()) {
                cursor.take();
                Property details = detailsColumn(next).get();
                column(next, details, reading.scope.place(details.entity()), functions);
                return true;
            } else if (next.is(Operation.EVERYTHING)) {
                cursor.take();
                reading.scope.everything = true;
                listing = true;
                cursor.takeIf(Operation.GROUP);
            } else if (next.is(Operation.DISTINCT)) {
                cursor.take();
                distinct = true;
            } else if (Measures.isFunction(next)) {
                reading.notes.operation(cursor.take());
                functions.add(next);
                if (reading.nextIs(Operation.AND, Operation.COMMA) && functionBehindConnector()) {
                    skipConnectors();
                }
            } else if (functions.isEmpty() && saysCalled()) {
                return false;
            } else if (next.is(Operation.WHEN, Operation.WHERE, Operation.HOW) && grammar.questionWords.asksAlso(0)) {
                cursor.take();
                Property property = grammar.questionWords.also(next);
                Expression column = reading.scope.column(property);
                show(column, property.column().name());
                return true;
            } else if (next.is(Operation.SHARE)) {
                return share();
            } else if (next.is(Operation.NOT) && grammar.values.valueFollows(1)) {
                reading.notes.operation(cursor.take());
                reading.scope.pending.negation = next;
            } else if (grammar.leadingRanks.leads(next)) {
                if (grammar.leadingRanks.read(functions)) {
                    return true;
                }
            } else if (next.operation() != null
                    || next.adjective() != null
                    || next.mentions().isEmpty()) {
                return functions.isEmpty() ? false : pendingCount(functions);
            } else {
                Optional<Boolean> done = named(functions);
                if (done.isPresent()) {
                    return done.get();
                }
            }
        }
        return pendingCount(functions);
    }

    /** "list every author's name": the rows one by one. */
    private boolean everyOne() {
        return reading.scope.shown.isEmpty()
                && reading.scope.groups.isEmpty()
                && cursor.peek().words().matches("(?i)each|every")
                && cursor.justBefore(cursor.peek().tokens().getFirst().index())
                        .filter(e -> e.is(Operation.LIST))
                        .isPresent();
    }

    /** "all details of the documents" where documents have a column of details. */
    private Optional<Property> detailsColumn(Evidence everything) {
        boolean details = everything.words().toLowerCase(Locale.ROOT).contains("details");
        Optional<Entity> owner = details ? reading.ahead() : Optional.empty();
        return owner.flatMap(entity -> entity.properties().stream()
                .filter(property -> property.words().getLast().equals("detail"))
                .findFirst());
    }

    private boolean functionBehindConnector() {
        int ahead = 0;
        while (cursor.next(ahead)
                .filter(e -> e.is(Operation.AND, Operation.COMMA))
                .isPresent()) {
            ahead++;
        }
        return cursor.next(ahead)
                .filter(e -> Measures.isFunction(e)
                        || e.superlative() && !e.is(Operation.FIRST)
                        || e.is(Operation.MOST, Operation.LEAST))
                .isPresent();
    }

    /** "and how many": of what, was said before. */
    private boolean pendingCount(List<Evidence> functions) {
        if (functions.isEmpty()) {
            return false;
        }
        if (functions.size() == 1 && functions.getFirst().is(Operation.COUNT) && reading.scope.focus != null) {
            if (countedAlready()) {
                return true;
            }
            Place place = reading.scope.subjects().getFirst();
            Expression count = grammar.measures.count(place);
            if (reading.scope.shown.stream()
                    .anyMatch(item -> item instanceof Scope.Item.Value value
                            && value.expression().equals(count))) {
                throw new NotUnderstood(functions.getFirst());
            }
            show(count, Measures.countName(place));
            return true;
        }
        throw new NotUnderstood(functions.getLast());
    }

    /** "the shop with the most orders, and how many": the number that was ranked by. */
    private boolean countedAlready() {
        Scope scope = reading.scope;
        Optional<Expression> ranked = scope.order.stream()
                .map(Scope.Sort::expression)
                .filter(scope.rowCounts::containsKey)
                .findFirst();
        if (ranked.isPresent()
                && scope.shown.stream()
                        .noneMatch(item -> item instanceof Scope.Item.Value value
                                && value.expression().equals(ranked.get()))) {
            show(ranked.get(), grammar.measures.nameOf(ranked.get()));
        }
        return ranked.isPresent()
                || scope.shown.stream()
                        .anyMatch(item -> item instanceof Scope.Item.Value value
                                && scope.rowCounts.containsKey(value.expression()));
    }

    /** "the doctor named Weber": a condition, and nothing to show. */
    private boolean saysCalled() {
        return cursor.peek().words().matches("(?i)named|called|titled|entitled") && grammar.values.valueFollows(1);
    }

    /** "How many loans does each member have? List the number and the name.": what was counted already. */
    private Optional<Scope.Item> countSaid(Evidence evidence) {
        Scope scope = reading.scope;
        boolean column = evidence.mentions().stream()
                .anyMatch(m -> m.quality() >= 0.9
                        && scope.subjects().stream().anyMatch(place -> place.entity() == m.entityOf()));
        if (column || !evidence.lemma().matches("number|count|total")) {
            return Optional.empty();
        }
        List<String> what = evidence.tokens().stream()
                .limit(evidence.tokens().size() - 1)
                .map(Token::lemma)
                .toList();
        return scope.shown.stream()
                .filter(item -> item instanceof Scope.Item.Value value
                        && scope.rowCounts.containsKey(value.expression())
                        && scope.rowCounts
                                .get(value.expression())
                                .entity()
                                .words()
                                .containsAll(what))
                .findFirst();
    }

    /** Reads a name; empty when it only belongs to the next one. */
    private Optional<Boolean> named(List<Evidence> functions) {
        Evidence evidence = cursor.take();
        boolean namesOf = evidence.words().matches("(?i)(full )?names?")
                && cursor.next().filter(e -> e.is(Operation.OF)).isPresent()
                && cursor.next(1)
                        .filter(e -> isColumn(e)
                                && e.first(Mention.EntityMention.class).isEmpty())
                        .isPresent();
        if (namesOf) {
            return Optional.empty();
        }
        Optional<Scope.Item> counted = functions.isEmpty() ? countSaid(evidence) : Optional.empty();
        if (counted.isPresent()) {
            reading.scope.shown.add(counted.get());
            return Optional.of(true);
        }
        Measures.simplify(functions);
        boolean wantsNumber = functions.stream().anyMatch(e -> !e.is(Operation.COUNT));
        boolean counts = functions.stream().anyMatch(e -> e.is(Operation.COUNT));
        if (functions.isEmpty() && reading.coincides(evidence) && nameNext()) {
            throw new NotUnderstood(evidence);
        }
        if (functions.isEmpty() && onlySaysName(evidence)) {
            return Optional.empty();
        }
        Optional<Mention> stated = namedOwner(evidence);
        Optional<Entity> named = stated.map(Mention::entityOf);
        if (functions.isEmpty() && detailsOfAll(evidence, named)) {
            return Optional.empty();
        }
        Optional<Entity> owner = named.or(this::subject);
        if (functions.isEmpty() && owner.isPresent() && wholeName(evidence, owner.get())) {
            Place place = stated.map(reading::place).orElseGet(() -> reading.scope.place(owner.get()));
            focus(place);
            reading.notes.mention(
                    evidence, new Mention.PropertyMention(owner.get().label().getFirst(), 0.95, ""));
            reading.scope.shown.add(new Scope.Item.Row(place, false));
            reading.scope.distinct |= distinct;
            distinct = false;
            return Optional.of(true);
        }
        Mention mention = reading.choose(
                evidence,
                evidence.mentions(),
                m -> preference(evidence, m, wantsNumber, counts) + (owns(named, evidence, m) ? 0.2 : 0),
                owner);
        boolean nameless = owner.isPresent()
                && reading.scope.focus == null
                && evidence.words().matches("(?i)names?")
                && mention instanceof Mention.PropertyMention column
                && column.property().entity() != owner.get()
                && !reading.knowledge
                        .ontology()
                        .isOne(owner.get(), column.property().entity());
        if (nameless) {
            throw new NotUnderstood(evidence);
        }
        switch (mention) {
            case Mention.ValueMention value -> {
                grammar.values.value(evidence, value);
                reading.scope.pending.settle();
                return nothingFollows() && functions.isEmpty() ? Optional.of(valueAlone(value)) : Optional.empty();
            }
            case Mention.DefinedMention(Definition.Holds holds, var entity) -> {
                grammar.values.defined(holds);
                return Optional.empty();
            }
            case Mention.DefinedMention(Definition.Named term, var entity) -> {
                term.where().forEach(fact -> reading.scope.filters.add(Facts.predicate(fact, reading.scope)));
                column(evidence, term.property(), whose(term.property(), stated), functions);
            }
            case Mention.DefinedMention ignored -> throw new NotUnderstood(evidence);
            case Mention.PropertyMention property
            when knownFor(evidence, property.property()) -> {
                return Optional.empty();
            }
            case Mention.PropertyMention property ->
                column(evidence, property.property(), whose(property.property(), stated), functions);
            case Mention.DerivedMention derived -> {
                show(grammar.measures.sum(derived), "revenue");
                focus(reading.scope.place(derived.entityOf()));
            }
            case Mention.EntityMention entity -> {
                Place place = reading.place(entity);
                if (qualifies(place)) {
                    focus(place);
                    afterEntity = true;
                    return Optional.empty();
                }
                rows(evidence, place, functions);
            }
            case Mention.RoleMention role -> {
                Place place = reading.place(role);
                if (qualifies(place)) {
                    focus(place);
                    return Optional.empty();
                }
                rows(evidence, place, functions);
            }
        }
        distinct = false;
        return Optional.of(true);
    }

    /** "names of authors" that are kept in two parts. */
    private static boolean wholeName(Evidence evidence, Entity owner) {
        return evidence.words().matches("(?i)names?|full names?")
                && owner.label().size() > 1
                && owner.label().stream().allMatch(part -> part.role() == PropertyRole.NAME);
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

    private boolean nothingFollows() {
        return cursor.rest().stream().noneMatch(e -> !e.mentions().isEmpty());
    }

    private boolean valueAlone(Mention.ValueMention value) {
        Place place = reading.scope.place(value.property().entity());
        focus(place);
        reading.scope.shown.add(new Scope.Item.Row(place, listing));
        return true;
    }

    private boolean nameNext() {
        return cursor.next()
                .filter(next -> next.operation() == null && !next.mentions().isEmpty())
                .isPresent();
    }

    private double preference(Evidence evidence, Mention mention, boolean wantsNumber, boolean counts) {
        boolean nameNext = nameNext();
        return switch (mention) {
            case Mention.PropertyMention property ->
                (wantsNumber && property.property().column().family().isNumeric() ? 0.1 : 0)
                        + switch (property.property().role()) {
                            case FLAG -> -0.1;
                            case REFERENCE -> -0.05;
                            case KEY -> -0.02;
                            case NAME, MEASURE, TIME, ATTRIBUTE -> 0;
                        };
            case Mention.ValueMention value when value.property().role() == PropertyRole.FLAG -> 0.05;
            case Mention.ValueMention ignored ->
                (evidence.quoted() || evidence.tokens().getFirst().capitalised() ? 0.08 : -0.1) + (nameNext ? 0.05 : 0);
            case Mention.EntityMention entity ->
                wantsNumber
                        ? 0
                        : counts
                                ? distinct && kindOf(evidence, entity) ? -0.1 : 0.1
                                : calledAlike(evidence, entity) ? -0.1 : 0.03;
            case Mention.RoleMention role -> textOf(evidence, role) ? -0.1 : 0.02;
            case Mention.DerivedMention ignored -> 0;
            case Mention.DefinedMention ignored -> 0;
        };
    }

    /** Whether a text of the table that the role leads to has its very name: "schools" of a table of universities. */
    private static boolean textOf(Evidence evidence, Mention.RoleMention role) {
        return evidence.all(Mention.PropertyMention.class).stream()
                .anyMatch(p -> p.quality() >= role.quality()
                        && p.property().entity() == role.relation().to()
                        && p.property().role() != PropertyRole.KEY
                        && p.property().column().family() == TypeFamily.TEXT);
    }

    /** "how many different loan types": where rows of loan types have a type too, it is the types that may be equal. */
    private static boolean kindOf(Evidence evidence, Mention.EntityMention mention) {
        return evidence.all(Mention.PropertyMention.class).stream()
                .anyMatch(p -> p.quality() >= mention.quality()
                        && p.property().entity() == mention.entity()
                        && p.property().role() != PropertyRole.KEY
                        && p.property().role() != PropertyRole.REFERENCE);
    }

    /** Whether what rows are called by goes by the name of their table: then it is that which is asked for. */
    private static boolean calledAlike(Evidence evidence, Mention.EntityMention mention) {
        return evidence.all(Mention.PropertyMention.class).stream()
                .anyMatch(p -> p.quality() >= mention.quality()
                        && p.property().entity() == mention.entity()
                        && mention.entity().label().contains(p.property()));
    }

    /** "student name": the table only says whose column it is that comes next. */
    private boolean qualifies(Place place) {
        return cursor.next()
                .filter(next -> next.operation() == null && next.number() == null && !next.quoted())
                .filter(next -> cursor.more() && cursor.peek() == next)
                .filter(next -> !pastForm(next) && !compared(0))
                .filter(next -> next.mentions().stream()
                        .limit(1)
                        .anyMatch(m -> m instanceof Mention.PropertyMention || m instanceof Mention.ValueMention))
                .filter(next -> next.all(Mention.PropertyMention.class).stream()
                        .anyMatch(m -> m.property().entity() == place.entity() && m.quality() >= 0.7))
                .isPresent();
    }

    /** "the details of members" where members have no column called so: what there is to show of them. */
    private boolean detailsOfAll(Evidence evidence, Optional<Entity> owner) {
        return evidence.tokens().size() == 1
                && evidence.lemma().matches("detail|info|information|data|record")
                && cursor.next().filter(e -> e.is(Operation.OF, Operation.IN)).isPresent()
                && owner.isPresent()
                && reading.scope.shown.isEmpty()
                && evidence.all(Mention.PropertyMention.class).stream()
                        .noneMatch(m -> m.property().entity() == owner.get());
    }

    private Optional<Entity> subject() {
        return reading.scope.focus == null
                ? Optional.empty()
                : Optional.of(reading.scope.subjects().getFirst().entity());
    }

    private static boolean owns(Optional<Entity> owner, Evidence evidence, Mention mention) {
        return mention instanceof Mention.PropertyMention property
                && (property.quality() >= 0.9
                        || property.quality() >= 0.7
                                && (evidence.lemma().equals("name")
                                        || !property.reason().startsWith("another word")))
                && owner.filter(entity -> entity == property.property().entity())
                        .isPresent();
    }

    /** "the names of publishers" where the publisher is but a text: that text. */
    private boolean onlySaysName(Evidence evidence) {
        if (!evidence.words().matches("(?i)(full )?names?")) {
            return false;
        }
        int ahead = 1;
        while (cursor.next(ahead)
                .filter(e -> e.is(Operation.ALL, Operation.DISTINCT, Operation.GROUP))
                .isPresent()) {
            ahead++;
        }
        boolean of = cursor.next()
                .filter(e ->
                        e.is(Operation.OF) || e.is(Operation.GROUP) && e.words().startsWith("of"))
                .isPresent();
        return of
                && cursor.next(ahead)
                        .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                        .filter(e -> e.mentions().getFirst() instanceof Mention.PropertyMention m
                                && m.quality() >= 0.9
                                && m.property().words().size() == e.tokens().size()
                                && m.property().column().family() == TypeFamily.TEXT
                                && (m.property().role() == PropertyRole.ATTRIBUTE
                                        || m.property().role() == PropertyRole.NAME))
                        .filter(e -> e.mentions().stream()
                                .noneMatch(m -> m instanceof Mention.EntityMention || m instanceof Mention.RoleMention))
                        .isPresent();
    }

    /** "published", "shipped", "named": the past of a verb says something of the rows and is nothing to show. */
    static boolean pastForm(Evidence evidence) {
        boolean verb = evidence.tokens().size() == 1 && !evidence.words().equalsIgnoreCase(evidence.lemma());
        boolean time = evidence.first(Mention.PropertyMention.class)
                .filter(m -> m.property().role() == PropertyRole.TIME)
                .isPresent();
        return verb
                && (evidence.words().endsWith("ed") || time && !evidence.words().endsWith("s"));
    }

    /** The table whose columns are named here: "first name and age <em>of the students</em>". */
    private Optional<Mention> namedOwner(Evidence column) {
        int ahead = 0;
        Optional<Evidence> next = cursor.next(ahead);
        while (next.filter(e -> e.is(
                                Operation.AND,
                                Operation.COMMA,
                                Operation.DISTINCT,
                                Operation.POSSESSIVE,
                                Operation.ALSO_SHOWN)
                        || Measures.isFunction(e)
                        || isColumn(e))
                .isPresent()) {
            next = cursor.next(++ahead);
        }
        boolean of = next.filter(e -> e.is(Operation.OF, Operation.GROUP)
                        || e.is(Operation.IN)
                                && e.words().toLowerCase(Locale.ROOT).matches("for.*|from.*"))
                .isPresent();
        if (!of) {
            return functionAhead(ahead) ? groupAhead() : Optional.empty();
        }
        for (int i = ahead + 1; i < ahead + 5; i++) {
            Optional<Evidence> named = cursor.next(i);
            if (named.isEmpty()
                    || named.get()
                            .is(Operation.RELATIVE, Operation.WHO, Operation.WITH, Operation.WHOSE, Operation.STOP)) {
                return Optional.empty();
            }
            Optional<Mention> role = roleAlike(named.get());
            if (role.isPresent()) {
                return role;
            }
            Optional<Mention> best = named.get().mentions().stream()
                    .filter(m -> m instanceof Mention.EntityMention)
                    .filter(m -> named.get().operation() == null
                            && m.quality() >= named.get().mentions().getFirst().quality())
                    .findFirst();
            if (best.isPresent()) {
                return best;
            }
            if (isColumn(named.get())) {
                return named.get()
                        .first(Mention.PropertyMention.class)
                        .map(Mention.PropertyMention::property)
                        .filter(property -> property.entity().label().equals(List.of(property)))
                        .map(property -> new Mention.EntityMention(property.entity(), 1, ""));
            }
            Optional<Mention> rows = named.filter(e -> e.operation() == null)
                    .flatMap(Items::rowsOf)
                    .or(() -> kindOf(named.get()));
            if (rows.isPresent()) {
                return rows;
            }
        }
        return Optional.empty();
    }

    /** "friends" among persons, "supervisors" among employees: rows of the very table that they are something to. */
    private Optional<Mention> roleAlike(Evidence evidence) {
        return evidence.operation() != null
                ? Optional.empty()
                : evidence.all(Mention.RoleMention.class).stream()
                        .filter(role ->
                                role.quality() >= evidence.mentions().getFirst().quality() - 0.02)
                        .filter(role -> reading.tiesAlike(role.relation()) && reading.meansRow(evidence, role))
                        .map(Mention.class::cast)
                        .findFirst();
    }

    /** "the names of the surgeons", where rows with that value are meant. */
    private static Optional<Mention> kindOf(Evidence evidence) {
        boolean plain = evidence.operation() == null
                && !evidence.quoted()
                && evidence.words().equals(evidence.words().toLowerCase(Locale.ROOT));
        List<Entity> entities = evidence.mentions().stream()
                .filter(m -> m instanceof Mention.ValueMention value
                        && value.property().role() == PropertyRole.ATTRIBUTE)
                .map(Mention::entityOf)
                .distinct()
                .toList();
        return plain && entities.size() == 1
                ? Optional.of(new Mention.EntityMention(entities.getFirst(), 1, ""))
                : Optional.empty();
    }

    private boolean functionAhead(int end) {
        for (int i = 0; i < end; i++) {
            if (cursor.next(i).filter(e -> e.is(Operation.COUNT)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** "the name and the number of students <em>of each course</em>": the names are those of courses. */
    private Optional<Mention> groupAhead() {
        return cursor.rest().stream()
                .dropWhile(e -> !e.is(Operation.GROUP))
                .skip(1)
                .filter(e -> !e.is(Operation.NOISE, Operation.OF, Operation.ALL, Operation.DISTINCT))
                .findFirst()
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .flatMap(Items::rowsOf);
    }

    private static Optional<Mention> rowsOf(Evidence evidence) {
        return evidence.mentions().stream()
                .filter(m -> m instanceof Mention.EntityMention || m instanceof Mention.RoleMention)
                .filter(m -> m.quality() >= evidence.mentions().getFirst().quality() - 0.1)
                .findFirst();
    }

    /** Where the column stands: "names <em>of the friends</em> of Bob" are none of Bob's. */
    private Place whose(Property property, Optional<Mention> stated) {
        return stated.filter(mention -> mention.entityOf() == property.entity())
                .map(reading::place)
                .orElseGet(() -> reading.scope.place(property.entity()));
    }

    private void column(Evidence evidence, Property property, Place place, List<Evidence> functions) {
        Scope scope = reading.scope;
        Expression column = place.column(property);
        focus(place);
        if (functions.isEmpty()) {
            Optional<Expression> carried = carriedFunction(property, column);
            if (carried.isPresent()) {
                show(carried.get(), grammar.measures.nameOf(carried.get()));
                return;
            }
            List<Property> label = property.entity().label();
            boolean whole = evidence.lemma().equals("name")
                    && evidence.tokens().size() <= 2
                    && label.size() > 1
                    && label.contains(property)
                    && !evidence.tokens().getFirst().lower().matches("first|last|given|family|middle|sur|nick|user");
            if (whole) {
                label.forEach(part -> scope.shown.add(
                        new Scope.Item.Value(place.column(part), part.column().name())));
                return;
            }
            scope.shown.add(new Scope.Item.Value(column, property.column().name()));
            scope.distinct |= distinct || scope.outer == null && kinds(property);
            return;
        }
        if (functions.size() == 2
                && functions.getFirst().is(Operation.AVERAGE)
                && functions.getLast().is(Operation.COUNT)) {
            if (property.role() == PropertyRole.MEASURE) {
                functions.removeLast();
            }
        }
        if (functions.size() > 1 && property.role() == PropertyRole.MEASURE) {
            functions.removeIf(e -> e.is(Operation.COUNT));
        }
        for (Evidence function : functions) {
            Expression measure = grammar.measures.over(function, property, column, distinct);
            show(measure, grammar.measures.nameOf(measure));
        }
    }

    /** "which cities ...", "all majors": the values there are, and not that of each row. */
    private boolean kinds(Property property) {
        boolean dimension = property.role() == PropertyRole.ATTRIBUTE || property.role() == PropertyRole.REFERENCE;
        boolean owned = cursor.next()
                .filter(e -> e.is(Operation.OF, Operation.AND, Operation.COMMA, Operation.GROUP)
                        || e.is(Operation.IN)
                                && e.words().toLowerCase(Locale.ROOT).startsWith("for"))
                .isPresent();
        return dimension && !owned && reading.scope.shown.size() == 1 && !afterEntity;
    }

    /** "average price and weight": a function said once for two measures. */
    private Optional<Expression> carriedFunction(Property property, Expression column) {
        if (reading.scope.shown.isEmpty()
                || property.role() != PropertyRole.MEASURE
                || !reading.scope.groups.isEmpty()
                || reading.scope.shown.stream().anyMatch(item -> !Scope.computed(item))) {
            return Optional.empty();
        }
        return reading.scope.shown.getLast() instanceof Scope.Item.Value value
                        && value.expression() instanceof Aggregate aggregate
                        && aggregate.function() != Aggregate.Function.COUNT
                        && aggregate.function().accepts(column.family())
                ? Optional.of(new Aggregate(aggregate.function(), column, aggregate.distinct()))
                : Optional.empty();
    }

    private void rows(Evidence evidence, Place place, List<Evidence> functions) {
        Scope scope = reading.scope;
        skipRestatement(place);
        if (functions.isEmpty() && countedToo(evidence)) {
            show(grammar.measures.count(place), Measures.countName(place));
            return;
        }
        if (functions.isEmpty()) {
            focus(place);
            scope.shown.add(new Scope.Item.Row(place, listing));
            scope.distinct |= distinct;
            return;
        }
        boolean averageCount = functions.size() == 2
                && functions.getFirst().is(Operation.AVERAGE)
                && functions.getLast().is(Operation.COUNT);
        if (averageCount) {
            averageCount(evidence, place);
            return;
        }
        Optional<Property> price = functions.getFirst().words().equalsIgnoreCase("how much")
                ? reading.measured(place.entity(), "expensive").map(Option::value)
                : Optional.empty();
        if (price.isPresent()) {
            column(evidence, price.get(), place, List.of());
            return;
        }
        Optional<Property> amount = functions.size() == 1 ? amount(functions.getFirst(), place) : Optional.empty();
        if (amount.isPresent()) {
            column(evidence, amount.get(), place, functions);
            return;
        }
        boolean counts = functions.size() == 1 && functions.getFirst().is(Operation.COUNT, Operation.SUM);
        if (!counts) {
            throw new NotUnderstood(functions.getLast());
        }
        focus(place);
        show(grammar.measures.count(place), Measures.countName(place));
    }

    /** "how many authors and publishers": both are counted; "and the publishers" would be shown. */
    private boolean countedToo(Evidence evidence) {
        Scope scope = reading.scope;
        return !scope.shown.isEmpty()
                && scope.shown.getLast() instanceof Scope.Item.Value value
                && scope.rowCounts.containsKey(value.expression())
                && cursor.justBefore(evidence.tokens().getFirst().index())
                        .filter(e -> e.is(Operation.AND) && !e.words().contains(" "))
                        .isPresent();
    }

    /** "bank branches", where branch is only the name of a key to banks; "customer information" is all of it. */
    private void skipRestatement(Place place) {
        boolean again = cursor.more()
                && cursor.peek().operation() == null
                && cursor.peek().all(Mention.RoleMention.class).stream()
                        .anyMatch(role -> role.relation().to() == place.entity()
                                && !role.relation().selfReference())
                && cursor.peek()
                        .first(Mention.EntityMention.class)
                        .filter(m -> m.quality() > 0.9)
                        .isEmpty();
        if (again) {
            cursor.take();
        }
        boolean information = cursor.more()
                && cursor.peek().is(Operation.NOISE)
                && cursor.peek().words().toLowerCase(Locale.ROOT).matches("information|info|details|data");
        if (information) {
            reading.scope.everything = true;
            listing = true;
        }
    }

    /** "the total amount of payments": the sum of what is the amount of each. */
    private static Optional<Property> amount(Evidence function, Place place) {
        boolean total = function.is(Operation.SUM)
                && function.words().toLowerCase(Locale.ROOT).contains("amount");
        return total
                ? place.entity().with(PropertyRole.MEASURE).stream()
                        .filter(property -> property.words().contains("amount"))
                        .findFirst()
                : Optional.empty();
    }

    /** "the average number of orders per customer": the orders there are, divided by the customers that have any. */
    private void averageCount(Evidence evidence, Place place) {
        Optional<Evidence> each = cursor.rest().stream()
                .dropWhile(e -> !e.is(Operation.GROUP, Operation.BY, Operation.OF, Operation.IN))
                .skip(1)
                .filter(e -> e.first(Mention.EntityMention.class).isPresent())
                .findFirst();
        if (each.isEmpty()) {
            throw new NotUnderstood(evidence);
        }
        while (cursor.more() && cursor.peek() != each.get()) {
            cursor.take();
        }
        Evidence group = cursor.take();
        Mention mention = reading.choose(group, group.all(Mention.EntityMention.class), m -> 0);
        focus(place);
        Place owner = reading.place(mention);
        reading.scope.required.add(owner);
        Expression ratio = new Arithmetic(
                Arithmetic.Operator.DIVIDED_BY, grammar.measures.count(place), grammar.measures.count(owner));
        show(ratio, "average_" + Measures.countName(place));
    }

    private boolean share() {
        throw new NotUnderstood(cursor.peek());
    }

    void focus(Place place) {
        reading.scope.focusOn(place);
        reading.scope.named(place);
    }

    void show(Expression measure, String name) {
        reading.scope.shown.add(new Scope.Item.Value(measure, name));
    }
}
