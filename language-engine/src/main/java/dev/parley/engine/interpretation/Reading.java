package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.Place;
import dev.parley.engine.join.Places;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The state of one reading that all readers share, and the choices of meaning they share. */
final class Reading {

    private static final double FAR = 0.15;
    private static final double UNREACHABLE = 0.6;
    /** A column or value that scores less is too far from what the question is about to be meant. */
    private static final double FARTHEST = 0.5;

    final Knowledge knowledge;
    final LocalDate today;
    final Cursor cursor;
    final Choices choices;
    final Places places = new Places();
    final Draft draft = new Draft();
    final Notes notes = new Notes();
    private final Set<Entity> mentioned;
    final Attachment attachment;
    /** The preposition before a value of a table. */
    final Map<Entity, String> directions = new HashMap<>();

    private Place role;
    private final Map<Entity, Map<Entity, Integer>> distances = new LinkedHashMap<>();

    Reading(Knowledge knowledge, List<Evidence> evidence, LocalDate today, Choices choices) {
        this.knowledge = knowledge;
        this.today = today;
        this.cursor = new Cursor(evidence);
        this.choices = choices;
        this.attachment = new Attachment(cursor);
        this.mentioned = evidence.stream()
                .filter(e -> e.first(Mention.EntityMention.class)
                        .filter(mention -> mention.quality() >= 0.75
                                && mention.quality() >= e.mentions().getFirst().quality() - 0.05)
                        .isPresent())
                .map(e -> e.first(Mention.EntityMention.class).orElseThrow().entity())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The best of the mentions, given what else the question is about; {@code bonus} adds what the grammar prefers. */
    Mention choose(Evidence evidence, List<? extends Mention> mentions, ToDoubleFunction<Mention> bonus) {
        Optional<Entity> owner = attachment.owner(evidence, mentions);
        List<Option<Mention>> options = new ArrayList<>();
        for (Mention mention : mentions) {
            double away = owner.isPresent()
                    ? distance(mention, owner.get())
                    : distance(mention, subject().orElse(null));
            options.add(new Option<>(mention, mention.quality() + bonus.applyAsDouble(mention) - away));
        }
        if (options.isEmpty()) {
            throw new NotUnderstood(evidence);
        }
        Mention chosen = choices.choose(options);
        double score = options.stream()
                .filter(option -> option.value() == chosen)
                .mapToDouble(Option::score)
                .findFirst()
                .orElse(0);
        boolean named = chosen instanceof Mention.EntityMention || chosen instanceof Mention.RoleMention;
        boolean derived = chosen instanceof Mention.DerivedMention;
        if (!named && !derived && score < FARTHEST || attachment.foreign(owner, chosen) || attachment.ofRole(chosen)) {
            throw new NotUnderstood(evidence);
        }
        long close = options.stream()
                .filter(option -> option.value() != chosen && option.value().getClass() == chosen.getClass())
                .filter(option -> Math.abs(option.value().quality() - chosen.quality()) < 0.05)
                .count();
        boolean several = !named && close > 0 && !mentioned.contains(chosen.entityOf());
        notes.mention(evidence, chosen, several);
        return chosen;
    }

    Place place(Entity entity) {
        return places.of(entity);
    }

    /** The place a mention of a table or role stands for. */
    Place place(Mention mention) {
        return mention instanceof Mention.RoleMention role
                ? places.of(role.relation().to(), role.relation())
                : places.of(mention.entityOf());
    }

    void focusOn(Place place) {
        if (draft.focus == null) {
            draft.focus = place;
        }
    }

    /** From here on columns of that table are meant in that role: "destination port Oslo". */
    void inRole(Place place) {
        role = place;
    }

    /** A column where its table stands: in the role named last, else as the focus, else by itself. */
    Expression column(Property property) {
        if (role != null && role.entity() == property.entity()) {
            return role.column(property);
        }
        if (draft.focus != null && draft.focus.entity() == property.entity()) {
            return draft.focus.column(property);
        }
        return place(property.entity()).column(property);
    }

    /** The number of rows of a table, as long as it is not known how it will be joined. */
    Expression count(Place place) {
        Property key = place.entity().key().stream()
                .findFirst()
                .orElse(place.entity().properties().getFirst());
        Expression count = new Aggregate(Aggregate.Function.COUNT, place.column(key), true);
        draft.rowCounts.put(count, place);
        return count;
    }

    /** The date column that a period is about, for rows of {@code entity}. */
    Property time(Evidence evidence, Entity entity, boolean yearOnly) {
        List<Option<Property>> options = new ArrayList<>();
        Map<Entity, Integer> near = distances(entity);
        for (Entity other : knowledge.ontology().entities()) {
            double away = near.getOrDefault(other, 99);
            boolean candidate = other == entity || mentioned.contains(other) || away == 1;
            for (Property property : candidate ? other.with(PropertyRole.TIME) : List.<Property>of()) {
                if (!yearOnly && !property.column().family().isTemporal()) {
                    continue;
                }
                double bookkeeping =
                        property.words().stream().anyMatch(Set.of("update", "modify", "delete", "create")::contains)
                                ? 0.15
                                : 0;
                double preferred = mentioned.contains(other) ? 0.1 : 0;
                boolean own = property.words().stream().anyMatch(other.words()::contains)
                        || property.words().equals(List.of("date"));
                double birth = ofBirth(property) ? 0.4 : 0;
                preferred += own ? 0.1 : 0;
                options.add(new Option<>(property, 1 - bookkeeping - birth - 0.3 * away + preferred));
            }
        }
        if (options.isEmpty()) {
            throw new NotUnderstood(evidence);
        }
        Property chosen = choices.choose(options);
        if (options.size() > 1) {
            notes.assume(evidence.words(), "taken to be about " + Notes.named(chosen));
        }
        notes.mention(evidence, new Mention.PropertyMention(chosen, 0.95, ""));
        return chosen;
    }

    /** Which column of a table an adjective measures; empty when none. */
    Optional<Option<Property>> measured(Entity entity, List<Lexicon.Adjective> measures) {
        for (var measure : measures) {
            for (Property property : entity.properties()) {
                boolean sortable = property.column().family().isNumeric()
                        || property.column().family().isTemporal();
                boolean own = property.role() != PropertyRole.KEY && property.role() != PropertyRole.REFERENCE;
                boolean age = !ofBirth(property)
                        || measures.stream().anyMatch(m -> m.measures().equals("birth"));
                if (sortable && own && age && property.words().contains(measure.measures())) {
                    return Optional.of(new Option<>(property, measure.increasing() ? 1 : -1));
                }
            }
        }
        boolean time = measures.stream().anyMatch(measure -> measure.measures().equals("date"));
        boolean later = measures.stream()
                .filter(measure -> measure.measures().equals("date"))
                .anyMatch(measure -> measure.increasing());
        return time
                ? entity.with(PropertyRole.TIME).stream()
                        .filter(property -> !ofBirth(property))
                        .findFirst()
                        .map(property -> new Option<>(property, later ? 1 : -1))
                : Optional.empty();
    }

    /** Dates of birth are meant only when they are named. */
    static boolean ofBirth(Property property) {
        return property.words().stream().anyMatch(Set.of("birth", "bear", "dob", "birthday", "birthdate")::contains);
    }

    /** The table that the words around are about: the focus, else the next one mentioned. */
    Optional<Entity> subject() {
        if (draft.focus != null) {
            return Optional.of(draft.focus.entity());
        }
        return cursor.rest().stream()
                .flatMap(e -> e.first(Mention.EntityMention.class).stream())
                .filter(mention -> mentioned.contains(mention.entity()))
                .findFirst()
                .map(Mention.EntityMention::entity);
    }

    private double distance(Mention mention, Entity anchor) {
        Entity entity = mention.entityOf();
        if (mention instanceof Mention.EntityMention || anchor == null || anchor == entity) {
            return 0;
        }
        Integer steps = distances(anchor).get(entity);
        if (steps == null) {
            return UNREACHABLE;
        }
        double nearest = steps;
        if (mentioned.contains(entity)) {
            nearest = Math.min(nearest, 0.5);
        }
        return FAR * nearest;
    }

    private Map<Entity, Integer> distances(Entity start) {
        return distances.computeIfAbsent(start, knowledge.graph()::distances);
    }
}
