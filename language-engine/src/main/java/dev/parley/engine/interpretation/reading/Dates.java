package dev.parley.engine.interpretation.reading;

import dev.parley.engine.Assumption;
import dev.parley.engine.algebra.Expression;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which date a period is about, where rows have several, and several kinds of rows have some; one of birth only where it is named. */
public final class Dates {

    /** How much less likely a date is that nobody speaks of, where rows have one that says when they came about. */
    private static final double BESIDE_OWN_DATE = 0.25;
    /** How much likelier the date of shipments is for what was shipped than that of orders. */
    private static final double OF_WHAT_HAPPENED = 0.4;
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
    /** Whether "born" was said, so that dates are those of births. */
    public boolean born;

    Dates(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
    }

    /** The date column that a period is about. */
    public Property time(Evidence evidence, boolean yearOnly) {
        List<Option<Property>> options = new ArrayList<>();
        List<Entity> measured = measuredOfOthers();
        List<Entity> anchors = anchors(evidence, measured);
        for (Entity entity : reading.knowledge.ontology().entities()) {
            double away = away(entity, anchors);
            if (away > 1.5 && !reading.mentions(entity)) {
                continue;
            }
            boolean ranked = !measured.isEmpty() && reading.scope.focus.entity() == entity;
            entity.properties().stream()
                    .filter(property -> mayBeMeant(property, yearOnly))
                    .forEach(property ->
                            options.add(new Option<>(property, likelihood(property, away, anchors, ranked))));
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

    private double likelihood(Property property, double away, List<Entity> anchors, boolean ranked) {
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
        score -= groups(entity) || ranked || outside(entity) ? 0.5 : 0;
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

    /** "the top 5 brands by revenue in 2025": the tables of what rows of another are ranked by, which the year is of. */
    private List<Entity> measuredOfOthers() {
        return reading.scope.outer != null || reading.scope.focus == null
                ? List.of()
                : reading.scope.order.stream()
                        .map(Scope.Sort::expression)
                        .filter(Expression::aggregates)
                        .flatMap(expression -> expression.aliases().stream())
                        .map(alias -> reading.scope.places.withAlias(alias).entity())
                        .filter(entity -> entity != reading.scope.focus.entity())
                        .distinct()
                        .toList();
    }

    private static boolean isNoun(Evidence evidence) {
        return evidence.operation() == null && !evidence.mentions().isEmpty() && Nouns.entityFirst(evidence);
    }

    /** "revenue by brand in 2025": the year is one of the sales, not of the brands. */
    private boolean groups(Entity entity) {
        return reading.scope.outer == null
                && reading.scope.computed()
                && reading.scope.focus != null
                && reading.scope.focus.entity() != entity
                && reading.scope.groups.stream().anyMatch(item -> switch (item) {
                    case Scope.Item.Row row -> onTheWay(entity, row.place().entity());
                    case Scope.Item.Value value ->
                        value.expression().aliases().stream()
                                .anyMatch(alias -> onTheWay(
                                        entity,
                                        reading.scope.places.withAlias(alias).entity()));
                });
    }

    /** "customers without orders in 2024": the year is one of the orders, not of the customers outside. */
    private boolean outside(Entity entity) {
        return reading.scope.outer != null
                && reading.scope.subjects().stream().noneMatch(place -> place.entity() == entity)
                && reading.scope.outer.subjects().stream().anyMatch(place -> place.entity() == entity);
    }

    /** Whether a table is that of the groups, or nearer to it than what is computed: a product on the way to its brand. */
    private boolean onTheWay(Entity entity, Entity group) {
        Map<Entity, Double> away = reading.distances(group);
        return entity == group
                || group != reading.scope.focus.entity()
                        && away.getOrDefault(entity, 99.0) < away.getOrDefault(reading.scope.focus.entity(), 0.0);
    }

    public boolean knowsBirths() {
        return reading.knowledge.ontology().entities().stream()
                .flatMap(entity -> entity.with(PropertyRole.TIME).stream())
                .anyMatch(Property::ofBirth);
    }
}
