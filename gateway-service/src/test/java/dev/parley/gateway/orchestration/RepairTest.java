package dev.parley.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.orchestration.TaskState.Failed;
import dev.parley.gateway.orchestration.TaskState.Generating;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.CodeGenerationFailed;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.model.message.Topics;
import dev.parley.model.task.TaskStatus;
import org.junit.jupiter.api.Test;

/** SQL that did not hold goes back to the coder. */
class RepairTest extends OrchestratedTask {

    @Test
    void shouldHaveTheStatementMendedThatRan() {
        TestFailed failed =
                new TestFailed(TestType.RESULT, failure(ErrorCode.ANSWER_DOUBTFUL)).about("SELECT DISTINCT 1");

        Task task = reply(testing(), failed, Topics.CODER, CodeGenerationRequest.class);

        assertThat(((Generating) task.state()).attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.sql()).isEqualTo("SELECT DISTINCT 1"));
    }

    @Test
    void shouldSendFailedSqlBackToTheCoderWithTheFinding() {
        Task task = testing();
        Task repairing = reply(
                task,
                new TestFailed(TestType.SYNTAX, failure(ErrorCode.SQL_INVALID)),
                Topics.CODER,
                CodeGenerationRequest.class);

        assertThat(repairing.status()).isEqualTo(TaskStatus.REPAIRING);
        Transition transition = orchestrator
                .replied(
                        task,
                        task.state().waitsFor().orElseThrow(),
                        new TestFailed(TestType.SYNTAX, failure(ErrorCode.SQL_INVALID)),
                        tick())
                .orElseThrow();
        CodeGenerationRequest request =
                (CodeGenerationRequest) transition.outgoing().orElseThrow().message();
        assertThat(request.failedSql()).containsExactly("SELECT 1");
        assertThat(((Generating) repairing.state()).attempts())
                .extracting(attempt -> attempt.finding().errorCode())
                .containsExactly(ErrorCode.SQL_INVALID);
    }

    @Test
    void shouldEndAfterTheLastRepair() {
        Task task = testing();
        AgentReply broken = new TestFailed(TestType.SYNTAX, failure(ErrorCode.SQL_INVALID));
        for (int repair = 0; repair < 2; repair++) {
            task = reply(task, broken, Topics.CODER, CodeGenerationRequest.class);
            task = reply(task, CODE, Topics.TESTER, TestRequest.class);
        }
        task = reply(task, broken, Topics.RESULTS, QueryFailed.class);

        assertThat(((Failed) task.state()).result().sql()).isEqualTo("SELECT 1");
    }

    @Test
    void shouldTellWhyTheSqlFailedWhenThereIsNoBetter() {
        Task repairing = reply(
                testing(),
                new TestFailed(TestType.SYNTAX, failure(ErrorCode.SQL_INVALID)),
                Topics.CODER,
                CodeGenerationRequest.class);
        Task task = reply(
                repairing,
                new CodeGenerationFailed(failure(ErrorCode.NO_CANDIDATE)),
                Topics.RESULTS,
                QueryFailed.class);

        assertThat(((Failed) task.state()).result().failure().errorCode()).isEqualTo(ErrorCode.SQL_INVALID);
    }

    @Test
    void shouldNotBlameTheSqlForABrokenEnvironment() {
        Task task = reply(
                testing(),
                new TestFailed(TestType.ENVIRONMENT, failure(ErrorCode.DATABASE_UNAVAILABLE)),
                Topics.RESULTS,
                QueryFailed.class);

        assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
    }
}
