package dev.parley.evaluation;

import dev.parley.evaluation.Judged.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The numbers of a run, as tables under their titles. Holds nothing of the questions themselves. */
final class Scores {

    private static final int CURVE_STEP = 10;

    private final List<Judged> judged;

    Scores(List<Judged> judged) {
        this.judged = judged;
    }

    /** Of the questions that could be judged. */
    Tally tally() {
        return Tally.of(judged.stream()
                .filter(one -> one.question().isJudged() || one.question().isUnanswerable())
                .toList());
    }

    Map<String, Table> tables() {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("Result", result());
        if (!withGold().isEmpty()) {
            tables.put("By class", byClass());
            tables.put("Precision against coverage", curve());
            if (Tally.of(withGold()).of(Verdict.WRONG) > 0) {
                tables.put("How wrong answers differ", differences());
            }
            tables.put("Asked back", askedBack());
            tables.put("By database", byDatabase());
        }
        if (judged.stream().anyMatch(one -> one.question().isAmbiguous())) {
            tables.put("Ambiguous questions", ambiguous());
        }
        tables.putAll(Noes.tables(judged));
        return tables;
    }

    private List<Judged> withGold() {
        return judged.stream().filter(one -> one.question().isJudged()).toList();
    }

    private Table result() {
        Table table = new Table(
                "split",
                "questions",
                "right",
                "wrong",
                "asked",
                "refused",
                "failed",
                "not judged",
                "right %",
                "precision %",
                "answered %",
                "p50 ms",
                "p95 ms",
                "max ms");
        Map<String, List<Judged>> splits = new TreeMap<>();
        judged.forEach(one -> splits.computeIfAbsent(orNone(one.question().split()), key -> new ArrayList<>())
                .add(one));
        splits.forEach((split, part) -> resultRow(table, split, part));
        if (splits.size() > 1) {
            resultRow(table, "all", judged);
        }
        return table;
    }

    private static String orNone(String name) {
        return name.isEmpty() ? "(none)" : name;
    }

    private static void resultRow(Table table, String name, List<Judged> part) {
        Tally tally = Tally.of(part);
        double[] millis =
                part.stream().mapToDouble(one -> one.reply().millis()).sorted().toArray();
        table.add(
                name,
                part.size(),
                tally.of(Verdict.RIGHT),
                tally.of(Verdict.WRONG),
                tally.of(Verdict.ASKED),
                tally.of(Verdict.REFUSED),
                tally.of(Verdict.FAILED),
                tally.of(Verdict.UNJUDGED),
                Tally.shown(tally.right()),
                Tally.shown(tally.precision()),
                Tally.shown(tally.coverage()),
                millis(percentile(millis, 50)),
                millis(percentile(millis, 95)),
                millis(percentile(millis, 100)));
    }

    /** The smallest number that at least so many percent do not exceed. */
    static double percentile(double[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private Table byClass() {
        Table table = tallies("class");
        for (String name : QuestionClasses.ALL) {
            tallyRow(table, name, withGold(), one -> one.classes().contains(name));
        }
        return table;
    }

    private Table byDatabase() {
        Table table = tallies("database");
        Collection<String> databases = withGold().stream()
                .map(one -> one.question().database())
                .distinct()
                .sorted()
                .toList();
        for (String name : databases) {
            tallyRow(table, orNone(name), withGold(), one -> one.question()
                    .database()
                    .equals(name));
        }
        return table;
    }

    private static Table tallies(String first) {
        return new Table(first, "questions", "right", "wrong", "asked", "refused", "failed", "right %", "precision %");
    }

    private static void tallyRow(Table table, String name, List<Judged> all, Predicate<Judged> belongs) {
        Tally tally = Tally.of(all.stream().filter(belongs).toList());
        if (tally.all() > 0) {
            table.add(
                    name,
                    tally.all(),
                    tally.of(Verdict.RIGHT),
                    tally.of(Verdict.WRONG),
                    tally.of(Verdict.ASKED),
                    tally.of(Verdict.REFUSED),
                    tally.of(Verdict.FAILED),
                    Tally.shown(tally.right()),
                    Tally.shown(tally.precision()));
        }
    }

    /** If only the surest answers were given: how right they are, down to all that were given. */
    private Table curve() {
        Table table = new Table("answered %", "answers", "confidence from", "precision %");
        List<Judged> answers = withGold().stream()
                .filter(one -> one.verdict() == Verdict.RIGHT || one.verdict() == Verdict.WRONG)
                .sorted(Comparator.comparingDouble((Judged one) -> -one.reply().confidence()))
                .toList();
        int all = Tally.of(withGold()).all();
        for (int coverage = CURVE_STEP; coverage <= 100; coverage += CURVE_STEP) {
            int size = Math.ceilDiv(all * coverage, 100);
            if (size > answers.size()) {
                break;
            }
            curveRow(table, coverage + ".0", answers.subList(0, size));
        }
        if (answers.size() < all) {
            curveRow(table, Tally.shown(Tally.percent(answers.size(), all)), answers);
        }
        return table;
    }

    private static void curveRow(Table table, String coverage, List<Judged> surest) {
        if (!surest.isEmpty()) {
            table.add(
                    coverage,
                    surest.size(),
                    String.format(Locale.ROOT, "%.3f", surest.getLast().reply().confidence()),
                    Tally.shown(Tally.of(surest).precision()));
        }
    }

    private Table differences() {
        List<Judged> wrong = withGold().stream()
                .filter(one -> one.verdict() == Verdict.WRONG)
                .toList();
        Table table = new Table("difference", "wrong", "%");
        wrong.stream()
                .collect(Collectors.groupingBy(Judged::difference, TreeMap::new, Collectors.counting()))
                .forEach((difference, count) ->
                        table.add(difference, count, Tally.shown(Tally.percent(count.intValue(), wrong.size()))));
        return table;
    }

    /** Of the questions whose right answer is known: the likeliest reading was it, so nobody had to be asked. */
    private Table askedBack() {
        List<Judged> questions =
                withGold().stream().filter(one -> one.goldError() == null).toList();
        int needless = (int) questions.stream().filter(Judged::needless).count();
        Table table = new Table("asked back", "count", "of", "%");
        share(table, "all", tally().of(Verdict.ASKED), questions.size());
        share(table, "needlessly: the first reading was right", needless, questions.size());
        return table;
    }

    private Table ambiguous() {
        List<Judged> questions =
                judged.stream().filter(one -> one.question().isAmbiguous()).toList();
        List<Judged> asked =
                questions.stream().filter(one -> one.options() != null).toList();
        int readings = asked.stream().mapToInt(one -> one.options().readings()).sum();
        int found = asked.stream().mapToInt(one -> one.options().found()).sum();
        int complete = (int) asked.stream().filter(one -> one.options().all()).count();
        Table table = new Table("ambiguous", "count", "of", "%");
        share(table, "asked back", asked.size(), questions.size());
        share(table, "every reading among the options, when asked", complete, asked.size());
        share(table, "readings whose rows an option gives, when asked", found, readings);
        return table;
    }

    private static void share(Table table, String name, int part, int of) {
        table.add(name, part, of, Tally.shown(Tally.percent(part, of)));
    }
}
