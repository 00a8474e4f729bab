package dev.parley.evaluation;

import java.util.List;
import java.util.Map;

/**
 * What came of a question, before anybody judged it.
 *
 * @param sql null unless answered
 * @param confidence of the best reading, 0 without one
 * @param traits what the confidence was made of, by name
 * @param readings the answer's, or those asked about, best first
 * @param error why there is no answer; null when there is nothing to say
 * @param unplaced words that stood in the way
 * @param no which no it is, in a word or two; empty unless refused
 * @param millis from the question to SQL, without the database
 */
record Reply(
        Outcome outcome,
        String sql,
        double confidence,
        Map<String, Double> traits,
        List<Reading> readings,
        String error,
        List<String> unplaced,
        String no,
        double millis) {

    /** What a question got. */
    enum Outcome {
        ANSWERED,
        ASKED,
        REFUSED,
        FAILED
    }

    /**
     * @param sql null where only its meaning is known
     * @param score the parts of its score by name; empty where they are not known
     * @param reasons what its words were taken for, and what was assumed
     */
    record Reading(String sql, String meaning, Map<String, Double> score, List<String> reasons) {}

    static Reply failed(String error, double millis) {
        return new Reply(Outcome.FAILED, null, 0, Map.of(), List.of(), error, List.of(), "", millis);
    }

    /** The same, when its SQL turned out not to run. */
    Reply brokenBy(String reason) {
        return new Reply(Outcome.FAILED, sql, confidence, traits, readings, reason, unplaced, no, millis);
    }

    /** The same, when one reading stands for all that were asked about. */
    Reply answeredBy(Reading reading) {
        return new Reply(Outcome.ANSWERED, reading.sql(), confidence, traits, readings, error, unplaced, no, millis);
    }

    /** The same, about these readings. */
    Reply askingAbout(List<Reading> some) {
        return new Reply(outcome, sql, confidence, traits, some, error, unplaced, no, millis);
    }
}
