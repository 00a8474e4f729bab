package dev.parley.engine.interpretation.reading;

import dev.parley.engine.Assumption;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Lemmas;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Which date a period is about, where rows have several, and several kinds of rows have some; one of birth only where it is named. */
public final class Dates {

    /** How much less likely a date is that nobody speaks of, where rows have one that says when they came about. */
    private static final double BESIDE_OWN_DATE = 0.25;
    /** How much likelier the date of shipments is for what was shipped than that of orders. */
    private static final double OF_WHAT_HAPPENED = 0.4;
    /** How much less likely the date of who did something is than that of what was done. */
    private static final double BESIDE = 0.5;
    /** How much likelier the date of an order is for its lines than that of what they list. */
    private static final double OF_WHOLE = 0.25;
    /** How much less likely a date is that rows in the state that is said may not have. */
    private static final double OF_ANOTHER_STATE = 0.6;
    /** How much less likely the day until when something was so is than the day since when. */
    private static final double UNTIL = 0.1;

    /** What a date is called that says when the row was written, and not when something was. */
    private static final Set<String> OF_THE_RECORD = Set.of("update", "modify", "delete", "create");

    private final Reading reading;
    private final Cursor cursor;
    /** The rows of what was said to be done on a day; null when nothing was. */
    public Entity happened;
    /** The rows of what the rows asked about did, which have a date of their own; null where nothing was done. */
    public Entity done;
    /** Whether "born" was said, so that dates are those of births. */
    public boolean born;

    Dates(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
    }

    /** The date column that a period is about. */
    public Property time(Evidence evidence, boolean yearOnly) {
        List<Option<Property>> options = new ArrayList<>();
        List<Option<Property>> ofOthers = new ArrayList<>();
        Bystanders bystanders = new Bystanders(reading, reading.scope, done, inClause(evidence));
        List<Entity> anchors = anchors(evidence, bystanders.measured());
        for (Entity entity : reading.knowledge.ontology().entities()) {
            double away = away(entity, anchors);
            if (away > 1.5 && !reading.mentions(entity)) {
                continue;
            }
            boolean other = bystanders.is(entity);
            entity.properties().stream()
                    .filter(property -> mayBeMeant(property, yearOnly) && !deniedBehind(property, evidence))
                    .map(property -> new Option<>(property, likelihood(property, away, anchors) - (other ? BESIDE : 0)))
                    .forEach(other ? ofOthers::add : options::add);
        }
        if (options.isEmpty() || best(ofOthers) > best(options)) {
            options.addAll(ofOthers);
        }
        if (options.isEmpty()) {
            throw new NotUnderstood(evidence);
        }
        Property chosen = reading.choices.choose(options);
        if (chosen.ofBirth() && !born) {
            doneBefore(evidence).ifPresent(verb -> {
                throw new NotUnderstood(verb);
            });
        }
        if (options.size() > 1) {
            reading.notes.assume(evidence.words(), Assumption.ABOUT + Notes.named(chosen));
        }
        reading.notes.relative(evidence);
        reading.notes.mention(evidence, new Mention.PropertyMention(chosen, 0.95, ""));
        return chosen;
    }

    /** The tables that the period is likely to be about, nearest first. */
    private List<Entity> anchors(Evidence period, List<Entity> measured) {
        Scope scope = reading.scope;
        List<Entity> anchors = new ArrayList<>(reading.anchors());
        if (scope.focus != null && scope.computed() && (!scope.groups.isEmpty() || !inClause(period))) {
            anchors.remove(scope.focus.entity());
            anchors.addFirst(scope.focus.entity());
        } else {
            nounBefore(period).ifPresent(noun -> {
                anchors.remove(noun);
                anchors.addFirst(noun);
            });
        }
        measured.forEach(entity -> {
            anchors.remove(entity);
            anchors.addFirst(entity);
        });
        return anchors;
    }

    /** How many keys away a table is from what is spoken of. */
    private double away(Entity entity, List<Entity> anchors) {
        double away = 99;
        for (int i = 0; i < anchors.size(); i++) {
            Double steps = reading.distances(anchors.get(i)).get(entity);
            away = Math.min(away, steps == null ? 99 : steps + 0.1 * i);
        }
        return away;
    }

    private boolean mayBeMeant(Property property, boolean yearOnly) {
        boolean ofTime = property.role() == PropertyRole.TIME
                || yearOnly && (Columns.keyYear(property) || Columns.textualYear(property));
        return ofTime && (yearOnly || property.column().family().isTemporal()) && !reading.denied(property);
    }

