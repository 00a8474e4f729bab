package dev.parley.sql.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.sql.lexer.Lexer;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedParametersTest {

    private static ParameterizedQuery bind(String sql, Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return NamedParameters.bind(sql, values);
    }

    private static void becomes(String sql, String expected, Object... namesAndValues) {
        assertThat(bind(sql, namesAndValues).sql()).isEqualTo(expected);
    }

    private static void isRefused(String sql, String message, Object... namesAndValues) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> bind(sql, namesAndValues))
                .withMessageContaining(message);
    }

    @Test
    void shouldNumberNamesInTheOrderOfTheText() {
        ParameterizedQuery query = bind("SELECT a FROM t WHERE b = :second AND c < :first", "first", 1, "second", "x");

        assertThat(query.sql()).isEqualTo("SELECT a FROM t WHERE b = $1 AND c < $2");
        assertThat(query.values()).containsExactly("x", 1);
    }

    @Test
    void shouldGiveOneNumberToANameThatStandsTwice() {
        ParameterizedQuery query = bind("SELECT :a, :b, :a", "a", 1, "b", 2);

        assertThat(query).isEqualTo(new ParameterizedQuery("SELECT $1, $2, $1", List.of(1, 2)));
    }

    @Test
    void shouldTakeNullForAValue() {
        assertThat(bind("SELECT :a", "a", null).values()).isEqualTo(Arrays.asList((Object) null));
    }

    @Test
    void shouldLeaveSqlWithoutNamesAsItIs() {
        assertThat(bind("SELECT 1 -- c")).isEqualTo(new ParameterizedQuery("SELECT 1 -- c", List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ':a'",
                "SELECT E'\\':a'",
                "SELECT $$ :a $$",
                "SELECT $x$ :a $$ $x$",
                "SELECT 1 -- :a",
                "SELECT 1 /* :a /* :a */ :a */",
                "SELECT \":a\"",
                "SELECT U&\":a\"",
                "SELECT U&':a'",
                "SELECT b::a",
                "SELECT b :: a",
                "SELECT f(b := a)",
                "SELECT f(b :=a)",
                "SELECT 'x'\n':a'",
                "SELECT b[1:a]",
                "SELECT b[1 :a]",
                "SELECT b[c.d:a]",
                "SELECT b[f(1):a]",
                "SELECT b['1':a]",
                "SELECT b[:a]",
                "SELECT b[ : a ]",
                "SELECT (b)[:a]",
                "SELECT b[1][2:a]",
                "SELECT b[c[1]:a]",
                "SELECT JSON_OBJECT('k' : a)",
                "SELECT JSON_OBJECT('k':1)",
                "SELECT b[CASE WHEN c THEN 1 END:a]"
            })
    void shouldLeaveEverythingElse(String sql) {
        assertThat(bind(sql).sql()).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT b[:n]                | SELECT b[$1]",
                "SELECT b[:n : 2]            | SELECT b[$1 : 2]",
                "SELECT b[1 : :n]            | SELECT b[1 : $1]",
                "SELECT b[1+:n]              | SELECT b[1+$1]",
                "SELECT b[(:n)]              | SELECT b[($1)]",
                "SELECT b[f(:n):2]           | SELECT b[f($1):2]",
                "SELECT ARRAY[:n]            | SELECT ARRAY[$1]",
                "SELECT ARRAY[[1], [:n]]     | SELECT ARRAY[[1], [$1]]",
                "SELECT :n[1:2]              | SELECT $1[1:2]",
                "SELECT :n::int              | SELECT $1::int",
                "SELECT f(b := :n)           | SELECT f(b := $1)",
                "SELECT JSON_OBJECT('k' : :n) | SELECT JSON_OBJECT('k' : $1)",
                "SELECT(:n)                  | SELECT($1)",
                "SELECT:n                    | SELECT $1",
                "SELECT 1 WHERE b=:n         | SELECT 1 WHERE b=$1",
                "SELECT b IN (:n,:n)         | SELECT b IN ($1,$1)",
                "SELECT :n.x                 | SELECT $1.x",
                "SELECT 'a':n                | SELECT 'a'$1",
                "SELECT -:n                  | SELECT -$1"
            })
    void shouldFindNamesBetweenOtherColons(String sql, String expected) {
        becomes(sql, expected, "n", 1);
    }

    @Test
    void shouldTakeNamesAsTheyAreWritten() {
        ParameterizedQuery query = bind(
                "SELECT :Name, :name, :größe, :a_1, :select", "name", 1, "Name", 2, "größe", 3, "a_1", 4, "select", 5);

        assertThat(query).isEqualTo(new ParameterizedQuery("SELECT $1, $2, $3, $4, $5", List.of(2, 1, 3, 4, 5)));
    }

    @Test
    void shouldNameWhatIsMissing() {
        isRefused("SELECT :a, :b", ":b", "a", 1);
        isRefused("SELECT :a, :Name", "given are :a, :name", "a", 1, "name", 2);
        isRefused("SELECT :a", "none is given");
        isRefused("SELECT ARRAY[:a]", ":a");
    }

    @Test
    void shouldNameWhatIsNotUsed() {
        isRefused("SELECT :a", ":b, :c", "a", 1, "b", 2, "c", 3);
        isRefused("SELECT ':a'", ":a", "a", 1);
        isRefused("SELECT b[1:a]", ":a", "a", 1);
    }

    @Test
    void shouldNameANumberThatIsThereAlready() {
        isRefused("SELECT :a, $2", "$2", "a", 1);
        isRefused("SELECT $1", "$1");
        becomes("SELECT '$1', $$ $1 $$, a$1", "SELECT '$1', $$ $1 $$, a$1");
    }

    @Test
    void shouldRefuseWhatCannotBeCutIntoTokens() {
        assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(() -> bind("SELECT ':a", "a", 1));
    }

    // ---- what always holds

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        ":a", ":b", ":a", "a", "1", "'x'", "':a'", "\":b\"", "$$:a$$", "--:a\n", "/*:a*/", "[", "]",
                        "(", ")", ":", "::int", ":=", "=", " ", " ", ",", "select", "array", "é", "$", "+", "e", "u&",
                        "_")
                .list()
                .ofMaxSize(25)
                .map(list -> String.join("", list));
    }

    @Property(tries = 5_000)
    void shouldChangeNothingButNames(@ForAll("texts") String sql) {
        ParameterizedQuery query;
        List<Token> before;
        try {
            before = Lexer.tokens(sql);
            query = NamedParameters.bind(sql, Map.of("a", 1, "b", 2));
        } catch (SqlSyntaxException | ParameterException e) {
            return;
        }
        List<Token> after = Lexer.tokens(query.sql());

        assertThat(query.values()).hasSize(2);
        int i = 0;
        for (Token token : after) {
            if (token.kind() == Token.Kind.PARAMETER) {
                assertThat(before.get(i).value()).isEqualTo(":");
                assertThat(query.values().get(Integer.parseInt(token.value()) - 1))
                        .isEqualTo(before.get(i + 1).value().equals("a") ? 1 : 2);
                i += 2;
            } else {
                assertThat(token.kind()).isEqualTo(before.get(i).kind());
                assertThat(token.value()).isEqualTo(before.get(i).value());
                i++;
            }
        }
        assertThat(i).isEqualTo(before.size());
    }
}
