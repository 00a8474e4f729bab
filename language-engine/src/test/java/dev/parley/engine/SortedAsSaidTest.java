package dev.parley.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is first goes by the column that was said, where more than one could be measured by the word. */
class SortedAsSaidTest {

    private static final LanguageEngine RACE = new SchemaBuilder()
            .table(
                    "racer",
                    "id int pk",
                    "name text! = Ann Reed | Bo Falk",
                    "age int!",
                    "birth_date date!",
                    "finish_time int!")
            .engine();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            names of racers by age, oldest first                | r.age DESC
            names of racers by age, youngest first              | r.age
            names of racers sorted by birth date, oldest first  | r.birth_date
            names of racers by birth date, youngest first       | r.birth_date DESC
            names of racers by finish time, fastest first       | r.finish_time
            names of racers, oldest first                       | r.birth_date
            List the names of the racers, starting with the youngest.                  | r.birth_date DESC
            List the names of the racers beginning with the oldest one.                | r.birth_date
            names of racers starting with the lowest finish time                       | r.finish_time
            names of racers starting with the one with the highest finish time         | r.finish_time DESC
            names of racers sorted from the youngest                                   | r.birth_date DESC
            """)
    void shouldSortByWhatWasSaid(String question, String order) {
        Asking.asks(RACE, question).gives("SELECT r.name FROM public.racer AS r ORDER BY " + order);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How many loans does each member have, from the most to the fewest? | DESC
            How many loans does each member have, from the fewest to the most? | ASC
            the number of loans of each member, in descending order of that number | DESC
            For each member show the number of loans, the largest number first | DESC
            For each member show the number of loans, the smallest number first | ASC
            """)
    void shouldSortGroupsByTheirNumber(String question, String direction) {
        Asking.asks(Schemas.LIBRARY.engine(), question)
                .gives("SELECT m.name, count(*) AS loan_count FROM public.loan AS l JOIN public.member AS m"
                        + " ON l.member_id = m.id GROUP BY m.id, m.name ORDER BY count(*)"
                        + (direction.equals("DESC") ? " DESC" : ""));
    }

    @Test
    void shouldTellWhatWasDoneFirstFromWhatComesFirst() {
        Asking.asks(Schemas.LIBRARY.engine(), "titles of books, the most recently published first")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.published_on DESC NULLS LAST");
        Asking.asks(Schemas.LIBRARY.engine(), "title of the book that was published first")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.published_on, b.id LIMIT 1");
    }

    @Test
    void shouldBeginWithTheRarest() {
        Asking.asks(RACE, "How many racers are there of each age? List them starting with the rarest age.")
                .gives("SELECT r.age, count(*) AS racer_count FROM public.racer AS r GROUP BY r.age ORDER BY count(*)");
    }

    @Test
    void shouldStillKnowWhoRanksFirstAndWhatANameStartsWith() {
        Asking.asks(RACE, "name of the racer with the lowest finish time")
                .gives("SELECT r.name FROM public.racer AS r ORDER BY r.finish_time, r.id LIMIT 1");
        Asking.asks(RACE, "ages of racers whose name starts with B")
                .gives("SELECT r.age FROM public.racer AS r WHERE lower(r.name) LIKE 'b%' ORDER BY r.id");
    }
}
