package dev.parley.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** public.staff has a hidden column pay and a sensitive one, email; public.safe is hidden. */
class ConcealedColumnsTest {

    private static final Guard GUARD = new Guard(GuardPolicy.defaults());

    private static final DatabaseFacts FACTS = new DatabaseFacts(
                    List.of("public", "other"),
                    Map.of("public", Set.of("staff", "safe", "book"), "other", Set.of("safe", "staff")),
                    Set.of(),
                    Facts.SHOP.routines(),
                    Set.of(),
                    Set.of("text"),
                    Set.of())
            .concealing(new Concealed(
                    Map.of("public", Set.of("safe")),
                    Map.of(
                            "public",
                            Map.of(
                                    "staff",
                                    new Concealed.Columns(
                                            Set.of("id", "name", "email"), Set.of("pay"), Set.of("email"))))));

    private static final DatabaseFacts SENSITIVE_ALONE = FACTS.concealing(new Concealed(
            Map.of(),
            Map.of(
                    "public",
                    Map.of("staff", new Concealed.Columns(Set.of("id", "name", "email"), Set.of(), Set.of("email"))))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT pay FROM staff",
                "SELECT s.pay FROM staff s",
                "SELECT staff.pay FROM public.staff",
                "SELECT public.staff.pay FROM public.staff",
                "SELECT \"pay\" FROM staff",
                "SELECT PAY FROM STAFF",
                "SELECT count(*) FROM staff WHERE pay > 10",
                "SELECT count(pay) FROM staff",
                "SELECT id FROM staff ORDER BY pay",
                "SELECT count(*) FROM staff GROUP BY pay",
                "SELECT id FROM staff GROUP BY id HAVING lower(staff.pay) = 'x'",
                "SELECT rank() OVER (ORDER BY pay) FROM staff",
                "SELECT rank() OVER w FROM staff WINDOW w AS (PARTITION BY pay)",
                "SELECT * FROM staff",
                "SELECT s.* FROM staff s JOIN book b ON b.id = s.id",
                "SELECT * FROM book JOIN staff ON true",
                "TABLE staff",
                "WITH s AS (TABLE staff) SELECT 1 FROM s",
                "SELECT s FROM staff s",
                "SELECT (s).pay FROM staff s",
                "SELECT (s.*).pay FROM staff s",
                "SELECT lower(s) FROM staff s",
                "SELECT count(s) FROM staff s",
                "SELECT s.lower FROM staff s",
                "SELECT ROW(s.*) FROM staff s",
                "SELECT d FROM staff AS s (a, b, c, d)",
                "SELECT j.pay FROM (staff JOIN book ON true) AS j",
                "SELECT d FROM (staff JOIN book ON true) AS j (a, b, c, d)",
                "SELECT 1 FROM staff NATURAL JOIN book",
                "SELECT 1 FROM staff JOIN book USING (pay)",
                "SELECT 1 FROM book b JOIN staff s ON s.pay = b.id",
                "SELECT (SELECT s.pay) FROM staff s",
                "SELECT 1 FROM staff s, LATERAL (SELECT s.pay) x",
                "SELECT 1 FROM staff s, LATERAL (VALUES (s.pay)) x (y)",
                "SELECT 1 FROM staff s, LATERAL lower(s.pay) x",
                "SELECT 1 FROM book WHERE EXISTS (SELECT pay FROM staff)",
                "SELECT 1 FROM book WHERE id IN (SELECT pay FROM staff)",
                "SELECT 1 FROM book UNION SELECT pay FROM staff",
                "SELECT 1 FROM book LIMIT (SELECT pay FROM staff)",
                "SELECT count(*) FILTER (WHERE pay > 1) FROM staff",
                "SELECT CASE WHEN pay > 1 THEN 1 END FROM staff",
                "SELECT pay::text FROM staff",
                "SELECT ARRAY(SELECT pay FROM staff)",
                "SELECT DISTINCT ON (pay) id FROM staff",
                "EXPLAIN SELECT pay FROM staff",
                "SELECT 1 FROM staff c WHERE EXISTS (SELECT 1 FROM (SELECT c.pay) d, book c)",
                "WITH book AS (SELECT 1 AS id) SELECT pay FROM staff, book"
            })
    void shouldRefuseAHiddenColumnWhereverItIsRead(String sql) {
        Judgement judgement = GUARD.judge(sql, FACTS);

        assertThat(judgement.findings()).as(sql).extracting(Finding::code).contains(Finding.Code.UNKNOWN_COLUMN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, name FROM staff",
                "SELECT s.name FROM staff s JOIN book b ON b.id = s.id",
                "SELECT count(*) FROM staff",
                "SELECT * FROM book",
                "SELECT * FROM (SELECT id FROM staff) s",
                "SELECT 1 FROM book b WHERE EXISTS (SELECT * FROM staff s WHERE s.id = b.id)",
                "SELECT 1 FROM book b WHERE EXISTS (SELECT s.* FROM staff s)",
                "WITH staff AS (SELECT 1 AS pay) SELECT pay FROM staff",
                "SELECT pay FROM other.staff",
                "SELECT s.id FROM staff s JOIN book b USING (id)",
                "SELECT b.pay FROM staff s JOIN book b USING (id)"
            })
    void shouldLetPassWhatReadsNoHiddenColumn(String sql) {
        assertThat(GUARD.judge(sql, FACTS).findings()).as(sql).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT json_populate_record(NULL::public.staff, '{}')",
                "SELECT NULL::staff",
                "SELECT CAST(NULL AS staff[])",
                "SELECT NULL::_staff",
                "SELECT to_json(NULL::public.safe)",
                "SELECT * FROM json_to_record('{}') AS x (s staff)"
            })
    void shouldNotMakeRowsThatHaveTheNamesOfWhatIsHidden(String sql) {
        assertThat(GUARD.judge(sql, FACTS).findings())
                .as(sql)
                .extracting(Finding::code)
                .contains(Finding.Code.FORBIDDEN_TYPE);
        assertThat(GUARD.judge(sql, FACTS.concealing(Concealed.NOTHING)).findings())
                .as(sql)
                .extracting(Finding::code)
                .doesNotContain(Finding.Code.FORBIDDEN_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXPLAIN SELECT id FROM staff",
                "EXPLAIN (VERBOSE) SELECT count(*) FROM staff",
                "EXPLAIN SELECT 1 FROM book WHERE EXISTS (SELECT 1 FROM public.staff)"
            })
    void shouldNotTellThePlanOfATableThatHasHiddenColumns(String sql) {
        assertThat(GUARD.judge(sql, FACTS).findings())
                .as(sql)
                .extracting(Finding::code)
                .contains(Finding.Code.FORBIDDEN_RELATION);
        assertThat(GUARD.judge(sql.replaceAll("EXPLAIN( \\(VERBOSE\\))? ", ""), FACTS)
                        .findings())
                .as(sql)
                .isEmpty();
    }

    @Test
    void shouldSayWhetherATableWithHiddenColumnsIsRead() {
        assertThat(GUARD.judge("SELECT 1 FROM book WHERE id IN (SELECT id FROM staff)", FACTS)
                        .exposure()
                        .partial())
                .isTrue();
        assertThat(GUARD.judge("SELECT 1 FROM book", FACTS).exposure().partial())
                .isFalse();
    }

    @Test
    void shouldNotTakeAHiddenTableForAnotherOfThatName() {
        assertThat(GUARD.judge("SELECT * FROM safe", FACTS).findings())
                .extracting(Finding::code)
                .containsExactly(Finding.Code.UNKNOWN_RELATION);
        assertThat(GUARD.judge("SELECT * FROM other.safe", FACTS).findings()).isEmpty();
        assertThat(FACTS.relationNames()).doesNotContain("public.safe");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT email FROM staff | 0",
                "SELECT id, s.email AS e FROM staff s ORDER BY s.email | 1",
                "SELECT id, name FROM staff WHERE email = 'x' | ''",
                "SELECT count(DISTINCT email) FROM staff | ''",
                "SELECT count(*) FROM staff GROUP BY email | ''",
                "SELECT id FROM staff s WHERE EXISTS (SELECT email FROM staff t WHERE t.email = s.email) | ''",
                "SELECT rank() OVER (PARTITION BY id ORDER BY email) FROM staff | ''",
                "SELECT rank() OVER w FROM staff WINDOW w AS (PARTITION BY id ORDER BY email) | ''"
            })
    void shouldSayWhichColumnsOfTheResultAreToBeMasked(String sql, String positions) {
        Exposure exposure = GUARD.judge(sql, SENSITIVE_ALONE).exposure();

        assertThat(exposure.findings()).as(sql).isEmpty();
        assertThat(exposure.used()).as(sql).isTrue();
        assertThat(exposure.masked().keySet())
                .as(sql)
                .containsExactlyInAnyOrderElementsOf(
                        positions.isBlank() ? List.of() : List.of(Integer.valueOf(positions.strip())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM staff",
                "SELECT s FROM staff s",
                "SELECT lower(email) FROM staff",
                "SELECT email || '' FROM staff",
                "SELECT email = 'x' FROM staff",
                "SELECT CASE WHEN email = 'x' THEN 1 END FROM staff",
                "SELECT sum(email) FROM staff",
                "SELECT count(email) OVER (PARTITION BY email) FROM staff",
                "SELECT first_value(email) OVER (ORDER BY id) FROM staff",
                "EXPLAIN SELECT email FROM staff",
                "EXPLAIN VERBOSE SELECT id, email FROM staff",
                "SELECT e FROM (SELECT email AS e FROM staff) x",
                "WITH x AS (SELECT email FROM staff) SELECT email FROM x",
                "SELECT email FROM staff UNION SELECT 'x'",
                "(SELECT email FROM staff)",
                "SELECT (SELECT s.email) FROM staff s",
                "SELECT b FROM staff AS s (a, b, c)",
                "SELECT x FROM staff s, LATERAL lower(s.email) AS x",
                "SELECT y FROM staff s, LATERAL (VALUES (s.email)) AS x (y)",
                "SELECT id, email, s.* FROM staff s",
                "SELECT j.email FROM (staff JOIN book ON true) AS j",
                "TABLE staff"
            })
    void shouldSayWhereSensitiveValuesWouldBeShownInAnotherWay(String sql) {
        Exposure exposure = GUARD.judge(sql, SENSITIVE_ALONE).exposure();

        assertThat(exposure.findings())
                .as(sql)
                .extracting(Finding::code)
                .containsOnly(Finding.Code.SENSITIVE_COLUMN)
                .isNotEmpty();
    }

    @Test
    void shouldFindNothingWhereNothingIsConcealed() {
        Judgement judgement = GUARD.judge("SELECT * FROM book", Facts.SHOP);

        assertThat(judgement.exposure()).isEqualTo(Exposure.NONE);
    }
}
