package dev.parley.coder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.Question;
import dev.parley.engine.ValueIndex;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.CodeGenerated;
import dev.parley.model.message.CodeGenerationFailed;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.model.message.Reading;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoderAgentTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final CoderAgent coder = new CoderAgent();

    @Test
    void shouldWriteTheSqlOfAReadingAndExplainIt() {
        CodeGenerated code = (CodeGenerated) coder.handle(request(algebra("How many stops are there?"), List.of()));

        assertThat(code.sql()).startsWith("SELECT count(*)").contains("FROM public.stop");
        assertThat(code.explanation()).isNotEmpty();
    }

    @Test
    void shouldHaveNothingBetterOnceItsSqlHasFailed() {
        Failure finding = Failure.of(ErrorCode.SQL_INVALID, "no", NOON);

        CodeGenerationFailed failed =
                (CodeGenerationFailed) coder.handle(request(algebra("How many stops are there?"), List.of(finding)));

        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.NO_CANDIDATE);
    }

    @Test
    void shouldRefuseAlgebraThatItDoesNotKnow() {
        JsonNode unknown = JsonNodeFactory.instance.objectNode().put("node", "hologram");

        assertThatThrownBy(() -> coder.handle(request(unknown, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hologram");
    }

    private static CodeGenerationRequest request(JsonNode algebra, List<Failure> findings) {
        return new CodeGenerationRequest(
                "a question", "bus", new Reading(algebra, "ab12", 1, List.of(), List.of()), findings, NOON);
    }

    private static JsonNode algebra(String question) {
        Table stops = new Table(
                new TableName("public", "stop"),
                TableKind.TABLE,
                null,
                10,
                List.of(new Column("name", "text", TypeFamily.TEXT, false, null, List.of())),
                List.of(),
                List.of(),
                List.of());
        return AlgebraJson.write(
                LanguageEngine.over(new SchemaSnapshot("bus", "ab12", NOON, List.of(stops)), ValueIndex.empty())
                        .interpret(new Question(question, LocalDate.of(2026, 3, 1)))
                        .ranked()
                        .getFirst()
                        .query());
    }
}
