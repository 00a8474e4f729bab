package dev.parley.engine;

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
            """)
    void shouldSortByWhatWasSaid(String question, String order) {
        Asking.asks(RACE, question).gives("SELECT r.name FROM public.racer AS r ORDER BY " + order);
    }
}
