package dev.parley.engine.context;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Drivers, their trips, the buses of the trips; and 200 depots that nobody asks about. */
class QuestionContextTest {

    private static final LanguageEngine ENGINE = LanguageEngine.over(schema(), ValueIndex.empty());

    @Test
    void shouldKeepWhatTheQuestionReadsOfALargeSchema() {
        SchemaContext context = context("How many trips does each driver have?");

        assertThat(names(context)).startsWith("trip", "driver").hasSizeLessThan(12);
        assertThat(context.tablesInDatabase()).isEqualTo(203);
        assertThat(context.schema("bus").table(new TableName("public", "trip")).orElseThrow())
                .isEqualTo(schema().tables().getLast());
    }

    @Test
    void shouldKeepWhatLiesBetweenTheTablesThatAreNamed() {
        assertThat(names(context("drivers and their bloomers of the buses"))).contains("driver", "bus", "trip");
    }

    @Test
    void shouldSayWhatAQuestionNeedsThatIsNotUnderstood() {
        Question question = question("Which drivers are quixotic?");
        Interpretations readings = ENGINE.interpret(question);

        assertThat(readings.ranked()).isEmpty();
        assertThat(names(ENGINE.context(question, ValueIndex.empty(), List.of())))
                .contains("driver");
    }

    @Test
    void shouldKeepNothingWhenNoWordNamesAnything() {
        assertThat(names(ENGINE.context(question("Qwerty asdf?"), ValueIndex.empty(), List.of())))
                .isEmpty();
    }

    private static SchemaContext context(String text) {
        Question question = question(text);
        return ENGINE.context(
                question, ValueIndex.empty(), ENGINE.interpret(question).ranked());
    }

    private static Question question(String text) {
        return new Question(text, LocalDate.of(2026, 3, 1));
    }

    private static List<String> names(SchemaContext context) {
        return context.tables().stream().map(table -> table.name().name()).toList();
    }

    private static SchemaSnapshot schema() {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            tables.add(table("depot" + i, List.of("id", "place")));
        }
        tables.add(table("driver", List.of("id", "name")));
        tables.add(table("bus", List.of("id", "plate")));
        tables.add(table("trip", List.of("id", "driver_id", "bus_id"), "driver", "bus"));
        return new SchemaSnapshot("bus", "ab12", Instant.EPOCH, tables);
    }

    private static Table table(String name, List<String> columns, String... parents) {
        return new Table(
                new TableName("public", name),
                TableKind.TABLE,
                null,
                10,
                columns.stream().map(QuestionContextTest::column).toList(),
                List.of("id"),
                List.of(),
                Stream.of(parents)
                        .map(parent -> new ForeignKey(
                                name + parent, List.of(parent + "_id"), new TableName("public", parent), List.of("id")))
                        .toList());
    }

    private static Column column(String name) {
        TypeFamily family = name.endsWith("id") ? TypeFamily.INTEGER : TypeFamily.TEXT;
        return new Column(name, family.name().toLowerCase(), family, false, null, List.of());
    }
}
