package dev.parley.gateway.socket;

import dev.parley.gateway.audit.Act;
import dev.parley.gateway.audit.SecurityAuditor;
import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.problem.Problem;
import dev.parley.gateway.protection.Rate;
import dev.parley.gateway.protection.RateLimits;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.streaming.OwnerEvents;
import dev.parley.gateway.streaming.TaskEvent;
import dev.parley.gateway.streaming.TaskEvents;
import dev.parley.gateway.submission.QueryView;
import dev.parley.gateway.users.UserDirectory;
import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.Watchers;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ParleyException;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.QueryCancelled;
import dev.parley.runtime.trace.Spans;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Does what a client says over its socket, by the same rules as over REST. Blocks; belongs on a virtual thread. */
@ApplicationScoped
class Conversation {

    private static final Logger LOG = Logger.getLogger(Conversation.class);
    private static final String READ = "query:read";

    private final TaskProcessor processor;
    private final TaskEvents taskEvents;
    private final OwnerEvents ownerEvents;
    private final SecurityAuditor auditor;
    private final Watchers watchers;
    private final RateLimits limits;
    private final UserDirectory users;
    private final Spans spans;
    private final MessageReader reader = new MessageReader();

    Conversation(
            TaskProcessor processor,
            TaskEvents taskEvents,
            OwnerEvents ownerEvents,
            SecurityAuditor auditor,
            Watchers watchers,
            RateLimits limits,
            UserDirectory users,
            Spans spans) {
        this.processor = processor;
        this.taskEvents = taskEvents;
        this.ownerEvents = ownerEvents;
        this.auditor = auditor;
        this.watchers = watchers;
        this.limits = limits;
        this.users = users;
        this.spans = spans;
    }

    /** Answers one message; what is wrong with it is an answer too. */
    void take(String text, SocketSession session) {
        String id = null;
        ClientMessage message = null;
        try {
            try {
                MessageReader.Draft draft = reader.draft(text);
                id = draft.id();
                message = reader.message(draft);
            } finally { // what cannot be read counts too
                limits.take(session.bearer().caller(), rate(message))
                        .await()
                        .indefinitely()
                        .requireAdmission();
            }
            users.requireActive(session.bearer().caller());
            traced(message, session);
        } catch (ParleyException e) {
            refused(id, message, e.failure(), session);
        } catch (RuntimeException e) {
            LOG.error("unexpected failure of a message", e);
            watchers.tell(new Breakdown("socket", e, Instant.now()));
            refused(
                    id,
                    message,
                    Failure.of(ErrorCode.INTERNAL_ERROR, "An unexpected error occurred", Instant.now()),
                    session);
        }
    }

    private void traced(ClientMessage message, SocketSession session) {
        spans.of("message " + message.getClass().getSimpleName(), () -> {
            act(message, session);
            return null;
        });
    }

    private void act(ClientMessage message, SocketSession session) {
        Bearer bearer = session.bearer();
        switch (message) {
            case ClientMessage.Subscribe subscribe -> {
                bearer.require(READ);
                subscribe(subscribe, session);
            }
            case ClientMessage.Unsubscribe unsubscribe -> {
                unsubscribe(unsubscribe, session);
            }
            case ClientMessage.Submit submit -> {
                bearer.require(Caller.SUBMIT);
                submit(submit, session);
            }
            case ClientMessage.Answer answer -> {
                bearer.require(Caller.SUBMIT);
                Task task = processor.answer(
                        null,
                        required(answer.taskId()),
                        bearer.caller(),
                        new ClarificationAnswered(
                                answer.questionId(), answer.optionId(), answer.optionIds(), answer.text()));
                session.send(new ServerMessage.Task(answer.id(), QueryView.of(task)));
            }
            case ClientMessage.Cancel cancel -> {
                bearer.require(Caller.SUBMIT);
                Task task = processor.cancel(
                        null, required(cancel.taskId()), bearer.caller(), new QueryCancelled(null, null));
                session.send(new ServerMessage.Task(cancel.id(), QueryView.of(task)));
            }
            case ClientMessage.Ping ping -> session.send(new ServerMessage.Pong(ping.id()));
        }
    }

