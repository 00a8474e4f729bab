package dev.parley.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns that are called a maximum, a minimum or an average, asked for each of something. */
class GroupedFunctionsTest {

    private static final LanguageEngine GAUGES = new SchemaBuilder()
            .table("lake", "id int pk", "name text!")
            .table(
                    "reading",
                    "id int pk",
                    "lake_id int! -> lake",
                    "sky text = Haze | Clear",
                    "max_level numeric",
                    "mean_level numeric",
                    "min_level numeric")
            .engine();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            For each sky, what is the maximum level? | max(r.max_level) AS maximum_max_level
            the lowest mean level per sky            | min(r.mean_level) AS minimum_mean_level
            For each sky, what is the average level? | avg(r.mean_level) AS average_mean_level
            the minimum level for each sky           | min(r.min_level) AS minimum_min_level
            """)
    void shouldComputeOneNumberForEachGroup(String question, String number) {
        Asking.asks(GAUGES, question)
                .gives("SELECT r.sky, " + number + " FROM public.reading AS r GROUP BY r.sky ORDER BY r.sky");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the maximum level of each reading | SELECT r.max_level FROM public.reading AS r ORDER BY r.id
            names of lakes with a maximum level above 7 | SELECT l.name FROM public.lake AS l WHERE EXISTS (SELECT 1 FROM public.reading AS r WHERE (r.lake_id = l.id AND r.max_level > 7)) ORDER BY l.id
            for each sky, count the readings with a maximum level above 7 | SELECT r.sky, count(*) AS reading_count FROM public.reading AS r WHERE r.max_level > 7 GROUP BY r.sky ORDER BY r.sky
            """)
    void shouldTakeTheColumnOfEachRow(String question, String sql) {
        Asking.asks(GAUGES, question).gives(sql);
    }

    @Test
    void shouldTakeTheColumnOfTheRowsThatAreSpokenOf() {
        LanguageEngine rails = new SchemaBuilder()
                .table("line", "id int pk", "title text!", "max_speed int")
                .table("trip", "id int pk", "line_id int! -> line", "max_speed int")
                .table("ticket", "id int pk", "trip_id int! -> trip", "price numeric")
                .engine();
        Asking.asks(rails, "for each ticket show the maximum speed of the trip")
                .gives("SELECT t2.max_speed FROM public.ticket AS t JOIN public.trip AS t2 ON t.trip_id = t2.id"
                        + " ORDER BY t.id");
    }
}
