package dev.parley.engine.interpretation.words;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Resources;
import dev.parley.model.schema.TypeFamily;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which date of a row a word speaks of ("delivery": {@code delivered_at}), and which days lie between two of them. */
public final class DatesSaid {

    /** What the date is called on which something ended, by the noun for how long it took. */
    private static final Map<String, List<String>> ENDS = ends();

    private final Ontology ontology;
    /** The tables that the question names. */
    private final Set<Entity> named = new HashSet<>();

    public DatesSaid(List<Evidence> evidence, Ontology ontology) {
        this.ontology = ontology;
        evidence.forEach(word -> rows(word).ifPresent(named::add));
    }

    private static Map<String, List<String>> ends() {
        Map<String, List<String>> ends = new HashMap<>();
        for (String line : Resources.lines(DatesSaid.class, "ends.txt")) {
            String[] parts = line.split(":", 2);
            ends.put(parts[0].strip(), List.of(parts[1].strip().split("\\s+")));
        }
        return Map.copyOf(ends);
    }

    /** The rows that a noun stands for. */
    public static Optional<Entity> rows(Evidence noun) {
        return noun.operation() == null && !noun.mentions().isEmpty() && Nouns.entityFirst(noun)
                ? noun.first(Mention.EntityMention.class).map(Mention.EntityMention::entity)
                : Optional.empty();
    }

    /** The one date that a word speaks of, of the tables named where they have one; empty where it may be several. */
    public Optional<Property> of(Evidence word) {
        Stream<Property> mentioned =
                word.all(Mention.PropertyMention.class).stream().map(Mention.PropertyMention::property);
        List<String> ends = ENDS.getOrDefault(word.lemma(), List.of());
        String stem = Lemmas.stem(word.lemma());
        Stream<Property> called = ontology.entities().stream()
                .flatMap(entity -> entity.with(PropertyRole.TIME).stream())
                .filter(date -> date.words().stream()
                        .anyMatch(
                                part -> ends.contains(part) || Lemmas.stem(part).equals(stem)));
        List<Property> dates = Stream.concat(mentioned, called)
                .filter(date -> date.column().family() == TypeFamily.DATE
                        || date.column().family() == TypeFamily.TIMESTAMP)
                .distinct()
                .toList();
        List<Property> near =
                dates.stream().filter(date -> named.contains(date.entity())).toList();
        List<Property> likely = near.isEmpty() ? dates : near;
        return likely.size() == 1 ? Optional.of(likely.getFirst()) : Optional.empty();
    }

    /** The days that passed from when a row began to that date of it. */
    public static Optional<Property> until(Property end) {
        return end.entity().beginning().flatMap(start -> between(start, end));
    }

    /** The days from the beginning of a row to its end. */
    public static Optional<Property> whole(Entity rows) {
        return rows.ending().flatMap(DatesSaid::until);
    }

    public static Optional<Property> between(Property start, Property end) {
        return start != end && start.entity() == end.entity()
                ? Optional.of(Property.days(start, end))
                : Optional.empty();
    }

    /** The days between what two words speak of; rows themselves stand for their beginning. */
    public Optional<Property> between(Evidence from, Evidence to) {
        Optional<Property> start = of(from);
        Optional<Property> end = of(to);
        return start.isPresent()
                        && end.isPresent()
                        && start.get().entity() == end.get().entity()
                ? between(start.get(), end.get())
                : end.filter(date -> rows(from).equals(Optional.of(date.entity())))
                        .flatMap(DatesSaid::until);
    }
}
