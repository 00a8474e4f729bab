package dev.parley.engine.interpretation.composition;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Option;
import dev.parley.engine.interpretation.reading.Outcomes;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.join.JoinPath;
import dev.parley.engine.join.Step;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.Relation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses among several ways over keys by which tables hang together. */
final class Ways {

    private final Reading reading;

    Ways(Reading reading) {
        this.reading = reading;
    }

    /**
     * Of ways of one length those over keys without a role are the more natural; "to" and "from" prefer a key whose name
     * has their direction, unless a word says which it is ("billed to"). A longer way is meant only where the question names a table that it leads over.
     */
    JoinPath choose(List<JoinPath> paths) {
        double shortest = paths.getFirst().length();
        List<JoinPath> ways = paths.stream()
                .filter(path -> path.length() <= shortest || named(path) > 0)
                .filter(path ->
                        !path.inferredRole() || said(path) > 0 || paths.stream().allMatch(JoinPath::inferredRole))
                .toList();
        if (ways.size() == 1) {
            return ways.getFirst();
        }
        Entity end = ways.getFirst().last().end();
        String preposition = reading.directions.getOrDefault(end, "");
        Set<String> direction =
                ways.stream().anyMatch(path -> said(path) > 0) ? Set.of() : reading.lexicon.direction(preposition);
        List<Option<JoinPath>> options = ways.stream()
                .map(path -> new Option<>(path, naturalness(path) + (leads(path, direction) ? 0.15 : 0)))
                .toList();
        reading.cursor.all().stream().filter(Ways::decides).findFirst().ifPresent(outcome -> {
            throw new NotUnderstood(outcome);
        });
        JoinPath chosen = reading.choices.choose(options);
        reading.notes.way(
                leads(chosen, direction) ? preposition : end.table().name().name(), way(chosen), ways.size());
        return chosen;
    }

    /** "which team won the most matches", where home and guests are kept: which of the two did so is in neither key. */
    private static boolean decides(Evidence verb) {
        return verb.mentions().isEmpty() && Outcomes.VERBS.contains(verb.lemma());
    }

    /** "the country of the billing address of the order". */
    private static String way(JoinPath path) {
        return "the "
                + path.steps().reversed().stream()
                        .map(step -> String.join(
                                " ",
                                step.forward() && !step.relation().role().isEmpty()
                                        ? step.relation().words()
                                        : step.end().words()))
                        .collect(Collectors.joining(" of the "))
                + " of the " + String.join(" ", path.first().start().words());
    }

    private double naturalness(JoinPath path) {
        long roles = path.steps().stream()
                .filter(step -> !step.relation().role().isEmpty())
                .count();
        return 1
                - 0.25 * path.length()
                - 0.1 * roles
                + 0.2 * named(path)
                + 0.15 * said(path)
                + 0.15 * tiedBy(path)
                + (doneBy(path) ? 0.1 : 0);
    }

    /** How many of the tables on the way are called by what the question says is done: "registered" of {@code club_registration}. */
    private long tiedBy(JoinPath path) {
        Set<String> ends = Stream.concat(path.first().start().words().stream(), path.last().end().words().stream())
                .collect(Collectors.toSet());
        return path.steps().stream()
                .limit(path.steps().size() - 1)
                .map(Step::end)
                .filter(tie -> !reading.mentions(tie) && reading.said.anyOf(tie.words(), ends))
                .count();
    }

    /** "who burnt it": over {@code burnt_by}, and not over who approved the burning. */
    private boolean doneBy(JoinPath path) {
        return path.steps().stream().map(Step::relation).anyMatch(relation -> {
            List<String> key = relation.from()
                    .property(relation.key().columns().getLast())
                    .map(Property::words)
                    .orElse(List.of());
            int by = key.indexOf("by");
            return reading.said.by(relation) && path.length() == 1
                    || by > 0
                            && reading.cursor.all().stream()
                                    .flatMap(e -> e.tokens().stream())
                                    .anyMatch(token -> token.lemma().equals(key.get(by - 1)));
        });
    }

    /** How many of the keys on the way have a role that the question says, in whatever words. */
    private long said(JoinPath path) {
        return path.steps().stream()
                .map(Step::relation)
                .filter(relation -> reading.said.by(relation) ? path.length() == 1 : said(relation))
                .count();
    }

    private boolean said(Relation relation) {
        List<String> ends = Stream.concat(relation.from().words().stream(), relation.to().words().stream())
                .toList();
        Stream<String> speltOut = relation.role().isEmpty()
                ? Stream.of()
                : relation.from().property(relation.key().columns().getLast()).stream()
                        .flatMap(key -> key.variants().stream())
                        .flatMap(List::stream);
        List<String> role = Stream.concat(relation.role().stream(), speltOut).toList();
        return reading.said.anyOf(role, ends)
                || reading.knowledge.ontology().entities().stream()
                        .filter(reading::mentions)
                        .anyMatch(entity -> !ends.containsAll(entity.words()) && role.containsAll(entity.words()));
    }

    /** How many of the tables on the way the question names. */
    private long named(JoinPath path) {
        return path.steps().stream()
                .limit(path.steps().size() - 1)
                .filter(step -> reading.mentions(step.end()))
                .count();
    }

    private static boolean leads(JoinPath path, Set<String> direction) {
        return path.steps().stream()
                .anyMatch(step -> step.relation().role().stream().anyMatch(direction::contains));
    }
}
