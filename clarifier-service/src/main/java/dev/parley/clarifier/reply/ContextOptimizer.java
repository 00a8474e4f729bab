package dev.parley.clarifier.reply;

import dev.parley.engine.LanguageEngine;
import dev.parley.model.message.SchemaContext;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts how much of a schema the {@linkplain LanguageEngine#context part that a question needs} is. */
@ApplicationScoped
public class ContextOptimizer {

    private final DistributionSummary kept;
    private final DistributionSummary cut;

    ContextOptimizer(MeterRegistry registry) {
        this.kept = DistributionSummary.builder("parley.context.tables")
                .description("Tables that a question's context has")
                .register(registry);
        this.cut = DistributionSummary.builder("parley.context.tables.cut")
                .description("Tables of the database that a question's context leaves out")
                .register(registry);
    }

    public SchemaContext counted(SchemaContext context) {
        int tables = context.tables().size();
        kept.record(tables);
        cut.record(context.tablesInDatabase() - tables);
        return context;
    }
}
