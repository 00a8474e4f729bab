package dev.parley.sql.guard;

import static dev.parley.sql.guard.Finding.Code.FORBIDDEN_FUNCTION;
import static dev.parley.sql.guard.Finding.Code.FORBIDDEN_OPERATOR;
import static dev.parley.sql.guard.Finding.Code.FORBIDDEN_RELATION;
import static dev.parley.sql.guard.Finding.Code.FORBIDDEN_TYPE;
import static dev.parley.sql.guard.Finding.Code.UNKNOWN_FUNCTION;
import static dev.parley.sql.guard.Finding.Code.UNKNOWN_RELATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may run on a small database, and what not. */
class GuardTest {

    private static final Guard GUARD = new Guard(GuardPolicy.defaults());

    private static void isSafe(String sql) {
        Judgement judgement = GUARD.judge(sql, Facts.SHOP);
        assertThat(judgement.findings()).as(sql).isEmpty();
        assertThat(judgement.isSafe()).as(sql).isTrue();
    }

    private static void isRefused(String sql, Finding.Code... codes) {
        Judgement judgement = GUARD.judge(sql, Facts.SHOP);
        assertThat(judgement.findings()).as(sql).extracting(Finding::code).containsExactly(codes);
        assertThat(judgement.isSafe()).as(sql).isFalse();
    }

    // ---- form

    @ParameterizedTest
    @CsvSource({
        "'', NO_STATEMENT",
        "SELECT 1; SELECT 2, SEVERAL_STATEMENTS",
        "DROP TABLE book, NOT_A_QUERY",
        "WITH a AS (DELETE FROM book RETURNING *) TABLE a, DATA_CHANGE",
        "SELECT * INTO a FROM book, TABLE_CREATION",
        "SELECT * FROM book FOR UPDATE, ROW_LOCK",
        "EXPLAIN ANALYZE SELECT 1, EXECUTION_BY_EXPLAIN",
        "SELECT FROM WHERE, SYNTAX",
        "SELECT 'a, SYNTAX"
    })
    void shouldRefuseByForm(String sql, Finding.Code code) {
        assertThat(GUARD.form(sql).findings()).extracting(Finding::code).containsExactly(code);
        assertThat(GUARD.judge(sql, Facts.SHOP)).isEqualTo(GUARD.form(sql));
    }

    @Test
    void shouldRefuseWhatIsTooLongOrTooDeep() {
        Guard small = new Guard(new GuardPolicy(Set.of(), Set.of(), 10));

        assertThat(small.form("SELECT 1234").findings())
                .extracting(Finding::code)
                .containsExactly(Finding.Code.TOO_LONG);
        assertThat(small.form("SELECT 123").isSafe()).isTrue();
        isRefused("SELECT " + "(".repeat(40_000), Finding.Code.TOO_DEEP);
    }

    @Test
    void shouldSayWhere() {
        String sql = "SELECT 1,\n  touch()";

        Finding finding = GUARD.judge(sql, Facts.SHOP).findings().getFirst();

        assertThat(finding.span().of(sql)).isEqualTo("touch");
        assertThat(finding.line(sql)).isEqualTo(2);
        assertThat(finding.column(sql)).isEqualTo(3);
    }

    @Test
    void shouldTellEverythingInTheOrderOfTheText() {
        isRefused(
                "SELECT touch(), b.total FROM pg_authid, nothing WHERE nofunction(1)",
                FORBIDDEN_FUNCTION,
                FORBIDDEN_FUNCTION,
                FORBIDDEN_RELATION,
                UNKNOWN_RELATION,
                UNKNOWN_FUNCTION);
    }

    /** Ten thousand would make a reply that no broker takes. */
    @Test
    void shouldTellOnlyTheFirstFindings() {
        assertThat(GUARD.judge("SELECT " + "touch(),".repeat(2_000) + "1", Facts.SHOP)
                        .findings())
                .hasSize(20);
    }

    @Test
    void shouldRefuseParametersWithoutValues() {
        isRefused("SELECT $1 FROM book", Finding.Code.SYNTAX);
    }

