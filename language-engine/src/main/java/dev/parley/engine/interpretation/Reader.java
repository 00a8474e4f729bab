package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.List;
import java.util.Optional;

/**
 * Walks over a question from left to right. It starts by collecting what is to be shown; a word such as "with" or "who"
 * turns to conditions. Each kind of phrase has a reader of its own.
 */
final class Reader {

    private final Reading reading;
    private final Cursor cursor;
    private final Draft draft;
    private final Measures measures;
    private final Pending pending;
    private final Absences absences;
    private final Values values;
    private final Numbers numbers;
    private final Times times;
    private final Conditions conditions;
    private final Orders orders;
    private final Rankings rankings;
    private final Groups groups;
    private final QuestionWords questionWords;
    private final Prices prices = new Prices();
    private final Verbs verbs;
    private boolean showing = true;
    private boolean listing = true;
    private boolean joined = true;
    private boolean qualifying;

    Reader(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
        this.draft = reading.draft;
        this.measures = new Measures(reading);
        this.pending = new Pending(reading);
        this.absences = new Absences(reading, pending);
        this.values = new Values(reading, pending, absences);
        this.numbers = new Numbers(reading, pending, measures);
        this.times = new Times(reading, pending);
        this.conditions = new Conditions(reading, pending, measures, values, numbers, times, absences);
        this.orders = new Orders(reading, measures);
        this.rankings = new Rankings(reading, measures, orders);
        this.groups = new Groups(reading);
        this.questionWords = new QuestionWords(reading);
        this.verbs = new Verbs(reading);
    }

    void read() {
        while (cursor.more()) {
            Evidence evidence = cursor.take();
            if (evidence.adjective() != null) {
                adjective(evidence);
            } else if (acts(evidence)) {
                operation(evidence);
            } else if (evidence.period() != null && (evidence.number() == null || conditions.dateExpected())) {
                times.period(evidence);
            } else if (evidence.number() != null) {
                number(evidence);
            } else {
                mention(evidence);
            }
        }
        showFocus();
        measures.finish();
        questionWords.finish();
        groups.finish();
        orders.finish();
        rankings.finish();
        conditions.finish();
        refuseColumnsAfterMeasures();
    }

    /** "smokers": when only conditions are named, their table is what is asked for. */
    private void showFocus() {
        List<String> filtered = draft.filters.stream()
                .flatMap(filter -> filter.aliases().stream())
                .distinct()
                .toList();
        if (draft.focus == null && draft.shown.isEmpty() && filtered.size() == 1) {
            reading.focusOn(reading.places.withAlias(filtered.getFirst()));
        }
        if (draft.shown.isEmpty() && draft.focus != null && draft.groups.isEmpty() && !measures.pending()) {
            draft.shown.add(new Draft.Item.Row(draft.focus, listing));
        }
    }

    /** Whether a span that is an operation and a name too is meant as the operation. */
    private boolean acts(Evidence evidence) {
        if (evidence.operation() == null) {
            return false;
        }
        if (evidence.mentions().isEmpty()) {
            return true;
        }
        boolean first = cursor.mark() == 1;
        boolean beforeName =
                cursor.next().filter(next -> !next.mentions().isEmpty()).isPresent();
        return switch (evidence.operation()) {
            case LIST -> first;
            case FIRST -> true;
            case SUM, AVERAGE, MINIMUM, MAXIMUM, COUNT, TOP, MOST, LEAST, GROUP -> beforeName;
            case NOISE -> evidence.mentions().getFirst().quality() < 0.97;
            default -> evidence.mentions().getFirst().quality() < 0.9;
        };
    }

