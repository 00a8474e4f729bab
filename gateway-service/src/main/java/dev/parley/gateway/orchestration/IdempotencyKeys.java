package dev.parley.gateway.orchestration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.gateway.security.Caller;
import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The SQL of the table {@code idempotency_keys}. */
@ApplicationScoped
class IdempotencyKeys {

    private final SubmissionConfig config;

    IdempotencyKeys(SubmissionConfig config) {
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
        int claimed = transaction
                .preparedQuery("""
                        INSERT INTO idempotency_keys AS known (owner, tenant, key, request, task_id, created_at)
                        VALUES ($1, $2, $3, $4, $5, $6)
                        ON CONFLICT (owner, tenant, key) DO UPDATE
                        SET request = excluded.request, task_id = excluded.task_id, created_at = excluded.created_at
                        WHERE known.created_at < $7
                        """)
                .execute(Tuple.tuple()
                        .addString(caller.subject())
                        .addString(caller.tenant())
                        .addString(key.text())
                        .addBuffer(Buffer.buffer(request))
                        .addUUID(task.id())
                        .addOffsetDateTime(utc(task.createdAt()))
                        .addOffsetDateTime(utc(task.createdAt().minus(config.keepKeys()))))
                .await()
                .indefinitely()
                .rowCount();
        return claimed == 1 ? Optional.empty() : Optional.of(earlier(transaction, caller, key, request));
    }

    private static UUID earlier(SqlClient transaction, Caller caller, IdempotencyKey key, byte[] request) {
        Row row = transaction
                .preparedQuery("""
                        SELECT request, task_id FROM idempotency_keys
                        WHERE owner = $1 AND tenant IS NOT DISTINCT FROM $2 AND key = $3
                        """)
                .execute(Tuple.of(caller.subject(), caller.tenant(), key.text()))
                .await()
                .indefinitely()
                .iterator()
                .next();
        if (!MessageDigest.isEqual(row.getBuffer("request").getBytes(), request)) {
            throw new ValidationException(Failure.of(
                            ErrorCode.IDEMPOTENCY_KEY_REUSED,
                            "`" + IdempotencyKey.HEADER + "` was sent before, with another request",
                            Instant.now())
                    .withHint("Use a new key for a new request; to repeat one, send it unchanged"));
        }
        return row.getUUID("task_id");
    }

    void purge(SqlClient client, Instant now) {
        client.preparedQuery("DELETE FROM idempotency_keys WHERE created_at < $1")
                .execute(Tuple.of(utc(now.minus(config.keepKeys()))))
                .await()
                .indefinitely();
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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
