package dev.parley.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.model.message.PreviousQuestion;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A question that goes on from an earlier one. */
class FollowedQuestionTest extends OrchestratedTask {

    @Test
    void shouldTellTheClarifierInEveryRoundWhatAQuestionFollows() {
        Task answered = reply(
                reply(
                        reply(submitted(), CLEAR, Topics.CODER, CodeGenerationRequest.class),
                        CODE,
                        Topics.TESTER,
                        TestRequest.class),
                HELD,
                Topics.RESULTS,
                QueryCompleted.class);
        QuerySubmitted question = new QuerySubmitted("and in Lyon?", "sports", null, null, TASK_ID);
        PreviousQuestion previous = FollowedQuestion.of(answered, question, NOON);
        assertThat(previous)
                .isEqualTo(new PreviousQuestion(
                        "Clubs by city",
                        "The number of clubs per city",
                        CLEAR.reading().algebra(),
                        "ab12"));

        Transition first = orchestrator.submitted(question, previous, tick());
        Task following = new Task(TASK_ID, "ann", null, false, question, null, previous, first.next(), 1, NOON, NOON);
        Task awaiting = reply(following, UNCLEAR, Topics.RESULTS, ClarificationNeeded.class);
        Transition second = orchestrator.answered(awaiting, new ClarificationAnswered("reading", "b"), tick());

        assertThat(List.of(first, second))
                .extracting(transition -> ((ClarificationRequest)
                                transition.outgoing().orElseThrow().message())
                        .previous())
                .containsOnly(previous);
    }

    @Test
    void shouldNotGoOnFromSqlThatNoReadingIsKnownOf() {
        Task answered = reply(vouched(SUBMISSION), HELD, Topics.RESULTS, QueryCompleted.class);

        PreviousQuestion previous = FollowedQuestion.of(answered, SUBMISSION, NOON);

        assertThat(previous.algebra()).isNull();
        assertThat(previous.query()).isEqualTo("Clubs by city");
    }
}