    /** PostgreSQL calls f(value) for value.f, whatever the value's type. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (1.5::float8).nap",
                "SELECT (b.a).nap FROM book b",
                "SELECT b.nap FROM book b",
                "SELECT * FROM book b WHERE (a).nap IS NULL",
            })
    void shouldRefuseFunctionsCalledAsFields(String sql) {
        isRefused(sql, FORBIDDEN_FUNCTION);
    }

    /** libxml cannot be interrupted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT XMLEXISTS('//a' PASSING '<a/>')",
                "SELECT * FROM XMLTABLE('/a' PASSING b COLUMNS c text) x",
            })
    void shouldRefuseXPath(String sql) {
        isRefused(sql, FORBIDDEN_FUNCTION);
    }

    // ---- functions

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*), sum(a) FILTER (WHERE b) FROM book",
                "SELECT rank() OVER (ORDER BY a) FROM book",
                "SELECT now(), random()",
                "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a) FROM book",
                "SELECT price_of(a), shop.price_of(a) FROM book",
                "SELECT pg_catalog.lower(a) FROM book",
                "SELECT concat(a, b, c, d) FROM book",
                "SELECT COALESCE(a, b), NULLIF(a, 1) FROM book",
                "SELECT median(a), pg_typeof(a) FROM book",
                "SELECT * FROM generate_series(1, 2) g",
                "SELECT discount(a) FROM book",
                "SELECT * FROM book TABLESAMPLE bernoulli (10) REPEATABLE (1)",
                "SELECT normal_rand(1, 2, 3)",
                "SELECT substring(a, 1), SUBSTRING(a FROM 1 FOR 2)",
                "SELECT JSON_OBJECT('a': 1), json_object(a)",
                "SELECT CURRENT_USER, CURRENT_DATE",
                "SELECT \"lower\"(a) FROM book",
                "SELECT EXTRACT(year FROM a) FROM book",
                "SELECT int4(a), isbn(a) FROM book"
            })
    void shouldLetFunctionsRunThatOnlyCompute(String sql) {
        isSafe(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT nextval('a')",
                "SELECT set_config('a', 'b', false)",
                "SELECT query_to_xml('a', true, true, '')",
                "SELECT current_setting('a')",
                "SELECT table_to_xmlschema('a', true, true, '')",
                "SELECT pg_read_file('/etc/passwd')",
                "SELECT pg_backend_pid()",
                "SELECT PG_CATALOG.PG_READ_FILE('a')",
                "SELECT \"pg_read_file\"('a')",
                "SELECT U&\"pg\\005fread_file\"('a')",
                "SELECT touch()",
                "SELECT shop.touch()",
                "SELECT secret(1)",
                "SELECT shell('ls')",
                "SELECT crosstab('SELECT 1')",
                "SELECT logged_sum(a) FROM book",
                "SELECT refresh()",
                "SELECT discount(a, 1) FROM book",
                "SELECT \"coalesce\"(a, b) FROM book",
                "SELECT substring(a, b, c, d) FROM book",
                "SELECT TREAT('/etc/passwd' AS pg_read_file)",
                "SELECT * FROM TREAT('a' AS x.nextval)"
            })
    void shouldRefuseFunctionsThatDoMore(String sql) {
        isRefused(sql, FORBIDDEN_FUNCTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM touch()",
                "SELECT * FROM book, LATERAL touch()",
                "SELECT * FROM ROWS FROM (touch())",
                "SELECT 1 FROM book WHERE touch()",
                "SELECT 1 FROM book GROUP BY touch()",
                "SELECT 1 FROM book GROUP BY ROLLUP (touch())",
                "SELECT 1 FROM book HAVING touch()",
                "SELECT 1 FROM book ORDER BY touch()",
                "SELECT 1 LIMIT touch()",
                "SELECT 1 OFFSET touch()",
                "SELECT 1 FETCH FIRST (touch()) ROWS ONLY",
                "SELECT DISTINCT ON (touch()) 1 FROM book",
                "SELECT sum(a) FILTER (WHERE touch()) FROM book",
                "SELECT sum(a) OVER (PARTITION BY touch()) FROM book",
                "SELECT sum(a) OVER w FROM book WINDOW w AS (ORDER BY touch())",
                "SELECT sum(a) OVER (ORDER BY a ROWS touch() PRECEDING) FROM book",
                "SELECT count(a ORDER BY touch()) FROM book",
                "SELECT sum(a) OVER (ROWS BETWEEN touch() PRECEDING AND 1 FOLLOWING) FROM book",
                "VALUES (touch())",
                "SELECT (SELECT touch())",
                "SELECT EXISTS (SELECT touch())",
                "SELECT ARRAY(SELECT touch())",
                "SELECT ARRAY[touch()]",
                "SELECT ROW(touch())",
                "SELECT a[touch()] FROM book",
                "SELECT a[1:touch()] FROM book",
                "SELECT CASE WHEN touch() THEN 1 END",
                "SELECT touch()::text",
                "SELECT a IN (touch()) FROM book",
                "SELECT a = ANY (touch()) FROM book",
                "SELECT a BETWEEN 1 AND touch() FROM book",
                "SELECT a LIKE b ESCAPE touch() FROM book",
                "SELECT touch() AT TIME ZONE 'x'",
                "SELECT COALESCE(touch(), 1)",
                "SELECT EXTRACT(year FROM touch())",
                "SELECT (touch()).x",
                "WITH a AS (SELECT touch()) TABLE a",
                "SELECT 1 UNION SELECT touch()",
                "SELECT * FROM book b JOIN note n ON touch()",
                "SELECT * FROM book TABLESAMPLE bernoulli (touch())",
                "SELECT * FROM book TABLESAMPLE bernoulli (1) REPEATABLE (touch())",
                "SELECT JSON_QUERY(a, '$' PASSING touch() AS b) FROM book",
                "SELECT JSON_ARRAY(SELECT touch())",
                "SELECT * FROM JSON_TABLE(touch(), '$' COLUMNS (a text)) j",
                "SELECT XMLELEMENT(NAME a, XMLATTRIBUTES(touch() AS b))",
                "EXPLAIN SELECT touch()",
                "SELECT f FROM (SELECT touch() AS f) q",
                "SELECT lower(VARIADIC touch())",
                "SELECT lower(x => touch())"
            })
    void shouldFindAFunctionWhereverItStands(String sql) {
        isRefused(sql, FORBIDDEN_FUNCTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT nofunction(1)",
                "SELECT hidden.nofunction()",
                "SELECT lower()",
                "SELECT lower(a, b) FROM book",
                "SELECT audit(1)",
                "SELECT discount(1, 2, 3, 4)",
                "SELECT other.shop.touch()",
                "SELECT \"shop.touch\"()",
                "SELECT \"LOWER\"(a) FROM book",
                "SELECT pg_catalog.price_of(1)",
                "SELECT * FROM book TABLESAMPLE nomethod (1)",
                "SELECT TREAT(a AS nofunction) FROM book"
            })
    void shouldRefuseFunctionsThatAreNotKnown(String sql) {
        isRefused(sql, UNKNOWN_FUNCTION);
    }

    @Test
    void shouldJudgeTheOverloadsThatTakeSoManyArguments() {
        isSafe("SELECT discount(1)");
        isRefused("SELECT discount(1, 2)", FORBIDDEN_FUNCTION);
        isRefused("SELECT discount(1, 2, 3)", FORBIDDEN_FUNCTION);
        isSafe("SELECT substring(a, 1, 2) FROM book");
    }

    @Test
    void shouldLookInTheSchemaThatIsNamed() {
        isSafe("SELECT price_of(1)");
        isRefused("SELECT hidden.price_of(1)", FORBIDDEN_FUNCTION);
        isSafe("SELECT hidden.audit(1)");
    }

    @Test
    void shouldKnowThatAFieldOfARowMayBeAFunction() {
        isRefused("SELECT b.total FROM book b", FORBIDDEN_FUNCTION);
        isRefused("SELECT (b).total FROM book b", FORBIDDEN_FUNCTION);
        isRefused("SELECT shop.book.total FROM shop.book", FORBIDDEN_FUNCTION);
        isRefused("SELECT (SELECT b).total FROM book b", FORBIDDEN_FUNCTION);
        isRefused("SELECT 1 FROM book b ORDER BY (b).total", FORBIDDEN_FUNCTION);
        isSafe("SELECT b.label, (b).label, b.price_of FROM book b");
        isSafe("SELECT total, b.* FROM book b");
    }

    @Test
    void shouldTakeAFormForJsonForACallWhereThereIsSuchAFunction() {
        isRefused("SELECT JSON_VALUE(a, '$') FROM book", FORBIDDEN_FUNCTION);
        isRefused("SELECT JSON_VALUE(a, '$' RETURNING email) FROM book", FORBIDDEN_FUNCTION, FORBIDDEN_TYPE);
        isSafe("SELECT JSON_QUERY(a, '$') FROM book");
    }

    @Test
    void shouldLetRunWhatThePolicyAllows() {
        Guard guard = new Guard(new GuardPolicy(Set.of("shop.touch", "pg_catalog.current_setting"), Set.of(), 1000));

        assertThat(guard.judge("SELECT touch(), shop.touch(), current_setting('a')", Facts.SHOP)
                        .isSafe())
                .isTrue();
        assertThat(guard.judge("SELECT nextval('a')", Facts.SHOP).isSafe()).isFalse();
        assertThat(guard.judge("SELECT \"shop.touch\"()", Facts.SHOP).isSafe()).isFalse();
    }

    // ---- operators and types

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a %% b FROM book",
                "SELECT %% a FROM book",
                "SELECT a OPERATOR(shop.%%) b FROM book",
                "SELECT a %% ANY (b) FROM book",
                "SELECT 1 FROM book ORDER BY a USING %%",
                "SELECT * FROM book WHERE a === b"
            })
    void shouldRefuseOperatorsOfSuchFunctions(String sql) {
        isRefused(sql, FORBIDDEN_OPERATOR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=   | SELECT a = b FROM book",
                "=   | SELECT a IN (1, 2) FROM book",
                "=   | SELECT a IN (SELECT 1) FROM book",
                "=   | SELECT NULLIF(a, b) FROM book",
                "=   | SELECT CASE a WHEN 1 THEN 2 END FROM book",
                "=   | SELECT 1 FROM book JOIN note USING (a)",
                "=   | SELECT 1 FROM book NATURAL JOIN note",
                "=   | SELECT a IS DISTINCT FROM b FROM book",
                "<>  | SELECT a != b FROM book",
                "<>  | SELECT a NOT IN (1) FROM book",
                ">=  | SELECT a BETWEEN 1 AND 2 FROM book",
                "<=  | SELECT a BETWEEN SYMMETRIC 1 AND 2 FROM book",
                ">   | SELECT a NOT BETWEEN SYMMETRIC 1 AND 2 FROM book",
                "~~  | SELECT a LIKE b FROM book",
                "~~  | SELECT a LIKE ANY (b) FROM book",
                "!~~* | SELECT a NOT ILIKE b FROM book",
                "~   | SELECT a SIMILAR TO b FROM book"
            })
    void shouldKnowTheOperatorsBehindSqlsOwnWords(String operator, String sql) {
        assertThat(GUARD.judge(sql, Facts.withOperators(operator)).findings())
                .extracting(Finding::code)
                .containsExactly(FORBIDDEN_OPERATOR);
        assertThat(GUARD.judge(sql, Facts.withOperators("@@@")).isSafe()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a::email FROM book",
                "SELECT CAST(a AS shop.email) FROM book",
                "SELECT email 'a'",
                "SELECT a::email[] FROM book",
                "SELECT '{a}'::_email",
                "SELECT a::regclass FROM book",
                "SELECT regclass 'pg_authid'",
                "SELECT '{pg_authid}'::_regclass",
                "SELECT regclass('pg_authid')",
                "SELECT a::pg_catalog.regrole FROM book",
                "SELECT email(a) FROM book",
                "SELECT JSON_QUERY(a, '$' RETURNING email) FROM book",
                "SELECT XMLSERIALIZE(CONTENT a AS email) FROM book",
                "SELECT * FROM JSON_TABLE('1', '$' COLUMNS (a email)) j",
                "SELECT * FROM generate_series(1, 2) AS g (a email)",
                "WITH RECURSIVE a AS (SELECT 1) CYCLE b SET c TO email '1' DEFAULT '0' USING d SELECT 1"
            })
    void shouldRefuseTypesThatRunSuchFunctionsOrReadTheCatalog(String sql) {
        isRefused(sql, FORBIDDEN_TYPE);
    }

    @Test
    void shouldLetOtherTypesBe() {
        isSafe("SELECT a::int, CAST(b AS numeric(3, 1)), date '2020-01-01', c::_text, d::isbn FROM book");
    }

    // ---- relations

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TABLE book",
                "SELECT * FROM shop.book, public.note, archive.orders",
                "SELECT * FROM ONLY (shop.book) b",
                "SELECT * FROM \"book\"",
                "SELECT * FROM BOOK",
                "SELECT 1 FROM book JOIN (orders CROSS JOIN note) ON true",
                "SELECT * FROM shop.pg_like"
            })
    void shouldLetRelationsBeReadThatTheAskerMayRead(String sql) {
        isSafe(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM nothing",
                "SELECT * FROM current_nothing",
                "SELECT * FROM archive.book",
                "SELECT * FROM hidden.orders",
                "SELECT * FROM x.shop.book",
                "SELECT * FROM \"Book\"",
                "SELECT * FROM \"shop.book\"",
                "SELECT (SELECT a FROM nothing)",
                "SELECT 1 WHERE EXISTS (TABLE nothing)",
                "SELECT 1 FROM book b, LATERAL (SELECT 1 FROM nothing) c",
                "SELECT 1 UNION TABLE nothing",
                "VALUES ((SELECT 1 FROM nothing))",
                "SELECT * FROM book LIMIT (SELECT 1 FROM nothing)",
                "SELECT 1 ORDER BY (SELECT 1 FROM nothing)",
                "EXPLAIN TABLE nothing"
            })
    void shouldRefuseOthers(String sql) {
        isRefused(sql, UNKNOWN_RELATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TABLE pg_catalog.pg_authid",
                "TABLE pg_authid",
                "TABLE information_schema.tables",
                "TABLE pg_toast.pg_toast_1",
                "SELECT * FROM pg_class",
                "SELECT * FROM \"pg_catalog\".\"pg_class\"",
                "TABLE pg_temp.a",
                "SELECT 1 FROM book WHERE EXISTS (TABLE pg_class)"
            })
    void shouldRefuseRelationsOfTheSystem(String sql) {
        isRefused(sql, FORBIDDEN_RELATION);
    }

    @Test
    void shouldLetRelationsOfTheSystemBeReadThatThePolicyAllows() {
        Guard guard =
                new Guard(new GuardPolicy(Set.of(), Set.of("pg_catalog.pg_class", "information_schema.tables"), 1000));

        assertThat(guard.judge("SELECT 1 FROM pg_class, pg_catalog.pg_class b, information_schema.tables", Facts.SHOP)
                        .isSafe())
                .isTrue();
        assertThat(guard.judge("TABLE pg_authid", Facts.SHOP).isSafe()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH a AS (SELECT 1) SELECT * FROM a",
                "WITH a AS (SELECT 1), b AS (TABLE a) TABLE b",
                "WITH a AS (SELECT 1) SELECT (SELECT * FROM a)",
                "WITH pg_class AS (SELECT 1) TABLE pg_class",
                "WITH a AS (SELECT 1) SELECT 1 FROM book WHERE EXISTS (SELECT 1 FROM a) ORDER BY (TABLE a)",
                "WITH RECURSIVE a AS (SELECT 1 UNION ALL SELECT 1 FROM a) TABLE a",
                "WITH RECURSIVE a AS (TABLE b), b AS (SELECT 1) TABLE a",
                "WITH a AS (SELECT 1) SELECT * FROM (WITH b AS (TABLE a) SELECT * FROM a, b) c",
                "WITH A AS (SELECT 1) SELECT * FROM \"a\"",
                "WITH a AS (SELECT 1) (SELECT 1) UNION TABLE a",
                "WITH book AS (TABLE book) TABLE book"
            })
    void shouldKnowTablesOfWith(String sql) {
        isSafe(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH a AS (TABLE a) SELECT 1", "WITH a AS (TABLE b), b AS (SELECT 1) SELECT 1",
                        "SELECT * FROM (WITH a AS (SELECT 1) TABLE a) b, a",
                "WITH a AS (WITH b AS (SELECT 1) TABLE b) TABLE b", "SELECT (WITH a AS (SELECT 1) TABLE a) FROM a",
                        "WITH a AS (SELECT 1) TABLE x.a",
                "WITH \"A\" AS (SELECT 1) TABLE a", "(WITH a AS (SELECT 1) TABLE a) UNION TABLE a"
            })
    void shouldNotKnowThemWherePostgresqlDoesNot(String sql) {
        isRefused(sql, UNKNOWN_RELATION);
    }

    @Test
    void shouldComeToAnEndOverManyNestedNames() {
        StringBuilder with = new StringBuilder("WITH a AS (SELECT 1)");
        for (int i = 0; i < 3_000; i++) {
            with.append(", a").append(i).append(" AS (SELECT 1)");
        }
        String sql = with + " SELECT " + "(TABLE a), ".repeat(3_000) + "1";

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> isSafe(sql));
    }
}
