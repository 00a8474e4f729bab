package dev.parley.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import dev.parley.runtime.database.Concealment;
import dev.parley.runtime.database.Relations;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of drivers, questions may read the name; of payrolls, nothing; secrets are hidden. */
class UnreadableNamesTest {

    private static final Relations RELATIONS = Relations.of("""
            {"columns": [["public", "drivers", ["name", "salary", "diagnosis"]], ["public", "payrolls", ["amount"]],
                         ["public", "payrolls_2025", ["amount"]], ["public", "secrets", ["password"]]],
             "parts": [["public", "payrolls", "public", "payrolls_2025"]]}""");
    private static final SchemaSnapshot READABLE = new SchemaSnapshot(
            "bus",
            "ab12",
            Instant.EPOCH,
            List.of(new Table(
                    new TableName("public", "drivers"),
                    TableKind.TABLE,
                    null,
                    1,
                    List.of(new Column("name", "text", TypeFamily.TEXT, true, null, List.of())),
                    List.of(),
                    List.of(),
                    List.of())));

    @Test
    void shouldNameWhatTheRoleMayNotRead() {
        assertThat(UnreadableNames.of(RELATIONS, Concealment.NONE, READABLE).names())
                .containsExactly("amount", "diagnosis", "password", "payrolls", "salary", "secrets");
    }

    @Test
    void shouldNotNameWhatIsHidden() {
        Concealment hidden = Concealment.of(List.of("public.secrets", "public.drivers.diagnosis"), List.of());

        assertThat(UnreadableNames.of(RELATIONS, hidden, READABLE).names())
                .containsExactly("amount", "payrolls", "salary");
    }
}