    private void operation(Evidence evidence) {
        boolean wasJoined = joined;
        joined = false;
        switch (evidence.operation()) {
            case LIST -> list(evidence);
            case EVERYTHING -> {
                draft.everything = true;
                listing = true;
                joined = true;
            }
            case WHICH -> which(evidence);
            case WHO -> {
                boolean opening = draft.focus == null && draft.shown.isEmpty();
                listing = !opening && listing;
                if (opening) {
                    questionWords.ask(evidence);
                } else {
                    boundary();
                }
            }
            case WHERE, WHEN, HOW -> {
                if (draft.shown.isEmpty() && !conditions.any()) {
                    questionWords.ask(evidence);
                } else {
                    boundary();
                }
            }
            case COUNT, SUM, AVERAGE, MINIMUM, MAXIMUM -> measures.pend(evidence);
            case DISTINCT -> measures.pendDistinct();
            case GROUP -> groups.read(evidence);
            case BY -> {
                if (rankings.wantsMeasure()) {
                    rankings.measure(evidence);
                } else if (verbs.agent(evidence) && (!measures.any() || verbs.several())) {
                    boundary();
                } else if (measures.any() && groups.follows()) {
                    groups.read(evidence);
                } else if (!conditions.valueFollows()) {
                    orders.orderOrAnchor(evidence);
                }
            }
            case ORDER -> orders.order(evidence);
            case ASCENDING, DESCENDING -> orders.direction(evidence);
            case TOP, BOTTOM, FIRST -> rankings.top(evidence);
            case MOST_COMMON, LEAST_COMMON -> rankings.common(evidence);
            case MOST, LEAST -> rankings.most(evidence, !showing);
            case GREATER, LESS, AT_LEAST, AT_MOST, EXACTLY, SINCE, AFTER, BEFORE, UNTIL -> {
                showing = showing && draft.focus == null;
                conditions.comparison(evidence);
            }
            case BETWEEN -> conditions.between(evidence);
            case WITHOUT -> {
                boundary();
                conditions.without(evidence);
            }
            case NOT, EXCEPT -> conditions.negate(evidence);
            case ALSO_SHOWN -> {
                showing = true;
                joined = true;
            }
            case BOUNDARY -> {
                boundary();
                conditions.having(evidence);
            }
            case IN -> {
                conditions.dateWord();
                boundary();
            }
            case OF -> conditions.dateWord();
            case AND, COMMA -> {
                joined = true;
                conditions.and(evidence, showing);
            }
            case OR -> conditions.or();
            case CONTAINS, STARTS_WITH, ENDS_WITH -> values.text(evidence);
            case MISSING, PRESENT -> values.missing(evidence);
            case TRUE, OR_MORE, OR_LESS, UNIT, UNSUPPORTED -> throw new NotUnderstood(evidence);
            case NOISE -> joined = wasJoined;
            case VERB -> {
                joined = wasJoined;
                verbs.tie(evidence, questionWords.asked());
            }
        }
    }

    /** "Which rooms ...? Show their names.": a second sentence says anew what is to be shown. */
    private void list(Evidence word) {
        joined = true;
        boolean second = draft.focus != null && cursor.mark() > 1;
        if (!second) {
            return;
        }
        if (!draft.shown.stream().allMatch(Draft.Item.Row.class::isInstance)) {
            throw new NotUnderstood(word);
        }
        draft.shown.clear();
        pending.settle();
        pending.absence = null;
        showing = true;
        listing = false;
    }

    /** At the beginning of a sentence it asks; further on it ties: "cities which members live in". */
    private void which(Evidence word) {
        boolean begins = draft.focus == null
                || cursor.justBefore(word.tokens().getFirst().index())
                        .filter(e -> e.is(Operation.AND, Operation.COMMA)
                                || e.words().matches("[.?!]+"))
                        .isPresent();
        if (begins) {
            listing = false;
            joined = true;
        } else {
            boundary();
        }
    }

    /** "average price and pages": whether the second is to be averaged too, nobody can tell. */
    private void refuseColumnsAfterMeasures() {
        boolean computed = false;
        for (Draft.Item item : draft.shown) {
            boolean measure =
                    item instanceof Draft.Item.Value value && value.expression().aggregates();
            if (computed && !measure && draft.groups.isEmpty()) {
                throw new NotUnderstood(cursor.last());
            }
            computed |= measure;
        }
    }

    private void boundary() {
        showing = showing && draft.focus == null && draft.shown.isEmpty();
    }

    private void adjective(Evidence evidence) {
        if (questionWords.degree(evidence)) {
            return;
        }
        if (evidence.superlative()) {
            rankings.superlative(evidence, showing);
        } else {
            times.comparative(evidence);
        }
    }

    private void number(Evidence evidence) {
        if (cursor.next()
                .filter(next -> next.adjective() != null && next.superlative())
                .isPresent()) {
            rankings.limit(evidence);
        } else if (showing && draft.focus == null && namesTable() && !measures.pending()) {
            rankings.firstRows(evidence);
        } else {
            numbers.bareNumber(evidence);
        }
    }

    private boolean namesTable() {
        return cursor.next()
                .flatMap(next -> next.first(Mention.EntityMention.class))
                .isPresent();
    }

    private void mention(Evidence evidence) {
        if (evidence.quoted() && values.partOf(evidence)) {
            return;
        }
        if (evidence.quoted() && evidence.mentions().isEmpty()) {
            values.quoted(evidence);
            return;
        }
        if (namesOnly(evidence)) {
            return;
        }
        Mention mention =
                reading.choose(evidence, prices.buyers(evidence, cursor), candidate -> preference(evidence, candidate));
        if (mention instanceof Mention.EntityMention || mention instanceof Mention.RoleMention) {
            reading.attachment.named(mention.entityOf());
        }
        switch (mention) {
            case Mention.ValueMention value -> values.value(evidence, value);
            case Mention.PropertyMention property -> property(evidence, property.property());
            case Mention.DerivedMention derived -> measures.derived(derived);
            case Mention.EntityMention entity -> entity(evidence, reading.place(entity));
            case Mention.RoleMention role -> {
                Place place = reading.place(role);
                entity(evidence, place);
                reading.inRole(place);
            }
        }
        joined = qualifying;
        qualifying = false;
    }

