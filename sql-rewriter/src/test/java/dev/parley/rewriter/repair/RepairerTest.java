package dev.parley.rewriter.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.rewriter.testing.ClubSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepairerTest {

    private final Repairer repairer = new Repairer(ClubSchema.SNAPSHOT, List.of("public"));

    /** The place of the finding is marked with ^. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            integer_division | SELECT ^count(age) / count(*) FROM member                 | count(age) / count(*)   | SELECT count(age)::numeric / count(*) FROM member
            integer_division | SELECT ^(sum(age) + 1) / count(*) FROM member             | (sum(age) + 1) / count(*) | SELECT (sum(age) + 1)::numeric / count(*) FROM member
            integer_division | SELECT ^100 * count(age) / count(*) FROM member           | 100 * count(age) / count(*) | SELECT (100 * count(age))::numeric / count(*) FROM member
            null_dropped     | SELECT id FROM club WHERE ^id NOT IN (SELECT sponsor_club FROM member) | id NOT IN (SELECT sponsor_club FROM member) | SELECT id FROM club WHERE NOT EXISTS (SELECT 1 FROM (SELECT sponsor_club FROM member) AS parley_listed (parley_value) WHERE parley_listed.parley_value = club.id)
            null_dropped     | SELECT id FROM club WHERE ^region_id NOT IN (SELECT sponsor_club FROM member) | region_id NOT IN (SELECT sponsor_club FROM member) | SELECT id FROM club WHERE (club.region_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM (SELECT sponsor_club FROM member) AS parley_listed (parley_value) WHERE parley_listed.parley_value = club.region_id))
            rows_multiplied  | SELECT ^count(c.id) FROM club c JOIN member m ON m.club_id = c.id | count(c.id) | SELECT count(DISTINCT c.id) FROM club c JOIN member m ON m.club_id = c.id
            rows_multiplied  | SELECT ^count(c.name) FROM club c JOIN member m ON m.club_id = c.id | count(c.name) | SELECT count(DISTINCT c.id) FILTER (WHERE c.name IS NOT NULL) FROM club c JOIN member m ON m.club_id = c.id
            rows_multiplied  | SELECT ^sum(g.score) FROM game g JOIN member m ON m.club_id = g.home_id WHERE m.age > 30 AND g.id > 1 | sum(g.score) | SELECT sum(g.score) FROM game g WHERE g.id > 1 AND EXISTS (SELECT 1 FROM member m WHERE m.club_id = g.home_id AND m.age > 30)
            """)
    void shouldDoWhatTheTesterAsksFor(String test, String marked, String text, String expected) {
        Failure finding = finding(Map.of("test", test, "position", marked.indexOf('^') + 1, "text", text));

        assertThat(repairer.repair(marked.replace("^", ""), finding).map(Repaired::sql))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            22012 | SELECT age / (no - 1) FROM member^                    | SELECT age / nullif((no - 1), 0) FROM member
            42703 | SELECT c.^fonded FROM club c                          |
            42703 | SELECT ^c.fuonded FROM club c                         | SELECT c.founded FROM club c
            42703 | SELECT ^c.crated FROM club c                          | SELECT c.created FROM club c
            42703 | SELECT ^nme FROM club                                 | SELECT name FROM club
            42P01 | SELECT id FROM ^clubb                                 | SELECT id FROM club AS clubb
            42P01 | SELECT clubs.id FROM ^public.clubs                    | SELECT clubs.id FROM public.club AS clubs
            42803 | SELECT ^name, region_id, count(*) FROM club GROUP BY (region_id) | SELECT name, region_id, count(*) FROM club GROUP BY (region_id), name
            42883 | SELECT id FROM club WHERE code ^= 5                   | SELECT id FROM club WHERE code = '5'
            42883 | SELECT 1 FROM club c JOIN member m ON m.no ^= c.code  | SELECT 1 FROM club c JOIN member m ON m.no::text = c.code
            """)
    void shouldMendWhatPostgresRefuses(String state, String marked, String expected) {
        Failure finding = finding(Map.of("sqlstate", state, "position", marked.indexOf('^') + 1));

        assertThat(repairer.repair(marked.replace("^", ""), finding)
                        .map(Repaired::sql)
                        .orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void shouldTakeTheGuardsPlace() {
        Failure finding = finding(
                Map.of("layer", "guard", "findings", List.of(Map.of("code", "UNKNOWN_RELATION", "position", 16))));

        assertThat(repairer.repair("SELECT id FROM clib", finding))
                .contains(new Repaired(
                        "SELECT id FROM club AS clib", "nearest_name", "There is no table clib; club is near to it"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            42703 | SELECT ^rame FROM club, region              | two tables have the name that is near
            42P01 | SELECT id FROM ^invoices                    | nothing is near
            42703 | SELECT ^lame FROM club                              | another first letter is another word
            42703 | SELECT ^opend_at FROM club                          | more than one slip
            42P01 | SELECT id FROM ^club_1                              | digits are meant
            42803 | SELECT ^name, count(*) FROM club WHERE id > 1       | it may mean the row that has the maximum
            42601 | SELECT ^id FROM club                        | a syntax error has no repair
            57014 | SELECT ^id FROM club                        | too slow has no repair
            22012 | SELECT ^1 / nullif(id, 0) FROM club         | no divisor can be zero
            42803 | SELECT max(^id), name FROM club             | what is missing is not the column itself
            """)
    void shouldNotGuess(String state, String marked, String why) {
        Failure finding = finding(Map.of("sqlstate", state, "position", marked.indexOf('^') + 1));

        assertThat(repairer.repair(marked.replace("^", ""), finding)).as(why).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT ^sum(g.score), count(*) FROM game g JOIN member m ON m.club_id = g.home_id | the other counts the pairs
            SELECT ^sum(g.score) FROM game g JOIN club c ON c.id = g.home_id | that join repeats nothing
            SELECT ^count(c.id) OVER () FROM club c JOIN member m ON m.club_id = c.id | a window has its own rows
            """)
    void shouldNotMendOneFigureAtThePriceOfAnother(String marked, String why) {
        Failure finding = finding(Map.of("test", "rows_multiplied", "position", marked.indexOf('^') + 1, "text", ""));

        assertThat(repairer.repair(marked.replace("^", ""), finding)).as(why).isEmpty();
    }

    @Test
    void shouldLeaveTheJoinWhenItsRowsAreShown() {
        String sql = "SELECT m.name, sum(g.score) FROM game g JOIN member m ON m.club_id = g.home_id GROUP BY m.name";
        Failure finding = finding(Map.of("test", "rows_multiplied", "position", 16, "text", "sum(g.score)"));

        assertThat(repairer.repair(sql, finding)).isEmpty();
    }

    private static Failure finding(Map<String, Object> details) {
        return Failure.of(ErrorCode.ANSWER_DOUBTFUL, "no", Instant.EPOCH).withDetails(details);
    }
}
