package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Period;
import java.util.Optional;

/** Reads periods, and which date they are about. */
final class Times {

    private final Reading reading;
    private final Cursor cursor;
    private final Draft draft;
    private final Lexicon lexicon = Lexicon.english();
    private final Pending pending;

    Times(Reading reading, Pending pending) {
        this.reading = reading;
        this.cursor = reading.cursor;
        this.draft = reading.draft;
        this.pending = pending;
    }

    void period(Evidence evidence) {
        Property property = timeProperty(evidence);
        if (evidence.period().guessed()) {
            reading.notes.assume(
                    evidence.words(),
                    "taken as that of " + evidence.period().from().getYear());
        }
        Operation operation = pending.dateOperation == null ? Operation.IN : pending.dateOperation;
        Predicate predicate = Filters.period(reading.column(property), operation, evidence.period());
        if (pending.absence != null) {
            pending.absenceFilters().add(predicate);
            pending.settle();
        } else {
            pending.add(predicate, property.column().nullable());
        }
    }

    Property timeProperty(Evidence evidence) {
        boolean year = evidence.period().unit() == PeriodOf.Unit.YEAR;
        if (pending.lastProperty != null && pending.lastProperty.role() == PropertyRole.TIME) {
            return pending.lastProperty;
        }
        Entity subject = pending.absence != null
                ? pending.absence.place().entity()
                : timeSubject().orElseThrow(() -> new NotUnderstood(evidence));
        return reading.time(evidence, subject, year);
    }

    /** A period belongs to the table named last, when that has a time of its own. */
    private Optional<Entity> timeSubject() {
        return draft.required.stream()
                .map(Place::entity)
                .filter(entity -> entity.with(PropertyRole.TIME).stream().anyMatch(time -> !Reading.ofBirth(time)))
                .reduce((first, second) -> second)
                .or(reading::subject);
    }

    /** "older than 30", "cheaper than 10": the adjective says which column. */
    void comparative(Evidence adjective) {
        cursor.skip();
        if (!cursor.more() || cursor.peek().number() == null && cursor.peek().period() == null) {
            throw new NotUnderstood(adjective);
        }
        Entity subject = reading.subject().orElseThrow(() -> new NotUnderstood(adjective));
        Option<Property> measured = reading.measured(subject, lexicon.measures(adjective.adjective()))
                .orElseThrow(() -> new NotUnderstood(adjective));
        Evidence bound = cursor.take();
        cursor.takeIf(Operation.UNIT);
        Property property = measured.value();
        boolean more = measured.score() > 0;
        reading.notes.mention(adjective, new Mention.PropertyMention(property, 0.9, "by what it measures"));
        Expression column = reading.column(property);
        if (property.column().family().isTemporal()) {
            Operation operation = more ? Operation.AFTER : Operation.BEFORE;
            boolean years = bound.number() != null && bound.period() == null;
            Period period = years
                    ? new Period(
                            reading.today.minusYears(bound.number().longValue()),
                            reading.today.minusYears(bound.number().longValue()).plusDays(1),
                            PeriodOf.Unit.DAY,
                            false)
                    : bound.period();
            pending.add(Filters.period(column, operation, period), true);
        } else if (bound.number() != null) {
            pending.add(Filters.number(column, more ? Operation.GREATER : Operation.LESS, bound.number()), true);
        } else {
            throw new NotUnderstood(adjective);
        }
    }

    /**
     * "published", "shipped": the past of a verb in the name of a date column. It says that the date is known, or of
     * which date a period is that follows; it asks to show nothing.
     */
    boolean participle(Evidence evidence, Property property, Expression column) {
        boolean past = property.role() == PropertyRole.TIME && !evidence.words().equalsIgnoreCase(evidence.lemma());
        if (!past
                || !property.words().contains(evidence.lemma())
                || property.words().size() < 2
                || evidence.tokens().size() > 1
                || evidence.words().endsWith("s")) {
            return false;
        }
        boolean agent = agentFollows();
        boolean period = cursor.rest().stream().anyMatch(e -> e.period() != null);
        if (period && !agent) {
            pending.lastProperty = property;
            pending.lastColumn = column;
        } else if (!agent && property.column().nullable()) {
            draft.filters.add(new Not(new Missing(column), false));
            reading.notes.assume(evidence.words(), "taken as " + Notes.named(property) + " being known");
        }
        return true;
    }

    /** Whether what comes next says who did it. */
    boolean agentFollows() {
        return cursor.next().filter(e -> e.is(Operation.BY)).isPresent();
    }
}
