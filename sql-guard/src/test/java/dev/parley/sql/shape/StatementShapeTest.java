package dev.parley.sql.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementShapeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT * FROM t WHERE id = 7           | select * from T where id = 8 -- the other
            SELECT 'a''b'                          | SELECT E'c\\nd'
            SELECT 1.5e3                           | SELECT $1
            SELECT B'101'                          | SELECT $x$any$x$
            SELECT a FROM t WHERE a IN (1, 2, 3)   | SELECT a FROM t WHERE a IN (4)
            SELECT a/* b */FROM t                  | SELECT  a  FROM  t
            """)
    void shouldSeeTheSameShape(String one, String other) {
        assertThat(StatementShape.of(one)).isEqualTo(StatementShape.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT a FROM t               | SELECT b FROM t
            SELECT a FROM t               | SELECT "A" FROM t
            SELECT a FROM t WHERE a > 1   | SELECT a FROM t WHERE a < 1
            SELECT a, 1 FROM t            | SELECT 1, a FROM t
            SELECT '?'                    | SELECT "?"
            """)
    void shouldSeeAnotherShape(String one, String other) {
        assertThat(StatementShape.of(one).fingerprint())
                .isNotEqualTo(StatementShape.of(other).fingerprint());
    }

    @Test
    void shouldBeReadable() {
        String sql = "SELECT c.\"Name\", count(*) FROM public.customers AS c"
                + " WHERE c.city = 'Rome' AND c.tags[1] = 'x' AND c.n::int4 IN (1, 2) LIMIT 5";

        assertThat(StatementShape.of(sql).text())
                .isEqualTo("select c.\"Name\", count(*) from public.customers as c"
                        + " where c.city = ? and c.tags[?] = ? and c.n::int4 in (?) limit ?");
    }

    @Test
    void shouldNotShowAValue() {
        assertThat(StatementShape.of("SELECT a FROM t WHERE a = 'secret' OR a = U&'secret' OR a = 4711")
                        .text())
                .doesNotContain("secret", "4711");
    }

    @Test
    void shouldTakeWhatIsNoSql() {
        assertThat(StatementShape.of("SELECT 'secret").text()).isEqualTo("(no SQL)");
    }

    @Test
    void shouldCutALongText() {
        StatementShape shape = StatementShape.of("SELECT " + "a + ".repeat(2_000) + "a");

        assertThat(shape.text()).hasSizeLessThan(2_100).endsWith("…");
        assertThat(shape.fingerprint()).hasSize(16);
    }
}
