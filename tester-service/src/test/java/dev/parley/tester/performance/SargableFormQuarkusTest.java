package dev.parley.tester.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.TypeFamily;
import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.sql.parser.SqlParser;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.QueryBody.Select;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form that is suggested keeps the same rows, on the real database. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "tester"))
@QuarkusTestResource(LargeTables.class)
class SargableFormQuarkusTest {

    private static final Map<String, Column> COLUMNS = Map.of(
            "happened_at", column("happened_at", "timestamp without time zone", TypeFamily.TIMESTAMP),
            "day", column("day", "date", TypeFamily.DATE),
            "code", column("code", "integer", TypeFamily.INTEGER),
            "amount", column("amount", "numeric(10,2)", TypeFamily.DECIMAL),
            "note", column("note", "text", TypeFamily.TEXT));

    @Inject
    DatabasePools pools;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "happened_at::date = '2025-03-01'",
                "happened_at::date = DATE '2025-03-01'",
                "CAST(happened_at AS date) < '2025-03-01'",
                "happened_at::date <= '2025-03-01'",
                "happened_at::date > '2025-03-01'",
                "'2025-03-01' <= happened_at::date",
                "happened_at::date BETWEEN '2025-03-01' AND '2025-03-03'",
                "happened_at::date = DATE '2025-03-01' + 3",
                "happened_at::date < current_date - 200",
                "happened_at::date >= CAST('2025-03-01' AS date) + 3",
                "date(happened_at) = '2025-03-01'",
                "date_trunc('month', happened_at) = '2025-03-01'",
                "date_trunc('month', happened_at) > '2025-03-01 00:00:00'",
                "date_trunc('quarter', happened_at) <= TIMESTAMP '2025-04-01 00:00'",
                "date_trunc('year', day) = DATE '2025-01-01'",
                "extract(year FROM happened_at) = 2025",
                "extract(year FROM day) < 2024",
                "date_part('year', day) BETWEEN 2021 AND 2022",
                "to_char(happened_at, 'YYYY-MM') = '2025-03'",
                "to_char(day, 'YYYY') = '2022'",
                "to_char(day, 'YYYY-MM-DD') = '2022-02-28'",
                "code + 1 = 500",
                "100 + code > 29000",
                "code - 10 <= 20",
                "500 = code + 1",
                "amount - 1.5 >= 40",
                "day + 30 > DATE '2028-01-01'",
                "code::text = '500'"
            })
    void shouldKeepTheSameRows(String condition) {
        String form = form(condition).orElseThrow();

        assertThat(count(form)).as(form).isEqualTo(count(condition)).isPositive();
        assertThat(count(form + " AND id % 7 = 0")).isEqualTo(count(condition + " AND id % 7 = 0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date_trunc('month', happened_at) = '2025-03-02'",
                "date_trunc('hour', happened_at) = '2025-03-02'",
                "extract(month FROM happened_at) = 3",
                "extract(year FROM happened_at) IN (2024, 2025)",
                "happened_at::date = '2025-02-31'",
                "happened_at::date < now()",
                "happened_at::date <= localtimestamp",
                "happened_at::date < DATE '2025-03-01' + INTERVAL '12 hours'",
                "happened_at::date >= CAST('2025-03-01' AS timestamp) + INTERVAL '1 hour'",
                "code * 2 = 500",
                "1000 - code = 500",
                "code::text = '0500'",
                "code::text > '500'",
                "upper(note) = 'A'",
                "day + 1.5 > 3",
                "to_char(day, 'MM') = '02'"
            })
    void shouldKnowNoFormThatIsNotTheSame(String condition) {
        assertThat(form(condition)).isEmpty();
    }

    private static Optional<String> form(String condition) {
        String sql = "SELECT 1 FROM large.events WHERE " + condition;
        Expression where = ((Select) SqlParser.parse(sql).query().body()).where();
        Comparison comparison = Comparison.of(where).orElseThrow();
        return SargableForm.of(sql, comparison, COLUMNS.get(comparison.column()));
    }

    private long count(String condition) {
        return pools.sandboxReader("demo")
                .execute("SELECT count(*) FROM large.events WHERE " + condition, Tuple.tuple())
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getLong(0);
    }

    private static Column column(String name, String type, TypeFamily family) {
        return new Column(name, type, family, true, null, List.of());
    }
}
