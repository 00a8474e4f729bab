package dev.parley.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.tree.CommonTable;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Query;
import dev.parley.sql.tree.QueryBody;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each form of a query and of what stands in FROM. */
class QueriesTest {

    private static Query query(String sql) {
        return SqlParser.parse(sql).query();
    }

    private static QueryBody.Select select(String sql) {
        return (QueryBody.Select) query(sql).body();
    }

    private static FromItem from(String item) {
        return select("SELECT * FROM " + item).from().getFirst();
    }

    private static List<String> tables(String sql) {
        return query(sql).all(FromItem.Table.class).stream()
                .map(table -> table.name().toString())
                .toList();
    }

    private static List<String> calls(String sql) {
        return query(sql).all(Expression.Call.class).stream()
                .map(call -> call.name().toString())
                .toList();
    }

    // ---- SELECT

    @Test
    void shouldReadEachClauseOfSelect() {
        QueryBody.Select select =
                select("SELECT DISTINCT ON (a, b) c AS d, e f, g.* FROM t, u WHERE h GROUP BY i HAVING j"
                        + " WINDOW w AS (PARTITION BY k), v AS (w ORDER BY l)");

        assertThat(select.distinct()).isTrue();
        assertThat(select.distinctOn()).extracting(Shown::of).containsExactly("a", "b");
        assertThat(select.outputs()).extracting(Item.Output::label).containsExactly("d", "f", null);
        assertThat(select.outputs())
                .extracting(output -> Shown.of(output.value()))
                .containsExactly("c", "e", "g.*");
        assertThat(select.from()).hasSize(2);
        assertThat(Shown.of(select.where())).isEqualTo("h");
        assertThat(select.groupBy()).hasSize(1);
        assertThat(Shown.of(select.having())).isEqualTo("j");
        assertThat(select.windows()).extracting(Item.Window::name).containsExactly("w", "v");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT",
                "SELECT FROM t",
                "SELECT ALL a",
                "SELECT a FROM t;",
                "SELECT 1;;",
                "(SELECT 1)",
                "((SELECT 1))",
                "(SELECT 1) LIMIT 1",
                "SELECT a AS year, b \"select\", c AS select FROM t",
                "SELECT 1 FROM t GROUP BY DISTINCT a",
                "SELECT value, key, name, date, text",
                "/* c */ SELECT 1 -- d",
                "SELECT 1 OFFSET 2 LIMIT 3",
                "SELECT 1 LIMIT ALL",
                "SELECT 1 ORDER BY a USING < NULLS FIRST",
                "SELECT 1 FETCH FIRST 2 ROWS WITH TIES",
                "SELECT 1 FETCH NEXT ROW ONLY",
                "SELECT 1 OFFSET 1 ROWS",
                "SELECT 1 FOR READ ONLY"
            })
    void shouldReadForms(String sql) {
        assertThat(query(sql)).isNotNull();
    }

    @Test
    void shouldReadOrderAndLimit() {
        Query query = query("SELECT a FROM t ORDER BY b DESC NULLS LAST, c USING >, d ASC LIMIT 10 OFFSET $1");

        assertThat(query.orderBy()).extracting(Shown::of).containsExactly("b desc", "c", "d");
        assertThat(query.orderBy().get(1).using().operator().last()).isEqualTo(">");
        assertThat(Shown.of(query.limit().count())).isEqualTo("10");
        assertThat(Shown.of(query.limit().offset())).isEqualTo("$1");
    }

    @Test
    void shouldReadFetch() {
        assertThat(query("SELECT 1 FETCH FIRST (2 + 3) ROWS WITH TIES").limit())
                .satisfies(limit -> assertThat(limit.withTies()).isTrue())
                .satisfies(limit -> assertThat(Shown.of(limit.count())).isEqualTo("(+ 2 3)"));
        assertThat(Shown.of(query("SELECT 1 FETCH FIRST ROW ONLY").limit().count()))
                .isEqualTo("1");
    }

    @Test
    void shouldReadGroupings() {
        List<Item.Grouping> groupings = select(
                        "SELECT 1 FROM t GROUP BY a, (), ROLLUP (b, (c, d)), CUBE (e), GROUPING SETS ((f), (), ROLLUP (g))")
                .groupBy();

        assertThat(groupings)
                .extracting(Item.Grouping::kind)
                .containsExactly(
                        Item.Grouping.Kind.KEY,
                        Item.Grouping.Kind.EMPTY,
                        Item.Grouping.Kind.ROLLUP,
                        Item.Grouping.Kind.CUBE,
                        Item.Grouping.Kind.SETS);
        assertThat(groupings.getLast().sets()).hasSize(3);
    }

    // ---- set operations, VALUES, TABLE, WITH

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TABLE a UNION TABLE b INTERSECT TABLE c      | UNION(a INTERSECT(b c))",
                "TABLE a EXCEPT TABLE b UNION ALL TABLE c     | UNION ALL(EXCEPT(a b) c)",
                "TABLE a INTERSECT ALL TABLE b UNION DISTINCT TABLE c | UNION(INTERSECT ALL(a b) c)"
            })
    void shouldBindSetOperations(String sql, String tree) {
        assertThat(shown(query(sql).body())).isEqualTo(tree);
    }

    private static String shown(QueryBody body) {
        return switch (body) {
            case QueryBody.SetOperation set ->
                set.kind() + (set.all() ? " ALL" : "") + "(" + shown(set.left()) + " " + shown(set.right()) + ")";
            case QueryBody.WholeTable whole -> whole.table().name().toString();
            case QueryBody.Nested nested -> "(" + shown(nested.query().body()) + ")";
            default -> body.getClass().getSimpleName();
        };
    }

    @Test
    void shouldGiveOrderToTheWholeOfASetOperation() {
        Query query = query("SELECT 1 UNION (SELECT 2 ORDER BY a LIMIT 1) ORDER BY b");

        assertThat(query.orderBy()).extracting(Shown::of).containsExactly("b");
        assertThat(((QueryBody.SetOperation) query.body()).right()).isInstanceOf(QueryBody.Nested.class);
    }

    @Test
    void shouldReadValues() {
        QueryBody.Values values = (QueryBody.Values)
                query("VALUES (1, 'a'), (2, f(x)) ORDER BY 1").body();

        assertThat(values.rows()).hasSize(2);
        assertThat(values.rows().getLast()).extracting(Shown::of).containsExactly("2", "(f x)");
    }

    @Test
    void shouldReadCommonTables() {
        Query query = query("WITH RECURSIVE a (b, c) AS NOT MATERIALIZED (SELECT 1), d AS (TABLE a)"
                + " SEARCH DEPTH FIRST BY e SET f CYCLE g SET h TO x '1' DEFAULT s.y '0' USING i SELECT 1");

        assertThat(query.recursive()).isTrue();
        assertThat(query.with()).extracting(CommonTable::name).containsExactly("a", "d");
        assertThat(query.with().getFirst().columns()).containsExactly("b", "c");
        assertThat(query.all(Item.TypeName.class))
                .as("types of the marks of CYCLE are in the tree")
                .extracting(type -> type.name().toString())
                .containsExactly("x", "s.y");
    }

    // ---- FROM

    @Test
    void shouldReadTables() {
        FromItem.Table table = (FromItem.Table) from("ONLY (s.t) AS a (b, c)");
        assertThat(table.name()).hasToString("s.t");
        assertThat(table.alias()).isEqualTo(new FromItem.Alias("a", List.of("b", "c")));

        assertThat(((FromItem.Table) from("t * a")).alias().name()).isEqualTo("a");
        assertThat(((FromItem.Table) from("\"T x\"")).name()).hasToString("T x");
    }

    @Test
    void shouldKeepAllOfASample() {
        FromItem.Table table = (FromItem.Table) from("t TABLESAMPLE s.m (f(1)) REPEATABLE (g(2))");

        assertThat(Shown.of(table.sample())).isEqualTo("(s.m (f 1))");
        assertThat(Shown.of(table.seed())).isEqualTo("(g 2)");
        assertThat(table.all(Expression.Call.class)).hasSize(3);
    }

    @Test
    void shouldReadDerivedTables() {
        FromItem.Derived derived = (FromItem.Derived) from("LATERAL (SELECT 1) AS a (b)");
        assertThat(derived.lateral()).isTrue();
        assertThat(derived.alias().columns()).containsExactly("b");

        assertThat(from("((SELECT 1) UNION SELECT 2) a")).isInstanceOf(FromItem.Derived.class);
        assertThat(from("((SELECT 1)) a")).isInstanceOf(FromItem.Derived.class);
        assertThat(from("(VALUES (1)) a")).isInstanceOf(FromItem.Derived.class);
        assertThat(from("(WITH b AS (SELECT 1) TABLE b) a")).isInstanceOf(FromItem.Derived.class);
    }

    @Test
    void shouldReadFunctions() {
        FromItem.Functions functions = (FromItem.Functions) from("f(1) WITH ORDINALITY AS a (b, c)");
        assertThat(functions.alias().columns()).containsExactly("b", "c");

        FromItem.Functions rows =
                (FromItem.Functions) from("ROWS FROM (f(1), s.g(2) AS (x int, y text COLLATE \"C\")) a");
        assertThat(rows.calls()).extracting(Shown::of).containsExactly("(f 1)", "(s.g 2)");
        assertThat(rows.types()).extracting(Shown::of).containsExactly("int4", "text");

        assertThat(((FromItem.Functions) from("f() AS (a int)")).types()).hasSize(1);
        assertThat(((FromItem.Functions) from("f() a (b s.t, c int)")).types()).hasSize(2);
        assertThat(from("CURRENT_USER u")).isInstanceOf(FromItem.Functions.class);
        assertThat(from("COALESCE(a)")).isInstanceOf(FromItem.Functions.class);
        assertThat(from("CAST(a AS t)")).isInstanceOf(FromItem.Functions.class);
        assertThat(from("COLLATION FOR (a) b")).isInstanceOf(FromItem.Functions.class);
    }

    @Test
    void shouldNotTakeATableForAFunction() {
        assertThat(tables("SELECT * FROM current_orders, current_x c, \"current_user\", users, localtimes"))
                .containsExactly("current_orders", "current_x", "current_user", "users", "localtimes");
        assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(() -> query("SELECT * FROM ROWS FROM (secret)"));
        assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(() -> query("SELECT * FROM f(1).x"));
    }

    @Test
    void shouldReadTablesOfJsonAndXml() {
        String json =
                "SELECT * FROM JSON_TABLE(f(a) FORMAT JSON, '$' AS p PASSING g(b) AS c COLUMNS (d FOR ORDINALITY, e s.t PATH '$.e'"
                        + " DEFAULT h(1) ON EMPTY, NESTED PATH '$[*]' COLUMNS (i int EXISTS)) ERROR ON ERROR) j";
        assertThat(calls(json)).containsExactly("pg_catalog.JSON_TABLE", "f", "g", "h");
        assertThat(query(json).all(Item.TypeName.class)).extracting(Shown::of).containsExactly("s.t", "int4");

        String xml =
                "SELECT * FROM t, LATERAL XMLTABLE(XMLNAMESPACES(f(1) AS a, DEFAULT 'b'), '/x' PASSING BY REF g(t.x)"
                        + " COLUMNS c FOR ORDINALITY, d s.t PATH 'e' DEFAULT h(1) NOT NULL, i int) x";
        assertThat(calls(xml)).containsExactly("pg_catalog.XMLTABLE", "f", "g", "h");
        assertThat(query(xml).all(Item.TypeName.class)).extracting(Shown::of).containsExactly("s.t", "int4");
    }

    @Test
    void shouldReadJoins() {
        FromItem.Join join = (FromItem.Join) from("a JOIN b LEFT OUTER JOIN c ON d ON e");
        assertThat(join.kind()).isEqualTo(FromItem.Join.Kind.INNER);
        assertThat(Shown.of(join.on())).isEqualTo("e");
        assertThat(((FromItem.Join) join.right()).kind()).isEqualTo(FromItem.Join.Kind.LEFT);

        assertThat(((FromItem.Join) from("a NATURAL FULL JOIN b")).natural()).isTrue();
        assertThat(((FromItem.Join) from("a CROSS JOIN b")).kind()).isEqualTo(FromItem.Join.Kind.CROSS);
        assertThat(((FromItem.Join) from("a RIGHT JOIN b USING (c, d) AS e")).using())
                .containsExactly("c", "d");
        assertThat(((FromItem.Join) from("(a JOIN b ON c) AS d")).alias().name())
                .isEqualTo("d");
        assertThat(tables("SELECT 1 FROM a JOIN b ON c JOIN (d CROSS JOIN e) ON f, g"))
                .containsExactly("a", "b", "d", "e", "g");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM",
                "SELECT * FROM t,",
                "SELECT * FROM (t)",
                "SELECT * FROM a JOIN b",
                "SELECT * FROM a JOIN b ON",
                "SELECT 1 WHERE",
                "SELECT 1 GROUP BY",
                "SELECT 1 UNION",
                "VALUES ()",
                "TABLE",
                "WITH a AS SELECT 1 SELECT 1",
                "WITH a AS (SELECT 1)",
                "SELECT 1 LIMIT",
                "SELECT * FROM t AS",
                "SELECT * FROM t a b",
                "SELECT 1 ORDER BY a NULLS",
                "SELECT * FROM select",
                "SELECT 1 2",
                "SELECT * FROM (SELECT 1",
                "SELECT * FROM t TABLESAMPLE m",
                "SELECT 1 FETCH FIRST 1 ROWS",
                "SELECT * FROM XMLTABLE('a' COLUMNS b int)"
            })
    void shouldRefuseWhatIsNone(String sql) {
        assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(() -> query(sql));
    }

    // ---- places

    @Test
    void shouldSayWhereEachPartStands() {
        String sql = "SELECT a + (b * 2) AS c FROM s.t x JOIN u USING (d) WHERE f(e) ORDER BY (g) DESC";
        Query query = query(sql);

        assertThat(query.span().of(sql)).isEqualTo(sql);
        assertThat(query.all(Expression.Operation.class))
                .extracting(node -> node.span().of(sql))
                .containsExactly("a + (b * 2)", "b * 2");
        assertThat(query.all(FromItem.Table.class))
                .extracting(node -> node.span().of(sql))
                .containsExactly("s.t x", "u");
        assertThat(query.all(FromItem.Join.class))
                .extracting(node -> node.span().of(sql))
                .containsExactly("s.t x JOIN u USING (d)");
        assertThat(query.all(Expression.Call.class))
                .extracting(node -> node.name().span().of(sql))
                .containsExactly("f");
        assertThat(query.orderBy()).extracting(node -> node.span().of(sql)).containsExactly("(g) DESC");
    }
}
