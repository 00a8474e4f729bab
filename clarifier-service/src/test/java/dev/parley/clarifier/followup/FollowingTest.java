package dev.parley.clarifier.followup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.clarifier.ambiguity.TieBreaks;
import dev.parley.clarifier.reply.Verdict;
import dev.parley.engine.Interpretations;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.Question;
import dev.parley.engine.ValueIndex;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.conversation.Earlier;
import dev.parley.engine.sql.SqlRenderer;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.PreviousQuestion;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.SchemaContext;
import dev.parley.model.schema.Column;
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

/** A club that lists its boats: what "and over 9?" goes on from, and what it cannot go on from. */
class FollowingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SchemaSnapshot SCHEMA = schema("ab12", "length");
    private static final LanguageEngine ENGINE = LanguageEngine.over(SCHEMA, ValueIndex.empty());
    private static final String BEFORE = "boats with a length over 5";

    @Test
    void shouldGoOnFromWhatWasAnswered() {
        ClarificationComplete complete = (ClarificationComplete) verdict("only those under 9");

        assertThat(SqlRenderer.render(AlgebraJson.read(complete.reading().algebra())))
                .contains("b.length > 5")
                .contains("b.length < 9");
        assertThat(complete.reading().carriedOver()).isTrue();
        assertThat(complete.clarifiedQuery()).contains("5").contains("9");
        assertThat(complete.reading().links())
                .anySatisfy(link -> assertThat(link.kind()).isEqualTo("follow_up"));
    }

    @Test
    void shouldSayThatNothingWasCarriedOver() {
        ClarificationComplete complete = (ClarificationComplete) verdict("How many boats are there?");

        assertThat(complete.reading().carriedOver()).isFalse();
        assertThat(complete.reading().assumptions())
                .anySatisfy(assumption -> assertThat(assumption.meaning()).contains(BEFORE));
    }

    @Test
    void shouldAskWhichOfTheTwoIsMeant() {
        ClarificationNeeded needed = (ClarificationNeeded) verdict("what is the average length?");

        assertThat(needed.questions().getFirst().options())
                .extracting(ReadingOption::meaning)
                .satisfiesExactly(one -> assertThat(one).startsWith("As a follow-up: "), other -> assertThat(other)
                        .startsWith("As a new question: "));
    }

    @Test
    void shouldReadAnewWhatWasNotMadeFromAReading() {
        Earlier earlier = new Following(new PreviousQuestion(BEFORE, BEFORE, null, null), SCHEMA)
                .earlier(FollowingTest::read)
                .orElseThrow();

        assertThat(earlier.query()).isEqualTo(read(BEFORE).ranked().getFirst().query());
        assertThat(ENGINE.interpret(
                                new Question("only those under 9", LocalDate.of(2026, 3, 1)),
                                earlier,
                                ValueIndex.empty())
                        .ranked()
                        .getFirst()
                        .assumptions())
                .anySatisfy(assumption ->
                        assertThat(assumption.meaning()).contains("answered by SQL that was not made from them"));
    }

    @Test
    void shouldSayWhyNothingGoesOnFromSeveralQueries() {
        Failure refusal = new Following(previous(), SCHEMA).ofSeveral(NOON);

        assertThat(refusal.errorCode()).isEqualTo(ErrorCode.NOT_FOLLOWABLE);
        assertThat(refusal.message()).contains(BEFORE).contains("several queries");
        assertThat(refusal.hint()).contains("whole question");
    }

    @Test
    void shouldNotGoOnFromWhatIsNotThereAnyMore() {
        Following following = new Following(previous(), schema("cd34", "width"));

        Failure refusal = following.refusal(FollowingTest::read, NOON);

        assertThat(following.earlier(FollowingTest::read)).isEmpty();
        assertThat(refusal.errorCode()).isEqualTo(ErrorCode.NOT_FOLLOWABLE);
        assertThat(refusal.message()).contains(BEFORE).contains("boat.length");
        assertThat(refusal.hint()).contains("whole question");
    }

    @Test
    void shouldGoOnInASchemaThatChangedElsewhere() {
        assertThat(new Following(previous(), schema("cd34", "length")).earlier(FollowingTest::read))
                .isPresent();
    }

    private static Object verdict(String query) {
        var request = new ClarificationRequest(query, "club", QueryOptions.defaults(), List.of(), NOON, NOON)
                .following(previous());
        Earlier earlier =
                new Following(previous(), SCHEMA).earlier(FollowingTest::read).orElseThrow();
        Interpretations readings =
                ENGINE.interpret(new Question(query, LocalDate.of(2026, 3, 1)), earlier, ValueIndex.empty());
        return new Verdict(
                        request,
                        "ab12",
                        reading -> SchemaContext.none(),
                        new TieBreaks(List.of(), List.of(), ENGINE::definition, ZoneOffset.UTC),
                        none -> null)
                .on(readings);
    }

    private static PreviousQuestion previous() {
        return new PreviousQuestion(
                BEFORE,
                BEFORE,
                AlgebraJson.write(read(BEFORE).ranked().getFirst().query()),
                "ab12");
    }

    private static Interpretations read(String text) {
        return ENGINE.interpret(new Question(text, LocalDate.of(2026, 3, 1)));
    }

    private static SchemaSnapshot schema(String fingerprint, String measure) {
        return new SchemaSnapshot(
                "club",
                fingerprint,
                NOON,
                List.of(new Table(
                        new TableName("public", "boat"),
                        TableKind.TABLE,
                        null,
                        10,
                        List.of(
                                new Column("id", "integer", TypeFamily.INTEGER, false, null, List.of()),
                                new Column("name", "text", TypeFamily.TEXT, false, null, List.of()),
                                new Column(measure, "integer", TypeFamily.INTEGER, false, null, List.of())),
                        List.of("id"),
                        List.of(),
                        List.of())));
    }
}
