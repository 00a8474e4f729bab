package dev.parley.rewriter.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.rewriter.testing.ClubSchema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizerTest {

    private final Optimizer optimizer = new Optimizer(ClubSchema.SNAPSHOT, List.of("public"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT DISTINCT id, name FROM club                                              | SELECT id, name FROM club
            SELECT DISTINCT m.* FROM member m JOIN club c ON c.id = m.club_id WHERE c.name = 'x' | SELECT m.* FROM member m JOIN club c ON c.id = m.club_id WHERE c.name = 'x'
            SELECT DISTINCT name, count(*) FROM club GROUP BY name                          | SELECT name, count(*) FROM club GROUP BY name
            SELECT 1 FROM club WHERE id IN (SELECT DISTINCT club_id FROM member ORDER BY 1) | SELECT 1 FROM club WHERE id IN (SELECT club_id FROM member)
            SELECT DISTINCT name FROM club UNION SELECT DISTINCT name FROM member           | SELECT name FROM club UNION SELECT name FROM member
            SELECT count(*) FROM club ORDER BY 1                                            | SELECT count(*) FROM club
            SELECT name FROM club ORDER BY id DESC, name, founded LIMIT 3                   | SELECT name FROM club ORDER BY id DESC LIMIT 3
            SELECT m.name FROM member m LEFT JOIN club c ON c.id = m.club_id                | SELECT m.name FROM member m
            SELECT m.name FROM member m JOIN club c ON c.id = m.club_id                     | SELECT m.name FROM member m
            SELECT c.name FROM region r JOIN club c ON c.region_id = r.id                   | SELECT c.name FROM club c WHERE c.region_id IS NOT NULL
            SELECT c.name FROM club c JOIN region r ON c.region_id = r.id WHERE c.name = 'x' OR c.id = 1 | SELECT c.name FROM club c WHERE (c.name = 'x' OR c.id = 1) AND c.region_id IS NOT NULL
            SELECT id FROM club WHERE (SELECT count(*) FROM member m WHERE m.club_id = club.id) > 0 | SELECT id FROM club WHERE EXISTS (SELECT 1 FROM member m WHERE m.club_id = club.id)
            SELECT id FROM club WHERE 0 = (SELECT count(*) FROM member m WHERE m.club_id = club.id) | SELECT id FROM club WHERE NOT EXISTS (SELECT 1 FROM member m WHERE m.club_id = club.id)
            SELECT id FROM club WHERE (SELECT count(*) FROM region) = 0 IS NULL               | SELECT id FROM club WHERE (NOT EXISTS (SELECT 1 FROM region)) IS NULL
            SELECT id FROM club WHERE id NOT IN (SELECT club_id FROM member WHERE name = 'x') | SELECT id FROM club WHERE NOT EXISTS (SELECT 1 FROM member WHERE (name = 'x') AND member.club_id = club.id)
            SELECT id FROM club WHERE EXTRACT(YEAR FROM founded) = 2023                     | SELECT id FROM club WHERE founded >= DATE '2023-01-01' AND founded < DATE '2024-01-01'
            SELECT id FROM club WHERE date_trunc('month', created) = DATE '2023-12-01'      | SELECT id FROM club WHERE created >= DATE '2023-12-01' AND created < DATE '2024-01-01'
            SELECT id FROM club WHERE NOT (created::date <= '2024-02-28')                   | SELECT id FROM club WHERE NOT ((created < DATE '2024-02-29'))
            SELECT region_id, count(*) FROM club GROUP BY region_id HAVING region_id > 1 AND count(*) > 2 | SELECT region_id, count(*) FROM club WHERE region_id > 1 GROUP BY region_id HAVING count(*) > 2
            SELECT region_id FROM club WHERE (name = 'x') GROUP BY region_id HAVING region_id > 1 | SELECT region_id FROM club WHERE name = 'x' AND region_id > 1 GROUP BY region_id
            SELECT id FROM club c WHERE EXISTS (SELECT m.name, m.no FROM member m WHERE m.club_id = c.id) | SELECT id FROM club c WHERE EXISTS (SELECT 1 FROM member m WHERE m.club_id = c.id)
            SELECT d.name FROM (SELECT id, name, founded FROM club) d WHERE d.id > 1        | SELECT d.name FROM (SELECT id, name FROM club) d WHERE d.id > 1
            SELECT id, name FROM club UNION ALL SELECT id, name FROM region ORDER BY 1 LIMIT 3 OFFSET 2 | (SELECT id, name FROM club ORDER BY 1 LIMIT 5) UNION ALL (SELECT id, name FROM region ORDER BY 1 LIMIT 5) ORDER BY 1 LIMIT 3 OFFSET 2
            """)
    void shouldRewrite(String sql, String expected) {
        assertThat(optimizer.optimize(sql).sql()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT DISTINCT name FROM club                                                     | names may be alike
            SELECT DISTINCT badge FROM club                                                    | a unique column that may be NULL
            SELECT DISTINCT c.id FROM club c JOIN member m ON m.club_id = c.id                 | the join repeats clubs
            SELECT DISTINCT id, generate_series(1, 2) FROM club                                | a function that makes rows
            SELECT DISTINCT id FROM asset                                                      | a table that others inherit from
            SELECT DISTINCT (c).extra, id FROM club c                                          | a function called as a field
            SELECT DISTINCT ON (name) id FROM club ORDER BY name                               | DISTINCT ON chooses rows
            SELECT id FROM club WHERE id IN (SELECT club_id FROM member ORDER BY no LIMIT 2)   | the order says which rows
            SELECT m.name FROM member m LEFT JOIN club c ON c.name = m.name                    | no key
            SELECT m.name FROM member m LEFT JOIN club c ON c.id = m.club_id WHERE c.id > 1    | its rows are chosen by it
            SELECT m.name FROM member m LEFT JOIN club c ON c.id = m.club_id ORDER BY c        | a whole row
            SELECT * FROM member m LEFT JOIN club c ON c.id = m.club_id                        | all is shown
            SELECT s.id FROM seen s JOIN hidden h ON h.id = s.hidden_id                        | policies hide rows
            SELECT g.id FROM game g JOIN club c ON c.id = g.old_id                             | a key that is not checked
            SELECT m.name FROM member m JOIN club c ON c.code = m.tag                          | citext equals more than text
            SELECT id FROM club WHERE id NOT IN (SELECT sponsor_club FROM member)              | values that may be NULL
            SELECT id FROM club WHERE region_id NOT IN (SELECT id FROM region)                 | a value that may be NULL
            SELECT m.no FROM member m WHERE m.no NOT IN (SELECT m.club_id FROM member m)       | the outer table is hidden inside
            SELECT id FROM club WHERE EXTRACT(YEAR FROM opened) = 2023                         | a time zone decides
            SELECT id FROM club WHERE date_trunc('month', founded) = '2023-05-01'              | a date becomes a moment with a zone
            SELECT id FROM club WHERE date_trunc('month', created) = DATE '2023-05-02'         | no month begins there
            SELECT id FROM club WHERE EXTRACT(MONTH FROM founded) = 5                          | months of every year
            SELECT region_id, count(*) FROM club GROUP BY ROLLUP (region_id) HAVING region_id > 1 | sets of groups
            SELECT region_id, count(*) FROM club GROUP BY region_id HAVING 1 / region_id > 1   | may fail on rows that WHERE takes away
            SELECT count(*) FROM club HAVING true IS NOT NULL                                  | no groups
            SELECT id FROM club WHERE (SELECT count(region_id) FROM club) > 0                  | counts values, not rows
            SELECT id FROM club WHERE (SELECT count(*) FROM club) > 1                          | more than one
            SELECT id FROM club c WHERE EXISTS (SELECT count(*) FROM member)                   | always one row
            SELECT id, name FROM club UNION SELECT id, name FROM region ORDER BY 2 LIMIT 3     | duplicates go before the limit
            SELECT id, name FROM club UNION ALL SELECT id, name FROM region LIMIT 3            | no order
            SELECT id, name FROM club UNION ALL SELECT id, name FROM region ORDER BY 2 LIMIT 3 | a union may have another collation
            SELECT DISTINCT ON (id) id, score FROM game UNION ALL SELECT id, score FROM game ORDER BY 2 LIMIT 3 | the order chooses rows first
            SELECT id FROM club WHERE EXISTS (SELECT name FROM member GROUP BY 1 HAVING count(*) > 3) | a number means the output
            SELECT name AS id, code FROM club ORDER BY id, code                                | a label comes before a column
            SELECT *, id AS x FROM game ORDER BY 2, score                                      | a star hides which column that is
            SELECT j.* FROM ((game g LEFT JOIN club c ON c.id = g.home_id) CROSS JOIN region r) AS j | the join is read by its own name
            SELECT m.no FROM member m JOIN ONLY club c ON c.id = m.club_id                     | ONLY may leave no rows
            SELECT id FROM club WHERE id NOT IN (SELECT DISTINCT sponsor_club FROM member)     | a short list is faster
            SELECT id FROM club WHERE id = 1 OR id IN (SELECT DISTINCT club_id FROM member)    | a short list is faster
            SELECT (SELECT count(*) FROM club) > 0 FROM region                                 | the column would get another name
            EXPLAIN SELECT DISTINCT id FROM club                                               | its plan is asked for
            DELETE FROM club                                                                   | no read
            """)
    void shouldLeaveAlone(String sql, String why) {
        assertThat(optimizer.optimize(sql)).as(why).isEqualTo(new Optimized(sql, List.of()));
    }

    @Test
    void shouldTellWhatItDidAndWhy() {
        Optimized optimized =
                optimizer.optimize("SELECT DISTINCT m.club_id, m.no FROM member m JOIN club c ON c.id = m.club_id");

        assertThat(optimized.sql()).isEqualTo("SELECT m.club_id, m.no FROM member m");
        assertThat(optimized.rewrites())
                .containsExactly(
                        new Rewrite("redundant_distinct", "The rows are told apart by keys that they show"),
                        new Rewrite(
                                "unused_join",
                                "Nothing of club (by club_id) is read, and its foreign key gives it one row for each of member"));
    }

    @Test
    void shouldTakeNothingForGrantedOfTablesThatItDoesNotKnow() {
        String sql = "SELECT DISTINCT id FROM elsewhere.club";

        assertThat(optimizer.optimize(sql).sql()).isEqualTo(sql);
        assertThat(new Optimizer(ClubSchema.SNAPSHOT, List.of())
                        .optimize("SELECT DISTINCT id FROM club")
                        .rewrites())
                .isEmpty();
    }
}
