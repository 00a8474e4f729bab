package dev.parley.clarifier.ambiguity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.clarifier.reply.Verdict;
import dev.parley.engine.ColumnValues;
import dev.parley.engine.Interpretations;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.Question;
import dev.parley.engine.ValueIndex;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.EarlierChoice;
import dev.parley.model.message.GlossaryTerm;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.SchemaContext;
import dev.parley.model.message.VerifiedExample;
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
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A driver's town of birth and the town they live in; "Lyon" may be either. */
class EarlierChoicesTest {

    private static final String ASKED = "How many drivers are from Lyon?";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID TERM = UUID.randomUUID();
    private static final TableName DRIVER = new TableName("public", "driver");
    private static final LanguageEngine ENGINE = LanguageEngine.over(
            new SchemaSnapshot(
                    "bus",
                    "ab12",
                    NOON,
                    List.of(new Table(
                            DRIVER,
                            TableKind.TABLE,
                            null,
                            10,
                            Stream.of("id", "name", "town_of_birth", "residence")
                                    .map(EarlierChoicesTest::column)
                                    .toList(),
                            List.of("id"),
                            List.of(),
                            List.of()))),
            ValueIndex.of(List.of(
                    new ColumnValues(DRIVER, "town_of_birth", List.of("Lyon", "Paris"), true),
                    new ColumnValues(DRIVER, "residence", List.of("Lyon", "Nice"), true))));

    @Test
    void shouldSayWhatEachOptionSaysOfTheWordsInDoubt() {
        assertThat(options(asked()))
                .extracting(ReadingOption::term)
                .containsExactlyInAnyOrder(
                        new GlossaryTerm("Lyon", "driver.town_of_birth = 'Lyon'"),
                        new GlossaryTerm("Lyon", "driver.residence = 'Lyon'"));
    }

    @Test
    void shouldNotAskAgainWhatWasChosenBefore() {
        for (ReadingOption option : options(asked())) {
            EarlierChoice choice = choice(option);

            ClarificationComplete complete = (ClarificationComplete) verdict(ASKED, List.of(choice));

            assertThat(complete.reading().assumptions())
                    .contains(new Assumption(
                            "Lyon", "taken as " + option.term().definition() + ", as you chose on 2026-03-01", TERM));
            assertThat(complete.reading().algebra().toString())
                    .contains(option.term().definition().contains("residence") ? "residence" : "town_of_birth");
        }
    }

    @Test
    void shouldTakeTheLatestOfChoicesThatDiffer() {
        List<ReadingOption> options = options(asked());

        ClarificationComplete complete =
                (ClarificationComplete) verdict(ASKED, List.of(choice(options.getLast()), choice(options.getFirst())));

        assertThat(complete.reading().assumptions().toString())
                .contains(options.getLast().term().definition());
    }

    @Test
    void shouldDecideAnotherQuestionThatHasTheSameWordsInDoubt() {
        ReadingOption option = options(asked()).getLast();

        AgentReply reply = verdict("List the names of drivers from Lyon", List.of(choice(option)));

        assertThat(((ClarificationComplete) reply).reading().assumptions().toString())
                .contains("as you chose");
    }

    @Test
    void shouldTakeAWordAsAVerifiedQuestionDoesThatHasIt() {
        VerifiedExample example = new VerifiedExample(
                "How old are the drivers from Lyon?",
                List.of(new VerifiedExample.Column("public", "driver", "residence")),
                List.of());
        VerifiedExample other = new VerifiedExample("How old are the drivers?", example.columns(), List.of());

        ClarificationComplete complete = (ClarificationComplete) verdict(ASKED, List.of(), List.of(other, example));

        assertThat(complete.reading().algebra().toString()).contains("residence");
        assertThat(complete.reading().assumptions())
                .contains(new Assumption(
                        "Lyon", "taken as in the verified question “How old are the drivers from Lyon?”"));
        assertThat(verdict(ASKED, List.of(), List.of(other))).isInstanceOf(ClarificationNeeded.class);
    }

    @Test
    void shouldFollowTheAskersOwnChoiceBeforeAVerifiedQuery() {
        ReadingOption birth = options(asked()).stream()
                .filter(option -> option.term().definition().contains("birth"))
                .findFirst()
                .orElseThrow();
        VerifiedExample example = new VerifiedExample(
                ASKED, List.of(new VerifiedExample.Column("public", "driver", "residence")), List.of());

        ClarificationComplete complete =
                (ClarificationComplete) verdict(ASKED, List.of(choice(birth)), List.of(example));

        assertThat(complete.reading().algebra().toString()).contains("town_of_birth");
    }

    @Test
    void shouldLeaveAloneWhatIsPlain() {
        ReadingOption option = options(asked()).getLast();

        ClarificationComplete complete =
                (ClarificationComplete) verdict("How many drivers are from Paris?", List.of(choice(option)));

        assertThat(complete.reading().assumptions().toString()).doesNotContain("as you chose");
    }

    @Test
    void shouldAskAgainWhenTheChoiceIsNoneOfTheReadingsAnyMore() {
        EarlierChoice gone = new EarlierChoice("Lyon", "driver.garage = 'Lyon'", "0", NOON);

        assertThat(verdict(ASKED, List.of(gone))).isInstanceOf(ClarificationNeeded.class);
    }

    private static EarlierChoice choice(ReadingOption option) {
        return new EarlierChoice(option.term().words(), option.term().definition(), option.id(), NOON, TERM);
    }

    private static ClarificationNeeded asked() {
        return (ClarificationNeeded) verdict(ASKED, List.of());
    }

    private static List<ReadingOption> options(ClarificationNeeded needed) {
        return needed.questions().getFirst().options();
    }

    private static AgentReply verdict(String query, List<EarlierChoice> choices) {
        return verdict(query, choices, List.of());
    }

    private static AgentReply verdict(String query, List<EarlierChoice> choices, List<VerifiedExample> examples) {
        Interpretations readings = ENGINE.interpret(new Question(query, LocalDate.of(2026, 3, 1)));
        var request = new ClarificationRequest(query, "bus", new QueryOptions(null, false), List.of(), NOON, NOON)
                .choosing(choices)
                .guidedBy(examples);
        return new Verdict(
                        request,
                        "ab12",
                        reading -> SchemaContext.none(),
                        new TieBreaks(request.choices(), request.verified(), ENGINE::definition, ZoneOffset.UTC),
                        none -> null)
                .on(readings);
    }

    private static Column column(String name) {
        TypeFamily family = name.equals("id") ? TypeFamily.INTEGER : TypeFamily.TEXT;
        return new Column(name, family.name(), family, false, null, List.of());
    }
}
