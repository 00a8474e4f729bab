package dev.parley.gateway.orchestration;

import static dev.parley.runtime.repository.Columns.is;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.gateway.security.Caller;
import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.BaseTable;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.Criteria;
import dev.parley.runtime.repository.Operation;
import dev.parley.runtime.repository.TableMapping;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The table {@code idempotency_keys}. */
@Singleton
class IdempotencyKeys extends BaseTable<IdempotencyKeys.Known> {

    private static final Field<String> OWNER = Columns.text("owner");
    private static final Field<String> TENANT = Columns.text("tenant");
    private static final Field<String> KEY = Columns.text("key");
    private static final Field<byte[]> REQUEST = Columns.bytes("request");
    private static final Field<UUID> TASK_ID = Columns.uuid("task_id");
    private static final Field<Instant> CREATED_AT = Columns.moment("created_at");

    private static final String CLAIM = """
            INSERT INTO idempotency_keys AS known (owner, tenant, key, request, task_id, created_at)
            VALUES ({0}, {1}, {2}, {3}, {4}, {5})
            ON CONFLICT (owner, tenant, key) DO UPDATE
            SET request = excluded.request, task_id = excluded.task_id, created_at = excluded.created_at
            WHERE known.created_at < {6}
            """;

    private final SubmissionConfig config;

    /** @param request digest of the one that took the key */
    record Known(byte[] request, UUID taskId) {}

    IdempotencyKeys(ApplicationDatabase database, SubmissionConfig config) {
        super(
                database,
                TableMapping.<Known>of("idempotency_keys")
                        .fixed(REQUEST, Known::request)
                        .fixed(TASK_ID, Known::taskId)
                        .readBy(row -> new Known(row.get(REQUEST), row.get(TASK_ID))));
        this.config = config;
    }

    /**
     * Takes the key for a task that is about to be written. Of transactions that want the same key at once, one goes on and
     * the others wait for it.
     *
     * @return the task that has the key already, by the same request; empty when it is the new task's now
     * @throws ValidationException when another request has it
     */
    Optional<UUID> claim(SqlClient transaction, Caller caller, IdempotencyKey key, Task task) {
        byte[] request = digest(task);
        int claimed = execute(
                transaction,
                Operation.CREATE,
                sql(
                        CLAIM,
                        caller.subject(),
                        DSL.val(caller.tenant(), TENANT),
                        key.text(),
                        request,
                        task.id(),
                        task.createdAt(),
                        task.createdAt().minus(config.keepKeys())));
        return claimed == 1 ? Optional.empty() : Optional.of(earlier(transaction, caller, key, request));
    }

    private UUID earlier(SqlClient transaction, Caller caller, IdempotencyKey key, byte[] request) {
        Criteria same = Criteria.where(OWNER.eq(caller.subject()))
                .and(is(TENANT, caller.tenant()))
                .and(KEY.eq(key.text()));
        Known known = findMany(transaction, same).getFirst();
        if (!MessageDigest.isEqual(known.request(), request)) {
            throw new ValidationException(Failure.of(
                            ErrorCode.IDEMPOTENCY_KEY_REUSED,
                            "`" + IdempotencyKey.HEADER + "` was sent before, with another request",
                            Instant.now())
                    .withHint("Use a new key for a new request; to repeat one, send it unchanged"));
        }
        return known.taskId();
    }

    void purge(SqlClient client, Instant now) {
        deleteAll(client, CREATED_AT.lt(now.minus(config.keepKeys())));
    }

    /** Of what is asked, however it was written, and of whether sensitive values may be in its rows. */
    private static byte[] digest(Task task) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(Json.bytes(task.submission()));
            sha.update(String.valueOf(task.rerunOf()).getBytes(UTF_8));
            return sha.digest(String.valueOf(task.seesSensitive()).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
