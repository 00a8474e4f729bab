package dev.parley.clarifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Interpretations;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.Question;
import dev.parley.engine.ValueIndex;
import dev.parley.model.message.SchemaContext;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextOptimizerTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ContextOptimizer contexts = new ContextOptimizer(registry);

    @Test
    void shouldKeepWhatTheQuestionReadsOfALargeSchema() {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            tables.add(table("depot" + i, List.of()));
        }
        tables.add(table("driver", List.of()));
        tables.add(table(
                "trip",
                List.of(new ForeignKey("f", List.of("driver_id"), new TableName("public", "driver"), List.of("id")))));
        SchemaSnapshot schema = new SchemaSnapshot("bus", "ab12", Instant.EPOCH, tables);
        Interpretations readings = LanguageEngine.over(schema, ValueIndex.empty())
                .interpret(new Question("How many trips does each driver have?", LocalDate.of(2026, 3, 1)));
        Interpretation taken = readings.ranked().getFirst();

        SchemaContext context = contexts.context(schema, taken, readings.ranked());

        assertThat(context.tables().stream().map(table -> table.name().name()))
                .contains("driver", "trip")
                .hasSizeLessThan(12);
        assertThat(context.tablesInDatabase()).isEqualTo(202);
        assertThat(context.schema("bus").table(new TableName("public", "trip"))).contains(tables.getLast());
        assertThat(registry.get("parley.context.tables.cut").summary().totalAmount())
                .isEqualTo(202 - context.tables().size());
    }

    private static Table table(String name, List<ForeignKey> keys) {
        return new Table(
                new TableName("public", name),
                TableKind.TABLE,
                null,
                10,
                List.of(
                        new Column("id", "integer", TypeFamily.INTEGER, false, null, List.of()),
                        new Column("name", "text", TypeFamily.TEXT, true, null, List.of()),
                        new Column("driver_id", "integer", TypeFamily.INTEGER, true, null, List.of())),
                List.of("id"),
                List.of(),
                keys);
    }
}
