package dev.parley.clarifier.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.message.SchemaContext;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextOptimizerTest {

    @Test
    void shouldCountWhatIsKeptAndWhatIsCut() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Table depot = new Table(
                new TableName("public", "depot"),
                TableKind.TABLE,
                null,
                10,
                List.of(),
                List.of(),
                List.of(),
                List.of());

        SchemaContext counted = new ContextOptimizer(registry).counted(new SchemaContext(List.of(depot), 200));

        assertThat(counted.tables()).containsExactly(depot);
        assertThat(registry.get("parley.context.tables").summary().totalAmount())
                .isEqualTo(1);
        assertThat(registry.get("parley.context.tables.cut").summary().totalAmount())
                .isEqualTo(199);
    }
}
