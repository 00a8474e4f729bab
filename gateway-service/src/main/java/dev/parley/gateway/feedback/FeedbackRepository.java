package dev.parley.gateway.feedback;

import dev.parley.gateway.paging.PageStatement;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The SQL of the table {@code feedback}. Its methods block; a {@link ConnectionException} says that it is away. */
@ApplicationScoped
public class FeedbackRepository {

    private static final String SELECT = """
            SELECT task_id, owner, tenant, database, question, sql, verdict, comment, corrected_sql, created_at, updated_at
            FROM feedback
            """;

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Pool pool;

    FeedbackRepository(Pool pool) {
        this.pool = pool;
    }

    /** Of one task; empty when nobody judged it. Whose it is the caller has to look at. */
    public Optional<Feedback> find(UUID taskId) {
        return list(run(SELECT + "WHERE task_id = $1", Tuple.of(taskId))).stream()
                .findFirst();
    }

    /** Newest first; one more than the filter's limit when there are more. */
    public List<Feedback> find(FeedbackFilter filter) {
        PageStatement.Statement statement = filter.statement(SELECT);
        return list(run(statement.sql(), statement.values()));
    }

    /** In the place of what was said before of that task. */
    Feedback put(Feedback feedback) {
        return list(run(
                        """
                        INSERT INTO feedback (task_id, owner, tenant, database, question, sql, verdict, comment,
                                              corrected_sql, created_at, updated_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
                        ON CONFLICT (task_id) DO UPDATE
                        SET verdict = excluded.verdict, comment = excluded.comment,
                            corrected_sql = excluded.corrected_sql, updated_at = excluded.updated_at
                        RETURNING *
                        """,
                        Tuple.tuple()
                                .addUUID(feedback.taskId())
                                .addString(feedback.owner())
                                .addString(feedback.tenant())
                                .addString(feedback.database())
                                .addString(feedback.question())
                                .addString(feedback.sql())
                                .addString(feedback.verdict().name())
                                .addString(feedback.comment())
                                .addString(feedback.correctedSql())
                                .addOffsetDateTime(feedback.updatedAt().atOffset(ZoneOffset.UTC))))
                .getFirst();
    }

    private RowSet<Row> run(String sql, Tuple values) {
        return pool.preparedQuery(sql)
                .execute(values)
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .onFailure(e -> !(e instanceof PgException))
                .transform(FeedbackRepository::away)
                .await()
                .indefinitely();
    }

    private static ConnectionException away(Throwable e) {
        return new ConnectionException(
                Failure.of(ErrorCode.SERVICE_UNAVAILABLE, "Parley cannot look at feedback at the moment", Instant.now())
                        .withHint("Try again in a few seconds"),
                e);
    }

    private static List<Feedback> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(FeedbackRepository::feedback)
                .toList();
    }

    private static Feedback feedback(Row row) {
        return new Feedback(
                row.getUUID("task_id"),
                row.getString("owner"),
                row.getString("tenant"),
                row.getString("database"),
                row.getString("question"),
                row.getString("sql"),
                FeedbackVerdict.valueOf(row.getString("verdict")),
                row.getString("comment"),
                row.getString("corrected_sql"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
