package dev.parley.evaluation;

import dev.parley.evaluation.Judged.Options;
import dev.parley.evaluation.Judged.Verdict;
import dev.parley.evaluation.QueryRunner.Outcome;
import dev.parley.evaluation.TestQuestion.TestReading;
import dev.parley.model.result.ResultTable;
import dev.parley.model.result.SameResult;
import java.util.ArrayList;
import java.util.List;

/** Runs an answer next to the right SQL and compares. */
final class Judge {

    private static final int KEPT_ROWS = 8;

    private Judge() {}

    static Judged judge(TestQuestion question, Reply asked, QueryRunner runner) {
        ResultTable answerRows = null;
        Reply reply = asked;
        if (asked.outcome() == Reply.Outcome.ANSWERED) {
            switch (runner.run(asked.sql())) {
                case Outcome.Rows rows -> answerRows = rows.table();
                case Outcome.Failed failed -> reply = asked.brokenBy(failed.reason());
            }
        }
        ResultTable firstOption = firstOption(question, asked, runner);
        List<String> classes =
                question.isJudged() ? QuestionClasses.of(question.gold().getFirst()) : List.of();
        ResultTable goldRows = null;
        String goldError = null;
        boolean right = false;
        boolean needless = false;
        for (String gold : question.gold()) {
            switch (runner.run(gold)) {
                case Outcome.Rows rows -> {
                    goldRows = goldRows == null ? rows.table() : goldRows;
                    boolean ordered = QuestionClasses.isOrdered(gold);
                    right |= answerRows != null && SameResult.of(rows.table(), answerRows, ordered);
                    needless |= firstOption != null && SameResult.of(rows.table(), firstOption, ordered);
                }
                case Outcome.Failed failed -> goldError = failed.reason();
            }
        }
        return new Judged(
                question,
                reply,
                verdict(question, reply, goldRows != null, right),
                classes,
                head(goldRows),
                head(answerRows),
                goldRows == null ? 0 : goldRows.rows().size(),
                answerRows == null ? 0 : answerRows.rows().size(),
                right || goldRows == null || answerRows == null ? "" : difference(goldRows, answerRows),
                goldRows == null ? goldError : null,
                question.isAmbiguous() && reply.outcome() == Reply.Outcome.ASKED
                        ? options(question, reply, runner)
                        : null,
                needless);
    }

    /** What the likeliest of the readings that were asked about gives; null where nobody says what is right. */
    private static ResultTable firstOption(TestQuestion question, Reply reply, QueryRunner runner) {
        boolean asked = question.isJudged()
                && reply.outcome() == Reply.Outcome.ASKED
                && !reply.readings().isEmpty()
                && reply.readings().getFirst().sql() != null;
        return asked && runner.run(reply.readings().getFirst().sql()) instanceof Outcome.Rows rows
                ? rows.table()
                : null;
    }

    private static Verdict verdict(TestQuestion question, Reply reply, boolean goldRuns, boolean right) {
        return switch (reply.outcome()) {
            case ASKED -> Verdict.ASKED;
            case REFUSED -> question.isUnanswerable() ? Verdict.RIGHT : Verdict.REFUSED;
            case FAILED -> Verdict.FAILED;
            case ANSWERED ->
                question.isUnanswerable()
                        ? Verdict.WRONG
                        : !question.isJudged() || !goldRuns ? Verdict.UNJUDGED : right ? Verdict.RIGHT : Verdict.WRONG;
        };
    }

    /** The first thing that is seen to differ. */
    private static String difference(ResultTable gold, ResultTable answer) {
        if (gold.width() != answer.width()) {
            return gold.width() < answer.width() ? "more columns" : "fewer columns";
        }
        if (gold.rows().size() != answer.rows().size()) {
            if (SameResult.of(distinct(gold), distinct(answer), false)) {
                return "repeated rows";
            }
            return gold.rows().size() < answer.rows().size() ? "more rows" : "fewer rows";
        }
        return SameResult.of(gold, answer, false) ? "order of rows" : "other values";
    }

    private static ResultTable distinct(ResultTable table) {
        return new ResultTable(table.columns(), table.rows().stream().distinct().toList());
    }

    private static Options options(TestQuestion question, Reply reply, QueryRunner runner) {
        List<ResultTable> options = new ArrayList<>();
        for (Reply.Reading reading : reply.readings()) {
            if (reading.sql() != null && runner.run(reading.sql()) instanceof Outcome.Rows rows) {
                options.add(rows.table());
            }
        }
        int readings = 0;
        int found = 0;
        for (TestReading reading : question.readings()) {
            if (reading.runs() && runner.run(reading.sql()) instanceof Outcome.Rows rows) {
                readings++;
                boolean ordered = QuestionClasses.isOrdered(reading.sql());
                if (options.stream().anyMatch(option -> SameResult.of(rows.table(), option, ordered))) {
                    found++;
                }
            }
        }
        return new Options(readings, found);
    }

    /** The whole of a large result is of no use to anybody. */
    private static ResultTable head(ResultTable table) {
        return table == null
                ? null
                : new ResultTable(
                        table.columns(),
                        List.copyOf(table.rows()
                                .subList(0, Math.min(KEPT_ROWS, table.rows().size()))));
    }
}