    /** "names of ships", where ships have no column of that name: what people call a ship by is meant. */
    private boolean namesOnly(Evidence evidence) {
        Optional<Mention.EntityMention> owner = cursor.next()
                .filter(next -> next.is(Operation.OF))
                .flatMap(next -> cursor.next(1))
                .flatMap(next -> next.first(Mention.EntityMention.class));
        boolean names = showing
                && draft.focus == null
                && draft.shown.isEmpty()
                && evidence.lemma().equals("name")
                && evidence.tokens().size() == 1
                && owner.isPresent()
                && evidence.all(Mention.PropertyMention.class).stream()
                        .noneMatch(mention ->
                                mention.property().entity() == owner.get().entity());
        if (names && owner.get().entity().label().getFirst().role() == PropertyRole.KEY) {
            throw new NotUnderstood(evidence);
        }
        if (names) {
            listing = false;
            reading.notes.assume(
                    evidence.words(),
                    "taken as " + Notes.named(owner.get().entity().label().getFirst()) + ", what a row is called by");
        }
        return names;
    }

    /** "author name": the table only says whose column it is that comes next. */
    private boolean owns(Place place) {
        boolean owns = cursor.more()
                && cursor.peek().operation() == null
                && cursor.peek().number() == null
                && !cursor.peek().mentions().isEmpty()
                && cursor.peek().mentions().getFirst() instanceof Mention.PropertyMention
                && cursor.peek().all(Mention.PropertyMention.class).stream()
                        .anyMatch(
                                mention -> mention.property().entity() == place.entity() && mention.quality() >= 0.75);
        boolean shows = owns && (draft.focus == null || showing && joined || place.equals(draft.focus));
        if (shows) {
            reading.focusOn(place);
            qualifying = showing || joined;
        }
        return shows;
    }

    private double preference(Evidence evidence, Mention mention) {
        boolean compared = conditions.comparisonFollows();
        return switch (mention) {
            case Mention.PropertyMention property ->
                (compared ? 0.1 : 0)
                        + (measures.wantsNumber()
                                        && property.property().column().family().isNumeric()
                                ? 0.1
                                : 0)
                        + switch (property.property().role()) {
                            case REFERENCE, FLAG -> -0.15;
                            case KEY, NAME, MEASURE, TIME, ATTRIBUTE -> 0;
                        };
            case Mention.ValueMention value when value.property().role() == PropertyRole.FLAG -> 0.05;
            case Mention.ValueMention ignored ->
                evidence.quoted() || evidence.tokens().getFirst().capitalised() ? 0.08 : -0.05;
            case Mention.EntityMention ignored -> compared || measures.wantsNumber() ? 0 : 0.03;
            case Mention.RoleMention ignored -> 0.02;
            case Mention.DerivedMention ignored -> 0;
        };
    }

    private void property(Evidence evidence, Property property) {
        Expression column = reading.column(property);
        if (conditions.about(evidence, property, column)) {
            return;
        }
        if (times.agentFollows() && times.participle(evidence, property, column)) {
            return;
        }
        if (measures.pending()) {
            measures.over(property, column, showing || joined);
        } else if (pending.negated()) {
            absences.absentProperty(evidence, property, column);
        } else if (times.participle(evidence, property, column)) {
            return;
        } else if (showing || joined) {
            reading.focusOn(reading.places.withAlias(column.aliases().iterator().next()));
            draft.shown.add(new Draft.Item.Value(column, property.column().name()));
            showing = true;
            if (measures.takeDistinct()) {
                draft.distinct = true;
            }
        } else {
            absences.presentProperty(evidence, property, column);
        }
    }

    private void entity(Evidence evidence, Place place) {
        if (pending.absentAlready(place)) {
            return;
        }
        if (numbers.numbered(place)) {
            reading.focusOn(place);
            return;
        }
        if (measures.pending()) {
            measures.overRows(evidence, place);
            return;
        }
        if (owns(place) && !pending.negated()) {
            return;
        }
        if (pending.negated() && draft.focus != null && place != draft.focus) {
            absences.absent(place);
            return;
        }
        boolean anchor = draft.focus != null || !draft.shown.isEmpty();
        if (!anchor || showing && joined) {
            reading.focusOn(place);
            draft.shown.add(new Draft.Item.Row(place, listing));
            if (measures.takeDistinct()) {
                draft.distinct = true;
            }
        } else if (place != draft.focus && pending.absence != null) {
            pending.absence.with().add(place);
        } else if (place != draft.focus) {
            draft.required.add(place);
        }
        measures.anchored(place);
    }

    static Aggregate.Function function(Operation operation) {
        return switch (operation) {
            case SUM -> Aggregate.Function.SUM;
            case AVERAGE -> Aggregate.Function.AVERAGE;
            case MINIMUM -> Aggregate.Function.MINIMUM;
            case MAXIMUM -> Aggregate.Function.MAXIMUM;
            default -> Aggregate.Function.COUNT;
        };
    }
}