    /** "orders of 2025 that were <em>not shipped</em>": by no day of shipment, which they have none of. */
    private boolean deniedBehind(Property date, Evidence period) {
        List<Evidence> behind =
                cursor.all().stream().dropWhile(e -> e != period).toList();
        return IntStream.range(1, behind.size() - 1)
                .filter(at -> behind.get(at).is(Operation.NOT))
                .anyMatch(at -> behind.get(at + 1).all(Mention.PropertyMention.class).stream()
                                .anyMatch(m -> m.property() == date)
                        && Columns.participle(behind.get(at + 1), date)
                        && behind.stream().skip(at + 2L).noneMatch(e -> e.period() != null));
    }

    private static double best(List<Option<Property>> dates) {
        return dates.stream().mapToDouble(Option::score).max().orElse(Double.NEGATIVE_INFINITY);
    }

    private double likelihood(Property property, double away, List<Entity> anchors) {
        Entity entity = property.entity();
        double score = 1 - 0.3 * Math.min(away, 2) + (reading.mentions(entity) ? 0.1 : 0);
        if (property.words().stream().anyMatch(OF_THE_RECORD::contains)) {
            score -= 0.15;
        }
        boolean own = property.words().stream().anyMatch(entity.words()::contains)
                || property.words().equals(List.of("date"))
                || property.words().equals(List.of("year"));
        score += own ? 0.1 : 0;
        score += anchors.stream().anyMatch(anchor -> anchor.isPartOf(entity)) ? OF_WHOLE : 0;
        boolean named = reading.said.anyOf(property.words(), entity.words());
        boolean beside = entity.ownDate().filter(date -> date != property).isPresent();
        score += named ? beside ? 0.2 : 0.1 : beside ? -BESIDE_OWN_DATE : 0;
        score += entity == happened ? OF_WHAT_HAPPENED : 0;
        score -= property.words().getLast().equals("to") ? saysEnd() ? -UNTIL : UNTIL : 0;
        score -= mayBeEmpty(property) ? OF_ANOTHER_STATE : 0;
        score -= property.ofBirth() ? born ? -0.8 : 0.4 : 0;
        return score;
    }

    /** "players who <em>scored</em> in 2020": what nobody knows was done then, and nobody was born. */
    private Optional<Evidence> doneBefore(Evidence period) {
        return cursor.all().stream().takeWhile(e -> e != period).toList().reversed().stream()
                .dropWhile(e -> e.is(Operation.IN, Operation.NOISE, Operation.SINCE, Operation.AFTER, Operation.BEFORE))
                .findFirst()
                .filter(e -> e.unknown() && Verbs.verbal(e));
    }

    /** "whose contract ended in 2018". */
    private boolean saysEnd() {
        return cursor.all().stream().anyMatch(e -> e.lemma().matches("end|leave|finish|expire|terminate|stop|cease"));
    }

    /** "the fines of members <em>who joined</em> in 2023": something is said of the noun that stands before the period. */
    private boolean inClause(Evidence period) {
        return !cursor.all().stream().takeWhile(e -> e != period).toList().reversed().stream()
                .takeWhile(e -> !isNoun(e))
                .allMatch(e -> e.is(Operation.IN, Operation.OF, Operation.UNIT, Operation.NOISE)
                        || e.lemma().equals("year"));
    }

    /** "the club that held the most races in 2020": the table named right before the period. */
    private Optional<Entity> nounBefore(Evidence period) {
        return inClause(period)
                ? Optional.empty()
                : cursor.all().stream().takeWhile(e -> e != period).toList().reversed().stream()
                        .filter(Dates::isNoun)
                        .findFirst()
                        .flatMap(e -> e.first(Mention.EntityMention.class))
                        .map(Mention.EntityMention::entity);
    }

    /** "payments that failed in 2024": not by the day of payment, which those that failed have none of. */
    private boolean mayBeEmpty(Property date) {
        return date.column().nullable()
                && cursor.all().stream().noneMatch(e -> e.is(Operation.WHEN))
                && cursor.all().stream()
                        .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                        .flatMap(e -> e.mentions().stream()
                                .filter(mention -> mention.quality()
                                        >= e.mentions().getFirst().quality()))
                        .anyMatch(mention -> mention instanceof Mention.ValueMention state
                                && state.property().entity() == date.entity()
                                && saysState(state)
                                && date.words().stream()
                                        .map(Lemmas::stem)
                                        .noneMatch(Lemmas.stem(
                                                Lemmas.lemma(state.value().toLowerCase(Locale.ROOT)))::equals));
    }

    private static boolean saysState(Mention.ValueMention value) {
        return value.property().words().stream().anyMatch(Columns.STATES::contains);
    }

    private static boolean isNoun(Evidence evidence) {
        return evidence.operation() == null && !evidence.mentions().isEmpty() && Nouns.entityFirst(evidence);
    }

    public boolean knowsBirths() {
        return reading.knowledge.ontology().entities().stream()
                .flatMap(entity -> entity.with(PropertyRole.TIME).stream())
                .anyMatch(Property::ofBirth);
    }
}
