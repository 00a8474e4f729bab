package dev.parley.engine.evidence;

import dev.parley.engine.ValueIndex;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds full names whose halves two columns of one table hold: "Ann Lee". */
final class FullNames {

    private static final double PLAIN = 0.99;
    private static final double MISSPELT = 0.8;
    private static final double UNKNOWN = 0.75;

    private final List<Entity> people;

    FullNames(Ontology ontology) {
        this.people = ontology.entities().stream()
                .filter(entity -> !entity.fullName().isEmpty())
                .toList();
    }

    /** The tables that have both halves. */
    List<Mention> known(String name, ValueIndex values) {
        return best(name, values, PLAIN);
    }

    /** The tables that have one half, the other misspelt or missing. */
    List<Mention> nearly(String name, ValueIndex values) {
        return best(name, values, UNKNOWN);
    }

    private List<Mention> best(String name, ValueIndex values, double least) {
        List<Mention> found = new ArrayList<>();
        String[] words = name.strip().split("\\s+");
        for (int split = 1; split < words.length; split++) {
            String first = String.join(" ", List.of(words).subList(0, split));
            String last = String.join(" ", List.of(words).subList(split, words.length));
            for (Entity entity : people) {
                Mention.ValueMention surname = half(entity.fullName().getLast(), last, values);
                Mention.ValueMention given = half(entity.fullName().getFirst(), first, values);
                double quality = Math.min(surname.quality(), given.quality());
                if (quality >= least && Math.max(surname.quality(), given.quality()) >= PLAIN) {
                    String reason = given.quality() < PLAIN ? given.reason() : surname.reason();
                    found.add(new Mention.ValueMention(given.property(), given.value(), surname, quality, reason));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Mention::quality).reversed());
        return found;
    }

    private static Mention.ValueMention half(Property property, String name, ValueIndex values) {
        Optional<String> known = spelt(property, values.spelt(name).stream());
        if (known.isPresent()) {
            return new Mention.ValueMention(property, known.get(), PLAIN, "");
        }
        return spelt(property, values.similar(name).stream())
                .map(value -> new Mention.ValueMention(
                        property, value, MISSPELT, "“" + name + "” a misspelling of “" + value + "”"))
                .orElseGet(() -> new Mention.ValueMention(property, name, UNKNOWN, "“" + name + "” being new"));
    }

    private static Optional<String> spelt(Property property, Stream<ValueIndex.Entry> entries) {
        return entries.filter(
                        entry -> entry.table().equals(property.entity().table().name())
                                && entry.column().equals(property.column().name()))
                .map(ValueIndex.Entry::value)
                .findFirst();
    }
}
