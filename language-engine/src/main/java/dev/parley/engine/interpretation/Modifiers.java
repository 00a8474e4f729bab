package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.glossary.Definition;
import dev.parley.engine.interpretation.reading.Belonging;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Fellows;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.TimeUnits;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Whereabouts;
import dev.parley.engine.text.Token;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what follows the things to show: conditions, groups, order, limits; each kind of phrase by its own reader. */
final class Modifiers {

    /** How much likelier the date of what was not done is than a status of that name. */
    private static final double NEVER_DONE = 0.4;
    /** How much likelier a column that holds where something comes from is behind "from" than one of where it goes. */
    private static final double THERE = 0.06;
    /** How much likelier rows of what was done on a day are than a status of that name. */
    private static final double HAPPENED = 0.3;
    /** How much less likely the name of the very rows that are said to be in it is. */
    private static final double IN_ITSELF = 0.3;
    /** How much likelier the name of the rows before "named" is than another's. */
    private static final double CALLED_SO = 0.2;

    /** How much likelier a column is that belongs to whom "whose" speaks of. */
    private static final double ANTECEDENT = 0.15;
    /** How much likelier what is compared is a figure of what is spoken of. */
    private static final double OWN_FIGURE = 0.2;
    /** How much likelier a table is that is called after what is asked about and what it does. */
    private static final double LINK = 0.3;

    private final Grammar grammar;
    private final Reading reading;
    private final Cursor cursor;

    Modifiers(Grammar grammar) {
        this.grammar = grammar;
        this.reading = grammar.reading;
        this.cursor = grammar.reading.cursor;
    }

    /** Reads up to the end of the sentence. */
    void outermost() {
        while (cursor.more() && !cursor.peek().is(Operation.STOP) && !asksAgain()) {
            step(true);
        }
    }

    /** "the role with the most employees <em>and show its description</em>": as a sentence of its own would. */
    private boolean asksAgain() {
        return cursor.peek().is(Operation.LIST)
                && cursor.peek().words().toLowerCase(Locale.ROOT).startsWith("and ")
                && cursor.next(1).filter(e -> e.is(Operation.POSSESSIVE)).isPresent();
    }

    /** Reads one phrase. */
    void outermostStep() {
        step(true);
    }

    /** Reads what belongs to the nested query at hand. */
    void nested() {
        while (cursor.more() && !endsNested(cursor.peek())) {
            step(false);
        }
    }

    /** Whether what comes next says something about what is outside. */
    private boolean endsNested(Evidence evidence) {
        if (evidence.is(
                Operation.STOP,
                Operation.ORDER,
                Operation.ASCENDING,
                Operation.DESCENDING,
                Operation.ALSO_SHOWN,
                Operation.GROUP,
                Operation.LIST,
                Operation.EXCEPT)) {
            return true;
        }
        if (evidence.words().equalsIgnoreCase("nor")) {
            return true;
        }
        if (evidence.is(Operation.AND, Operation.COMMA, Operation.OR)) {
            return grammar.shown.itemsAhead.closesBehindAnd() || !continuesNested();
        }
        if (evidence.operation() == null
                && evidence.number() == null
                && !evidence.mentions().isEmpty()) {
            return outside(evidence);
        }
        return false;
    }

