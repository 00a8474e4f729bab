package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** How much of a whole something is goes by several names: a rate, a ratio, a percentage. */
class RatesTest {

    private static final LanguageEngine OFFICE = new SchemaBuilder()
            .table(
                    "clerk",
                    "id int pk",
                    "name text! = Ann | Bob",
                    "approval_rate numeric",
                    "reply_ratio numeric",
                    "churn_percent numeric",
                    "humidity numeric",
                    "hourly_rate numeric")
            .table("clerk_exams_taken", "id int pk", "clerk_id int -> clerk", "exam_result text = Pass | Fail")
            .engine();

    @Test
    void shouldKnowARateByItsOtherNames() {
        asks(OFFICE, "name of the clerk with the highest approval percentage")
                .gives("SELECT c.name FROM public.clerk AS c ORDER BY c.approval_rate DESC NULLS LAST, c.id LIMIT 1")
                .assuming("another word for “rate”");
        asks(OFFICE, "names of clerks whose approval percentage is lower than their reply rate")
                .gives("SELECT c.name FROM public.clerk AS c WHERE c.approval_rate < c.reply_ratio ORDER BY c.id");
        asks(OFFICE, "average churn ratio")
                .gives("SELECT avg(c.churn_percent) AS average_churn_percent FROM public.clerk AS c");
        asks(OFFICE, "the average humidity percentage of clerks")
                .gives("SELECT avg(c.humidity) AS average_humidity FROM public.clerk AS c");
    }

    @Test
    void shouldStillShareAndDivide() {
        asks(OFFICE, "what percentage of clerks have an approval rate above 4")
                .gives("SELECT (CAST((100 * count(*) FILTER (WHERE c.approval_rate > 4)) AS numeric) / nullif(count(*),"
                        + " 0)) AS percentage FROM public.clerk AS c");
        asks(OFFICE, "the ratio of clerks").isNotAnswered();
        asks(OFFICE, "clerks with a dismissal percentage above 4").isNotAnswered();
    }

    /** What was done with rows is no part of what they are. */
    @Test
    void shouldCallRowsByTheNounAheadOfAParticiple() {
        asks(OFFICE, "How many exams have the result Fail?")
                .gives("SELECT count(*) AS clerk_exam_take_count FROM public.clerk_exams_taken AS cet WHERE"
                        + " cet.exam_result = 'Fail'");
        asks(OFFICE, "names of clerks with more than 3 exams")
                .gives("SELECT c.name FROM public.clerk AS c WHERE c.id IN (SELECT cet.clerk_id FROM"
                        + " public.clerk_exams_taken AS cet GROUP BY cet.clerk_id HAVING count(*) > 3) ORDER BY c.id");
        asks(OFFICE, "names of clerks with more than 3 results").isNotAnswered();
    }
}
