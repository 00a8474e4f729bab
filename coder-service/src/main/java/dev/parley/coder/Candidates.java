package dev.parley.coder;

import dev.parley.model.error.Failure;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.model.message.SchemaContext;
import dev.parley.model.message.SqlChange;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.rewriter.optimizer.Optimized;
import dev.parley.rewriter.optimizer.Optimizer;
import dev.parley.rewriter.repair.Repaired;
import dev.parley.rewriter.repair.Repairer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The SQL that can be tried for one reading, best first. What was tried before comes with the request. */
final class Candidates {

    /** Names without a schema are not looked up: the context may lack the table that PostgreSQL would find first. */
    private static final List<String> NO_SEARCH_PATH = List.of();

    private static final Logger LOG = Logger.getLogger(Candidates.class);

    private final CodeGenerationRequest request;
    private final String written;
    private final SchemaSnapshot schema;

    /** @param written the SQL that says what the reading means */
    Candidates(CodeGenerationRequest request, String written) {
        this.request = request;
        this.written = written;
        SchemaContext context = request.context() == null ? SchemaContext.none() : request.context();
        this.schema = context.schema(request.database());
    }

    /** The cheapest that is proved to mean the same. */
    Candidate first() {
        Optimized optimized;
        try {
            optimized = new Optimizer(schema, NO_SEARCH_PATH).optimize(written);
        } catch (RuntimeException e) {
            LOG.error("a rewrite broke; what was written goes out as it is", e);
            return new Candidate(written, null, List.of());
        }
        if (optimized.rewrites().isEmpty()) {
            return new Candidate(written, null, List.of());
        }
        List<SqlChange> changes = optimized.rewrites().stream()
                .map(rewrite -> new SqlChange(SqlChange.Kind.OPTIMIZATION, rewrite.rule(), rewrite.reason()))
                .toList();
        return new Candidate(optimized.sql(), written, changes);
    }

    /**
     * What to try after the last that failed: the repair that its finding asks for, else what was first written where that
     * has not been tried.
     */
    Optional<Candidate> next() {
        List<String> tried = tried();
        Failure finding = request.findings().getLast();
        Optional<Candidate> repaired = new Repairer(schema, NO_SEARCH_PATH)
                .repair(tried.getLast(), finding)
                .filter(found -> !tried.contains(found.sql()))
                .map(found -> new Candidate(found.sql(), null, changes(tried, found)));
        return repaired.or(() ->
                tried.contains(written) ? Optional.empty() : Optional.of(new Candidate(written, null, List.of())));
    }

    /** As many as there are findings; a gateway that does not say them had the first one only. */
    private List<String> tried() {
        return request.failedSql().isEmpty() ? List.of(first().sql()) : request.failedSql();
    }

    /** All from what was first written: the optimizations, where the repair was made on them, and each repair. */
    private List<SqlChange> changes(List<String> tried, Repaired last) {
        List<SqlChange> changes = new ArrayList<>();
        Candidate first = first();
        if (tried.getFirst().equals(first.sql())) {
            changes.addAll(first.changes());
        }
        int repairs = Math.min(tried.size() - 1, request.findings().size());
        for (int i = 0; i < repairs; i++) {
            String after = tried.get(i + 1);
            new Repairer(schema, NO_SEARCH_PATH)
                    .repair(tried.get(i), request.findings().get(i))
                    .filter(repaired -> repaired.sql().equals(after))
                    .ifPresent(repaired -> changes.add(repair(repaired)));
        }
        changes.add(repair(last));
        return changes;
    }

    private static SqlChange repair(Repaired repaired) {
        return new SqlChange(SqlChange.Kind.REPAIR, repaired.repair(), repaired.reason());
    }
}
