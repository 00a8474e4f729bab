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
import java.util.UUID;

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
        UUID id = Envelope.newId();
        if (request.taskId() == null) {
            return new VerifiedQuery(
                    id,
                    request.question(),
                    request.sql(),
                    request.database(),
                    holding,
                    status,
                    request.comment(),
                    null,
                    null,
                    null,
                    1,
                    now,
                    now,
                    Breakage.NONE);
        }
        Task task = tasks.get(request.taskId(), caller);
        if (!(task.state() instanceof TaskState.Completed completed)) {
            throw new ValidationException(
                    ErrorCode.NOT_VERIFIABLE, "The task is " + task.status() + "; only an answer can be verified");
        }
        if (Boolean.TRUE.equals(completed.answer().carriedOver())) {
            throw new ValidationException(Failure.of(
                            ErrorCode.NOT_VERIFIABLE,
                            "\"" + task.submission().query() + "\" means this only after the question that it follows",
                            now)
                    .withHint("Give the whole question as `question`, with `sql` and `database`"));
        }
        return new VerifiedQuery(
                id,
                task.submission().query(),
                completed.answer().sql(),
                task.submission().database(),
                holding,
                status,
                request.comment(),
                task.id(),
                null,
                null,
                1,
                now,
                now,
                Breakage.NONE);
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
