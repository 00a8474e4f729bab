package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventParserTest {

    @Test
    void shouldPutLinesTogether() {
        EventParser parser = new EventParser();
        List<TaskEvent> events =
                """
                : keep-alive

                id: 1
                event: clarifying
                data: {"task_id":"t","status":"CLARIFYING",
                data: "message":"linking words"}

                id:2
                event:completed
                data:{}

                """.lines().map(parser::accept).flatMap(Optional::stream).toList();
        assertThat(events)
                .containsExactly(
                        new TaskEvent("1", "clarifying", "linking words"), new TaskEvent("2", "completed", ""));
        assertThat(events.get(1).isLast()).isTrue();
    }

    @Test
    void shouldSurviveDataThatIsNotJson() {
        EventParser parser = new EventParser();
        parser.accept("event: testing");
        parser.accept("data: {");
        assertThat(parser.accept("")).contains(new TaskEvent("", "testing", ""));
    }
}
