package dev.parley.tester.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.message.AgentReply;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.rewriter.repair.Repaired;
import dev.parley.rewriter.repair.Repairer;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.tester.TesterAgent;
import dev.parley.tester.truth.TruthCatalog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a statement that fails its test over the finding to one that holds, and has the right number. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "tester"))
class RepairQuarkusTest {

    @Inject
    TesterAgent tester;

    @Inject
    TruthCatalog catalog;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fractional_division | SELECT count(*) FILTER (WHERE newsletter) / count(*) AS n FROM customers | SELECT avg(newsletter::int) FROM customers
            no_nulls_in_not_in  | SELECT count(*) FROM employees WHERE id NOT IN (SELECT manager_id FROM employees) | SELECT count(*) FROM employees e WHERE NOT EXISTS (SELECT 1 FROM employees m WHERE m.manager_id = e.id)
            count_once          | SELECT count(c.id) FROM customers c JOIN orders o ON o.customer_id = c.id | SELECT count(DISTINCT customer_id) FROM orders
            exists_for_join     | SELECT sum(o.total) FROM orders o JOIN order_items i ON i.order_id = o.id WHERE i.quantity > 2 | SELECT sum(total) FROM orders WHERE id IN (SELECT order_id FROM order_items WHERE quantity > 2)
            no_zero_divisor     | SELECT sum(total / (id - 1)) FROM orders | SELECT sum(total / (id - 1)) FROM orders WHERE id <> 1
            nearest_name        | SELECT count(*) FROM custmers | SELECT count(*) FROM customers
            nearest_name        | SELECT max(o.totl) FROM orders o | SELECT max(total) FROM orders
            group_by_column     | SELECT country_code, newsletter, count(*) FROM customers GROUP BY newsletter ORDER BY 3 DESC, 1, 2 | SELECT country_code, newsletter, count(*) FROM customers GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
            comparable_types    | SELECT count(*) FROM addresses WHERE postal_code = 1000 | SELECT count(*) FROM addresses WHERE postal_code = '1000'
            """)
    void shouldHoldAfterTheRepair(String repair, String wrong, String right) {
        TestFailed failed = (TestFailed) tested(wrong);

        Optional<Repaired> repaired =
                new Repairer(catalog.schema("demo"), List.of("public")).repair(wrong, failed.failure());

        assertThat(repaired).as(failed.failure().toString()).isPresent();
        assertThat(repaired.get().repair()).isEqualTo(repair);
        assertThat(numbers(repaired.get().sql())).isEqualTo(numbers(right));
    }

    private List<String> numbers(String sql) {
        AgentReply reply = tested(sql);
        assertThat(reply).as(reply.toString()).isInstanceOf(TestComplete.class);
        return ((TestComplete) reply)
                .results().rows().stream()
                        .map(row -> row.stream()
                                .map(RepairQuarkusTest::rounded)
                                .toList()
                                .toString())
                        .toList();
    }

    private static Object rounded(Object value) {
        return value instanceof Number number ? Math.round(number.doubleValue() * 1e6) : value;
    }

    private AgentReply tested(String sql) {
        return tester.handle(new TestRequest(sql, "demo", 100, Instant.now().plusSeconds(30)));
    }
}
