package dev.parley.tester.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.embedded.Part;
import dev.parley.embedded.postgres.Login;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Check;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestRequest;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.tester.TesterAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a statement to doubt its answer is a statement too: PostgreSQL's log has no error. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "tester"))
@QuarkusTestResource(LedgerTables.class)
class ProbesTakenQuarkusTest {

    /** An end to waiting for what will not come. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    TesterAgent tester;

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a join whose table is read elsewhere
                "SELECT e.last_name FROM employees e JOIN warehouses w ON w.id = e.warehouse_id WHERE w.city = 'Lyon'",
                "SELECT w.city, count(*) FROM employees e JOIN warehouses w ON w.id = e.warehouse_id GROUP BY w.city",
                "SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id JOIN countries k ON k.code = c.country_code",
                "SELECT * FROM brands b JOIN countries k ON k.code = b.country_code LIMIT 3",
                "SELECT id, name FROM brands JOIN (SELECT code AS country_code FROM countries) k USING (country_code)",
                "SELECT b.name, k.name FROM brands b CROSS JOIN countries k WHERE k.code = b.country_code",
                "SELECT b.name FROM brands b LEFT JOIN countries k ON k.code = b.country_code WHERE k.name IS NOT NULL",
                // a query that reads the one around it
                "SELECT c.id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id"
                        + " AND o.carrier <> 'DHL' AND o.ordered_at <= '2025-03-31')",
                "SELECT c.id, (SELECT sum(o.total) / count(*) FROM orders o JOIN order_items i ON i.order_id = o.id"
                        + " WHERE o.customer_id = c.id) FROM customers c WHERE c.id < 5",
                "SELECT p.name FROM products p WHERE p.price > (SELECT avg(q.price) FROM products q"
                        + " WHERE q.category_id = p.category_id AND q.name <> 'none')",
                "SELECT p.id FROM products p WHERE p.supplier_id NOT IN (SELECT s.id FROM suppliers s WHERE s.name = p.name)",
                "SELECT c.id, x.total FROM customers c CROSS JOIN LATERAL (SELECT o.total FROM orders o"
                        + " JOIN employees e ON e.id = o.employee_id WHERE o.customer_id = c.id ORDER BY o.total DESC LIMIT 1) x",
                "SELECT b.id, u.code FROM brands b, LATERAL unnest(ARRAY[b.country_code]) AS u (code)"
                        + " JOIN countries k ON k.code = u.code",
                "WITH big AS (SELECT o.customer_id FROM orders o WHERE o.total > 100) SELECT count(*) FROM customers c"
                        + " WHERE c.id IN (SELECT b.customer_id FROM big b) AND c.country_code <> 'FR'",
                "SELECT name FROM brands WHERE country_code = 'FR' UNION SELECT name FROM brands WHERE country_code <> 'FR' LIMIT 3"
            })
    void shouldMakeStatementsThatPostgresqlTakes(String sql) throws Exception {
        int before = refused().size();

        TestComplete complete = complete(sql);

        assertThat(refused().stream().skip(before)).isEmpty();
        assertThat(complete.checks()).extracting(Check::detail).noneMatch(detail -> detail.startsWith("Not tested"));
    }

    @Test
    void shouldTellOfATestWhoseStatementIsRefused() {
        TestComplete complete = complete("SELECT id FROM ledger.accounts WHERE id <> 3 AND 10 / (id - 3) < 0");

        assertThat(complete.checks())
                .filteredOn(check -> check.name().equals("useless_condition"))
                .extracting(Check::detail)
                .contains("Not tested in all it looks at: the database refused a statement that was made for it");
        assertThat(complete.checks())
                .filteredOn(check -> check.name().equals("truth"))
                .extracting(Check::detail)
                .allMatch(done -> !done.contains("useless_condition"));
    }

    private TestComplete complete(String sql) {
        AgentReply reply = tester.handle(
                new TestRequest(sql, "demo", 20_000, Instant.now().plusSeconds(60), null, null, null, null, null));
        assertThat(reply).as(reply.toString()).isInstanceOf(TestComplete.class);
        return (TestComplete) reply;
    }

    /** What PostgreSQL has refused to the sandbox role, in order; an error of our own at the end says that all is there. */
    private static List<String> refused() throws SQLException, InterruptedException, IOException {
        Login sandbox = EmbeddedServers.stack().demoSandbox();
        String last = "fence " + UUID.randomUUID();
        try (Connection connection = sandbox.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT '" + last + "'::integer"))
                    .isInstanceOf(SQLException.class);
        }
        Path log = EmbeddedServers.stack().home().log(Part.POSTGRES);
        Instant end = Instant.now().plus(PATIENCE);
        while (Files.readAllLines(log).stream().noneMatch(line -> line.contains(last))) {
            assertThat(Instant.now()).as("the log has the last error").isBefore(end);
            Thread.sleep(20);
        }
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" " + sandbox.user() + "@" + sandbox.database() + " ERROR:"))
                .filter(line -> !line.contains("fence "))
                .toList();
    }
}
