package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.reading.Belonging;
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
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.model.schema.TypeFamily;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads what rows have to do with rows of other tables: with some, with none, with so many, with both of two kinds. */
public final class Relations {

    /** "works in", after which a table may be called. */
    private static final String VERB_AND_PREPOSITION = "(?i)[a-z]+ (in|on|at|by|to|for|with|of)";

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;
    /** The row outside that the nested ones belong to, where that is said; else null. */
    private Place owner;

    Relations(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** A table named among the conditions. */
    public void entity(Evidence evidence, Mention mention) {
        Scope scope = reading.scope;
        Pending pending = scope.pending;
        pending.forget();
        if (scope.focus == null && pending.negated()) {
            throw new NotUnderstood(pending.negation);
        }
        boolean had = mention instanceof Mention.RoleMention role && pending.with && reading.tiesAlike(role.relation());
        if (scope.focus == null && had) {
            reading.scope.turnTo(scope.places.of(mention.entityOf()));
        }
        if (scope.focus == null) {
            Place place = reading.place(mention);
            reading.scope.turnTo(place);
            numbered(place);
            pending.settle();
            return;
        }
        if (pending.negated() && saysOnlyHow(mention)) {
            return;
        }
        if (pending.negated()
                && mention instanceof Mention.RoleMention role
                && role.relation().from() == scope.focus.entity()) {
            absentRole(evidence, role);
            return;
        }
        if (!pending.negated() && saysNothing(evidence, mention)) {
            reading.notes.skip(evidence);
            return;
        }
        boolean own = ownOfDimensions(mention);
        if (new NamedEnds(reading, this).read(evidence, mention)) {
            return;
        }
        if (pending.both && !pending.negated() && severalValues()) {
            return;
        }
        if (pending.both && !pending.negated() && shared(evidence, mention.entityOf())) {
            return;
        }
        boolean apart = pending.both || own && pending.with && (again(mention.entityOf()) || pending.listed);
        if (pending.negated() && mention.entityOf() == scope.focus.entity() && numberNext(scope.focus)) {
            numbered(scope.focus);
            return;
        }
        boolean only = !mention.reason().isEmpty() && !evidence.words().endsWith("s");
        if (pending.negated() && only && numberOfRowsNext()) {
            return;
        }
        boolean ofFocus = saidOfFocus(evidence, mention);
        if (pending.negated() || apart || ofFocus) {
            owner = ofFocus ? scope.focus : null;
            try {
                nested(evidence, mention, List.of());
            } finally {
                owner = null;
            }
            return;
        }
        if (pending.alternative) {
            alternative(evidence, mention);
            return;
        }
        Place place = whose(evidence, mention);
        if (stocked(evidence, mention)) {
            nested(evidence, mention, List.of());
            return;
        }
        boolean known = scope.subjects().contains(place);
        scope.named(place);
        readers.standing.named(evidence, place);
        if (!known) {
            scope.required.add(place);
            boolean form = mention.quality() < Verbs.VERB
                    && !mention.reason().isEmpty()
                    && !evidence.words().endsWith("s");
            boolean past = evidence.words().endsWith("ed") && !evidence.words().equalsIgnoreCase(evidence.lemma());
            if (form || past || evidence.words().matches(VERB_AND_PREPOSITION)) {
                scope.byVerb.add(place);
            }
        }
        numbered(place);
        pending.settle();
    }

    /** "staff who have not handled any claims": the verb says by which key claims are theirs, and what they have none of comes next. */
    private boolean saysOnlyHow(Mention verb) {
        return verb instanceof Mention.RoleMention role
                && reading.scope.subjects().stream()
                        .anyMatch(place -> place.entity() == role.relation().to())
                && cursor.next(cursor.ahead(0, e -> e.is(Operation.ANY, Operation.ALL) || describes(e))
                                .size())
                        .filter(e -> e.operation() == null && Nouns.entityFirst(e))
                        .flatMap(e -> e.first(Mention.EntityMention.class))
                        .filter(rows -> rows.entity() == role.relation().from())
                        .isPresent();
    }

    /** "any <em>washable</em> costume": what stands before a noun. */
    private static boolean describes(Evidence evidence) {
        return evidence.operation() == null
                && evidence.number() == null
                && !evidence.mentions().isEmpty()
                && !Nouns.entityFirst(evidence);
    }

    /** "the highest premium paid for a home policy", "how many matches were played": the verb is a form of the name of a table far away, and means none of its rows. */
    private boolean saysNothing(Evidence verb, Mention mention) {
        return mention instanceof Mention.EntityMention table
                && table.quality() < Verbs.VERB
                && !table.reason().isEmpty()
                && !verb.words().endsWith("s")
                && reading.lexicon.verb(verb.lemma()).isPresent()
                && cursor.justBefore(verb)
                        .filter(e -> Columns.isColumn(e) && !Nouns.entityFirst(e)
                                || table.entity().words().getLast().matches(".*(er|or)")
                                        && e.words().matches("(?i)(.* )?(is|are|was|were|been)")
                                        && !reading.nextIs(Operation.BY))
                        .isPresent()
                && reading.scope.subjects().stream()
                        .allMatch(place -> reading.distances(place.entity()).getOrDefault(table.entity(), 99.0) >= 2);
    }

    /** A table named; "supervisors <em>of doctors</em>" and "is a parent <em>of</em>" speak of the other end of the role. */
    private Place whose(Evidence evidence, Mention mention) {
        Scope scope = reading.scope;
        Place place = reading.place(mention);
        Belonging.note(reading, place);
        if (mention instanceof Mention.RoleMention role
                && place.entity() == scope.focus.entity()
                && isRoleOf(evidence)
                && !reading.lexicon.isMutual(evidence.lemma())
                && reading.tiesAlike(role.relation())) {
            Relation other = reading.counterpart(role.relation()).orElseThrow(() -> new NotUnderstood(evidence));
            return scope.places.of(place.entity(), other);
        }
        return mention instanceof Mention.EntityMention && place.equals(scope.focus) && belongs()
                ? reading.otherEnd(place).orElse(place)
                : place;
    }

    /** Whether what was read last stands behind "of". */
    boolean belongs() {
        return cursor.before().filter(e -> e.is(Operation.OF)).isPresent();
    }

    /** "is a parent of": what is asked about has the role. */
    private boolean isRoleOf(Evidence role) {
        int at = role.tokens().getFirst().index();
        boolean be = cursor.justBefore(at)
                .filter(e -> e.words().matches("(?i)a|an|the"))
                .flatMap(e -> cursor.justBefore(e.tokens().getFirst().index()))
                .or(() -> cursor.justBefore(at))
                .filter(e -> e.words().matches("(?i)((who|that|which) )?(is|are|was|were)( a| an| the)?"))
                .isPresent();
        return be && cursor.next().filter(e -> e.is(Operation.OF, Operation.IN)).isPresent();
    }

    /** "cities used both by members and by branches": a table that has what is shown too, as a column of its own. */
    private boolean shared(Evidence evidence, Entity entity) {
        Scope scope = reading.scope;
        if (scope.dimensions().size() != 1
                || scope.shown.isEmpty()
                || !namesBoth(evidence, entity)
                || !scope.required.isEmpty()) {
            return false;
        }
        Expression shown = scope.dimensions().getFirst().expression();
        List<String> called = propertyOf(scope.focus, shown).words();
        Optional<Property> same = entity.properties().stream()
                .filter(property ->
                        property.words().equals(called) && property.column().family() == shown.family())
                .findFirst();
        if (same.isEmpty()) {
            return false;
        }
        if (entity != scope.focus.entity()) {
            Scope inner = scope.nested();
            Place place = inner.places.of(entity);
            inner.focusOn(place);
            inner.shown.add(new Scope.Item.Value(
                    place.column(same.get()), same.get().column().name()));
            Query query = new Composer(reading, inner).compose().orElseThrow(() -> new NotUnderstood(evidence));
            scope.pending.add(new Member(List.of(shown), query), false);
        }
        scope.distinct = true;
        return true;
    }

    /** Whether a table besides the one of what is shown is named behind "both". */
    private boolean namesBoth(Evidence evidence, Entity entity) {
        return cursor.all().stream()
                .dropWhile(e -> !e.is(Operation.BOTH))
                .filter(e -> e.operation() == null && e != evidence)
                .flatMap(e -> e.mentions().stream().limit(1))
                .anyMatch(m -> m instanceof Mention.EntityMention other
                        && (entity == reading.scope.focus.entity())
                                != (other.entity() == reading.scope.focus.entity()));
    }

    /** "both the regions of Lyon and Nice": the values are two, the noun stands once. */
    private boolean severalValues() {
        int ahead = 0;
        int values = 0;
        while (cursor.next(ahead)
                .filter(e -> e.is(Operation.OF, Operation.IN, Operation.AND, Operation.COMMA)
                        || e.quoted()
                        || e.operation() == null
                                && !e.mentions().isEmpty()
                                && (e.mentions().getFirst() instanceof Mention.ValueMention
                                        || e.lemma().equals("name")))
                .isPresent()) {
            Evidence one = cursor.next(ahead).get();
            values +=
                    one.quoted() || one.operation() == null && one.mentions().getFirst() instanceof Mention.ValueMention
                            ? 1
                            : 0;
            ahead++;
        }
        return values > 1;
    }

    /** Whether the table occurs once more further on. */
    private boolean again(Entity entity) {
        return cursor.rest().stream().filter(e -> e.operation() == null).anyMatch(e -> e.first(
                        Mention.EntityMention.class)
                .filter(m -> m.entity() == entity && m.quality() >= 0.9)
                .isPresent());
    }

    /** Whether columns of that very table are what is asked for: "which cities have members ...". */
    public boolean ownOfDimensions(Entity entity) {
        Scope scope = reading.scope;
        return scope.focus != null
                && scope.focus.entity() == entity
                && !scope.dimensions().isEmpty()
                && scope.subjects().getFirst() == scope.focus;
    }

    /** The same; "friends" are other rows of the table, not those that are asked about. */
    public boolean ownOfDimensions(Mention mention) {
        boolean others = mention instanceof Mention.RoleMention role && reading.tiesAlike(role.relation());
        return !others && ownOfDimensions(mention.entityOf());
    }

    /** "the number of shops of each area with at least 3 shops": those that are counted for each value anyway. */
    private boolean isGrouped(Mention mention) {
        Scope scope = reading.scope;
        return mention instanceof Mention.EntityMention rows
                && scope.focus != null
                && rows.entity() == scope.focus.entity()
                && !scope.groups.isEmpty()
                && scope.groups.stream()
                        .allMatch(group -> group instanceof Scope.Item.Value value
                                && value.expression().aliases().equals(Set.of(scope.focus.alias())));
    }

    /** "have a loan or a deposit": each is asked for by itself. */
    private void alternative(Evidence evidence, Mention mention) {
        Scope scope = reading.scope;
        if (!scope.required.isEmpty()
                && scope.filters.stream().noneMatch(f -> f.aliases()
                        .contains(scope.required.getLast().alias()))) {
            Place before = scope.required.removeLast();
            Scope inner = scope.nested();
            inner.focusOn(inner.places.of(before.entity(), before.via()));
            scope.filters.add(exists(scope, inner, evidence));
        }
        nested(evidence, mention, List.of());
    }

    private void absentRole(Evidence evidence, Mention.RoleMention role) {
        Entity owner = role.relation().from();
        Property reference = owner.property(role.relation().key().columns().getFirst())
                .orElseThrow(() -> new NotUnderstood(evidence));
        reading.scope.pending.negation = null;
        reading.scope.pending.add(new Missing(reading.scope.place(owner).column(reference)), false);
    }

    /** The noun that the values here stand before: "completed <em>orders</em>". */
    public Optional<Evidence> nounAhead() {
        int ahead = 0;
        while (ahead < 3 && cursor.next(ahead).filter(Relations::premodifier).isPresent()) {
            ahead++;
        }
        return ahead == 0
                ? Optional.empty()
                : cursor.next(ahead).filter(e -> e.operation() == null && Nouns.entityFirst(e));
    }

    public boolean countableNext() {
        return cursor.next()
                .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                .isPresent();
    }

    private static boolean premodifier(Evidence evidence) {
        return evidence.operation() == null
                && evidence.number() == null
                && !evidence.mentions().isEmpty()
                && evidence.mentions().getFirst() instanceof Mention.ValueMention;
    }

    /** Some, none or both of the rows of a table, with what is said of them. */
    void nested(Evidence evidence, Mention mention, List<Read> premodifiers) {
        Scope outer = reading.scope;
        if (outer.subjects().isEmpty()) {
            throw new NotUnderstood(evidence);
        }
        boolean negated = outer.pending.negated();
        Evidence negation = outer.pending.negation;
        boolean both = outer.pending.both;
        outer.pending.negation = null;
        Scope inner = open(evidence, mention, premodifiers);
        if (mass(evidence) && (!negated || onlyDenies(negation))) {
            there(evidence, inner);
        }
        try {
            readers.phrases.nested();
        } finally {
            reading.scope = outer;
        }
        if (negated && onlyVerb(evidence, mention, inner)) {
            outer.pending.negation = negation;
            return;
        }
        Predicate predicate = both ? someOf(outer, inner, evidence) : exists(outer, inner, evidence);
        outer.pending.add(negated ? new Not(predicate, false) : predicate, false);
        outer.pending.both = both;
        if (!negated && reading.nextIs(Operation.AND, Operation.COMMA)) {
            outer.pending.with = true;
        }
    }

    /** "products in stock": where there is some of it, not where a row says how much. */
    private boolean stocked(Evidence evidence, Mention mention) {
        boolean in = cursor.justBefore(evidence)
                .filter(e -> e.is(Operation.WITHOUT) || e.words().matches("(?i)(.* )?in|with|have|has|having|had"))
                .isPresent();
        return in
                && mass(evidence)
                && mention instanceof Mention.EntityMention rows
                && rows.entity() != reading.scope.focus.entity()
                && rows.entity().quantity().isPresent()
                && Quantities.endsBefore(cursor.next());
    }

    /** A noun for a mass ("stock"), and not for rows ("orders"). */
    private static boolean mass(Evidence evidence) {
        return evidence.words().equalsIgnoreCase(evidence.lemma());
    }

    private static boolean onlyDenies(Evidence negation) {
        return !negation.is(Operation.EXCEPT);
    }

    /** "out of stock": a row that says 0 is no stock. */
    private void there(Evidence evidence, Scope inner) {
        Entity entity = inner.focus.entity();
        entity.quantity().filter(quantity -> !evidence.quoted()).ifPresent(quantity -> {
            inner.filters.add(Filters.number(inner.focus.column(quantity), Operation.GREATER, BigDecimal.ZERO));
            reading.notes.assume(evidence.words(), "there where " + Notes.named(quantity) + " is more than 0");
        });
    }

    /** "do not play football": a verb that resembles a table, while what is denied comes behind it and is elsewhere. */
    private boolean onlyVerb(Evidence evidence, Mention mention, Scope inner) {
        return mention.quality() < Verbs.VERB
                && !mention.reason().isEmpty()
                && !evidence.words().endsWith("s")
                && inner.filters.isEmpty()
                && inner.required.isEmpty()
                && inner.having.isEmpty()
                && cursor.more()
                && cursor.peek().operation() == null
                && !cursor.peek().mentions().isEmpty();
    }

    /** "did not visit two or more ports". */
    private boolean numberOfRowsNext() {
        int bound = cursor.countNext(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST);
        return cursor.next(bound)
                        .filter(e -> e.number() != null && e.period() == null)
                        .isPresent()
                && readers.numbers.countsRows(bound);
    }

    /** A value read before the noun it belongs to. */
    record Read(Evidence evidence, Mention.ValueMention value) {}

    Scope open(Evidence noun, Mention mention, List<Read> premodifiers) {
        Scope inner = reading.scope.nested();
        inner.probed = true;
        Place place = mention instanceof Mention.RoleMention role
                ? inner.places.of(role.relation().to(), role.relation())
                : inner.places.of(mention.entityOf());
        inner.focusOn(place);
        inner.named(place);
        reading.scope = inner;
        for (Read read : premodifiers) {
            readers.values.value(read.evidence(), read.value());
        }
        readers.standing.named(noun, place);
        numbered(place);
        return inner;
    }

    /** At a comparison: "more than 3 French books". */
    void counted(Operation operation, BigDecimal number, BigDecimal high) {
        Scope outer = reading.scope;
        Evidence noun = nounAhead().orElseGet(cursor::peek);
        if (outer.subjects().isEmpty()) {
            throw new NotUnderstood(noun);
        }
        boolean negated = outer.pending.negated();
        outer.pending.negation = null;
        List<Read> premodifiers = premodifiers(noun);
        cursor.skip();
        cursor.take();
        List<Mention> mentions = noun.mentions().stream()
                .filter(m -> m instanceof Mention.EntityMention || m instanceof Mention.RoleMention)
                .toList();
        Mention mention = reading.choose(
                noun,
                mentions.isEmpty() ? rowsCalled(noun) : mentions,
                m -> m instanceof Mention.RoleMention ? -0.2 : 0);
        if (ownOfDimensions(mention) || isGrouped(mention)) {
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
        Scope inner = open(noun, mention, premodifiers);
        try {
            readers.phrases.nested();
        } finally {
            reading.scope = outer;
        }
        if (outer.focus == null && outer.subjects().isEmpty()) {
            throw new NotUnderstood(noun);
        }
        Place at = countingPlace(outer, inner);
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
        Place rows = scope.subjects().getFirst();
        List<JoinPath> ways = reading.knowledge.graph().shortestPaths(rows.entity(), counted);
        return reading.mentions(rows.entity())
                && !ways.isEmpty()
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
        Expression column = reading.place(mention).column(called);
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
            Operation operation, BigDecimal number, BigDecimal high, List<Read> premodifiers, boolean negated) {
        Scope scope = reading.scope;
        for (Read read : premodifiers) {
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
                        .map(value -> propertyOf(scope.focus, value.expression()))
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
            List<Read> premodifiers,
            boolean negated) {
        Scope scope = reading.scope;
        Place place = reading.place(mention);
        scope.named(place);
        scope.required.add(place);
        for (Read read : premodifiers) {
            readers.values.value(read.evidence(), read.value());
        }
        scope.byValue = true;
        Predicate having = Filters.number(readers.measures.count(place), operation, number, high);
        scope.having.add(negated ? new Not(having, false) : having);
        scope.pending.settle();
    }

    private List<Read> premodifiers(Evidence noun) {
        List<Read> read = new ArrayList<>();
        cursor.skip();
        while (cursor.peek() != noun) {
            Evidence one = cursor.take();
            if (one.operation() == null && one.first(Mention.ValueMention.class).isPresent()) {
                Mention mention = reading.choose(one, one.all(Mention.ValueMention.class), m -> 0);
                read.add(new Read(one, (Mention.ValueMention) mention));
            }
        }
        return read;
    }

    /** "no completed orders": a value, already taken, before its noun. */
    void premodified(Evidence evidence, Mention.ValueMention value) {
        List<Read> read = new ArrayList<>(List.of(new Read(evidence, value)));
        Evidence noun = nounAhead().orElseGet(() -> cursor.next().orElseThrow());
        read.addAll(premodifiers(noun));
        cursor.take();
        List<Mention> mentions = noun.mentions().stream()
                .filter(m -> m instanceof Mention.EntityMention || m instanceof Mention.RoleMention)
                .toList();
        Mention mention = reading.choose(noun, mentions, m -> 0);
        nested(noun, mention, read);
    }

    /** That a row of {@code inner} belongs to one of {@code outer}. */
    Predicate exists(Scope outer, Scope inner, Evidence evidence) {
        if (inner.focus.via() == null && (ownOfDimensions(inner.focus.entity()) || haveAlike(outer, inner.focus))) {
            return sameDimensions(outer, inner, evidence);
        }
        return new Composer(reading, inner)
                .exists(inner.outer == outer && owner != null ? owner : outerPlace(outer, inner))
                .orElseThrow(() -> new NotUnderstood(evidence));
    }

    /** "buyers who viewed a flat <em>and made an offer</em>": with a verb of its own the offer is one of the buyer. */
    private boolean saidOfFocus(Evidence evidence, Mention mention) {
        Scope scope = reading.scope;
        boolean link = mention instanceof Mention.EntityMention
                && scope.outer == null
                && scope.subjects().getFirst() != scope.focus
                && mention.entityOf() != scope.focus.entity()
                && scope.subjects().stream().noneMatch(place -> place.entity() == mention.entityOf())
                && reading.distances(scope.focus.entity()).getOrDefault(mention.entityOf(), 9.0) <= 1
                && reading.many(scope.focus, mention.entityOf());
        if (!link) {
            return false;
        }
        List<Evidence> before =
                cursor.all().stream().takeWhile(e -> e != evidence).toList().reversed();
        List<Evidence> between = before.stream()
                .takeWhile(e -> e.is(Operation.NOISE, Operation.VERB, Operation.NOT, Operation.ANY, Operation.WITH))
                .toList();
        boolean verb = between.stream()
                .anyMatch(e -> !e.is(Operation.NOT, Operation.ANY, Operation.WITH)
                        && !e.words().matches("(?i)an?|the|some|one|is|are|was|were|be|been"));
        return verb
                && before.stream().skip(between.size()).limit(1).anyMatch(e -> e.is(Operation.AND, Operation.EXCEPT));
    }

    /** The same, when the row outside may have several of them. */
    Predicate someOf(Scope outer, Scope inner, Evidence evidence) {
        if (inner.focus.via() == null && ownOfDimensions(inner.focus.entity())) {
            return sameDimensions(outer, inner, evidence);
        }
        return new Composer(reading, inner)
                .exists(countingPlace(outer, inner))
                .orElseThrow(() -> new NotUnderstood(evidence));
    }

    /** A condition on a column; denied of rows that one may have several of, none of them may fulfil it. */
    void add(Expression column, Predicate predicate, boolean nullable) {
        Scope scope = reading.scope;
        Place place = column.aliases().isEmpty() || column.aggregates()
                ? null
                : scope.places.withAlias(column.aliases().iterator().next());
        boolean denied = scope.pending.negated()
                && place != null
                && scope.focus != null
                && !scope.subjects().contains(place)
                && reading.knowledge.graph().shortestPaths(scope.focus.entity(), place.entity()).stream()
                        .anyMatch(path -> !path.toOne());
        if (!denied) {
            scope.pending.add(predicate, nullable);
            return;
        }
        Scope inner = scope.nested();
        inner.places.adopt(place);
        inner.focusOn(place);
        inner.filters.add(predicate);
        Predicate some = exists(scope, inner, scope.pending.negation);
        scope.pending.negation = null;
        scope.pending.add(new Not(some, false), false);
    }

    /** "cities that have members over 30 and members under 20": the city is among those of such members. */
    Predicate sameDimensions(Scope outer, Scope inner, Evidence evidence) {
        List<Expression> keys =
                outer.dimensions().stream().map(Scope.Item.Value::expression).toList();
        for (Scope.Item.Value value : outer.dimensions()) {
            Property property = alike(propertyOf(outer.focus, value.expression()), inner.focus.entity())
                    .orElseThrow(() -> new NotUnderstood(evidence));
            inner.shown.add(new Scope.Item.Value(inner.focus.column(property), value.name()));
        }
        outer.distinct = true;
        Query query = new Composer(reading, inner).compose().orElseThrow(() -> new NotUnderstood(evidence));
        return new Member(keys, query);
    }

    /** "cities that have owners but no vets", where either have a city and no key ties them: both are of the city. */
    private boolean haveAlike(Scope outer, Place other) {
        List<Scope.Item.Value> dimensions = outer.dimensions();
        return outer.outer == null
                && !dimensions.isEmpty()
                && outer.focus.entity() != other.entity()
                && reading.distances(outer.focus.entity()).getOrDefault(other.entity(), 99.0) > 1
                && dimensions.stream()
                        .allMatch(value -> value.expression().aliases().equals(Set.of(outer.focus.alias()))
                                && !Columns.unique(propertyOf(outer.focus, value.expression()))
                                && alike(propertyOf(outer.focus, value.expression()), other.entity())
                                        .isPresent());
    }

    /** The same column, or the one of another table that is called the same. */
    private static Optional<Property> alike(Property property, Entity entity) {
        return property.entity() == entity
                ? Optional.of(property)
                : entity.properties().stream()
                        .filter(other -> other.words().equals(property.words())
                                && other.column().family() == property.column().family())
                        .findFirst();
    }

    public static Property propertyOf(Place place, Expression column) {
        return Stream.concat(place.entity().properties().stream(), place.entity().age().stream())
                .filter(p -> place.column(p).equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column of " + place.entity() + ": " + column));
    }

    /** The row outside that the inner rows belong to: of the tables named, the nearest by keys. */
    Place outerPlace(Scope outer, Scope inner) {
        Entity entity = inner.focus.entity();
        Optional<Place> resumed = outer.takeResumed()
                .filter(place -> place.entity() != entity
                        && reading.distances(place.entity()).containsKey(entity));
        if (resumed.isPresent()) {
            return resumed.get();
        }
        return outer.subjects().stream()
                .filter(place -> place.entity() != entity)
                .filter(place -> reading.distances(place.entity()).containsKey(entity))
                .min(Comparator.comparingDouble(
                        place -> reading.distances(place.entity()).get(entity)))
                .orElseGet(() -> outer.focus);
    }

    /** The row outside that may have several of the inner rows. */
    private Place countingPlace(Scope outer, Scope inner) {
        Entity entity = inner.focus.entity();
        return outer.subjects().stream()
                .filter(place -> place.entity() != entity
                        && reading.distances(place.entity()).containsKey(entity))
                .filter(place -> reading.knowledge.graph().shortestPaths(place.entity(), entity).stream()
                        .anyMatch(path -> !path.toOne() && !leadsOver(path, outer.focus)))
                .min(Comparator.comparingDouble(
                        place -> reading.distances(place.entity()).get(entity)))
                .orElseGet(() -> outerPlace(outer, inner));
    }

    /** Whether a way leads over what is asked about, which is nearer to its end then. */
    private static boolean leadsOver(JoinPath path, Place focus) {
        return focus != null
                && path.steps().stream().limit(path.steps().size() - 1).anyMatch(step -> step.end() == focus.entity());
    }

    /** "room 12": a number right after a table is that row's key; "sailors 30 years old" are of that age. */
    private void numbered(Place place) {
        if (numberNext(place)) {
            Evidence number = cursor.take();
            Property called = numberOf(place);
            reading.notes.mention(number, new Mention.PropertyMention(called, 0.9, ""));
            reading.scope.pending.add(isNumber(place, number), false);
        }
    }

    /** "room 12": by its number, where rooms have one, else by its key. */
    static Predicate isNumber(Place place, Evidence number) {
        Property called = numberOf(place);
        Expression column = place.column(called);
        return called.column().family() == TypeFamily.TEXT
                ? new Comparison(column, Comparison.Operator.EQUAL, new Literal.Text(number.words()))
                : Filters.number(column, Operation.EXACTLY, number.number());
    }

    private static Property numberOf(Place place) {
        List<String> own = Stream.concat(place.entity().words().stream(), Stream.of("number"))
                .toList();
        return place.entity().properties().stream()
                .filter(property ->
                        property.words().equals(own) || property.words().equals(List.of("number")))
                .filter(property -> property.column().family() == TypeFamily.TEXT
                        || property.column().family().isNumeric())
                .findFirst()
                .orElseGet(() -> place.entity().key().getFirst());
    }

    private boolean numberNext(Place place) {
        List<Property> key = place.entity().key();
        return cursor.more()
                && cursor.peek().number() != null
                && cursor.peek().period() == null
                && cursor.peek().operation() == null
                && cursor.next(1)
                        .filter(e -> e.is(Operation.UNIT, Operation.TIMES))
                        .isEmpty()
                && key.size() == 1
                && key.getFirst().column().family().isNumeric();
    }
}
