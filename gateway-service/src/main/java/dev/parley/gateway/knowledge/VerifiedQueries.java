package dev.parley.gateway.knowledge;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.orchestration.TaskState;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.Envelope;
import dev.parley.runtime.repository.ApplicationDatabase;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** The verified queries. */
@Singleton
class VerifiedQueries extends Shelf<VerifiedQuery> {

    private final VerifiedQueryRepository repository;
    private final TaskProcessor tasks;
    private final DatabaseAccess access;

    VerifiedQueries(
            ApplicationDatabase database,
            VerifiedQueryRepository repository,
            TaskProcessor tasks,
            DatabaseAccess access,
            KnowledgeConfig config) {
        super("verified query", "verified queries", database, repository, access, config);
        this.repository = repository;
        this.tasks = tasks;
        this.access = access;
    }

    /**
     * One that the caller may approve is verified at once.
     *
     * @throws ValidationException when the SQL cannot answer it again, or another one answers the question already
     */
    VerifiedQuery create(VerifiedQueryRequest request, Caller caller) {
        VerifiedQuery query = query(request.checked(), caller, clock.instant());
        access.require(caller, query.database());
        VerifiableSql.require(query.question(), query.sql());
        return add(query);
    }

    private VerifiedQuery query(VerifiedQueryRequest request, Caller caller, Instant now) {
        Holding holding = Holding.of(request.scope() == null ? Scope.ME : request.scope(), caller);
        VerifiedStatus status = holding.mayReview(caller) ? VerifiedStatus.VERIFIED : VerifiedStatus.PROPOSED;
        Vouched vouched = request.taskId() == null
                ? new Vouched(request.question(), request.sql(), request.database())
                : answered(tasks.get(request.taskId(), caller), now);
        return new VerifiedQuery(
                Envelope.newId(),
                vouched.question(),
                vouched.sql(),
                vouched.database(),
                holding,
                status,
                request.comment(),
                request.taskId(),
                null,
                null,
                1,
                now,
                now,
                Breakage.NONE);
    }

    /** What somebody vouches for. */
    private record Vouched(String question, String sql, String database) {}

    private static Vouched answered(Task task, Instant now) {
        if (!(task.state() instanceof TaskState.Completed completed)) {
            throw new ValidationException(
                    ErrorCode.NOT_VERIFIABLE, "The task is " + task.status() + "; only an answer can be verified");
        }
        String question = task.submission().query();
        if (Boolean.TRUE.equals(completed.answer().carriedOver())) {
            throw new ValidationException(Failure.of(
                            ErrorCode.NOT_VERIFIABLE,
                            "\"" + question + "\" means this only after the question that it follows",
                            now)
                    .withHint("Give the whole question as `question`, with `sql` and `database`"));
        }
        return new Vouched(question, completed.answer().sql(), task.submission().database());
    }

    @Override
    void requireNoOther(SqlConnection connection, VerifiedQuery query) {
        repository.sameQuestion(connection, query).ifPresent(other -> {
            throw new ValidationException(Failure.of(
                            ErrorCode.KNOWLEDGE_CONFLICT,
                            "The question is answered by another verified query already, for the same people",
                            clock.instant())
                    .withHint("Delete that one first: DELETE /api/v1/verified-queries/" + other.id())
                    .withDetails(Map.of(
                            "id",
                            other.id(),
                            "question",
                            other.question(),
                            "sql",
                            other.sql(),
                            "owner",
                            other.holding().owner())));
        });
    }
}
