package dev.parley.clarifier;

import dev.parley.engine.Interpretation;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.model.message.SchemaContext;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableName;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts the schema to what a question needs, so that what travels to the coder, and on to a language model where there is
 * one, grows with the question and not with the database.
 */
@ApplicationScoped
class ContextOptimizer {

    /** Of the readings beside the one that was taken: what it might have meant instead. */
    private static final int READINGS = 4;

    /** More tables than a question has words for are no help. */
    private static final int MOST_TABLES = 12;

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

    /** @param taken the reading that is answered; its tables come first */
    SchemaContext context(SchemaSnapshot schema, Interpretation taken, List<Interpretation> ranked) {
        Set<TableName> names = new LinkedHashSet<>(AlgebraJson.tables(AlgebraJson.write(taken.query())));
        ranked.stream()
                .limit(READINGS)
                .forEach(reading -> names.addAll(AlgebraJson.tables(AlgebraJson.write(reading.query()))));
        List<Table> tables = names.stream()
                .flatMap(name -> schema.table(name).stream())
                .limit(MOST_TABLES)
                .toList();
        kept.record(tables.size());
        cut.record(schema.tables().size() - tables.size());
        return new SchemaContext(tables, schema.tables().size());
    }
}
