package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Several numbers asked for at once: each with its own conditions. */
class FurtherCountsTest {

    private static final LanguageEngine ENGINE = Schemas.LIBRARY.engine();

    @Test
    void shouldCountEachByItsOwnCondition() {
        asks("How many books are French and how many cost more than 100?")
                .gives("SELECT count(*) AS book_count, (SELECT count(*) FROM public.book AS b2 WHERE b2.price > 100) "
                        + "AS book_count_2 FROM public.book AS b WHERE b.language = 'French'");
        asks("How many books are French and how many books are English?")
                .gives("SELECT count(*) AS book_count, (SELECT count(*) FROM public.book AS b2 WHERE b2.language = "
                        + "'English') AS book_count_2 FROM public.book AS b WHERE b.language = 'French'");
        asks("How many members are active, how many joined after 2020 and how many live in Lyon?")
                .gives("SELECT count(*) AS member_count, (SELECT count(*) FROM public.member AS m2 WHERE m2.joined_on "
                        + ">= DATE '2021-01-01') AS member_count_2, (SELECT count(*) FROM public.member AS m3 WHERE "
                        + "m3.city = 'Lyon') AS member_count_3 FROM public.member AS m WHERE m.active = TRUE");
        asks("How many books are there and how many of them are French?")
                .gives("SELECT count(*) AS book_count, (SELECT count(*) FROM public.book AS b2 WHERE b2.language = "
                        + "'French') AS book_count_2 FROM public.book AS b");
    }

    @Test
    void shouldCountRowsOfOtherTablesApart() {
        asks("How many members are active and how many books are French?")
                .gives("SELECT count(*) AS member_count, (SELECT count(*) FROM public.book AS b WHERE b.language = "
                        + "'French') AS book_count FROM public.member AS m WHERE m.active = TRUE");
        asks("How many members and books are there?")
                .gives("SELECT count(*) AS member_count, (SELECT count(*) FROM public.book AS b2) AS book_count FROM "
                        + "public.member AS m");
    }

    @Test
    void shouldRefuseConditionsThatMayHoldForBoth() {
        asks("How many French books are there and how many cost more than 100?").isRefusedFor("how many");
        asks("How many books are French and how many of them cost more than 100?")
                .isRefusedFor("how many");
        asks("Among members of Lyon, how many are active and how many joined after 2020?")
                .isRefusedFor("how many");
        asks("For each city, how many members are active and how many joined after 2020?")
                .isRefusedFor("how many");
    }

    @Test
    void shouldCountWhatWasSaidThoughNothingFollows() {
        asks("the average price of books and how many are there")
                .gives("SELECT avg(b.price) AS average_price, count(*) AS book_count FROM public.book AS b");
        asks("which languages and how many are there")
                .gives("SELECT b.language, count(*) AS book_count FROM public.book AS b GROUP BY b.language ORDER BY "
                        + "b.language");
    }

    @Test
    void shouldRefuseToCountEachRowByItself() {
        asks("list members and how many are there").isRefusedFor("how many");
        asks("names of members and how many").isRefusedFor("how many");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
