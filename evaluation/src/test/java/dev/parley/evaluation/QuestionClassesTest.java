package dev.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionClassesTest {

    @Test
    void shouldCountJoinsInAllBlocks() {
        assertThat(QuestionClasses.of("SELECT name FROM boat")).containsExactly("no join");
        assertThat(QuestionClasses.of("SELECT 1 FROM a JOIN b ON a.x = b.x LEFT JOIN c USING (y)"))
                .contains("2 joins");
        assertThat(QuestionClasses.of("SELECT 1 FROM a, b, c, d WHERE a.x IN (1, 2)"))
                .contains("3+ joins");
        assertThat(QuestionClasses.of("SELECT 1 FROM a WHERE x IN (SELECT y FROM b JOIN c ON b.z = c.z)"))
                .contains("1 join", "nesting");
    }

    @Test
    void shouldSeeGroupsOrdersAndLimits() {
        assertThat(QuestionClasses.of(
                        "select kind, count(*) from boat group by kind having count(*) > 2 order by 2 desc limit 3"))
                .containsExactly("no join", "aggregate", "grouping", "having", "ordering", "limit");
    }

    @Test
    void shouldNotTakeTextsAndNamesForWords() {
        assertThat(QuestionClasses.of("SELECT \"order\" FROM \"limit\" WHERE x = 'GROUP BY it''s (SELECT'"))
                .containsExactly("no join", "text value");
        assertThat(QuestionClasses.of("SELECT 1 -- JOIN\n FROM a /* LIMIT */")).containsExactly("no join");
    }

    @Test
    void shouldTellSetOperationsFromNesting() {
        assertThat(QuestionClasses.of("SELECT a FROM b INTERSECT SELECT a FROM c"))
                .containsExactly("no join", "set operation");
        assertThat(QuestionClasses.of("(SELECT a FROM b) UNION ALL (SELECT a FROM c)"))
                .doesNotContain("nesting");
        assertThat(QuestionClasses.of("SELECT count(*) FROM (SELECT a FROM b) AS t"))
                .contains("nesting", "aggregate");
    }

    @Test
    void shouldSeeLikeAndDistinct() {
        assertThat(QuestionClasses.of("SELECT DISTINCT a FROM b WHERE c ILIKE '%x%'"))
                .containsExactly("no join", "text value", "like", "distinct");
    }

    @Test
    void shouldSeeOnlyTheOutermostOrder() {
        assertThat(QuestionClasses.isOrdered("SELECT a FROM b ORDER BY a")).isTrue();
        assertThat(QuestionClasses.isOrdered("SELECT a FROM (SELECT a FROM b ORDER BY a LIMIT 2) AS t"))
                .isFalse();
        assertThat(QuestionClasses.isOrdered("SELECT rank() OVER (ORDER BY a) FROM b"))
                .isFalse();
        assertThat(QuestionClasses.isOrdered("SELECT a FROM b WHERE c = 'x ORDER BY y'"))
                .isFalse();
    }
}
