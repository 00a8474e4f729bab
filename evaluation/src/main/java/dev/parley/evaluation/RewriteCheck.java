package dev.parley.evaluation;

import dev.parley.evaluation.QueryRunner.Outcome;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.rewriter.optimizer.Optimized;
import dev.parley.rewriter.optimizer.Optimizer;
import dev.parley.runtime.schema.CatalogStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the optimizer makes of SQL that people wrote and of the engine's: whether the rows stay. For several threads. */
final class RewriteCheck {

    private final Map<String, Optimizer> optimizers = new ConcurrentHashMap<>();
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger changed = new AtomicInteger();
    private final AtomicInteger dearer = new AtomicInteger();
    private final AtomicInteger reordered = new AtomicInteger();
    private final Map<String, Integer> rules = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> different = Collections.synchronizedList(new ArrayList<>());

    void check(Judged judged, QueryRunner runner) {
        Optimizer optimizer = optimizers.computeIfAbsent(
                judged.question().database(), name -> new Optimizer(schema(runner.connection()), List.of("public")));
        List<String> all = new ArrayList<>(judged.question().gold());
        if (judged.reply().sql() != null) {
            all.add(judged.reply().sql());
        }
        for (String sql : all) {
            statements.incrementAndGet();
            Optimized optimized = optimizer.optimize(sql);
            if (!optimized.rewrites().isEmpty() && runner.run(sql) instanceof Outcome.Rows before) {
                changed.incrementAndGet();
                optimized.rewrites().forEach(rewrite -> rules.merge(rewrite.rule(), 1, Integer::sum));
                compare(optimized.sql(), before, runner);
                if (cost(optimized.sql(), runner) > cost(sql, runner)) {
                    dearer.incrementAndGet();
                }
            }
        }
    }

    private void compare(String rewritten, Outcome.Rows before, QueryRunner runner) {
        if (!(runner.run(rewritten) instanceof Outcome.Rows after)
                || !sorted(after).equals(sorted(before))) {
            different.add(rewritten);
        } else if (!texts(after).equals(texts(before))) {
            reordered.incrementAndGet();
        }
    }

    private static List<String> sorted(Outcome.Rows rows) {
        return texts(rows).stream().sorted().toList();
    }

    private static List<String> texts(Outcome.Rows rows) {
        return rows.table().rows().stream().map(Object::toString).toList();
    }

    /** The planner's, from the first line of EXPLAIN; 0 when it has none. */
    private static double cost(String sql, QueryRunner runner) {
        if (!(runner.run("EXPLAIN " + sql) instanceof Outcome.Rows rows)) {
            return 0;
        }
        String line = rows.table().rows().getFirst().getFirst().toString();
        int from = line.indexOf("..");
        return from < 0 ? 0 : Double.parseDouble(line.substring(from + 2, line.indexOf(' ', from)));
    }

    private static SchemaSnapshot schema(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CatalogStatement.ofCurrentUser())) {
            row.next();
            return CatalogStatement.snapshot("", row.getString(1), Instant.EPOCH);
        } catch (SQLException e) {
            throw new EvaluationFailure(3, "Cannot read the database's tables: " + e.getMessage());
        }
    }

    /** Rewritten statements whose rows are not those of the statement as it came. */
    List<String> different() {
        return List.copyOf(different);
    }

    /** Empty when there was no statement. */
    List<String> lines() {
        return statements.get() == 0
                ? List.of()
                : List.of(
                        "The optimizer changes %d of %d given and written statements%s; the rows of %d differ, of %d they come in another order; the planner finds %d dearer."
                                .formatted(
                                        changed.get(),
                                        statements.get(),
                                        rules.isEmpty() ? "" : " " + rules,
                                        different.size(),
                                        reordered.get(),
                                        dearer.get()));
    }
}
