package dev.parley.clarifier.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.clarifier.ambiguity.ReadingQuestion;
import dev.parley.clarifier.ambiguity.TieBreaks;
import dev.parley.clarifier.reply.Verdict;
import dev.parley.engine.ColumnValues;
import dev.parley.engine.Interpretation;
import dev.parley.engine.Interpretations;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.Question;
import dev.parley.engine.ValueIndex;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.explanation.Differences;
import dev.parley.engine.sql.SqlRenderer;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationFailed;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.ReadingOption;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A parcel goes from a depot to a depot, and each has a city. */
class AnswersTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TableName DEPOT = new TableName("public", "depot");
    private static final TableName PARCEL = new TableName("public", "parcel");
    private static final LanguageEngine ENGINE = LanguageEngine.over(
            new SchemaSnapshot(
                    "post",
                    "ab12",
                    NOON,
                    List.of(
                            table(
                                    PARCEL,
                                    List.of(
                                            column("id", TypeFamily.INTEGER),
                                            column("weight", TypeFamily.DECIMAL),
                                            column("sent_on", TypeFamily.DATE),
                                            column("pickup_depot_id", TypeFamily.INTEGER),
                                            column("delivery_depot_id", TypeFamily.INTEGER),
                                            column("return_depot_id", TypeFamily.INTEGER)),
                                    List.of(key("pickup_depot_id"), key("delivery_depot_id"), key("return_depot_id"))),
                            table(
                                    DEPOT,
                                    List.of(
                                            column("id", TypeFamily.INTEGER),
                                            column("name", TypeFamily.TEXT),
                                            column("city", TypeFamily.TEXT)),
                                    List.of()))),
            ValueIndex.of(List.of(new ColumnValues(DEPOT, "city", List.of("Lyon", "Paris"), true))));

    private static final String QUESTION = "How many parcels in Lyon?";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2                                        | delivery
            the first one                            | pickup
            pickup                                   | pickup
            picked up                                | pickup
            the depot of the pickup                  | pickup
            the delivery depot                       | delivery
            delivered                                | delivery
            no, where they were delivered            | delivery
            not delivery or return                   | pickup
            the last                                 | return
            whatever                                 | pickup
            """)
    void shouldTakeWordsForTheOptionThatTheyNameOrDescribe(String text, String role) {
        ReadingOption option = option(asked(QUESTION), role);

        ClarificationComplete complete = (ClarificationComplete) reply(QUESTION, words(text));

        assertThat(complete.chosen()).containsExactly(option.id());
        assertThat(sql(complete)).isEqualTo(option.sql());
        assertThat(complete.reading().assumptions().getFirst().meaning()).startsWith("your answer, ");
        assertThat(text).contains(complete.reading().assumptions().getFirst().words());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            only those sent in 2025            | p.sent_on >= DATE '2025-01-01'
            sent in 2025                       | p.sent_on >= DATE '2025-01-01'
            but only those with a weight over 10 | p.weight > 10
            only parcels over 10               | p.weight > 10
            with a weight over 10              | p.weight > 10
            """)
    void shouldAskOnceMoreAboutTheQuestionWithWhatWasAdded(String text, String condition) {
        ClarificationNeeded needed = (ClarificationNeeded) reply(QUESTION, words(text));

        ClarifyingQuestion question = needed.questions().getFirst();
        assertThat(question.text()).startsWith("Read as “How many parcels in Lyon");
        assertThat(question.options()).hasSize(3).allSatisfy(option -> assertThat(option.sql())
                .contains(condition, "d.city = 'Lyon'"));
        assertThat(needed.likeliest().reading().assumptions().getFirst().words())
                .isEqualTo(text.replace("no, ", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the second, but only those sent in 2025  | delivery | p.sent_on >= DATE '2025-01-01'
            delivery, weight over 10                 | delivery | p.weight > 10
            pickup but only with a weight over 10    | pickup   | p.weight > 10
            """)
    void shouldTakeAnOptionAndMore(String text, String role, String condition) {
        ClarificationComplete complete = (ClarificationComplete) reply(QUESTION, words(text));

        assertThat(sql(complete)).contains(role + "_depot_id", "d.city = 'Lyon'", condition);
        assertThat(complete.chosen()).as("nothing is learnt from it").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How many parcels with a weight over 5?       | count(*) | p.weight > 5
            none of these, how many depots are in Paris? | count(*) | d.city = 'Paris'
            """)
    void shouldTakeAWholeQuestionInItsPlace(String text, String shown, String condition) {
        ClarificationComplete complete = (ClarificationComplete) reply(QUESTION, words(text));

        assertThat(sql(complete)).contains(shown, condition).doesNotContain("Lyon");
        assertThat(complete.originalQuery()).isEqualTo(QUESTION);
        assertThat(complete.chosen()).isEmpty();
    }

    @Test
    void shouldTakeAnOptionOfTheQuestionThatWasReadAnew() {
        ClarifyingQuestion second = asked(QUESTION, words("sent in 2025"));
        String id = option(second, "return").id();

        ClarificationComplete byOption = (ClarificationComplete)
                reply(QUESTION, words("sent in 2025"), new ClarificationAnswered("reading", id));
        ClarificationComplete byWords =
                (ClarificationComplete) reply(QUESTION, words("sent in 2025"), words("the returned ones"));

        assertThat(sql(byOption)).contains("return_depot_id", "2025").isEqualTo(sql(byWords));
        assertThat(byOption.chosen()).containsExactly(id).isEqualTo(byWords.chosen());
    }

    @ParameterizedTest
    @CsvSource({"both", "all of them", "'1, 2 and 3'", "all three please"})
    void shouldShowSeveralBelowEachOther(String text) {
        ClarificationComplete complete = (ClarificationComplete) reply(QUESTION, words(text));

        assertThat(sql(complete))
                .contains(
                        "'the pickup depot of the parcel' AS reading", "'the delivery depot of the parcel' AS reading");
        assertThat(complete.chosen()).hasSize(3);
        assertThat(complete.reading().assumptions())
                .extracting(Assumption::meaning)
                .contains("3 readings are shown; column reading says which one a row is of");
    }

    @Test
    void shouldShowSeveralThatWereChosen() {
        ClarifyingQuestion asked = asked(QUESTION);
        List<String> ids =
                List.of(option(asked, "return").id(), option(asked, "pickup").id());

        ClarificationComplete complete =
                (ClarificationComplete) reply(QUESTION, new ClarificationAnswered("reading", null, ids, null));

        assertThat(sql(complete)).contains("return_depot_id", "pickup_depot_id").doesNotContain("delivery_depot_id");
        assertThat(complete.chosen()).isEqualTo(ids);
    }

    @Test
    void shouldSayThatReadingsOfOtherColumnsDoNotFit() {
        List<Interpretation> readings = List.of(
                interpret("How many parcels are there?").ranked().getFirst(),
                interpret("names and cities of depots").ranked().getFirst());

        Failure failure = new UnusableAnswer(NOON).doNotFit(readings, Differences.between(readings));

        assertThat(Together.of(readings, Differences.between(readings))).isEmpty();
        assertThat(failure.errorCode()).isEqualTo(ErrorCode.READINGS_DO_NOT_FIT);
        assertThat(failure.message()).contains("(shows parcel_count)", "(shows name, city)");
        assertThat(failure.hint()).contains("one at a time");
    }

    @Test
    void shouldOfferWhatIsLeftWhenNoneIsMeant() {
        ClarifyingQuestion all = asked(QUESTION);
        ClarifyingQuestion two = all.with(all.options().subList(0, 2)).bare();

        ClarificationNeeded needed =
                (ClarificationNeeded) understood(QUESTION, false, List.of(words("none of these")), List.of(two));

        assertThat(needed.questions().getFirst().options())
                .extracting(ReadingOption::id)
                .containsExactly(all.options().get(2).id());
        assertThat(needed.likeliest()).isNull();
    }

    @Test
    void shouldNotOfferWhatGivesTheSameAsWhatIsNotMeant() {
        ClarifyingQuestion all = asked(QUESTION);
        ReadingOption first =
                all.options().get(0).with(null, List.of(all.options().get(2).id()));
        ClarifyingQuestion two = all.with(List.of(first, all.options().get(1))).bare();

        ClarificationNeeded needed =
                (ClarificationNeeded) understood(QUESTION, false, List.of(words("neither")), List.of(two));
        assertThat(needed.questions().getFirst().text()).contains("in your own words");
        assertThat(needed.questions().getFirst().options())
                .extracting(ReadingOption::id)
                .containsExactlyElementsOf(
                        two.options().stream().map(ReadingOption::id).toList());

        ClarificationFailed failed =
                (ClarificationFailed) understood(QUESTION, true, List.of(words("neither")), List.of(two));
        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.NOT_UNDERSTOOD);
        assertThat(failed.failure().hint()).contains("in other words");
    }

    @Test
    void shouldAskOnceMoreWhatItCannotTell() {
        ClarifyingQuestion again = asked(QUESTION, words("zorbs"));
        assertThat(again.text()).contains("“zorbs”");
        assertThat(again.options()).isEqualTo(asked(QUESTION).options());

        ClarifyingQuestion withMore = asked(QUESTION, words("the second, but only zorbs"));
        assertThat(withMore.text()).contains("“only zorbs”");
    }

    @Test
    void shouldSayWhatItCannotTellWhenNothingMayBeAskedAnyMore() {
        ClarificationFailed failed = (ClarificationFailed) last(QUESTION, words("zorbs"), words("zorbs again"));

        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.NOT_UNDERSTOOD);
        assertThat(failed.failure().message()).contains("\"zorbs again\"");
        assertThat(last(QUESTION, words("none of them"))).isInstanceOf(ClarificationFailed.class);
    }

    @Test
    void shouldTakeTheLikeliestOfWhatIsLeftWhenNothingMayBeAskedAnyMore() {
        ClarificationComplete complete = (ClarificationComplete) last(QUESTION, words("not the first"));
        assertThat(sql(complete)).contains("delivery_depot_id");
        assertThat(complete.reading().assumptions().toString()).contains("not the first", "It could also mean");

        ClarificationComplete added = (ClarificationComplete) last(QUESTION, words("sent in 2025"));
        assertThat(sql(added)).contains("pickup_depot_id", "2025");
        assertThat(added.reading().assumptions().toString()).contains("read as: ", "It could also mean");
    }

    @Test
    void shouldAskAboutThoseThatAreNotRuledOut() {
        assertThat(asked(QUESTION, words("not the first")).options())
                .extracting(ReadingOption::meaning)
                .hasSize(2)
                .noneMatch(meaning -> meaning.contains("pickup"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How many parcels in Lyon?   | 3
            How many parcels are there? | 1
            """)
    void shouldAskAgainWhenWhatWasChosenIsNoReadingAnyMore(String query, int left) {
        List<ClarifyingQuestion> asked =
                List.of(new ClarifyingQuestion("reading", "", "", List.of(new ReadingOption("gone", "gone", true))));
        List<ClarificationAnswered> chosen = List.of(new ClarificationAnswered("reading", "gone"));

        for (List<ClarificationAnswered> answer : List.of(chosen, List.of(words("the first")))) {
            ClarificationNeeded needed = (ClarificationNeeded) understood(query, false, answer, asked);
            ClarifyingQuestion question = needed.questions().getFirst();
            assertThat(question.text()).startsWith("What you chose is not there any more.");
            assertThat(question.with(question.options().subList(0, 1)).text())
                    .isEqualTo("What you chose is not there any more. Is this what you mean?");
            assertThat(question.options()).hasSize(left);
            assertThat(needed.likeliest()).isNull();
        }
        ClarificationFailed failed = (ClarificationFailed) understood(query, true, chosen, asked);
        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.NOT_UNDERSTOOD);
        assertThat(failed.failure().message()).contains("no reading", "any more");
    }

    @Test
    void shouldAskEachRoundUnderAnIdOfItsOwn() {
        assertThat(asked(QUESTION).id()).isEqualTo("reading-1");
        assertThat(asked(QUESTION, words("zorbs")).id()).isEqualTo("reading-2");
    }

    @Test
    void shouldAskOnceMoreWhatDoesNotFitIntoOneAnswer() {
        Interpretations one = interpret("How many parcels are there?");
        List<Interpretation> both = List.of(
                one.ranked().getFirst(),
                interpret("names and cities of depots").ranked().getFirst());
        var readings = new Interpretations(both, List.of(), one.confidence());
        List<ClarifyingQuestion> asked = List.of(ReadingQuestion.of(both, 1).bare());

        ClarificationNeeded needed = (ClarificationNeeded)
                verdict(readings, AnswersTest::reader, false, List.of(words("both")), asked, QUESTION);
        assertThat(needed.questions().getFirst().text()).startsWith("They show different columns");
        assertThat(needed.questions().getFirst().options())
                .isEqualTo(ReadingQuestion.of(both, 2).options());

        ClarificationFailed failed = (ClarificationFailed)
                verdict(readings, AnswersTest::reader, true, List.of(words("both")), asked, QUESTION);
        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.READINGS_DO_NOT_FIT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sent in 2025                             | 1
            zorbs                                    | 1
            the second, but only those sent in 2025  | 1
            the second                               | 0
            """)
    void shouldPrepareOnceForAllTextsThatAnAnswerMakes(String text, int prepared) {
        List<Collection<String>> all = new ArrayList<>();
        TextReader reader = texts -> {
            all.add(texts);
            return each -> {
                assertThat(texts).contains(each);
                return interpret(each);
            };
        };

        verdict(
                interpret(QUESTION),
                reader,
                false,
                List.of(words(text)),
                List.of(asked(QUESTION).bare()),
                QUESTION);

        assertThat(all).hasSize(prepared);
    }

    @Test
    void shouldReadWordsOfAGatewayThatDoesNotTellWhatItAsked() {
        ClarificationComplete complete =
                (ClarificationComplete) understood(QUESTION, false, List.of(words("delivery")), List.of());

        assertThat(sql(complete)).contains("delivery_depot_id");
    }

    private static ReadingOption option(ClarifyingQuestion question, String role) {
        return question.options().stream()
                .filter(option -> option.meaning().contains(role))
                .findFirst()
                .orElseThrow();
    }

    private static ClarificationAnswered words(String text) {
        return new ClarificationAnswered("reading", null, null, text);
    }

    private static ClarifyingQuestion asked(String query, ClarificationAnswered... answers) {
        return ((ClarificationNeeded) reply(query, answers)).questions().getFirst();
    }

    private static AgentReply reply(String query, ClarificationAnswered... answers) {
        return reply(query, false, answers);
    }

    /** When the rounds are up. */
    private static AgentReply last(String query, ClarificationAnswered... answers) {
        return reply(query, true, answers);
    }

    /** As the gateway does: each answer is to what the answers before it led to. */
    private static AgentReply reply(String query, boolean last, ClarificationAnswered... answers) {
        List<ClarificationAnswered> given = new ArrayList<>();
        List<ClarifyingQuestion> asked = new ArrayList<>();
        AgentReply reply = understood(query, false, given, asked);
        for (ClarificationAnswered answer : answers) {
            given.add(answer);
            asked.add(((ClarificationNeeded) reply).questions().getFirst().bare());
            reply = understood(query, last && given.size() == answers.length, given, asked);
        }
        return reply;
    }

    private static AgentReply understood(
            String query, boolean assume, List<ClarificationAnswered> answers, List<ClarifyingQuestion> asked) {
        return verdict(interpret(query), AnswersTest::reader, assume, answers, asked, query);
    }

    private static AgentReply verdict(
            Interpretations readings,
            TextReader reader,
            boolean assume,
            List<ClarificationAnswered> answers,
            List<ClarifyingQuestion> asked,
            String query) {
        var request = new ClarificationRequest(query, "post", new QueryOptions(null, assume), answers, NOON, NOON)
                .answering(asked);
        Verdict verdict = new Verdict(
                request,
                "ab12",
                reading -> new SchemaContext(List.of(), 2),
                new TieBreaks(List.of(), List.of(), ENGINE::definition, ZoneOffset.UTC),
                none -> Failure.of(ErrorCode.NOT_UNDERSTOOD, "none", NOON));
        return answers.isEmpty()
                ? verdict.on(readings)
                : verdict.on(new Answers(request, readings, reader, NOON).understood());
    }

    private static Function<String, Interpretations> reader(Collection<String> texts) {
        return AnswersTest::interpret;
    }

    private static Interpretations interpret(String text) {
        return ENGINE.interpret(new Question(text, LocalDate.of(2026, 3, 1)));
    }

    private static String sql(ClarificationComplete complete) {
        return SqlRenderer.render(AlgebraJson.read(complete.reading().algebra()));
    }

    private static Table table(TableName name, List<Column> columns, List<ForeignKey> keys) {
        return new Table(name, TableKind.TABLE, null, 10, columns, List.of("id"), List.of(), keys);
    }

    private static ForeignKey key(String column) {
        return new ForeignKey("f_" + column, List.of(column), DEPOT, List.of("id"));
    }

    private static Column column(String name, TypeFamily family) {
        String type =
                switch (family) {
                    case INTEGER -> "integer";
                    case DECIMAL -> "numeric";
                    case DATE -> "date";
                    default -> "text";
                };
        return new Column(name, type, family, false, null, List.of());
    }
}
