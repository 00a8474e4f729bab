package dev.parley.rewriter.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.rewriter.optimizer.RandomStatements.Drawn;
import dev.parley.rewriter.testing.ClubDatabase;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements before and after, on a real PostgreSQL with random rows. */
class RewritesKeepRowsTest {

    private static final int FILLINGS = 12;
    private static final int STATEMENTS = 400;

    private static ClubDatabase database;
    private static Optimizer optimizer;

    @BeforeAll
    static void start() {
        database = ClubDatabase.start();
        database.fill(0);
        SchemaSnapshot schema = database.schema();
        optimizer = new Optimizer(schema, List.of("public"));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void shouldKeepTheRowsOfEachStatementWhateverTheData() {
        Map<String, Integer> applied = new HashMap<>();
        int compared = 0;
        for (int filling = 0; filling < FILLINGS; filling++) {
            database.fill(filling);
            RandomStatements statements = new RandomStatements(filling);
            for (int i = 0; i < STATEMENTS; i++) {
                Drawn drawn = statements.next();
                Optimized optimized = optimizer.optimize(drawn.sql());
                optimized.rewrites().forEach(rewrite -> applied.merge(rewrite.rule(), 1, Integer::sum));
                if (!optimized.rewrites().isEmpty() && database.accepts(drawn.sql())) {
                    compared++;
                    requireSame(drawn, optimized);
                }
            }
        }

        assertThat(applied.keySet())
                .containsExactlyInAnyOrder(
                        "redundant_distinct",
                        "redundant_order",
                        "unused_join",
                        "unused_columns",
                        "count_to_exists",
                        "not_in_to_not_exists",
                        "date_part_to_range",
                        "having_to_where",
                        "limit_below_union");
        assertThat(applied.values()).allMatch(times -> times >= 20);
        assertThat(compared).isGreaterThan(FILLINGS * STATEMENTS / 2);
    }

    private static void requireSame(Drawn drawn, Optimized optimized) {
        List<List<String>> before = database.rows(drawn.sql());
        List<List<String>> after = database.rows(optimized.sql());
        String said = drawn.sql() + "\n → " + optimized.sql() + "\n" + optimized.rewrites();
        assertThat(keys(after, drawn.orderedBy())).as(said).isEqualTo(keys(before, drawn.orderedBy()));
        if (!drawn.cut()) {
            assertThat(sorted(after)).as(said).isEqualTo(sorted(before));
        }
    }

    private static List<List<String>> keys(List<List<String>> rows, int width) {
        return rows.stream()
                .map(row -> row.subList(0, Math.min(width, row.size())))
                .toList();
    }

    private static List<String> sorted(List<List<String>> rows) {
        return rows.stream()
                .map(Object::toString)
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
