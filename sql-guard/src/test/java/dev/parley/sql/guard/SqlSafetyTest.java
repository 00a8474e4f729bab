package dev.parley.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.sql.guard.SqlSafety.Verdict;
import dev.parley.sql.parameters.ParameterizedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlSafetyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM book",
                "SELECT '-- ; DROP TABLE book', \"update\" FROM book",
                "SELECT 1 /* why */ -- so",
                "SELECT ';;;'",
                "SELECT xp_cmdshell FROM t",
                "SELECT 1;",
                "SELECT a FROM t WHERE b LIKE '%exec(%'"
            })
    void shouldLetHonestTextPass(String query) {
        assertThat(SqlSafety.isSafe(query)).isEqualTo(new Verdict(true, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1; DROP TABLE book",
                "DROP TABLE book",
                "select 1;delete from book",
                "SELECT * FROM book FOR UPDATE",
                "SELECT '",
                "",
                "SELECT '\0'",
                "WITH a AS (DELETE FROM book RETURNING *) TABLE a",
                "SELECT 1 INTO a"
            })
    void shouldRefuseWhatIsNotOneRead(String query) {
        Verdict verdict = SqlSafety.isSafe(query);

        assertThat(verdict.safe()).isFalse();
        assertThat(verdict.reason())
                .hasValueSatisfying(reason -> assertThat(reason).isNotBlank());
    }

    @Test
    void shouldParameterize() {
        assertThat(SqlSafety.parameterizeQuery("SELECT :a::int, ':a'", Map.of("a", 1)))
                .isEqualTo(new ParameterizedQuery("SELECT $1::int, ':a'", List.of(1)));
    }

    @Test
    void shouldGiveAReasonWhenItIsNotSafeOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Verdict(false, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Verdict(true, Optional.of("why")));
    }
}
