package dev.parley.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.QueryBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each form of an expression, and what binds stronger than what. */
class ExpressionsTest {

    static Expression expression(String text) {
        QueryBody body = SqlParser.parse("SELECT " + text).query().body();
        return ((QueryBody.Select) body).outputs().getFirst().value();
    }

    private static void reads(String text, String tree) {
        Expression expression = expression(text);
        assertThat(Shown.of(expression)).isEqualTo(tree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "a OR b AND c ¦ (OR a (AND b c))",
                "a AND b AND c ¦ (AND a b c)",
                "NOT a = b AND c ¦ (AND (NOT (= a b)) c)",
                "NOT NOT a ¦ (NOT (NOT a))",
                "a = b IS NULL ¦ (IS NULL (= a b))",
                "a < b + c * d ^ e ¦ (< a (+ b (* c (^ d e))))",
                "a + b - c ¦ (- (+ a b) c)",
                "a - (b - c) ¦ (- a (- b c))",
                "a ^ b ^ c ¦ (^ (^ a b) c)",
                "- a ^ b ¦ (^ (- a) b)",
                "-1::int ¦ (- cast(1 int4))",
                "- a * b ¦ (* (- a) b)",
                "a || b + c ¦ (|| a (+ b c))",
                "a = b || c ¦ (= a (|| b c))",
                "a -> b ->> c ¦ (->> (-> a b) c)",
                "a LIKE b || c ¦ (LIKE a (|| b c))",
                "a = b LIKE c ¦ (= a (LIKE b c))",
                "a LIKE b = c ¦ (= (LIKE a b) c)",
                "@ a + b ¦ (@ (+ a b))",
                "a + @ b ¦ (+ a (@ b))",
                "a * - b ¦ (* a (- b))",
                "a BETWEEN 1 AND 2 AND b ¦ (AND (BETWEEN a 1 2) b)",
                "a + 1 BETWEEN b AND c + 1 ¦ (BETWEEN (+ a 1) b (+ c 1))",
                "a AT TIME ZONE b || c ¦ (|| (AT TIME ZONE a b) c)",
                "a + b AT TIME ZONE c ¦ (+ a (AT TIME ZONE b c))",
                "a || b COLLATE \"C\" ¦ (|| a (COLLATE b))",
                "a::int[1] ¦ cast(a int4[])",
                "a::int + b ¦ (+ cast(a int4) b)",
                "a OPERATOR(pg_catalog.*) b + c ¦ (pg_catalog.* a (+ b c))",
                "OPERATOR(s.@) a ¦ (s.@ a)",
                "1 + NOT a = b ¦ (+ 1 (NOT (= a b)))",
                "a != b ¦ (<> a b)"
            })
    void shouldBindAsPostgresqlDoes(String text, String tree) {
        reads(text, tree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "1 ¦ 1",
                "'x' ¦ 'x'",
                "$1 ¦ $1",
                "NULL ¦ null",
                "TRUE ¦ true",
                "B'01' ¦ 01",
                "t.a ¦ t.a",
                "s.t.* ¦ s.t.*",
                "\"A\" ¦ A",
                "(t).a ¦ field(t a)",
                "(t).* ¦ field(t *)",
                "(f(a)).b.c ¦ field(field((f a) b) c)",
                "a[1] ¦ (at a 1)",
                "a[1:2] ¦ (at a 1 2)",
                "a[:] ¦ (at a)",
                "a.b[1].c ¦ field((at a.b 1) c)",
                "ROW(1, 2) ¦ (row 1 2)",
                "ROW() ¦ (row)",
                "(1, 2) ¦ (row 1 2)",
                "(1) ¦ 1",
                "ARRAY[1, 2] ¦ (array 1 2)",
                "ARRAY[[1], [2]] ¦ (array (array 1) (array 2))",
                "ARRAY[] ¦ (array)",
                "CASE a WHEN 1 THEN b ELSE c END ¦ (case a (When 1 b) c)",
                "CASE WHEN a THEN b END ¦ (case (When a b))",
                "CAST(a AS numeric(3, 1)) ¦ cast(a numeric(3 1))",
                "date '2020-01-01' ¦ cast('2020-01-01' date)",
                "interval '1' YEAR TO MONTH ¦ cast('1' interval)",
                "interval(3) '1' ¦ cast('1' interval(3))",
                "double precision '1' ¦ cast('1' float8)",
                "timestamp(0) with time zone 'now' ¦ cast('now' timestamptz(0))",
                "s.t '1' ¦ cast('1' s.t)",
                "f(1) '1' ¦ cast('1' f(1))",
                "a::time without time zone ¦ cast(a time)",
                "a::character varying(3) ¦ cast(a varchar(3))",
                "a::national char ¦ cast(a bpchar)",
                "a::bit varying ¦ cast(a varbit)",
                "a::text[][] ¦ cast(a text[])",
                "a::int ARRAY[3] ¦ cast(a int4[])",
                "a::s.t ¦ cast(a s.t)"
            })
    void shouldReadValuesAndTypes(String text, String tree) {
        reads(text, tree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "a IS NOT NULL ¦ (IS NOT NULL a)",
                "a ISNULL ¦ (IS NULL a)",
                "a NOTNULL ¦ (IS NOT NULL a)",
                "a IS NOT TRUE ¦ (IS NOT TRUE a)",
                "a IS UNKNOWN ¦ (IS UNKNOWN a)",
                "a IS DISTINCT FROM b + 1 ¦ (IS DISTINCT FROM a (+ b 1))",
                "a IS NOT DISTINCT FROM b ¦ (IS NOT DISTINCT FROM a b)",
                "a IS DOCUMENT ¦ (IS DOCUMENT a)",
                "a IS JSON OBJECT WITH UNIQUE KEYS ¦ (IS JSON a)",
                "a IS NOT NFC NORMALIZED ¦ (IS NOT NORMALIZED a)",
                "a NOT IN (1, 2) ¦ (NOT IN a 1 2)",
                "a IN (SELECT 1) ¦ (IN a (rows (Query (Select (Output 1)))))",
                "a NOT BETWEEN 1 AND 2 ¦ (NOT BETWEEN a 1 2)",
                "a BETWEEN SYMMETRIC 1 AND 2 ¦ (BETWEEN SYMMETRIC a 1 2)",
                "a NOT LIKE b ESCAPE '!' ¦ (NOT LIKE a b '!')",
                "a ILIKE b ¦ (ILIKE a b)",
                "a SIMILAR TO b ESCAPE c ¦ (SIMILAR TO a b c)",
                "a = ANY (b) ¦ (= ANY a b)",
                "a <> ALL (ARRAY[1]) ¦ (<> ALL a (array 1))",
                "a = SOME (SELECT 1) ¦ (= ANY a (rows (Query (Select (Output 1)))))",
                "a LIKE ANY (b) ¦ (LIKE ANY a b)",
                "(a, b) OVERLAPS (c, d) ¦ (OVERLAPS (row a b) (row c d))",
                "a AT LOCAL ¦ (AT LOCAL a)",
                "EXISTS (SELECT) ¦ (exists (Query (Select)))",
                "ARRAY(SELECT 1) ¦ (array (Query (Select (Output 1))))",
                "((SELECT 1) UNION SELECT 2) ¦ (rows (Query (SetOperation (Nested (Query (Select (Output 1)))) (Select (Output 2)))))",
                "(VALUES (1)) ¦ (rows (Query (Values 1)))"
            })
    void shouldReadSqlsOwnWordsBetweenValues(String text, String tree) {
        reads(text, tree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "f() ¦ (f)",
                "s.f(1, a) ¦ (s.f 1 a)",
                "\"coalesce\"(a) ¦ (coalesce a)",
                "coalesce(a, b) ¦ (pg_catalog.COALESCE a b)",
                "f(x => 1, y := 2) ¦ (f 1 2)",
                "f(VARIADIC a) ¦ (f a)",
                "count(*) ¦ (count *)",
                "count(DISTINCT a) ¦ (count distinct a)",
                "f(ALL a ORDER BY b DESC) ¦ (f a order(b desc))",
                "f(0.5) WITHIN GROUP (ORDER BY a) ¦ (f 0.5 within(a))",
                "sum(a) FILTER (WHERE b) ¦ (sum a filter b)",
                "sum(a) OVER w ¦ (sum a over)",
                "sum(a) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN d PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES) ¦ (sum a over(b c d))",
                "EXTRACT(year FROM a) ¦ (pg_catalog.extract 'year' a)",
                "POSITION(a IN b) ¦ (pg_catalog.position b a)",
                "SUBSTRING(a FROM 1 FOR 2) ¦ (pg_catalog.substring a 1 2)",
                "SUBSTRING(a SIMILAR b ESCAPE c) ¦ (pg_catalog.substring a b c)",
                "SUBSTRING(a, 1) ¦ (substring a 1)",
                "OVERLAY(a PLACING b FROM 1) ¦ (pg_catalog.overlay a b 1)",
                "OVERLAY(a, b, 1) ¦ (overlay a b 1)",
                "TRIM(a) ¦ (pg_catalog.btrim a)",
                "TRIM(LEADING 'x' FROM a) ¦ (pg_catalog.ltrim a 'x')",
                "TRIM(TRAILING FROM a) ¦ (pg_catalog.rtrim a)",
                "NORMALIZE(a, nfc) ¦ (pg_catalog.normalize a)",
                "NULLIF(a, b) ¦ (pg_catalog.NULLIF a b)",
                "GROUPING(a) ¦ (pg_catalog.GROUPING a)",
                "COLLATION FOR (a) ¦ (pg_catalog.pg_collation_for a)",
                "CURRENT_USER ¦ (pg_catalog.CURRENT_USER)",
                "CURRENT_TIME(0) ¦ (pg_catalog.CURRENT_TIME 0)",
                "current_users ¦ current_users",
                "TREAT(a AS s.t(3)) ¦ (pg_catalog.t a)",
                "TREAT(a AS int) ¦ (pg_catalog.int4 a)"
            })
    void shouldReadCalls(String text, String tree) {
        reads(text, tree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "JSON_OBJECT('a': 1, b VALUE 2 NULL ON NULL WITH UNIQUE KEYS) ¦ (pg_catalog.JSON_OBJECT 'a' 1 b 2)",
                "JSON_OBJECT(a, b) ¦ (pg_catalog.json_object a b)",
                "JSON_OBJECT(RETURNING t) ¦ cast((pg_catalog.JSON_OBJECT) t)",
                "JSON_ARRAY(1, 2 RETURNING text FORMAT JSON ENCODING UTF8) ¦ cast((pg_catalog.JSON_ARRAY 1 2) text)",
                "JSON_ARRAY(SELECT 1) ¦ (pg_catalog.JSON_ARRAY (rows (Query (Select (Output 1)))))",
                "JSON_ARRAY(value(1)) ¦ (pg_catalog.JSON_ARRAY (value 1))",
                "JSON_ARRAY(NULL ON NULL) ¦ (pg_catalog.JSON_ARRAY)",
                "JSON_ARRAYAGG(a ORDER BY b RETURNING t) FILTER (WHERE c) ¦ cast((pg_catalog.JSON_ARRAYAGG a order(b) filter c) t)",
                "JSON_VALUE(a, '$' PASSING b AS c RETURNING t DEFAULT d ON EMPTY ERROR ON ERROR) ¦ cast((pg_catalog.JSON_VALUE a '$' b d) t)",
                "JSON_QUERY(a FORMAT JSON, '$' WITH CONDITIONAL ARRAY WRAPPER OMIT QUOTES ON SCALAR STRING EMPTY ARRAY ON EMPTY) ¦ (pg_catalog.JSON_QUERY a '$')",
                "JSON_EXISTS(a, '$' TRUE ON ERROR) ¦ (pg_catalog.JSON_EXISTS a '$')",
                "JSON('1' WITH UNIQUE) ¦ (pg_catalog.JSON '1')",
                "json '1' ¦ cast('1' json)",
                "XMLELEMENT(NAME a, XMLATTRIBUTES(b AS c, d), e) ¦ (pg_catalog.XMLELEMENT b d e)",
                "XMLFOREST(name, a AS b) ¦ (pg_catalog.XMLFOREST name a)",
                "XMLCONCAT(a, b) ¦ (pg_catalog.XMLCONCAT a b)",
                "XMLPARSE(DOCUMENT a STRIP WHITESPACE) ¦ (pg_catalog.XMLPARSE a)",
                "XMLPI(NAME a, b) ¦ (pg_catalog.XMLPI b)",
                "XMLPI(NAME a) ¦ (pg_catalog.XMLPI)",
                "XMLROOT(a, VERSION b, STANDALONE YES) ¦ (pg_catalog.XMLROOT a b)",
                "XMLROOT(a, VERSION NO VALUE) ¦ (pg_catalog.XMLROOT a)",
                "XMLSERIALIZE(CONTENT a AS t NO INDENT) ¦ cast((pg_catalog.XMLSERIALIZE a) t)",
                "XMLEXISTS('/a' PASSING BY REF b BY VALUE) ¦ (pg_catalog.XMLEXISTS '/a' b)"
            })
    void shouldReadFormsForJsonAndXml(String text, String tree) {
        reads(text, tree);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select",
                "from",
                "a b c",
                "a +",
                "* a",
                "= a",
                "(a",
                "a)",
                "f(a",
                "f(,)",
                "f(a,)",
                "()",
                "a.",
                "a[1",
                "a::",
                "a::select",
                "CASE END",
                "CASE WHEN a END",
                "CAST(a)",
                "CAST(a AS)",
                "a IN ()",
                "a IN 1",
                "a BETWEEN 1",
                "a IS 1",
                "ARRAY(1)",
                "EXISTS (1)",
                "EXTRACT(1 FROM a)",
                "a OPERATOR(x) b",
                "XMLPARSE(a)",
                "XMLELEMENT(a)",
                "XMLROOT(a)",
                "JSON_VALUE(a b)",
                "JSON_ARRAY(1, )",
                "left",
                "a AS",
                "1 AS 2",
                "'a' 'b'",
                "$1 $2 $3",
                "f(*, 1)"
            })
    void shouldRefuseWhatIsNone(String text) {
        assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(() -> expression(text));
    }
}
