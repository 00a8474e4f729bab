package dev.parley.clarifier.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.clarifier.ambiguity.TieBreaks;
import dev.parley.clarifier.answer.Answers;
import dev.parley.engine.ColumnValues;
import dev.parley.engine.Interpretations;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.Question;
import dev.parley.engine.ValueIndex;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.sql.SqlRenderer;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationFailed;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.SchemaContext;
import dev.parley.model.message.VerifiedExample;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bus line has two stops, one at each end; "in Lyon" can be said of either. */
class VerdictTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TableName STOP = new TableName("public", "stop");
    private static final SchemaContext CONTEXT = new SchemaContext(List.of(), 2);
    private static final Table STOPS = new Table(
            STOP,
            TableKind.TABLE,
            null,
            10,
            List.of(column("id", TypeFamily.INTEGER), column("name", TypeFamily.TEXT), column("city", TypeFamily.TEXT)),
            List.of("id"),
            List.of(),
            List.of());
    private static final Table LINES = new Table(
            new TableName("public", "line"),
            TableKind.TABLE,
            null,
            10,
            List.of(
                    column("id", TypeFamily.INTEGER),
                    column("name", TypeFamily.TEXT),
                    column("first_stop_id", TypeFamily.INTEGER),
                    column("last_stop_id", TypeFamily.INTEGER)),
            List.of("id"),
            List.of(),
            List.of(
                    new ForeignKey("f1", List.of("first_stop_id"), STOP, List.of("id")),
                    new ForeignKey("f2", List.of("last_stop_id"), STOP, List.of("id"))));
    private static final LanguageEngine ENGINE = LanguageEngine.over(
            new SchemaSnapshot("bus", "ab12", NOON, List.of(LINES, STOPS)),
            ValueIndex.of(List.of(new ColumnValues(STOP, "city", List.of("Lyon", "Paris"), true))));

    @Test
    void shouldGoOnWhenTheMeaningIsPlain() {
        ClarificationComplete complete = (ClarificationComplete) verdict("How many stops are there?", false);

        assertThat(complete.originalQuery()).isEqualTo("How many stops are there?");
        assertThat(sql(complete)).contains("count(*)");
        assertThat(complete.reading().schemaFingerprint()).isEqualTo("ab12");
    }

    @Test
    void shouldAskWhenTwoReadingsTie() {
        ClarificationNeeded needed = (ClarificationNeeded) verdict("How many lines in Lyon?", false);

        List<ReadingOption> options = question(needed).options();
        assertThat(options).hasSizeGreaterThanOrEqualTo(2);
        assertThat(options.stream().map(ReadingOption::meaning))
                .containsExactlyInAnyOrder(
                        "“stop” as the first stop of the line", "“stop” as the last stop of the line");
        assertThat(options.stream().map(ReadingOption::id)).doesNotHaveDuplicates();
        assertThat(options.stream().filter(ReadingOption::isDefault)).hasSize(1);
    }

    @Test
    void shouldSendWhatIsNeededToSeeWhetherTheReadingsDiffer() {
        ClarificationNeeded needed = (ClarificationNeeded) verdict("How many lines in Lyon?", false);

        assertThat(question(needed).options())
                .allSatisfy(option -> assertThat(option.sql()).contains(keyOf(option)));
        assertThat(sql(needed.likeliest()))
                .isEqualTo(question(needed).options().getFirst().sql());
    }

    @Test
    void shouldTakeTheReadingThatWasChosen() {
        ClarifyingQuestion asked = question((ClarificationNeeded) verdict("How many lines in Lyon?", false));
        for (ReadingOption option : asked.options()) {
            AgentReply reply = verdict(
                    "How many lines in Lyon?", false, List.of(new ClarificationAnswered(asked.id(), option.id())));

            assertThat(sql((ClarificationComplete) reply)).contains(keyOf(option));
        }
    }

    @Test
    void shouldTakeTheLastAnswerOfSeveral() {
        ClarifyingQuestion asked = question((ClarificationNeeded) verdict("How many lines in Lyon?", false));
        var first =
                new ClarificationAnswered(asked.id(), asked.options().getFirst().id());
        var last =
                new ClarificationAnswered(asked.id(), asked.options().getLast().id());

        AgentReply reply = verdict("How many lines in Lyon?", false, List.of(first, last));

        assertThat(sql((ClarificationComplete) reply))
                .contains(keyOf(asked.options().getLast()));
    }

    @Test
    void shouldGoTheWayOfAVerifiedQueryInsteadOfAsking() {
        for (String key : List.of("first_stop_id", "last_stop_id")) {
            var example = new VerifiedExample(
                    "Which lines have their terminus in Paris?",
                    List.of(),
                    List.of(new VerifiedExample.Joined(
                            new VerifiedExample.Column("public", "stop", "id"),
                            new VerifiedExample.Column("public", "line", key))));

            AgentReply reply = verdict("How many lines in Lyon?", false, List.of(), List.of(example));

            assertThat(sql((ClarificationComplete) reply)).contains(key);
            assertThat(((ClarificationComplete) reply).reading().assumptions().toString())
                    .contains("taken as in the verified question “Which lines have their terminus in Paris?”");
        }
    }

    @Test
    void shouldAskWhenAVerifiedQueryGoesBothWays() {
        var stop = new VerifiedExample.Column("public", "stop", "id");
        var example = new VerifiedExample(
                "Lines within Paris",
                List.of(),
                List.of(
                        new VerifiedExample.Joined(stop, new VerifiedExample.Column("public", "line", "first_stop_id")),
                        new VerifiedExample.Joined(
                                stop, new VerifiedExample.Column("public", "line", "last_stop_id"))));

        assertThat(verdict("How many lines in Lyon?", false, List.of(), List.of(example)))
                .isInstanceOf(ClarificationNeeded.class);
    }

    @Test
    void shouldSayWhatItAssumedInsteadOfAsking() {
        ClarificationComplete complete = (ClarificationComplete) verdict("How many lines in Lyon?", true);

        assertThat(complete.reading().assumptions().toString())
                .contains(". It could also mean")
                .doesNotContain("..");
    }

    @Test
    void shouldSayWhyThereIsNoReading() {
        ClarificationFailed failed = (ClarificationFailed) verdict("How many flugelhorns are there?", true);

        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.NOT_IN_DATABASE);
        assertThat(failed.failure().message()).contains("\"flugelhorns\"").contains("\"bus\"");
    }

    @Test
    void shouldCompareTheFirstGroupWithAllThatRankAsHigh() {
        String query = "Which city has the most stops?";
        ClarificationNeeded needed = (ClarificationNeeded) verdict(query, false);

        ClarifyingQuestion asked = question(needed);
        assertThat(asked.options())
                .extracting(ReadingOption::meaning)
                .containsExactly(
                        "“the most” as the first alone, though others may rank alike",
                        "“the most” as all that rank alike");
        assertThat(sql(needed.likeliest())).isEqualTo(asked.options().getFirst().sql());
        for (ReadingOption option : asked.options()) {
            AgentReply reply = verdict(query, false, List.of(new ClarificationAnswered(asked.id(), option.id())));

            assertThat(sql((ClarificationComplete) reply)).isEqualTo(option.sql());
        }
        assertThat(verdict(query, true)).isInstanceOf(ClarificationComplete.class);
    }

    private static Failure refusal(Interpretations none) {
        return new Refusal("", "bus", NOON).of(none, List::of, List.of());
    }

    private static AgentReply verdict(String query, boolean assume) {
        return verdict(query, assume, List.of());
    }

    private static AgentReply verdict(String query, boolean assume, List<ClarificationAnswered> answers) {
        return verdict(query, assume, answers, List.of());
    }

    private static AgentReply verdict(
            String query, boolean assume, List<ClarificationAnswered> answers, List<VerifiedExample> examples) {
        Interpretations readings = ENGINE.interpret(new Question(query, LocalDate.of(2026, 3, 1)));
        var request = new ClarificationRequest(query, "bus", new QueryOptions(null, assume), answers, NOON, NOON);
        Verdict verdict = new Verdict(
                request,
                "ab12",
                reading -> CONTEXT,
                new TieBreaks(List.of(), examples, ENGINE::definition, ZoneOffset.UTC),
                VerdictTest::refusal);
        return answers.isEmpty()
                ? verdict.on(readings)
                : verdict.on(new Answers(request, readings, texts -> text -> readings, NOON).understood());
    }

    private static ClarifyingQuestion question(ClarificationNeeded needed) {
        assertThat(needed.questions()).hasSize(1);
        return needed.questions().getFirst();
    }

    private static String keyOf(ReadingOption option) {
        return option.meaning().contains("first stop") ? "first_stop_id" : "last_stop_id";
    }

    private static String sql(ClarificationComplete complete) {
        return SqlRenderer.render(AlgebraJson.read(complete.reading().algebra()));
    }

    private static Column column(String name, TypeFamily family) {
        String type = family == TypeFamily.INTEGER ? "integer" : "text";
        return new Column(name, type, family, false, null, List.of());
    }
}
