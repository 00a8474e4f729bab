package dev.parley.evaluation;

import dev.parley.evaluation.Judged.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The numbers of questions about what is not in the database: how many were told so, and how. */
final class Noes {

    private Noes() {}

    /** Under their titles; none when there is no such question. */
    static Map<String, Table> tables(List<Judged> judged) {
        Map<String, List<Judged>> byKind = judged.stream()
                .filter(one -> one.question().isUnanswerable())
                .collect(
                        Collectors.groupingBy(one -> one.question().unanswerable(), TreeMap::new, Collectors.toList()));
        Map<String, Table> tables = new LinkedHashMap<>();
        if (!byKind.isEmpty()) {
            tables.put("Questions about what is not in the database", told(byKind));
            tables.put("Which no they got", noes(byKind));
        }
        return tables;
    }

    private static Table told(Map<String, List<Judged>> byKind) {
        Table table = new Table("kind", "questions", "told so", "answered", "asked", "failed", "told so %");
        byKind.forEach((kind, part) -> row(table, kind, part));
        if (byKind.size() > 1) {
            row(table, "all", byKind.values().stream().flatMap(List::stream).toList());
        }
        return table;
    }

    private static void row(Table table, String kind, List<Judged> part) {
        Tally tally = Tally.of(part);
        table.add(
                kind,
                part.size(),
                tally.of(Verdict.RIGHT),
                tally.of(Verdict.WRONG),
                tally.of(Verdict.ASKED),
                tally.of(Verdict.FAILED),
                Tally.shown(tally.right()));
    }

    private static Table noes(Map<String, List<Judged>> byKind) {
        Table table = new Table("kind", "no", "count");
        byKind.forEach((kind, part) -> part.stream()
                .filter(one -> one.verdict() == Verdict.RIGHT)
                .collect(Collectors.groupingBy(one -> one.reply().no(), TreeMap::new, Collectors.counting()))
                .forEach((no, count) -> table.add(kind, no, count)));
        return table;
    }
}
