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
import dev.parley.model.message.SchemaContext;
import dev.parley.model.message.SqlChange;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoderAgentTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final Table STOPS = new Table(
            new TableName("public", "stop"),
            TableKind.TABLE,
            null,
            10,
            List.of(new Column("name", "text", TypeFamily.TEXT, false, null, List.of())),
            List.of("name"),
            List.of(),
            List.of());
    private static final SchemaContext CONTEXT = new SchemaContext(List.of(STOPS), 1);

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
    void shouldDoWhatAFindingAsksForAndSayIt() {
        CodeGenerated first = (CodeGenerated) coder.handle(request(algebra("How many stops are there?"), List.of()));
        String failed = "SELECT count(DISTINCT name) / count(*) FROM public.stop";
        Failure finding = Failure.of(ErrorCode.ANSWER_DOUBTFUL, "divides whole numbers", NOON)
                .withDetails(
                        Map.of("test", "integer_division", "position", 8, "text", "count(DISTINCT name) / count(*)"));

        CodeGenerated second = (CodeGenerated)
                coder.handle(request(algebra("How many stops are there?"), List.of(finding), List.of(failed), CONTEXT));

        assertThat(first.changes()).isEmpty();
        assertThat(second.sql()).isEqualTo("SELECT count(DISTINCT name)::numeric / count(*) FROM public.stop");
        assertThat(second.originalSql()).isNull();
        assertThat(second.changes())
                .containsExactly(new SqlChange(
                        SqlChange.Kind.REPAIR,
                        "fractional_division",
                        "count(DISTINCT name) / count(*) keeps what is behind the point"));
    }

    @Test
    void shouldTryWhatWasFirstWrittenWhenItsOwnChangeFails() {
        Failure finding = Failure.of(ErrorCode.EXECUTION_FAILED, "no", NOON);

        CodeGenerated second = (CodeGenerated) coder.handle(
                request(algebra("How many stops are there?"), List.of(finding), List.of("SELECT 1"), CONTEXT));

        assertThat(second.sql()).startsWith("SELECT count(*)");
        assertThat(second.changes()).isEmpty();
    }

    @Test
    void shouldNotTryTheSameTwice() {
        String sql = ((CodeGenerated) coder.handle(request(algebra("How many stops are there?"), List.of()))).sql();
        Failure finding = Failure.of(ErrorCode.EXECUTION_FAILED, "no", NOON);

        assertThat(coder.handle(request(algebra("How many stops are there?"), List.of(finding), List.of(sql), CONTEXT)))
                .isInstanceOf(CodeGenerationFailed.class);
    }

    @Test
    void shouldWriteCheaperSqlWhereTheContextProvesItTheSame() {
        JsonNode algebra = algebra("Which different stops are there?");
        String written = ((CodeGenerated) coder.handle(request(algebra, List.of()))).sql();

        CodeGenerated code = (CodeGenerated) coder.handle(request(algebra, List.of(), List.of(), CONTEXT));

        assertThat(written).startsWith("SELECT DISTINCT");
        assertThat(code.sql()).doesNotContain("DISTINCT");
        assertThat(code.originalSql()).isEqualTo(written);
        assertThat(code.changes()).extracting(SqlChange::name).containsExactly("redundant_distinct");
    }

    @Test
    void shouldRefuseAlgebraThatItDoesNotKnow() {
        JsonNode unknown = JsonNodeFactory.instance.objectNode().put("node", "hologram");

        assertThatThrownBy(() -> coder.handle(request(unknown, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hologram");
    }

    private static CodeGenerationRequest request(JsonNode algebra, List<Failure> findings) {
        return request(algebra, findings, List.of(), null);
    }

    private static CodeGenerationRequest request(
            JsonNode algebra, List<Failure> findings, List<String> failedSql, SchemaContext context) {
        return new CodeGenerationRequest(
                "a question",
                "bus",
                new Reading(algebra, "ab12", 1, List.of(), List.of()),
                findings,
                NOON,
                failedSql,
                context);
    }

    private static JsonNode algebra(String question) {
        return AlgebraJson.write(
                LanguageEngine.over(new SchemaSnapshot("bus", "ab12", NOON, List.of(STOPS)), ValueIndex.empty())
                        .interpret(new Question(question, LocalDate.of(2026, 3, 1)))
                        .ranked()
                        .getFirst()
                        .query());
    }
}
