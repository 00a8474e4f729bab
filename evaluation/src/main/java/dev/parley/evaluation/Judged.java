package dev.parley.evaluation;

import dev.parley.model.result.ResultTable;
import java.util.List;

/**
 * A question, what it got, and how right that is.
 *
 * @param classes what it asks for, by its first gold SQL; empty without one
 * @param goldRows the first rows of the first gold result; null when there is none
 * @param answerRows the first rows of what the SQL returned; null when there is none
 * @param goldCount how many rows there are in all
 * @param answerCount how many rows there are in all
 * @param difference how a wrong answer differs from the first gold result, in a word or two; empty for all others
 * @param goldError why no gold SQL runs; null when one does
 * @param options for an ambiguous question that was asked back about; null otherwise
 * @param needless whether it was asked back about though the likeliest of the readings gives the right rows
 */
record Judged(
        TestQuestion question,
        Reply reply,
        Verdict verdict,
        List<String> classes,
        ResultTable goldRows,
        ResultTable answerRows,
        int goldCount,
        int answerCount,
        String difference,
        String goldError,
        Options options,
        boolean needless) {

    /** What counts. */
    enum Verdict {
        /** Of a question that cannot be answered: it was refused. */
        RIGHT,
        WRONG,
        ASKED,
        REFUSED,
        FAILED,
        /** Nobody said what is right, or what was said does not run. */
        UNJUDGED
    }

    /**
     * @param readings how many meanings run
     * @param found how many of them give the rows of one of the options
     */
    record Options(int readings, int found) {

        boolean all() {
            return readings > 0 && found == readings;
        }
    }
}
