package dev.parley.rewriter.optimizer;

import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.parser.NotAReadException;
import dev.parley.sql.parser.SqlParser;
import dev.parley.sql.parser.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies the rules until none applies. Thread-safe. */
public final class Optimizer {

    /** Each rule takes something away that it needs to apply, so this many are never reached by honest statements. */
    private static final int MOST_REWRITES = 50;

    private static final List<Rule> RULES = List.of(
            new CountToExists(),
            new NotInToNotExists(),
            new DatePartToRange(),
            new HavingToWhere(),
            new RedundantDistinct(),
            new RedundantOrder(),
            new UnusedJoin(),
            new UnusedColumns(),
            new LimitBelowUnion());

    private final SchemaSnapshot schema;
    private final List<String> searchPath;

    /**
     * @param schema what is known of the tables; of those that it lacks nothing is taken for granted
     * @param searchPath schemas that names without one are looked up in; empty when that is not known
     */
    public Optimizer(SchemaSnapshot schema, List<String> searchPath) {
        this.schema = schema;
        this.searchPath = List.copyOf(searchPath);
    }

    /** @param sql one read; anything else comes back as it is */
    public Optimized optimize(String sql) {
        List<Rewrite> rewrites = new ArrayList<>();
        String current = sql;
        Optional<Statement> statement = parsed(sql);
        while (statement.isPresent() && !statement.get().explain() && rewrites.size() < MOST_REWRITES) {
            Subject subject = Subject.of(statement.get(), schema, searchPath);
            statement = Optional.empty();
            for (Rule rule : RULES) {
                Optional<Change> change = rule.apply(subject);
                if (change.isEmpty()) {
                    continue;
                }
                String changed = Edit.apply(current, change.get().edits());
                statement = parsed(changed);
                if (statement.isEmpty()) {
                    throw new IllegalStateException(rule.name() + " made no statement of " + current + ": " + changed);
                }
                current = changed;
                rewrites.add(new Rewrite(rule.name(), change.get().reason()));
                break;
            }
        }
        return new Optimized(current, rewrites);
    }

    private static Optional<Statement> parsed(String sql) {
        try {
            return Optional.of(SqlParser.parse(sql));
        } catch (SqlSyntaxException | NotAReadException e) {
            return Optional.empty();
        }
    }
}
