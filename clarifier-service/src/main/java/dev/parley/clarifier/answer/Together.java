package dev.parley.clarifier.answer;

import dev.parley.engine.Assumption;
import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Several readings in one answer. */
final class Together {

    /** "“city” as the city of the shop". */
    private static final Pattern WORDS = Pattern.compile("^“[^”]*” as (?!.*; “)");

    private Together() {}

    /**
     * @param names what tells each of them from the others
     * @return empty when they show other columns than each other
     */
    static Optional<Interpretation> of(List<Interpretation> readings, List<String> names) {
        List<String> labels = labels(names);
        List<Query> queries = readings.stream().map(Interpretation::query).toList();
        return SideBySide.of(queries, labels)
                .map(query -> new Interpretation(
                        query,
                        readings.stream().map(Interpretation::meaning).collect(Collectors.joining(" And: ")),
                        readings.getFirst().score(),
                        assumptions(readings, query),
                        links(readings)));
    }

    /** The words that all begin with say nothing of one. */
    private static List<String> labels(List<String> names) {
        long beginnings = names.stream().map(Together::beginning).distinct().count();
        int alike = beginnings == 1 ? beginning(names.getFirst()).length() : 0;
        return names.stream()
                .map(name -> name.substring(alike).replaceFirst("\\.$", ""))
                .toList();
    }

    private static String beginning(String name) {
        Matcher words = WORDS.matcher(name);
        return words.find() ? words.group() : "";
    }

    private static List<Assumption> assumptions(List<Interpretation> readings, Query query) {
        List<Assumption> all = new ArrayList<>();
        all.add(new Assumption(
                "",
                readings.size() + " readings are shown; column "
                        + query.columnNames().getFirst() + " says which one a row is of"));
        readings.stream()
                .flatMap(reading -> reading.assumptions().stream())
                .distinct()
                .forEach(all::add);
        return all;
    }

    private static List<Link> links(List<Interpretation> readings) {
        return readings.stream()
                .flatMap(reading -> reading.links().stream())
                .distinct()
                .toList();
    }
}
