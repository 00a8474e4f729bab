package dev.parley.gateway.knowledge;

import dev.parley.gateway.security.Caller;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The SQL of the table {@code verified_queries}. Its methods block. */
@Singleton
class VerifiedQueryRepository extends EntryRepository<VerifiedQuery> {

    private static final String SELECT = """
            SELECT id, question, sql, database, scope, owner, tenant, status, comment, task_id, reason, reviewer,
                   review_comment, reviewed_at, version, created_at, updated_at
            FROM verified_queries
            """;

    private static final String INSERT = """
            INSERT INTO verified_queries (id, question, normalized, sql, database, scope, owner, tenant, status, comment,
                                          task_id, reason, reviewer, review_comment, reviewed_at, version, created_at,
                                          updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            """;

    private static final String UPDATE = """
            UPDATE verified_queries
            SET status = $2, reason = $3, reviewer = $4, review_comment = $5, reviewed_at = $6, version = $7, updated_at = $8
            WHERE id = $1
            """;

    private static final String SET_ASIDE = """
            UPDATE verified_queries
            SET status = 'BROKEN', reason = $2, version = version + 1, updated_at = $3
            WHERE id = $1 AND status IN ('PROPOSED', 'VERIFIED')
            """;

    private static final String OF_THE_SAME_SCOPE = """
            WHERE database = $1 AND hashtextextended(normalized, 0) = hashtextextended($2, 0)
              AND normalized = $2 AND scope = $3 AND id <> $4
              AND (scope = 'ALL' OR tenant IS NOT DISTINCT FROM $6)
              AND (scope <> 'ME' OR owner = $5)
              AND (status = 'VERIFIED' OR status = 'PROPOSED' AND owner = $5 AND tenant IS NOT DISTINCT FROM $6)
            ORDER BY id
            LIMIT 1
            """;

    private static final String ANSWER = """
            WHERE database = $1 AND hashtextextended(normalized, 0) = hashtextextended($2, 0)
              AND normalized = $2
              AND (owner = $3 AND tenant IS NOT DISTINCT FROM $4 AND status IN ('PROPOSED', 'VERIFIED')
                   OR status = 'VERIFIED' AND (scope = 'ALL' OR scope = 'TEAM' AND tenant IS NOT DISTINCT FROM $4))
            ORDER BY CASE WHEN scope = 'ME' THEN 0 WHEN status = 'PROPOSED' THEN 1 WHEN scope = 'TEAM' THEN 2 ELSE 3 END, id
            LIMIT 1
            """;

    VerifiedQueryRepository() {
        super("verified_queries", SELECT, VerifiedStatus.VERIFIED, "position(lower($7) IN normalized) > 0");
    }

    @Override
    void insert(SqlClient client, VerifiedQuery query) {
        Review review = query.review();
        client.preparedQuery(INSERT)
                .executeAndAwait(Tuple.tuple()
                        .addUUID(query.id())
                        .addString(query.question())
                        .addString(VerifiedQuery.normalized(query.question()))
                        .addString(query.sql())
                        .addString(query.database())
                        .addString(query.holding().scope().name())
                        .addString(query.holding().owner())
                        .addString(query.holding().tenant())
                        .addString(query.status().name())
                        .addString(query.comment())
                        .addUUID(query.taskId())
                        .addString(query.reason())
                        .addString(review == null ? null : review.reviewer())
                        .addString(review == null ? null : review.comment())
                        .addOffsetDateTime(review == null ? null : utc(review.at()))
                        .addInteger(query.version())
                        .addOffsetDateTime(utc(query.createdAt()))
                        .addOffsetDateTime(utc(query.updatedAt())));
    }

    /** Writes what a review changes. */
    @Override
    void update(SqlClient client, VerifiedQuery query) {
        client.preparedQuery(UPDATE)
                .executeAndAwait(Tuple.tuple()
                        .addUUID(query.id())
                        .addString(query.status().name())
                        .addString(query.reason())
                        .addString(query.review().reviewer())
                        .addString(query.review().comment())
                        .addOffsetDateTime(utc(query.review().at()))
                        .addInteger(query.version())
                        .addOffsetDateTime(utc(query.updatedAt())));
    }

    /** Its SQL failed. One that answers nobody anyway stays as it is. */
    void setAside(SqlClient client, UUID id, String reason, Instant now) {
        client.preparedQuery(SET_ASIDE).executeAndAwait(Tuple.of(id, reason, utc(now)));
    }

    /** Another one in force that answers the same question for the same people. */
    Optional<VerifiedQuery> sameQuestion(SqlClient client, VerifiedQuery query) {
        Tuple values = Tuple.tuple()
                .addString(query.database())
                .addString(VerifiedQuery.normalized(query.question()))
                .addString(query.holding().scope().name())
                .addUUID(query.id())
                .addString(query.holding().owner())
                .addString(query.holding().tenant());
        return first(client, OF_THE_SAME_SCOPE, values);
    }

    /** The one nearest to the asker that answers the question: their own, their tenant's, or that of all. */
    Optional<VerifiedQuery> answer(SqlClient client, String database, String question, Caller asker) {
        Tuple values = Tuple.tuple()
                .addString(database)
                .addString(VerifiedQuery.normalized(question))
                .addString(asker.subject())
                .addString(asker.tenant());
        return first(client, ANSWER, values);
    }

    @Override
    VerifiedQuery entry(Row row) {
        return new VerifiedQuery(
                row.getUUID("id"),
                row.getString("question"),
                row.getString("sql"),
                row.getString("database"),
                holding(row),
                VerifiedStatus.valueOf(row.getString("status")),
                row.getString("comment"),
                row.getUUID("task_id"),
                row.getString("reason"),
                review(row),
                row.getInteger("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }
}
