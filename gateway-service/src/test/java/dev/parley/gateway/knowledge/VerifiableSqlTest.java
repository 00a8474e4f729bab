package dev.parley.gateway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifiableSqlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How many orders are there?   | SELECT count(*) FROM orders
            orders last month            | SELECT 1 FROM orders WHERE at >= date_trunc('month', current_date)
            orders of the last 30 days   | SELECT 1 FROM orders WHERE at > NOW() - interval '30 days'
            orders in March 2025         | SELECT 1 FROM orders WHERE at >= '2025-03-01'
            the last order of each month | SELECT 1 FROM orders
            """)
    void shouldTakeWhatAnswersAgain(String question, String sql) {
        assertThatCode(() -> VerifiableSql.require(question, sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orders last month       | SELECT 1 FROM orders WHERE at >= '2025-03-01'          | "last month" means other days tomorrow
            orders of Yesterday     | SELECT 1 FROM orders WHERE at = '2025-03-01'           | "Yesterday" means other days tomorrow
            of the past few weeks   | SELECT 1 FROM orders WHERE note = 'now'                | "past few weeks" means other days tomorrow
            two days ago            | SELECT 1                                               | "ago" means other days tomorrow
            How many?               | DELETE FROM orders                                     | not a single read
            How many?               | SELECT 1; SELECT 2                                     | not a single read
            How many?               | SELECT 1 FROM orders FOR UPDATE                        | not a single read
            How many?               | what?                                                  | not a single read
            """)
    void shouldRefuseWhatDoesNot(String question, String sql, String reason) {
        assertThatThrownBy(() -> VerifiableSql.require(question, sql)).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "'How many  Open orders?', how many open orders",
        "' how many open orders ?!', how many open orders",
        "How many OPEN orders., how many open orders"
    })
    void shouldCompareQuestionsWithoutCaseSpacesAndMark(String question, String normalized) {
        assertThat(VerifiedQuery.normalized(question)).isEqualTo(normalized);
    }
}
