package dev.parley.gateway.knowledge;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.orchestration.TaskState;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.storage.ApplicationDatabase;
import dev.parley.model.error.AccessException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.Envelope;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * The verified queries, and who may do what with them. All methods block, and throw {@link ValidationException} when there
 * is no such query that the caller may see and {@link AccessException} when they may see but not change it.
 */
@ApplicationScoped
class VerifiedQueries {

    private final ApplicationDatabase database;
    private final VerifiedQueryRepository repository;
    private final TaskProcessor tasks;
    private final DatabaseAccess access;
    private final KnowledgeConfig config;
    private final Clock clock = Clock.systemUTC();

    VerifiedQueries(
            ApplicationDatabase database,
            VerifiedQueryRepository repository,
            TaskProcessor tasks,
            DatabaseAccess access,
            KnowledgeConfig config) {
        this.database = database;
        this.repository = repository;
        this.tasks = tasks;
        this.access = access;
        this.config = config;
    }

    VerifiedQuery get(UUID id, Caller caller) {
        Set<String> usable = access.usable(caller);
        return database.inTransaction(connection -> visible(connection, id, caller, usable));
    }

    List<VerifiedQuery> page(Caller caller, KnowledgeFilter filter) {
        Set<String> usable = access.usable(caller);
        return database.inTransaction(connection -> repository.page(connection, caller, usable, filter));
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
        return database.inTransaction(connection -> {
            repository.lock(connection, query.database());
            if (repository.owned(connection, query.holding()) >= config.maxOwned()) {
                throw new ValidationException(
                        ErrorCode.TOO_MUCH_KNOWLEDGE,
                        "You own " + config.maxOwned()
                                + " verified queries, which is as many as are kept; delete some");
            }
            requireNoOther(connection, query);
            repository.insert(connection, query);
            return query;
        });
    }

    VerifiedQuery review(UUID id, OptionalInt version, boolean approved, String comment, Caller caller) {
        Set<String> usable = access.usable(caller);
        Instant now = clock.instant();
        return database.inTransaction(connection -> {
            VerifiedQuery current = locked(connection, id, caller, usable);
            current.holding().requireReviewable(caller);
            Version.require(version, current.version());
            VerifiedQuery reviewed = current.reviewed(
                    approved ? VerifiedStatus.VERIFIED : VerifiedStatus.SET_ASIDE,
                    new Review(caller.subject(), comment, now),
                    now);
            if (approved) {
                requireNoOther(connection, reviewed);
            }
            repository.review(connection, reviewed);
            return reviewed;
        });
    }

    void delete(UUID id, OptionalInt version, Caller caller) {
        Set<String> usable = access.usable(caller);
        database.inTransaction(connection -> {
            VerifiedQuery current = locked(connection, id, caller, usable);
            current.holding().requireChangeable(caller);
            Version.require(version, current.version());
            repository.delete(connection, id);
            return null;
        });
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
                    now);
        }
        Task task = tasks.get(request.taskId(), caller);
        if (!(task.state() instanceof TaskState.Completed completed)) {
            throw new ValidationException(
                    ErrorCode.NOT_VERIFIABLE, "The task is " + task.status() + "; only an answer can be verified");
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
                now);
    }

    private VerifiedQuery locked(SqlConnection connection, UUID id, Caller caller, Set<String> usable) {
        repository.lock(connection, visible(connection, id, caller, usable).database());
        return visible(connection, id, caller, usable);
    }

    private VerifiedQuery visible(SqlConnection connection, UUID id, Caller caller, Set<String> usable) {
        return repository
                .find(connection, id)
                .filter(query -> query.holding().isVisibleTo(caller, query.status() == VerifiedStatus.VERIFIED)
                        && usable.contains(query.database()))
                .orElseThrow(
                        () -> new ValidationException(ErrorCode.UNKNOWN_KNOWLEDGE, "There is no verified query " + id));
    }

    private void requireNoOther(SqlConnection connection, VerifiedQuery query) {
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
