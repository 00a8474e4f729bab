package dev.parley.tester.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.ClauseCoverage;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.model.message.TestVerdict;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.tester.TesterAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plausible numbers that are wrong, what is said about them, and honest neighbours of theirs, on the demo shop. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "tester"))
@QuarkusTestResource(LedgerTables.class)
class TruthQuarkusTest {

    private static final int MOST_TRIES = 100;

    @Inject
    TesterAgent tester;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            empty_result      | SELECT id FROM customers WHERE country_code = 'FRA' | near to it: 'FR'
            empty_result      | SELECT id FROM customers WHERE country_code = 'FRA' | without that condition there are more than 1000 rows
            empty_result      | SELECT id FROM categories WHERE id = 1 AND name = 'gardn' | without that condition there is 1 row
            empty_result      | SELECT count(*) FROM categories WHERE name = 'gardn' | near to it: 'Garden'
            empty_result      | SELECT sum(total) FROM orders WHERE carrier = NULL | nothing equals NULL
            empty_result      | SELECT id FROM orders WHERE total > 10000000 | total goes from
            empty_result      | SELECT p.name FROM products p JOIN reviews r ON r.id = p.id + 1000000 | partner on the other side
            useless_condition | SELECT count(*) FROM countries WHERE name <> 'Frannce' | leaves nothing out: no row has the name 'Frannce'; near to it: 'France'
            null_dropped      | SELECT count(*) FROM orders WHERE carrier NOT LIKE 'D%' | rows have no carrier
            null_dropped      | SELECT id FROM products WHERE id IN (SELECT id FROM products WHERE discontinued_on <> '2025-01-01') | have no discontinued_on
            rows_lost         | SELECT count(*) FROM orders o JOIN employees e ON e.id = o.employee_id | have no employee_id
            rows_lost         | SELECT o.id, e.last_name FROM orders o, employees e WHERE e.id = o.employee_id | have no employee_id
            rows_lost         | SELECT count(*) FROM ledger.entries e JOIN ledger.accounts a ON a.id = e.account_id | 1 of 4 rows of entries (e) has a account_id that is not in accounts (a)
            ties_cut          | SELECT name, founded_year FROM brands ORDER BY country_code LIMIT 2 | as high as the last of the 2
            ties_cut          | SELECT rating, id FROM reviews ORDER BY rating DESC, id LIMIT 3 | by "rating DESC"
            mixed_units       | SELECT sum(amount) FROM ledger.entries | more than one currency: 'EUR', 'USD'
            mixed_units       | WITH sales (amount, currency) AS (VALUES (1.0, 'EUR'), (2.0, 'USD')) SELECT avg(amount) FROM sales | more than one currency
            integer_division  | SELECT sum(weight_grams) / 1000 FROM products | drops what is behind the point
            day_edge          | SELECT count(*) FROM orders WHERE ordered_at BETWEEN '2025-03-01' AND '2025-03-31' | rows of 2025-03-31 are after midnight
            day_edge          | SELECT count(*) FROM ledger.entries WHERE booked_at >= DATE '2025-03-01' | midnight in America/New_York here
            shared_name       | SELECT count(*) FROM addresses WHERE city = 'London' | 'London' is in more than one country_code: 'CA', 'GB'
            shared_name       | SELECT count(*) FROM ledger.notes n JOIN ledger.accounts a ON a.id = n.account_id WHERE a.name = 'Main' | 'Main' is the name of 2 rows of accounts
            distinct_hides    | SELECT DISTINCT first_name, last_name FROM customers | some have the same first_name and last_name
            distinct_hides    | SELECT name, count(*) FROM ledger.accounts GROUP BY name | GROUP BY makes 2 out of 3 accounts
            """)
    void shouldWarn(String test, String sql, String words) {
        TestComplete complete = complete(sql);

        assertThat(warnings(complete)).anySatisfy(check -> {
            assertThat(check.name()).isEqualTo(test);
            assertThat(check.detail()).contains(words);
            assertThat(check.suggestion()).isNotBlank();
        });
        assertThat(complete.verdict()).isEqualTo(TestVerdict.PASS_WITH_WARNINGS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rows_multiplied  | SELECT sum(o.total) FROM orders o JOIN order_items i ON i.order_id = o.id | 8  | because the join with order_items (i) repeats them
            rows_multiplied  | SELECT count(c.id) FROM customers c JOIN orders o ON o.customer_id = c.id | 8  | counts rows of customers (c) more than once
            rows_multiplied  | WITH t AS (SELECT avg(o.total) AS a FROM orders o JOIN payments p ON p.order_id = o.id) SELECT a FROM t | 19 | because the join with payments (p) repeats them
            null_dropped     | SELECT count(*) FROM employees WHERE id NOT IN (SELECT manager_id FROM employees) | 38 | 1 of the 113 values after NOT IN is NULL
            integer_division | SELECT count(*) FILTER (WHERE newsletter) / count(*) FROM customers | 8 | 0 in place of 0.
            """)
    void shouldFailWithWhatARepairNeeds(String test, String sql, int position, String words) {
        TestFailed failed = failed(request(sql, null));

        assertThat(failed.testType()).isEqualTo(TestType.RESULT);
        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.ANSWER_DOUBTFUL);
        assertThat(failed.failure().message()).contains(words);
        assertThat(failed.failure().details())
                .containsEntry("layer", "truth")
                .containsEntry("test", test)
                .containsEntry("position", position)
                .containsKey("suggestion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM customers WHERE country_code = 'FR'",
                "SELECT s.name FROM suppliers s WHERE NOT EXISTS (SELECT 1 FROM products p WHERE p.supplier_id = s.id)",
                "SELECT count(*) FROM orders WHERE ordered_at >= '2099-01-01'",
                "SELECT count(*) FROM products WHERE price > 0",
                "SELECT count(*) FROM orders WHERE carrier NOT LIKE 'D%' OR carrier IS NULL",
                "SELECT count(*) FROM employees e WHERE NOT EXISTS (SELECT 1 FROM employees m WHERE m.manager_id = e.id)",
                "SELECT o.id, e.last_name FROM orders o LEFT JOIN employees e ON e.id = o.employee_id",
                "SELECT e.last_name, count(*) FROM employees e JOIN orders o ON o.employee_id = e.id GROUP BY e.id, e.last_name",
                "SELECT sum(i.line_total) FROM orders o JOIN order_items i ON i.order_id = o.id",
                "SELECT c.last_name, sum(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id",
                "SELECT count(DISTINCT c.id) FROM customers c JOIN orders o ON o.customer_id = c.id",
                "SELECT max(o.total), count(*) FROM orders o JOIN order_items i ON i.order_id = o.id",
                "SELECT sum(i.quantity * p.price) FROM order_items i JOIN products p ON p.id = i.product_id",
                "SELECT p.name, sum(i.line_total) AS revenue FROM products p JOIN order_items i ON i.product_id = p.id"
                        + " GROUP BY p.id, p.name ORDER BY revenue DESC, p.id LIMIT 5",
                "SELECT name FROM brands ORDER BY name LIMIT 3",
                "SELECT name FROM brands LIMIT 3",
                "SELECT currency, sum(amount) FROM ledger.entries GROUP BY currency",
                "SELECT sum(amount) FROM ledger.entries WHERE currency = 'EUR'",
                "SELECT count(*) FILTER (WHERE newsletter)::numeric / count(*) FROM customers",
                "SELECT founded_year / 10 * 10 AS decade, count(*) FROM brands GROUP BY founded_year / 10 * 10",
                "SELECT count(*) FROM orders WHERE ordered_at >= '2025-03-01' AND ordered_at < '2025-04-01'",
                "SELECT count(*) FROM ledger.entries WHERE booked_at >= TIMESTAMPTZ '2025-03-01 00:00+00'",
                "SELECT DISTINCT country_code FROM customers",
                "SELECT count(*) FROM ledger.notes n JOIN ledger.accounts a ON a.id = n.account_id WHERE a.name = 'Side'",
                "SELECT count(*) FROM addresses WHERE city = 'London' AND country_code = 'GB'",
                "SELECT count(*) FROM customers c JOIN countries k ON k.code = c.country_code WHERE k.name = 'France'",
                "SELECT DISTINCT city FROM warehouses",
                "SELECT w.city, count(*) FROM warehouses w GROUP BY w.city",
                "SELECT department, job_title, count(*), avg(salary) FROM employees GROUP BY department, job_title",
                "SELECT k.name, count(*) FROM customers c JOIN countries k ON k.code = c.country_code"
                        + " GROUP BY k.code, k.name ORDER BY 2 DESC LIMIT 3",
                "SELECT g.name, avg(r.rating) FROM categories g JOIN products p ON p.category_id = g.id"
                        + " JOIN reviews r ON r.product_id = p.id GROUP BY g.id, g.name",
                "SELECT date_trunc('month', ordered_at) AS month, sum(total) FROM orders"
                        + " WHERE ordered_at >= '2025-01-01' AND ordered_at < '2026-01-01' GROUP BY 1 ORDER BY 1",
                "SELECT avg(t.n) FROM (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id) t",
                "SELECT 1",
                "VALUES (1), (2)",
                "EXPLAIN SELECT * FROM brands"
            })
    void shouldSayNothingAgainstAnHonestAnswer(String sql) {
        TestComplete complete = complete(sql);

        assertThat(warnings(complete)).isEmpty();
        assertThat(complete.verdict()).isEqualTo(TestVerdict.PASS);
        assertThat(complete.checks()).allMatch(Check::passed);
    }

    @Test
    void shouldKeepNotesOutOfTheWarnings() {
        TestComplete complete = complete("SELECT name FROM products WHERE price > 0");

        assertThat(complete.checks())
                .filteredOn(check -> check.name().equals("useless_condition"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.level()).isEqualTo(CheckLevel.NOTE);
                    assertThat(check.passed()).isTrue();
                });
        assertThat(complete.verdict()).isEqualTo(TestVerdict.PASS);
    }

    @Test
    void shouldTellWhichClausesMadeADifference() {
        String sql = "SELECT DISTINCT p.id FROM products p JOIN brands b ON b.id = p.brand_id"
                + " WHERE p.price > 0 AND b.country_code = 'DE' LIMIT 5";
        // What took long is not run again for each clause, and on a busy machine anything may.
        TestComplete complete = Stream.generate(() -> complete(sql))
                .limit(MOST_TRIES)
                .filter(answer -> answer.coverage() != null)
                .findFirst()
                .orElseThrow();

        assertThat(complete.coverage())
                .containsExactly(
                        new ClauseCoverage("DISTINCT", 8, false),
                        new ClauseCoverage("JOIN brands b ON b.id = p.brand_id", 38, false),
                        new ClauseCoverage("p.price > 0", 79, false),
                        new ClauseCoverage("b.country_code = 'DE'", 95, true),
                        new ClauseCoverage("LIMIT 5", 117, true));
    }

    @Test
    void shouldCompareWithWhatIsExpected() {
        String sql = "SELECT code, vat_rate FROM countries WHERE code IN ('FR', 'DE') ORDER BY code";

        assertThat(((TestComplete) tester.handle(request(sql, expected(List.of("DE", 19.0), List.of("FR", 20)))))
                        .checks())
                .anyMatch(check -> check.name().equals("expected_results") && check.passed());
        assertThat(failed(request(sql, expected(List.of("DE", 18.0), List.of("FR", 20))))
                        .failure()
                        .message())
                .contains("Expected row 1, (DE, 18), is not there; row 1 is (DE, 19)");
        assertThat(failed(request(sql, expected(List.of("FR", 20), List.of("DE", 19))))
                        .failure()
                        .message())
                .contains("in another order");
        assertThat(failed(request(sql, expected(List.of("DE", 19)))).failure().message())
                .contains("Expected 1 rows, not 2");
    }

    @SafeVarargs
    private static ResultSet expected(List<Object>... rows) {
        return new ResultSet(
                List.of(new ResultColumn("a", "text"), new ResultColumn("b", "numeric")), List.of(rows), false);
    }

    private static List<Check> warnings(TestComplete complete) {
        return complete.checks().stream()
                .filter(check -> check.level() == CheckLevel.WARNING)
                .toList();
    }

    private TestComplete complete(String sql) {
        AgentReply reply = tester.handle(request(sql, null));
        assertThat(reply).as(reply.toString()).isInstanceOf(TestComplete.class);
        return (TestComplete) reply;
    }

    private TestFailed failed(TestRequest request) {
        AgentReply reply = tester.handle(request);
        assertThat(reply).as(reply.toString()).isInstanceOf(TestFailed.class);
        return (TestFailed) reply;
    }

    private static TestRequest request(String sql, ResultSet expected) {
        return new TestRequest(sql, "demo", 20_000, Instant.now().plusSeconds(30), null, null, expected, null, null);
    }
}
