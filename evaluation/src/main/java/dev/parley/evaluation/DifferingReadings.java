package dev.parley.evaluation;

import dev.parley.engine.Confidence;
import dev.parley.evaluation.QueryRunner.Outcome;
import dev.parley.model.result.ResultTable;
import dev.parley.model.result.SameResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks back only about readings that give different results, as the services do: one that is left is the answer, if it is
 * likely enough.
 */
final class DifferingReadings implements Asker {

    private static final int MOST_COMPARED = 6;
    private static final int MOST_OFFERED = 4;

    /** Results with more are taken to differ. */
    private static final int MOST_ROWS = 1_000;

    private final Asker asker;

    /** @param asker says the SQL of readings that it asks about */
    DifferingReadings(Asker asker) {
        this.asker = asker;
    }

    @Override
    public Reply ask(TestQuestion question, QueryRunner runner) {
        Reply reply = asker.ask(question, runner);
        if (reply.outcome() != Reply.Outcome.ASKED) {
            return reply;
        }
        List<Reply.Reading> compared =
                reply.readings().stream().limit(MOST_COMPARED).toList();
        List<Reply.Reading> different = different(compared, runner);
        boolean agreed = different.size() == 1 && different.getFirst().equals(compared.getFirst());
        if (agreed && reply.confidence() >= Confidence.LEAST) {
            return reply.answeredBy(different.getFirst());
        }
        List<Reply.Reading> offered = different.isEmpty() ? compared : different;
        return reply.askingAbout(offered.stream().limit(MOST_OFFERED).toList());
    }

    /** Without those that do not run. */
    private static List<Reply.Reading> different(List<Reply.Reading> readings, QueryRunner runner) {
        List<Reply.Reading> different = new ArrayList<>();
        List<ResultTable> results = new ArrayList<>();
        List<Boolean> orders = new ArrayList<>();
        for (Reply.Reading reading : readings) {
            if (!(runner.run(reading.sql()) instanceof Outcome.Rows rows)) {
                continue;
            }
            boolean ordered = QuestionClasses.isOrdered(reading.sql());
            boolean seen = false;
            for (int i = 0; i < results.size() && !seen; i++) {
                seen = rows.table().rows().size() <= MOST_ROWS
                        && SameResult.of(results.get(i), rows.table(), ordered && orders.get(i));
            }
            if (!seen) {
                different.add(reading);
                results.add(rows.table());
                orders.add(ordered);
            }
        }
        return different;
    }
}