    private void submit(ClientMessage.Submit submit, SocketSession session) {
        if (submit.request() == null) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "`request` is missing; send {\"query\": \"…\", \"database\": \"…\"} in it");
        }
        if (submit.subscribe()) {
            session.bearer().require(READ);
        }
        Task task = processor.submit(
                submit.request().toSubmission(), session.bearer().caller());
        session.send(new ServerMessage.Task(submit.id(), QueryView.of(task)));
        if (submit.subscribe()) {
            watch(taskEvents.place(task, 0), session);
        }
    }

    private void subscribe(ClientMessage.Subscribe subscribe, SocketSession session) {
        if (subscribe.all() == (subscribe.taskId() != null)) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "Name a `task_id`, or say \"all\": true, one of the two");
        }
        if (subscribe.all()) {
            session.subscriptions()
                    .all(() -> ownerEvents.follow(
                            session.bearer().caller(), subscribe.after(), new AllTasks(session, subscribe.id())));
            return;
        }
        Task task = processor.get(subscribe.taskId(), session.bearer().caller());
        TaskEvents.Place place = taskEvents.place(task, subscribe.afterSeq() == null ? 0 : subscribe.afterSeq());
        session.send(new ServerMessage.Subscribed(subscribe.id(), task.id(), task.status(), null));
        if (!place.isEnd()) {
            watch(place, session);
        }
    }

    private void watch(TaskEvents.Place place, SocketSession session) {
        session.subscriptions()
                .task(
                        place.taskId(),
                        () -> taskEvents.follow(place, event -> {
                            session.send(ServerMessage.Event.of(event, null));
                            if (event.isLast()) {
                                session.subscriptions().endTask(event.taskId());
                            }
                        }));
    }

    private static void unsubscribe(ClientMessage.Unsubscribe unsubscribe, SocketSession session) {
        if (unsubscribe.all()) {
            session.subscriptions().endAll();
        } else {
            session.subscriptions().endTask(required(unsubscribe.taskId()));
        }
        session.send(new ServerMessage.Unsubscribed(
                unsubscribe.id(), unsubscribe.taskId(), unsubscribe.all() ? Boolean.TRUE : null));
    }

    private void refused(String id, ClientMessage message, Failure failure, SocketSession session) {
        Problem problem = Problem.withStatus(failure);
        if (problem.status() < 500) {
            auditor.refused(
                    session.bearer().caller(),
                    act(message),
                    taskId(message),
                    message == null
                            ? "message"
                            : message.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    failure);
        }
        session.send(new ServerMessage.Error(id, problem));
    }

    /** As the same request counts over REST. */
    private static Rate rate(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Submit s -> Rate.SUBMISSIONS;
            case ClientMessage.Answer a -> Rate.SUBMISSIONS;
            case ClientMessage.Subscribe s -> Rate.READS;
            case ClientMessage.Unsubscribe u -> Rate.READS;
            case ClientMessage.Cancel c -> Rate.READS;
            case ClientMessage.Ping p -> Rate.READS;
            case null -> Rate.READS;
        };
    }

    private static Act act(ClientMessage message) {
        return switch (message) {
            case null -> Act.REQUEST;
            case ClientMessage.Subscribe s -> Act.READ;
            case ClientMessage.Unsubscribe u -> Act.READ;
            case ClientMessage.Submit s -> Act.ASK;
            case ClientMessage.Answer a -> Act.ANSWER;
            case ClientMessage.Cancel c -> Act.CANCEL;
            case ClientMessage.Ping p -> Act.REQUEST;
        };
    }

    private static UUID taskId(ClientMessage message) {
        return switch (message) {
            case null -> null;
            case ClientMessage.Subscribe subscribe -> subscribe.taskId();
            case ClientMessage.Unsubscribe unsubscribe -> unsubscribe.taskId();
            case ClientMessage.Submit submit -> null;
            case ClientMessage.Answer answer -> answer.taskId();
            case ClientMessage.Cancel cancel -> cancel.taskId();
            case ClientMessage.Ping ping -> null;
        };
    }

    private static UUID required(UUID taskId) {
        if (taskId == null) {
            throw new ValidationException(ErrorCode.INVALID_REQUEST, "`task_id` is missing");
        }
        return taskId;
    }

    /** A subscription to all tasks of one's own. */
    private record AllTasks(SocketSession session, String id) implements OwnerEvents.Sink {

        @Override
        public boolean past(TaskEvent event, String cursor) throws InterruptedException {
            return session.sendPatiently(ServerMessage.Event.of(event, cursor));
        }

        @Override
        public void now(TaskEvent event, String cursor) {
            session.send(ServerMessage.Event.of(event, cursor));
        }

        @Override
        public void live() {
            session.send(new ServerMessage.Subscribed(id, null, null, true));
        }

        @Override
        public void broken() {
            session.close(CloseCode.BROKEN);
        }
    }
}
