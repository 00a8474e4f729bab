package dev.parley.tester.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.tester.TesterAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo database as {@code discreet}: customers have a hidden phone and a sensitive email, employees are hidden. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServers.class)
class ConcealmentQuarkusTest {

    @Inject
    TesterAgent tester;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT phone FROM customers",
                "SELECT * FROM customers",
                "SELECT to_json(c) FROM customers c",
                "SELECT count(*) FROM employees"
            })
    void shouldNotRunWhatReadsSomethingHidden(String sql) {
        TestFailed failed = (TestFailed) ask(sql, null);

        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.SQL_INVALID);
        assertThat(failed.failure().details()).containsEntry("layer", "guard");
    }

    @Test
    void shouldMaskValuesThatTheAskerMayNotSee() {
        TestComplete complete = (TestComplete) ask("SELECT id, email FROM customers ORDER BY id LIMIT 3", null);

        assertThat(complete.results().rows()).extracting(row -> row.get(1)).containsExactly(null, null, null);
        assertThat(complete.results().columns())
                .containsExactly(new ResultColumn("id", "INT4"), new ResultColumn("email", "TEXT", true));
        assertThat(complete.results().rows().getFirst().getFirst()).isInstanceOf(Number.class);
        assertThat(complete.checks()).extracting("name").contains("sensitive").doesNotContain("truth");
    }

    @Test
    void shouldShowValuesToWhoMaySeeThem() {
        TestComplete complete = (TestComplete) ask("SELECT lower(email) FROM customers LIMIT 1", true);

        assertThat(complete.results().rows().getFirst().getFirst().toString()).contains("@");
    }

    @Test
    void shouldCountAndCompareWhatIsSensitive() {
        TestComplete complete =
                (TestComplete) ask("SELECT count(DISTINCT email) FROM customers WHERE email LIKE '%@%'", null);

        assertThat(((Number) complete.results().rows().getFirst().getFirst()).intValue())
                .isGreaterThan(1);
    }

    @Test
    void shouldNotRunWhatWouldShowValuesInAnotherWay() {
        TestFailed failed = (TestFailed) ask("SELECT upper(email) FROM customers", null);

        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.SQL_FORBIDDEN);
        assertThat(failed.failure().message()).contains("is sensitive");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotNameHiddenColumnsInTheDatabasesHints(boolean seesSensitive) {
        TestFailed failed = (TestFailed) ask("SELECT phon FROM customers", seesSensitive);

        assertThat(failed.failure().details()).containsEntry("sqlstate", "42703");
        assertThat(failed.failure().toString()).contains("phon").doesNotContain("phone");
    }

    @Test
    void shouldNotQuoteValuesInTheDatabasesErrors() {
        TestFailed failed = (TestFailed) ask("SELECT count(*) FROM customers WHERE email::int > 0", null);
        TestFailed told = (TestFailed) ask("SELECT count(*) FROM customers WHERE email::int > 0", true);

        assertThat(told.failure().message()).contains("@");
        assertThat(failed.failure().errorCode()).isEqualTo(told.failure().errorCode());
        assertThat(failed.failure().toString()).doesNotContain("@");
    }

    @Test
    void shouldNotHoldMaskedValuesAgainstWhatWasExpected() {
        String sql = "SELECT id, email FROM customers ORDER BY id LIMIT 1";

        TestComplete complete = (TestComplete) expecting(List.of(1, "x@y.test"), sql);
        TestFailed failed = (TestFailed) expecting(List.of(7, "x@y.test"), sql);

        assertThat(complete.checks())
                .filteredOn(check -> check.name().equals("expected_results"))
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("not compared: email"));
        assertThat(failed.failure().message()).contains("(7)").doesNotContain("@");
    }

    private AgentReply expecting(List<Object> row, String sql) {
        ResultSet expected = new ResultSet(null, List.of(row), false);
        return tester.handle(
                new TestRequest(sql, "discreet", 10, Instant.now().plusSeconds(30), null, null, expected, null, null));
    }

    private AgentReply ask(String sql, Boolean seesSensitive) {
        return tester.handle(new TestRequest(
                sql,
                "discreet",
                10,
                Instant.now().plusSeconds(30),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                seesSensitive));
    }
}
