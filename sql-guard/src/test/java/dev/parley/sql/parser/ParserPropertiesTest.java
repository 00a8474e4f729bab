package dev.parley.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sql.lexer.Span;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text, and for the tree of every read. */
class ParserPropertiesTest {

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "select",
                "with",
                "recursive",
                "as",
                "from",
                "where",
                "group",
                "by",
                "order",
                "having",
                "window",
                "over",
                "limit",
                "offset",
                "fetch",
                "first",
                "rows",
                "only",
                "values",
                "table",
                "union",
                "all",
                "except",
                "intersect",
                "distinct",
                "on",
                "lateral",
                "join",
                "left",
                "cross",
                "natural",
                "using",
                "tablesample",
                "case",
                "when",
                "then",
                "else",
                "end",
                "cast",
                "array",
                "row",
                "exists",
                "any",
                "in",
                "between",
                "and",
                "or",
                "not",
                "like",
                "is",
                "null",
                "true",
                "at",
                "time",
                "zone",
                "interval",
                "extract",
                "substring",
                "trim",
                "coalesce",
                "json_value",
                "json_object",
                "json_table",
                "columns",
                "returning",
                "xmlelement",
                "xmlparse",
                "xmltable",
                "passing",
                "name",
                "document",
                "filter",
                "within",
                "grouping",
                "sets",
                "cube",
                "rollup",
                "explain",
                "analyze",
                "insert",
                "delete",
                "into",
                "for",
                "update",
                "a",
                "b",
                "t",
                "\"A\"",
                "1",
                "2.5",
                "'x'",
                "$1",
                "(",
                "(",
                "(",
                ")",
                ")",
                ")",
                "[",
                "]",
                ",",
                ",",
                ".",
                ";",
                ":",
                "::",
                "=>",
                "*",
                "+",
                "-",
                "=",
                "<",
                "||",
                "->",
                "int",
                "text",
                "'");
        return Arbitraries.oneOf(
                words.list().ofMaxSize(30).map(list -> String.join(" ", list)),
                words.list().ofMaxSize(30).map(list -> "select " + String.join(" ", list)),
                Arbitraries.strings().ofMaxLength(60).map(text -> "select " + text),
                Arbitraries.strings().ofMaxLength(60));
    }

    @Property(tries = 10_000)
    void shouldEndAsDeclared(@ForAll("texts") String text) {
        try {
            assertThat(SqlParser.parse(text).sql()).isEqualTo(text);
        } catch (SqlSyntaxException e) {
            assertThat(e).hasMessageMatching("(?s).+");
            assertThat(e.span().end()).isLessThanOrEqualTo(text.length());
        } catch (NotAReadException e) {
            assertThat(e.span().end()).isLessThanOrEqualTo(text.length());
        }
    }

    // ---- trees

    private static Arbitrary<String> values() {
        return Arbitraries.of(
                "a",
                "t.b",
                "\"C d\"",
                "1",
                "2.5e3",
                "'it''s'",
                "E'\\n'",
                "$$x$$",
                "$1",
                "NULL",
                "TRUE",
                "B'01'",
                "now()",
                "count(*)",
                "CURRENT_DATE",
                "date '2020-01-01'",
                "interval '1' day",
                "ARRAY[1, 2]",
                "ROW(1, a)",
                "(a, b)",
                "(SELECT 1)",
                "EXISTS (SELECT 1 FROM t)");
    }

    private static Arbitrary<String> expressions(int depth) {
        if (depth == 0) {
            return values();
        }
        Arbitrary<String> one = Arbitraries.lazy(() -> expressions(depth - 1));
        Arbitrary<String> forms = Arbitraries.of(
                "%s + %s",
                "%s - %s",
                "%s * %s",
                "%s ^ %s",
                "%s || %s",
                "%s -> %s",
                "%s AND %s",
                "%s OR %s",
                "%s = %s",
                "%s < %s",
                "(%s) IS NULL AND %s",
                "- %s * %s",
                "NOT %s OR %s",
                "(%s) + (%s)",
                "((%s) * %s)",
                "f(%s, %s)",
                "s.f(DISTINCT %s ORDER BY %s DESC)",
                "COALESCE(%s, %s)",
                "CASE WHEN %s THEN %s END",
                "CASE %s WHEN %s THEN 1 ELSE 2 END",
                "CAST(%s AS text) || %s",
                "(%s)::int + %s",
                "(%s) IN (%s, 2)",
                "(%s) NOT BETWEEN 1 AND (%s)",
                "(%s) LIKE (%s) ESCAPE '!'",
                "(%s) = ANY (%s)",
                "(%s)[%s]",
                "(%s).x || %s",
                "sum(%s) FILTER (WHERE %s) OVER (ORDER BY a)",
                "ARRAY[%s, %s]",
                "(SELECT %s WHERE %s)",
                "(%s) AT TIME ZONE (%s)",
                "SUBSTRING(%s FROM %s)",
                "TRIM(LEADING %s FROM %s)",
                "JSON_VALUE(%s, %s RETURNING int)",
                "(%s COLLATE \"C\") || %s",
                "XMLFOREST(%s AS a, %s AS b)",
                "@ %s + %s");
        return Combinators.combine(forms, one, one).as((form, left, right) -> form.formatted(left, right));
    }

    @Provide
    Arbitrary<String> someExpressions() {
        return Arbitraries.integers().between(0, 3).flatMap(ParserPropertiesTest::expressions);
    }

    @Property(tries = 2_000)
    void shouldReadTheTextOfEachPartAsThatPart(@ForAll("someExpressions") String text) {
        Expression whole;
        String sql = "SELECT " + text;
        try {
            whole = ExpressionsTest.expression(text);
        } catch (SqlSyntaxException e) {
            return;
        }
        List<Expression> parts = whole.all(Expression.class);
        Set<Span> seen = new HashSet<>();
        for (Expression part : parts) {
            boolean insideItsOwnCast = !seen.add(part.span());
            if (insideItsOwnCast) {
                continue;
            }
            String own = part.span().of(sql);
            assertThat(Shown.of(ExpressionsTest.expression(own))).as(own).isEqualTo(Shown.of(part));
        }
    }

    @Property(tries = 1_000)
    void shouldKeepPartsInsideTheWhole(@ForAll("someExpressions") String text) {
        Expression whole;
        try {
            whole = ExpressionsTest.expression(text);
        } catch (SqlSyntaxException e) {
            return;
        }
        whole.walk(node -> {
            for (Node child : node.children()) {
                assertThat(child.span().start())
                        .isGreaterThanOrEqualTo(node.span().start());
                assertThat(child.span().end()).isLessThanOrEqualTo(node.span().end());
            }
        });
    }
}
