package dev.parley.sql.parser;

import static dev.parley.sql.parser.NotAReadException.Reason.DATA_CHANGE;
import static dev.parley.sql.parser.NotAReadException.Reason.EXECUTION_BY_EXPLAIN;
import static dev.parley.sql.parser.NotAReadException.Reason.NOT_A_QUERY;
import static dev.parley.sql.parser.NotAReadException.Reason.NO_STATEMENT;
import static dev.parley.sql.parser.NotAReadException.Reason.ROW_LOCK;
import static dev.parley.sql.parser.NotAReadException.Reason.SEVERAL_STATEMENTS;
import static dev.parley.sql.parser.NotAReadException.Reason.TABLE_CREATION;
import static dev.parley.sql.parser.NotAReadException.Reason.TOO_DEEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.parser.NotAReadException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is SQL, but more or less than one read, is refused for that reason. */
class NotAReadTest {

    private static void isRefused(String sql, Reason reason) {
        assertThatExceptionOfType(NotAReadException.class)
                .as(sql)
                .isThrownBy(() -> SqlParser.parse(sql))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "-- SELECT 1", "/* SELECT 1 */"})
    void shouldRefuseNoStatement(String sql) {
        isRefused(sql, NO_STATEMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1; SELECT 2",
                "SELECT 1; DROP TABLE t",
                "SELECT 1;COMMIT",
                "SELECT 1 ;/**/; DELETE FROM t",
                "TABLE t; -- \nTABLE t",
                "SELECT '\\'; DROP TABLE t; --'",
                "SELECT $$a$$; DROP TABLE t",
                "SELECT U&'\\0027'; DROP TABLE t"
            })
    void shouldRefuseASecondStatement(String sql) {
        isRefused(sql, SEVERAL_STATEMENTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT '; DROP TABLE t'",
                "SELECT E'\\'; DROP TABLE t; --'",
                "SELECT $$; DROP TABLE t$$",
                "SELECT 1 /* ; /* DROP */ */",
                "SELECT 1 -- ; x",
                "SELECT \"; DROP TABLE t\"",
                "SELECT 'a' -- '; DROP TABLE t\n '; b'",
                "SELECT U&'!''; DROP' UESCAPE '?'"
            })
    void shouldNotTakeTextForASecondStatement(String sql) {
        assertThat(SqlParser.parse(sql).explain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)",
                "UPDATE t SET a = 1",
                "DELETE FROM t",
                "MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE",
                "DROP TABLE t",
                "COPY t TO '/x'",
                "CALL f()",
                "DO $$ $$",
                "SET a = 1",
                "LISTEN a",
                "PREPARE a AS SELECT 1",
                "EXECUTE a",
                "BEGIN",
                "COMMIT",
                "VACUUM",
                "CREATE TABLE a AS SELECT 1",
                "DECLARE c CURSOR FOR SELECT 1",
                "SHOW ALL",
                "LOCK t",
                "\"select\" 1",
                "x",
                "EXPLAIN DELETE FROM t",
                "EXPLAIN (COSTS off) INSERT INTO t VALUES (1)",
                "EXPLAIN EXECUTE a",
                "EXPLAIN CREATE TABLE a AS SELECT 1",
                "GRANT a TO b",
                "; SELECT 1"
            })
    void shouldRefuseWhatIsNoQuery(String sql) {
        isRefused(sql, NOT_A_QUERY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH a AS (DELETE FROM t RETURNING *) SELECT 1",
                        "WITH a AS MATERIALIZED (INSERT INTO t VALUES (1)) SELECT 1",
                "WITH a AS (SELECT 1), b AS (UPDATE t SET a = 1) SELECT 1",
                        "WITH a AS (WITH b AS (SELECT 1) MERGE INTO t USING s ON true) SELECT 1",
                "WITH a AS (SELECT 1) DELETE FROM t", "SELECT * FROM (WITH a AS (DELETE FROM t RETURNING *) TABLE a) b",
                "SELECT (WITH a AS (UPDATE t SET b = 1 RETURNING *) TABLE a)", "SELECT 1 WHERE EXISTS (DELETE FROM t)"
            })
    void shouldRefuseChangesOfDataInsideAQuery(String sql) {
        isRefused(sql, DATA_CHANGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 INTO t",
                "SELECT a INTO TEMP t FROM b",
                "SELECT INTO t FROM b",
                "SELECT 1 UNION SELECT 2 INTO t",
                "WITH a AS (SELECT 1) SELECT 1 INTO t",
                "SELECT * FROM (SELECT 1 INTO t) a",
                "SELECT (SELECT 1 INTO t)",
                "EXPLAIN SELECT 1 INTO t"
            })
    void shouldRefuseTheMakingOfATable(String sql) {
        isRefused(sql, TABLE_CREATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 FROM t FOR UPDATE",
                "SELECT 1 FROM t FOR NO KEY UPDATE OF t",
                "TABLE t FOR SHARE",
                "SELECT 1 FROM t FOR KEY SHARE SKIP LOCKED",
                "SELECT 1 FROM t LIMIT 1 FOR UPDATE",
                "SELECT 1 FROM t FOR UPDATE LIMIT 1",
                "SELECT * FROM (SELECT 1 FROM t FOR UPDATE) a",
                "SELECT (SELECT 1 FROM t FOR UPDATE)",
                "SELECT 1 FROM t FOR READ ONLY FOR UPDATE",
                "((SELECT 1 FROM t) FOR UPDATE)",
                "SELECT * FROM ((SELECT 1 FROM t) FOR UPDATE) a"
            })
    void shouldRefuseLocksOfRows(String sql) {
        isRefused(sql, ROW_LOCK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXPLAIN ANALYZE SELECT 1",
                "EXPLAIN ANALYSE SELECT 1",
                "explain Analyze verbose SELECT 1",
                "EXPLAIN (ANALYZE) SELECT 1",
                "EXPLAIN (ANALYSE on) SELECT 1",
                "EXPLAIN (VERBOSE, ANALYZE true, COSTS off) SELECT 1",
                "EXPLAIN (\"analyze\") SELECT 1",
                "EXPLAIN (U&\"\\0061nalyze\") SELECT 1",
                "EXPLAIN (ANALYZE false) SELECT 1",
                "EXPLAIN/**/ANALYZE SELECT 1",
                "EXPLAIN (COSTS off, ANALYZE 1) DELETE FROM t",
                "EXPLAIN VERBOSE ANALYZE SELECT 1"
            })
    void shouldRefuseToRunForAPlan(String sql) {
        isRefused(sql, EXECUTION_BY_EXPLAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXPLAIN SELECT 1",
                "EXPLAIN VERBOSE SELECT 1",
                "EXPLAIN (FORMAT json, COSTS off, VERBOSE) SELECT 1",
                "EXPLAIN (SELECT 1)",
                "EXPLAIN ((SELECT 1))",
                "EXPLAIN (VALUES (1))",
                "EXPLAIN (WITH a AS (SELECT 1) TABLE a)"
            })
    void shouldReadPlans(String sql) {
        assertThat(SqlParser.parse(sql).explain()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "SELECT |(|1|)",
                "SELECT |f(|1|)",
                "SELECT |NOT |1|''",
                "SELECT |- |1|''",
                "SELECT |@ |1|''",
                "SELECT |(SELECT |1|)",
                "SELECT 1 FROM |(|t|)",
                "SELECT 1 FROM |(SELECT 1 FROM |t|) a",
                "SELECT |ARRAY[|1|]",
                "SELECT |CASE WHEN a THEN |1|' END'",
                "''|WITH a AS (|SELECT 1|) SELECT 1",
                "''|(|SELECT 1|)",
                "SELECT 1| + 1|''|''",
                "SELECT a|[1]|''|''",
                "SELECT a|::int|''|''",
                "SELECT 1| UNION SELECT 1|''|''",
                "SELECT 1 FROM t| CROSS JOIN t|''|''",
                "SELECT 1 GROUP BY |GROUPING SETS (|a|)",
                "SELECT 1 GROUP BY |ROLLUP (|a|)",
                "SELECT |a[|1|]",
                "SELECT a::t|(b::t|''|)",
                "SELECT |XMLCONCAT(|a|)",
                "SELECT |JSON_ARRAY(|a|)",
                "SELECT sum(a) OVER (ORDER BY |(|a|))",
                "SELECT a |BETWEEN b AND |1|''",
                "SELECT a | IN (a|''|)",
                "SELECT |((|1|)).a"
            })
    @Timeout(60)
    void shouldRefuseDeepNesting(String before, String open, String inside, String close) {
        String sql = text(before)
                + text(open).repeat(5_000)
                + text(inside)
                + text(close).repeat(5_000);

        try {
            SqlParser.parse(sql);
        } catch (NotAReadException e) {
            assertThat(e.reason()).isEqualTo(TOO_DEEP);
        } catch (SqlSyntaxException e) {
            // no SQL, found before it was too deep
        }
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }

    @Test
    void shouldReadLongListsAndChainsOfConditions() {
        String columns = "a, ".repeat(20_000) + "a";
        assertThat(SqlParser.parse("SELECT " + columns + " FROM t WHERE " + "a = 1 AND ".repeat(9_000) + "b = 2 OR c"))
                .isNotNull();
        assertThat(SqlParser.parse("SELECT a FROM t WHERE a IN (" + "1, ".repeat(30_000) + "1)"))
                .isNotNull();
    }

    @Test
    void shouldSayWhereTheReasonStands() {
        String sql = "SELECT 1; DROP TABLE t";
        assertThatExceptionOfType(NotAReadException.class)
                .isThrownBy(() -> SqlParser.parse(sql))
                .satisfies(e -> assertThat(e.span().of(sql)).isEqualTo("DROP"));
    }
}
