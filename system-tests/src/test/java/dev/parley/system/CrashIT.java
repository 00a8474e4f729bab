package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.TopicClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part that dies in the middle of a question costs time, never the answer, and gives it once. */
class CrashIT {

    private static final EmbeddedStack STACK = RunningStack.get();

    private final Client client = new Client(STACK.gatewayUri(), STACK.token());

    /** The agent is stopped first, so that the question surely waits for it when it is killed. */
    @ParameterizedTest
    @CsvSource({"CLARIFIER, CLARIFYING", "CODER, GENERATING", "TESTER, TESTING"})
    void shouldAnswerOnceThoughTheAgentIsKilledInTheMiddle(Part agent, String step) throws Exception {
        long pid = STACK.process(agent).pid();
        signal("STOP", pid);
        String taskId = client.submit("How many orders per status?");
        Eventually.get(
                agent + " has it", Duration.ofSeconds(20), () -> status(taskId).equals(step) ? step : null);

        signal("KILL", pid);

        JsonNode task = client.finished(taskId);
        assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("COMPLETED");
        assertThat(new TopicClient(STACK.kafkaBootstrapServers(), Topics.RESULTS).all(r -> taskId.equals(r.key())))
                .hasSize(1);
        Eventually.get(
                agent + " is back",
                Duration.ofSeconds(60),
                () -> STACK.process(agent).pid() != pid ? agent : null);
    }

    private String status(String taskId) {
        return client.get("/api/v1/query/" + taskId).body().path("status").asText();
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .start()
                .waitFor();
        assertThat(exit).isZero();
    }
}