    /** "orders with status A or B": a value of the column at hand, or a condition on a column of the same table. */
    private boolean continuesNested() {
        int ahead = 0;
        while (cursor.next(ahead)
                .filter(e -> e.is(Operation.AND, Operation.COMMA, Operation.OR, Operation.IN, Operation.OF))
                .isPresent()) {
            ahead++;
        }
        Optional<Evidence> next = cursor.next(ahead);
        if (next.isEmpty()) {
            return false;
        }
        Evidence one = next.get();
        Pending pending = reading.scope.pending;
        boolean bound = pending.column != null
                && (one.is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST, Operation.BEFORE)
                        || one.is(Operation.AFTER)
                        || one.period() != null
                        || one.quoted());
        boolean sameColumn = pending.property != null
                && !(reading.scope.outer != null && reading.scope.outer.pending.both)
                && one.operation() == null
                && one.all(Mention.ValueMention.class).stream().anyMatch(v -> v.property() == pending.property);
        Entity focus = reading.scope.focus.entity();
        boolean sameTable = one.operation() == null
                && one.all(Mention.PropertyMention.class).stream()
                        .anyMatch(m -> m.property().entity() == focus && m.quality() > 0.8)
                && outerSubjects().noneMatch(outer -> one.all(Mention.PropertyMention.class).stream()
                        .anyMatch(m -> m.property().entity() == outer));
        return bound || sameColumn || sameTable;
    }

    private Stream<Entity> outerSubjects() {
        return reading.scope.outer == null
                ? Stream.empty()
                : reading.scope.outer.subjects().stream().map(Place::entity);
    }

    private boolean outside(Evidence evidence) {
        Scope scope = reading.scope;
        if (scope.outer == null || scope.focus == null || evidence.quoted() || Belonging.next(reading, evidence)) {
            return false;
        }
        Evidence said = nounNext(evidence).orElse(evidence);
        double inner =
                nearest(said, scope.subjects().stream().map(Place::entity).toList());
        double outer =
                nearest(said, scope.outer.subjects().stream().map(Place::entity).toList());
        return outer < inner;
    }

    /** "has not taken any French <em>courses</em>": a value is about the noun that it stands before. */
    private Optional<Evidence> nounNext(Evidence value) {
        return cursor.next(1)
                .filter(e -> value.mentions().getFirst() instanceof Mention.ValueMention)
                .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                .filter(e -> cursor.next().filter(value::equals).isPresent());
    }

    private double nearest(Evidence evidence, List<Entity> anchors) {
        return evidence.mentions().stream()
                .filter(m -> m.quality() >= evidence.mentions().getFirst().quality() - 0.1)
                .flatMap(m ->
                        anchors.stream().map(anchor -> reading.distances(anchor).getOrDefault(m.entityOf(), 99.0)))
                .min(Double::compare)
                .orElse(99.0);
    }

    private void step(boolean outermost) {
        Evidence next = cursor.peek();
        int mark = cursor.mark();
        phrase(next, outermost);
        if (cursor.mark() == mark) {
            throw new NotUnderstood(next);
        }
    }

    private void phrase(Evidence next, boolean outermost) {
        Scope scope = reading.scope;
        Pending pending = scope.pending;
        if (next.operation() == null || next.adjective() != null) {
            content(next);
            return;
        }
        switch (next.operation()) {
            case AND, COMMA -> {
                boolean item = outermost
                        && grammar.shown.itemsAhead.follows(
                                scope.filters.isEmpty() && scope.order.isEmpty() && scope.required.isEmpty());
                if (item) {
                    grammar.shown.items.list();
                    return;
                }
                cursor.take();
                if (next.is(Operation.AND) && deniesNext()) {
                    scope.resume();
                }
                pending.alternative = false;
                pending.conjunction = next.is(Operation.AND) ? next : pending.conjunction;
                pending.listed = true;
            }
            case OR -> {
                pending.or = cursor.take();
                pending.alternative = true;
            }
            case ALSO_SHOWN -> {
                if (outermost && grammar.shown.itemsAhead.follows(true)) {
                    cursor.take();
                    grammar.shown.items.list();
                } else {
                    cursor.take();
                    pending.with = true;
                    pending.listed = true;
                }
            }
            case ORDER, ASCENDING, DESCENDING -> grammar.ranking.orders.read();
            case GROUP -> {
                if (kindOfRows()) {
                    cursor.take();
                } else {
                    grammar.shown.groups.read();
                }
            }
            case BY -> by();
            case WHO, WHICH, WHERE, WHEN, RELATIVE, LIST -> {
                cursor.take();
                scope.beginClause();
                if (!reading.nextIs(Operation.CONTAINS, Operation.STARTS_WITH, Operation.ENDS_WITH)) {
                    pending.forget();
                }
                pending.with = false;
            }
            case WHOSE -> {
                cursor.take();
                scope.beginClauseOfOthers();
                if (!nameOfText()) {
                    pending.forget();
                }
                pending.with = false;
            }
            case WITH -> {
                boolean item = outermost
                        && (grammar.shown.itemsAhead.follows(false) || grammar.shown.itemsAhead.namesGroups());
                cursor.take();
                if (item) {
                    grammar.shown.items.list();
                    return;
                }
                if (pending.column == null || !grammar.conditions.values.valueFollows()) {
                    pending.forget();
                }
                pending.with = true;
            }
            case WITHOUT, NOT, EXCEPT -> {
                if (grammar.conditions.standing.over(next)) {
                    return;
                }
                if (next.words().toLowerCase(Locale.ROOT).startsWith("but")) {
                    scope.resume();
                }
                reading.notes.operation(cursor.take());
                pending.negation = pending.negated() ? null : next;
                pending.with |= next.is(Operation.WITHOUT);
            }
            case BOTH -> {
                cursor.take();
                pending.both = true;
            }
            case OF, IN, POSSESSIVE, EITHER, ANY, ALL, NOISE, VERB, THAN, TIMES, UNIT, EVERYTHING, HOW ->
                preposition(next);
            case DISTINCT -> {
                if (grammar.shown.groups.ofKinds(next)) {
                    grammar.shown.groups.read();
                    return;
                }
                cursor.take();
                boolean ends = cursor.next().map(e -> e.is(Operation.STOP)).orElse(true);
                if (ends || Functions.isFunction(cursor.before().orElse(next)) || Columns.isColumn(next)) {
                    scope.distinct = true;
                }
            }
            case SAME -> grammar.conditions.sameness.read();
            case GREATER, LESS, AT_LEAST, AT_MOST, EXACTLY, SINCE, AFTER, BEFORE, UNTIL, BETWEEN ->
                grammar.conditions.comparisons.read();
            case CONTAINS, STARTS_WITH, ENDS_WITH -> grammar.conditions.values.text();
            case MISSING, PRESENT -> grammar.conditions.values.missing();
            case TOP, BOTTOM, MOST, LEAST, MOST_COMMON, LEAST_COMMON, FIRST -> grammar.ranking.ranks.condition();
            case COUNT, SUM, AVERAGE, MINIMUM, MAXIMUM -> grammar.conditions.aggregateConditions.read();
            case OR_MORE, OR_LESS -> grammar.conditions.comparisons.alternative();
            case SHARE, RATIO, DIFFERENCE, UNSUPPORTED, STOP -> throw new NotUnderstood(next);
        }
    }

    /** "who ordered a book <em>but have not</em> paid any bill": it goes on about those of whom the clause began. */
    private boolean deniesNext() {
        if (cursor.more() && cursor.peek().is(Operation.NOT)) {
            return true;
        }
        return cursor.more()
                && cursor.peek().words().matches("(?i)have|has|had|do|does|did|are|were|is|was")
                && cursor.next(cursor.peek().is(Operation.NOISE) ? 0 : 1)
                        .filter(e -> e.is(Operation.NOT))
                        .isPresent();
    }

    /** "of every surgeon", where surgeons are rows with that value: no groups. */
    private boolean kindOfRows() {
        return cursor.peek().words().matches("(?i)of (each|every)")
                && cursor.next(1)
                        .filter(e -> e.operation() == null
                                && !e.mentions().isEmpty()
                                && e.mentions().stream().allMatch(Mention.ValueMention.class::isInstance))
                        .isPresent();
    }

    /** "a studio whose name contains": of a text that stands for a thing, its name is the text itself. */
    private boolean nameOfText() {
        Pending pending = reading.scope.pending;
        boolean text = pending.column != null
                && pending.column.family() == TypeFamily.TEXT
                && pending.property.role() == PropertyRole.ATTRIBUTE
                && cursor.next().filter(e -> e.words().matches("(?i)names?")).isPresent();
        if (text) {
            cursor.skip();
            cursor.take();
        }
        return text;
    }

    private void preposition(Evidence next) {
        cursor.take();
        Pending pending = reading.scope.pending;
        if (next.is(Operation.VERB)) {
            pending.forget();
        }
        if (next.is(Operation.IN)) {
            pending.with = false;
            reading.notes.preposition = next.tokens().getFirst().lower();
        }
        boolean repeats = next.is(Operation.IN, Operation.OF)
                && pending.column != null
                && !grammar.conditions.values.valueFollows();
        if (repeats
                && cursor.next()
                        .filter(e -> e.number() != null || e.period() != null)
                        .isEmpty()) {
            pending.forget();
        }
    }

    /** A word that is no grammatical one. */
    private void content(Evidence next) {
        if (next.adjective() != null) {
            if (next.superlative()) {
                grammar.ranking.ranks.condition();
            } else {
                grammar.conditions.comparisons.comparative();
            }
        } else if (next.period() != null && (next.number() == null || grammar.conditions.times.yearMeant(next))) {
            grammar.conditions.times.period(cursor.take());
        } else if (next.number() != null) {
            grammar.conditions.numbers.read();
        } else if (next.quoted() && !next.mentions().isEmpty() && partOfText()) {
            return;
        } else if (next.quoted() && next.mentions().isEmpty()) {
            grammar.conditions.values.quoted(cursor.take());
        } else if (onlySaysYear(next) || onlySaysCalled(next)) {
            cursor.take();
        } else if (next.mentions().isEmpty() || reading.coincides(next)) {
            unknown(cursor.take());
        } else {
            mention(cursor.take());
        }
    }

    /** "the governor is named Weber": no more than "is Weber". */
    private boolean onlySaysCalled(Evidence evidence) {
        Pending pending = reading.scope.pending;
        return evidence.words().matches("(?i)named|called")
                && pending.column != null
                && pending.column.family() == TypeFamily.TEXT
                && cursor.next(1)
                        .filter(e -> e.quoted()
                                || e.all(Mention.ValueMention.class).stream()
                                        .anyMatch(v -> v.property() == pending.property))
                        .isPresent();
    }

    private boolean partOfText() {
        int mark = cursor.mark();
        boolean part = grammar.conditions.values.partOf(cursor.take());
        if (!part) {
            cursor.back(mark);
        }
        return part;
    }

    /** "in the year 2005", "in the year of 2005": whose year it is follows from what it is said of, where not one alone has any. */
    private boolean onlySaysYear(Evidence evidence) {
        int of = cursor.next(1).filter(e -> e.is(Operation.OF)).isPresent() ? 2 : 1;
        return evidence.lemma().equals("year")
                && cursor.next(of)
                        .filter(e -> e.period() != null && e.number() != null)
                        .isPresent()
                && reading.scope.subjects().stream()
                                .filter(place -> evidence.all(Mention.PropertyMention.class).stream()
                                        .anyMatch(m -> m.property().entity() == place.entity()))
                                .count()
                        != 1;
    }

    /** A word nobody knows: as a name where one is due, else passed over at a price. */
    private void unknown(Evidence word) {
        if (grammar.conditions.values.unknownValue(word)) {
            return;
        }
        if (word.lemma().equals("bear") && reading.knowsBirths()) {
            reading.born = true;
            return;
        }
        if (grammar.conditions.indispensable.is(word)) {
            throw new NotUnderstood(word);
        }
        reading.notes.skip(word);
        boolean head = cursor.justBefore(word).filter(Columns::isColumn).isPresent();
        if (!head) {
            reading.scope.pending.forget();
        }
    }

    private void mention(Evidence evidence) {
        Pending pending = reading.scope.pending;
        if (grammar.conditions.columnConditions.saysWhoDidIt(evidence)) {
            return;
        }
        boolean compared = grammar.conditions.comparisons.follows();
        Mention mention = reading.choose(evidence, paid(evidence), m -> preference(evidence, m, compared));
        if (mention instanceof Mention.EntityMention rows && happened(evidence, rows)) {
            reading.happened = rows.entity();
        }
        if (mention instanceof Mention.ValueMention value && inItself(evidence, value.property())) {
            throw new NotUnderstood(evidence);
        }
        switch (mention) {
            case Mention.ValueMention value -> grammar.conditions.values.valueOrNoun(evidence, value);
            case Mention.PropertyMention property -> grammar.conditions.columnConditions.read(evidence, property);
            case Mention.EntityMention entity -> grammar.conditions.relations.entity(evidence, entity);
            case Mention.RoleMention role -> grammar.conditions.relations.entity(evidence, role);
            case Mention.DerivedMention derived ->
                grammar.conditions.aggregateConditions.about(evidence, grammar.conditions.measures.sum(derived));
            case Mention.DefinedMention(Definition.Holds holds, var entity, var text) ->
                grammar.conditions.values.defined(holds);
            case Mention.DefinedMention ignored -> throw new NotUnderstood(evidence);
        }
        pending.with = false;
    }

    /** "that cost more than 20": what a buyer pays comes before what it cost. */
    private List<Mention> paid(Evidence evidence) {
        Optional<String> buyers = reading.lexicon.paidAs(evidence.lemma());
        boolean verb = buyers.isPresent()
                && cursor.justBefore(evidence.tokens().getFirst().index())
                        .filter(e -> e.is(Operation.RELATIVE, Operation.WHICH))
                        .isPresent();
        if (!verb) {
            return evidence.mentions();
        }
        return evidence.mentions().stream()
                .map(m -> !(m instanceof Mention.PropertyMention column)
                        ? m
                        : column.property().words().contains(buyers.get())
                                ? new Mention.PropertyMention(column.property(), 1, "what a buyer pays")
                                : new Mention.PropertyMention(
                                        column.property(), column.quality() - 0.01, column.reason()))
                .toList();
    }

    private double preference(Evidence evidence, Mention mention, boolean compared) {
        return switch (mention) {
            case Mention.PropertyMention property ->
                (compared ? ofSubject(evidence, property.property()) ? OWN_FIGURE : 0.1 : 0)
                        + (itsValueNext(property) ? 0.1 : 0)
                        + (calledSo(evidence, property.property()) ? CALLED_SO : 0)
                        + (ofAntecedent(evidence, property) ? ANTECEDENT : 0)
                        - lacking(property, evidence)
                        + (neverDone(evidence, property.property()) ? NEVER_DONE : 0)
                        + (doneSomehow(evidence, property.property()) ? HAPPENED : 0)
                        + switch (property.property().role()) {
                            case REFERENCE -> ownKey(property.property()) ? 0 : -0.1;
                            case FLAG -> -0.1;
                            case KEY, NAME, MEASURE, TIME, ATTRIBUTE -> 0;
                        };
            case Mention.ValueMention value when value.property().role() == PropertyRole.FLAG -> 0.05;
            case Mention.ValueMention value ->
                (evidence.quoted() || evidence.tokens().getFirst().capitalised()
                                ? 0.12
                                : named(evidence) ? -0.2 : -0.05)
                        + (ofNounNext(value) || ofNounBefore(evidence, value) || inNounNext(value) ? 0.1 : 0)
                        - (describes(value.property()) ? 0.02 : 0)
                        + (leadsThere(evidence, value.property()) ? THERE : 0)
                        - (inItself(evidence, value.property()) ? IN_ITSELF : 0)
                        + (sameColumn(evidence, value.property()) ? 0.3 : 0);
            case Mention.EntityMention entity when ties(evidence, entity) -> LINK;
            case Mention.EntityMention entity ->
                (compared ? 0 : asked(entity) ? 0.07 : 0.04) + (happened(evidence, entity) ? HAPPENED : 0);
            case Mention.RoleMention role
            when reading.tiesAlike(role.relation()) -> reading.meansRow(evidence, role) ? 0.08 : -0.1;
            case Mention.RoleMention role -> leadsBack(role) ? -0.4 : 0.02;
            case Mention.DerivedMention ignored -> 0;
            case Mention.DefinedMention ignored -> 0;
        };
    }

    /** "contracts that cost more than 500": what is compared is rather a figure of theirs than another's. */
    private boolean ofSubject(Evidence verb, Property property) {
        List<Place> subjects = reading.scope.subjects();
        return property.role() == PropertyRole.MEASURE
                && reading.lexicon.verb(verb.lemma()).isPresent()
                && !subjects.isEmpty()
                && subjects.getFirst().entity() == property.entity();
    }

    /** What a column's table lacks of what the sentence goes on to say. */
    private double lacking(Mention.PropertyMention column, Evidence evidence) {
        List<Evidence> sentence =
                cursor.rest().stream().takeWhile(e -> !e.is(Operation.STOP)).toList();
        Entity spokenOf =
                reading.scope.subjects().stream().findFirst().map(Place::entity).orElse(null);
        return Fellows.lacking(column, evidence, spokenOf, sentence);
    }

    /** "the sailor whose age": that of the sailor, and of nobody else. */
    private boolean ofAntecedent(Evidence evidence, Mention.PropertyMention column) {
        List<Place> subjects = reading.scope.subjects();
        return !subjects.isEmpty()
                && column.entityOf() == subjects.getFirst().entity()
                && cursor.justBefore(evidence)
                        .filter(e -> e.is(Operation.WHOSE))
                        .isPresent();
    }

    /** "sailors who take part in" where a table is called sailor_takes_part_in beside one of captains. */
    private boolean ties(Evidence evidence, Mention.EntityMention table) {
        List<String> said = evidence.tokens().stream().map(Token::lemma).toList();
        List<String> name = table.entity().words();
        return table.vague()
                && evidence.all(Mention.EntityMention.class).stream()
                        .noneMatch(other ->
                                other.quality() >= 0.97 && evidence.words().endsWith("s"))
                && reading.scope.subjects().stream()
                        .map(place -> place.entity().words())
                        .anyMatch(subject -> name.size() == subject.size() + said.size()
                                && name.subList(0, subject.size()).equals(subject)
                                && name.subList(subject.size(), name.size()).equals(said));
    }

    /** "not yet shipped": where the date of it is empty; a status would have gone on to what comes after that. */
    private boolean neverDone(Evidence evidence, Property property) {
        return reading.scope.pending.negated()
                && property.column().nullable()
                && Columns.participle(evidence, property)
                && reading.scope.subjects().stream().anyMatch(place -> place.entity() == property.entity());
    }

    /**
     * "paid with a voucher", "shipped by DHL", "which depot ships the most orders": what was done and how, whatever has
     * become of it since.
     */
    private boolean doneSomehow(Evidence evidence, Property property) {
        boolean how = cursor.next()
                        .filter(e -> e.is(Operation.WITH, Operation.BY, Operation.IN)
                                || e.words().equalsIgnoreCase("using"))
                        .isPresent()
                && grammar.conditions.values.valueFollows(1);
        boolean first = cursor.next()
                .filter(e -> e.superlative()
                        && reading.lexicon.measures(e.adjective()).stream()
                                .anyMatch(measure -> measure.measures().equals("date")))
                .isPresent();
        return property.column().nullable()
                && ((how || first) && Columns.participle(evidence, property)
                        || grammar.conditions.bareColumns.acts(evidence, property));
    }

    /** Whether a key to another table is what rows of its own table go by as well. */
    private static boolean ownKey(Property property) {
        return property.entity().key().equals(List.of(property));
    }

    /** "who took French courses": of what has that value, the noun it stands before. */
    private boolean ofNounNext(Mention.ValueMention value) {
        return cursor.next()
                .filter(e -> cursor.more()
                        && cursor.peek() == e
                        && e.operation() == null
                        && !e.mentions().isEmpty())
                .filter(Nouns::entityFirst)
                .flatMap(e -> e.first(Mention.EntityMention.class))
                .filter(table -> table.entity() == value.property().entity())
                .isPresent();
    }

    /** "songs in Home", "customers in Paris": no row is in what it is called itself. */
    private boolean inItself(Evidence evidence, Property property) {
        Scope scope = reading.scope;
        return scope.focus != null
                && property.entity() == scope.focus.entity()
                && property.role() == PropertyRole.NAME
                && property.entity().label().contains(property)
                && !Whereabouts.isPlace(property.entity())
                && scope.subjects().getFirst() == scope.focus
                && !(cursor.more() && Nouns.entityFirst(cursor.peek()))
                && cursor.justBefore(evidence)
                        .filter(e -> e.words().matches("(?i)(in|within|inside|from)( the)?"))
                        .isPresent();
    }

    /** A value behind its column or behind another value of that, unless "from" and "to" tell two columns apart. */
    private boolean sameColumn(Evidence evidence, Property property) {
        boolean another = !leadsThere(evidence, property)
                && evidence.all(Mention.ValueMention.class).stream()
                        .anyMatch(other -> leadsThere(evidence, other.property()));
        return property == reading.scope.pending.property && !another;
    }

    /** "from Lyon to Nice", where one column says where things come from and another where they go. */
    private boolean leadsThere(Evidence evidence, Property property) {
        return cursor.justBefore(evidence)
                .filter(e -> e.is(Operation.IN))
                .map(e -> reading.lexicon.direction(e.tokens().getFirst().lower()))
                .filter(words -> property.words().stream().anyMatch(words::contains))
                .isPresent();
    }

    /** "orders shipped after May", "shipped most recently": of shipments that have a date, and no status of now. */
    private boolean happened(Evidence evidence, Mention.EntityMention rows) {
        boolean done = evidence.words().matches("[a-z]+(ed|en)|bought|sold")
                && !asked(rows)
                && rows.entity().ownDate().isPresent();
        int in = reading.nextIs(Operation.IN) ? 1 : 0;
        return done
                && cursor.next(in)
                        .filter(e -> e.period() != null
                                || e.is(Operation.BEFORE, Operation.AFTER, Operation.SINCE, Operation.UNTIL)
                                || e.superlative()
                                        && reading.lexicon.measures(e.adjective()).stream()
                                                .anyMatch(measure ->
                                                        measure.measures().equals("date")))
                        .isPresent();
    }

    /** "got a yes in the exam": of what has that value, the noun it is said to be in. */
    private boolean inNounNext(Mention.ValueMention value) {
        return reading.nextIs(Operation.IN)
                && cursor.next(1)
                        .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                        .flatMap(e -> e.first(Mention.EntityMention.class))
                        .filter(table -> table.entity() == value.property().entity())
                        .isPresent();
    }

    /** "English courses": by what they are called rather than by what is written about them. */
    private static boolean describes(Property property) {
        return property.words().getLast().matches("description|detail|comment|note|remark|summary");
    }

    /** "the album called Help", "the album Help": of what goes by that name, the noun before. */
    private boolean ofNounBefore(Evidence evidence, Mention.ValueMention value) {
        Property property = value.property();
        return tableBefore(evidence)
                .filter(table -> property.entity().label().contains(property))
                .or(() -> cursor.justBefore(evidence)
                        .filter(Modifiers::saysCalled)
                        .flatMap(this::tableBefore))
                .filter(table -> table == property.entity())
                .isPresent();
    }

    /** "the album <em>named</em> Help": what albums are called by, though others have a column of that very name. */
    private boolean calledSo(Evidence evidence, Property property) {
        return saysCalled(evidence)
                && property.entity().label().contains(property)
                && tableBefore(evidence)
                        .filter(table -> table == property.entity())
                        .isPresent();
    }

    private static boolean saysCalled(Evidence evidence) {
        return evidence.words().toLowerCase(Locale.ROOT).matches("named|called|titled|entitled");
    }

    /** The table that is named right before. */
    private Optional<Entity> tableBefore(Evidence evidence) {
        return cursor.justBefore(evidence)
                .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                .flatMap(e -> e.first(Mention.EntityMention.class))
                .map(Mention.EntityMention::entity);
    }

    /** "the store named Central": of columns called so, the one that holds the value. */
    private boolean itsValueNext(Mention.PropertyMention column) {
        return cursor.next().stream()
                .flatMap(e -> e.all(Mention.ValueMention.class).stream())
                .anyMatch(value -> value.property() == column.property());
    }

    /** Whether a table is what is asked about, so that its name needs no other. */
    private boolean asked(Mention.EntityMention table) {
        return reading.scope.focus != null && reading.scope.focus.entity() == table.entity();
    }

    /** Whether a column or table goes by that very name. */
    private static boolean named(Evidence evidence) {
        return evidence.mentions().stream().anyMatch(m -> m.quality() >= 0.95 && !(m instanceof Mention.ValueMention));
    }

    /** Whether a role only says anew what the question is about: "bank branches" where branch is a key to banks. */
    private boolean leadsBack(Mention.RoleMention role) {
        return reading.scope.subjects().stream()
                        .anyMatch(place -> place.entity() == role.relation().to())
                && reading.scope.subjects().stream()
                        .noneMatch(place -> place.entity() == role.relation().from());
    }

    /** "by": a rank, a group, an order, or who did it. */
    private void by() {
        Evidence by = cursor.peek();
        if (grammar.ranking.limits.wantsMeasure()) {
            cursor.take();
            grammar.ranking.limits.measure(by);
        } else if (afterVerb() || reading.scope.pending.both || grammar.conditions.values.valueFollows(1) || byOne()) {
            cursor.take();
        } else if (reading.scope.computed() || byTime()) {
            grammar.shown.groups.read();
        } else {
            grammar.ranking.orders.by();
        }
    }

    /** "orders by month": how many there are. */
    private boolean byTime() {
        return reading.scope.shown.size() == 1
                && reading.scope.shown.getFirst() instanceof Scope.Item.Row
                && cursor.next(1)
                        .filter(e -> e.is(Operation.UNIT))
                        .flatMap(TimeUnits::unit)
                        .isPresent();
    }

    /** "books by the author Tolkien": one of them. */
    private boolean byOne() {
        return cursor.next(1).filter(Nouns::entityFirst).isPresent() && grammar.conditions.values.valueFollows(2);
    }

    /** "written by", "used by the", "taken part in by": who did it. */
    private boolean afterVerb() {
        Optional<Evidence> before = cursor.justBefore(cursor.peek());
        return before.filter(e -> e.is(Operation.IN))
                .flatMap(cursor::justBefore)
                .or(() -> before)
                .filter(e -> e.is(Operation.VERB)
                        || e.unknown()
                        || e.is(Operation.NOISE) && !e.words().matches("(?i)the|a|an")
                        || e.words().endsWith("ed")
                        || e.words().endsWith("en"))
                .isPresent();
    }
}
