package dev.parley.engine.interpretation.reading;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.glossary.Definition;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which column an adjective measures, of the nearest rows that have one: "long" the pages of a book. */
public final class Adjectives {

    /** Adjectives that say how much, and not of what. */
    public static final Set<String> OF_ANY_KIND = Set.of("large", "big", "great", "small");

    private static final int MOST_MEASURES = 3;

    private final Reading reading;

    Adjectives(Reading reading) {
        this.reading = reading;
    }

    /** Which column of a table an adjective measures, and whether more of it means more of the quality. */
    public Optional<Option<Property>> measured(Entity entity, String adjective) {
        List<Lexicon.Adjective> measures = reading.lexicon.measures(adjective);
        Optional<Lexicon.Adjective> price = measures.stream()
                .filter(measure -> measure.measures().equals("price"))
                .filter(measure -> entity.properties().stream()
                        .noneMatch(property -> property.words().contains("price")))
                .findFirst();
        if (price.isPresent() && entity.worth().isPresent()) {
            return entity.worth().map(sum -> new Option<>(sum, price.get().increasing() ? 1 : -1));
        }
        for (var measure : measures) {
            for (Property property : entity.properties()) {
                boolean sortable = property.column().family().isNumeric()
                        || property.column().family().isTemporal();
                boolean own = property.role() != PropertyRole.KEY && property.role() != PropertyRole.REFERENCE;
                boolean age = !property.ofBirth()
                        || measures.stream().anyMatch(m -> m.measures().equals("birth"));
                if (sortable && own && age && property.mayMean(measure.measures())) {
                    return Optional.of(new Option<>(property, measure.increasing() ? 1 : -1));
                }
            }
        }
        Optional<Option<Property>> unit = byUnit(entity, measures);
        if (unit.isPresent()) {
            return unit;
        }
        boolean time = measures.stream().anyMatch(measure -> measure.measures().equals("date"));
        boolean later = measures.stream()
                .filter(measure -> measure.measures().equals("date"))
                .anyMatch(Lexicon.Adjective::increasing);
        return time
                ? entity.with(PropertyRole.TIME).stream()
                        .filter(property -> !property.ofBirth())
                        .findFirst()
                        .map(property -> new Option<>(property, later ? 1 : -1))
                : Optional.empty();
    }

    /** "long" of a column called "metres" or "seconds", which is all that is called by such a unit. */
    private static Optional<Option<Property>> byUnit(Entity entity, List<Lexicon.Adjective> measures) {
        List<Option<Property>> units = entity.with(PropertyRole.MEASURE).stream()
                .flatMap(property -> measures.stream()
                        .filter(measure -> property.unitsOf(measure.measures()))
                        .limit(1)
                        .map(measure -> new Option<>(property, measure.increasing() ? 1.0 : -1.0)))
                .toList();
        return units.size() == 1 ? Optional.of(units.getFirst()) : Optional.empty();
    }

    /** What a glossary says that a superlative measures; the conditions of the term are laid down with it. */
    public Optional<Option<Property>> defined(Evidence superlative) {
        if (!(superlative
                        .first(Mention.DefinedMention.class)
                        .map(Mention.DefinedMention::definition)
                        .orElse(null)
                instanceof Definition.Extreme(var property, var greatest, var where))) {
            return Optional.empty();
        }
        reading.notes.mention(superlative, superlative.mentions().getFirst());
        where.forEach(fact -> reading.scope.filters.add(Facts.predicate(fact, reading.scope)));
        return Optional.of(new Option<>(property, greatest ? 1 : -1));
    }

    /** The column that an adjective measures, of what the words around are about or of the nearest table that has one. */
    public Option<Property> measured(Evidence adjective) {
        return measured(adjective, adjective.adjective());
    }

    /** @param form the adjective that the words are a form of */
    public Option<Property> measured(Evidence words, String form) {
        Optional<Option<Property>> defined = defined(words);
        if (defined.isPresent()) {
            return defined.get();
        }
        List<Entity> anchors = new ArrayList<>(reading.anchors());
        reading.ahead().filter(entity -> !anchors.contains(entity)).ifPresent(anchors::add);
        List<Entity> near = new ArrayList<>(anchors);
        if (!anchors.isEmpty()) {
            Map<Entity, Double> away = reading.distances(anchors.getFirst());
            reading.knowledge.ontology().entities().stream()
                    .filter(entity -> !near.contains(entity) && away.getOrDefault(entity, 9.0) <= 2)
                    .sorted(Comparator.comparingDouble(away::get))
                    .forEach(near::add);
        }
        for (Entity anchor : near) {
            Optional<Option<Property>> measured = measured(anchor, form);
            boolean strange = !anchors.contains(anchor)
                    && !reading.mentions(anchor)
                    && measured.filter(option -> option.value().role() == PropertyRole.TIME)
                            .isPresent();
            if (strange) {
                throw new NotUnderstood(words);
            }
            if (measured.isPresent()) {
                reading.notes.mention(
                        words, new Mention.PropertyMention(measured.get().value(), 0.9, "by what it measures"));
                return measured.get();
            }
        }
        return anyMeasure(words, form, anchors);
    }

    /** "the largest product": by any of the few figures that are kept of it. */
    private Option<Property> anyMeasure(Evidence words, String form, List<Entity> anchors) {
        List<Property> measures = OF_ANY_KIND.contains(form) && words.superlative() && !anchors.isEmpty()
                ? anchors.getFirst().with(PropertyRole.MEASURE)
                : List.of();
        if (measures.size() < 2 || measures.size() > MOST_MEASURES) {
            throw new NotUnderstood(words);
        }
        Property chosen = reading.choices.choose(
                measures.stream().map(measure -> new Option<>(measure, 1)).toList());
        reading.notes.mention(words, new Mention.PropertyMention(chosen, 0.8, "one of the figures it could be by"));
        return new Option<>(chosen, form.equals("small") ? -1 : 1);
    }
}
