package dev.parley.gateway.orchestration;

import dev.parley.gateway.watch.TaskStep.NotRun;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.Message;
import dev.parley.model.message.ReadingOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One step of a task.
 *
 * @param next the state that it is in then
 * @param outgoing what has to be published with it; at most one message, under the id of the {@link Tick}
 * @param broken the verified query that did not hold, if there was one
 * @param withdrawn the request whose reply is waited for no longer, if one was
 * @param choice what the asker was found to mean, if they were asked
 * @param notRun readings that were to be compared and did not run
 */
record Transition(
        TaskState next,
        Optional<Outgoing> outgoing,
        Optional<BrokenAnswer> broken,
        Optional<UUID> withdrawn,
        Optional<Choice> choice,
        List<NotRun> notRun) {

    static Transition sending(TaskState next, String topic, Message message) {
        return new Transition(
                next,
                Optional.of(new Outgoing(topic, message)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    Transition breaking(KnownAnswer answer, String reason) {
        return new Transition(
                next, outgoing, Optional.of(new BrokenAnswer(answer.id(), reason)), withdrawn, choice, notRun);
    }

    /** @param request that an agent may have in hand */
    Transition withdrawing(Optional<UUID> request) {
        return new Transition(next, outgoing, broken, request, choice, notRun);
    }

    Transition choosing(Optional<Choice> chosen) {
        return new Transition(next, outgoing, broken, withdrawn, chosen, notRun);
    }

    Transition comparedWithout(List<NotRun> readings) {
        return new Transition(next, outgoing, broken, withdrawn, choice, readings);
    }

    /** One option of a question back. */
    record Choice(ClarifyingQuestion question, ReadingOption option) {}

    record Outgoing(String topic, Message message) {}

    /** @param id of the verified query */
    record BrokenAnswer(UUID id, String reason) {}
}
