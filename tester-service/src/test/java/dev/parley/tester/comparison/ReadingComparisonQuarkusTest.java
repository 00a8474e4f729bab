package dev.parley.tester.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.ComparisonRequest;
import dev.parley.model.message.ComparisonRequest.ComparedReading;
import dev.parley.model.message.ReadingsCompared;
import dev.parley.model.message.ReadingsCompared.ReadingResult;
import dev.parley.model.message.ResultColumn;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.tester.TesterAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readings on the demo shop, and on {@code discreet}, which is the same with a sensitive email. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "tester"))
class ReadingComparisonQuarkusTest {

    @Inject
    TesterAgent tester;

    @Test
    void shouldSeeThatReadingsGiveTheSame() {
        List<ReadingResult> results = compared(
                "demo",
                "SELECT count(*) FROM customers",
                "SELECT count(id) AS n FROM customers",
                "SELECT count(DISTINCT country_code) FROM customers");

        assertThat(results).extracting(ReadingResult::sameAs).containsExactly("0", "0", "2");
        assertThat(results.getFirst().preview().first().rows()).hasSize(1);
        assertThat(results.getFirst().preview().rowCount()).isEqualTo(1);
    }

    @Test
    void shouldMindNoOrderOfRowsOrColumnsUnlessBothHaveOne() {
        List<ReadingResult> results = compared(
                "demo",
                "SELECT id, first_name FROM customers WHERE id < 20 ORDER BY id",
                "SELECT first_name, id FROM customers WHERE id < 20",
                "SELECT id, first_name FROM customers WHERE id < 20 ORDER BY id DESC");

        assertThat(results).extracting(ReadingResult::sameAs).containsExactly("0", "0", "2");
    }

    @Test
    void shouldShowTheBeginningOfALongResult() {
        ReadingResult result = compared("demo", "SELECT id FROM orders ORDER BY id", "SELECT 1 AS one")
                .getFirst();

        assertThat(result.preview().rowCount()).isEqualTo(1000);
        assertThat(result.preview().atLeast()).isTrue();
        assertThat(result.preview().first().rows()).containsExactly(List.of(1), List.of(2), List.of(3));
        assertThat(result.preview().first().truncated()).isTrue();
    }

    @Test
    void shouldTakeResultsThatItDoesNotSeeWholeForDifferent() {
        List<ReadingResult> results = compared("demo", "SELECT id FROM orders", "SELECT id AS number FROM orders");

        assertThat(results).extracting(ReadingResult::sameAs).containsExactly("0", "1");
        assertThat(results).extracting(ReadingResult::preview).doesNotContainNull();
    }

    @Test
    void shouldJudgeEveryReadingAsItJudgesStatements() {
        List<ReadingResult> results =
                compared("demo", "SELECT 1 AS one", "DELETE FROM customers", "SELECT pg_read_file('/etc/passwd')");

        assertThat(results.getFirst().failure()).isNull();
        assertThat(results.get(1).failure().errorCode()).isEqualTo(ErrorCode.SQL_NOT_READ_ONLY);
        assertThat(results.get(2).failure().errorCode()).isEqualTo(ErrorCode.SQL_FORBIDDEN);
        assertThat(results).extracting(ReadingResult::preview).last().isNull();
    }

    @Test
    void shouldNeitherShowNorCompareWhatTheAskerMayNotSee() {
        List<ReadingResult> results = compared(
                "discreet", "SELECT email FROM customers WHERE id = 1", "SELECT email FROM customers WHERE id = 2");

        assertThat(results).extracting(ReadingResult::sameAs).containsExactly("0", "1");
        assertThat(results.getFirst().preview().first().columns()).allMatch(ResultColumn::hidesValues);
        assertThat(results.toString()).doesNotContain("@");
    }

    private List<ReadingResult> compared(String database, String... readings) {
        List<ComparedReading> compared = new ArrayList<>();
        for (String sql : readings) {
            compared.add(new ComparedReading(String.valueOf(compared.size()), sql));
        }
        ComparisonRequest request =
                new ComparisonRequest(compared, database, Instant.now().plusSeconds(30), "ann", null, null);
        return ((ReadingsCompared) tester.handle(request)).readings();
    }
}
