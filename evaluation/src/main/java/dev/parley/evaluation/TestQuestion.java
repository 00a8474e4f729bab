package dev.parley.evaluation;

import java.util.List;

/**
 * One line of a set of questions.
 *
 * @param split empty when the line has none
 * @param database empty when the line has none
 * @param hints what the asker knows of the data in words; empty when the line has none
 * @param gold right SQL, any one of them; empty when nobody said
 * @param readings the meanings of an ambiguous question; empty when it has one
 * @param unanswerable in what way it asks for what is not in the database; empty when it can be answered
 */
record TestQuestion(
        String id,
        String split,
        String database,
        String question,
        String hints,
        List<String> gold,
        List<TestReading> readings,
        String unanswerable) {

    /** @param runs whether the SQL is known to run on PostgreSQL */
    record TestReading(String meaning, String sql, boolean runs) {}

    boolean isJudged() {
        return !gold.isEmpty();
    }

    boolean isUnanswerable() {
        return !unanswerable.isEmpty();
    }

    boolean isAmbiguous() {
        return gold.isEmpty() && !readings.isEmpty();
    }
}
