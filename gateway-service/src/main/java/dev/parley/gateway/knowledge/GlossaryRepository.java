package dev.parley.gateway.knowledge;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The SQL of the table {@code glossary}. Its methods block. */
@Singleton
class GlossaryRepository extends EntryRepository<Term> {

    private static final String SELECT = """
            SELECT id, term, synonyms, meaning, database, scope, owner, tenant, status, comment, expires_at, reviewer,
                   review_comment, reviewed_at, version, created_at, updated_at
            FROM glossary
            """;

    private static final String INSERT = """
            INSERT INTO glossary (id, term, synonyms, ways, meaning, database, scope, owner, tenant, status, comment,
                                  expires_at, reviewer, review_comment, reviewed_at, version, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            """;

    private static final String UPDATE = """
            UPDATE glossary
            SET term = $2, synonyms = $3, ways = $4, meaning = $5, database = $6, scope = $7, owner = $8, tenant = $9,
                status = $10, comment = $11, expires_at = $12, reviewer = $13, review_comment = $14, reviewed_at = $15,
                version = $16, created_at = $17, updated_at = $18
            WHERE id = $1
            """;

    private static final String OF_THE_SAME_SCOPE = """
            WHERE database = $1 AND scope = $2 AND ways && $3 AND id <> $4
              AND (scope = 'ALL' OR tenant IS NOT DISTINCT FROM $6)
              AND (scope <> 'ME' OR owner = $5)
              AND (status = 'APPROVED' OR status = 'PROPOSED' AND owner = $5 AND tenant IS NOT DISTINCT FROM $6)
              AND (expires_at IS NULL OR expires_at > $7)
            ORDER BY id
            LIMIT 1
            """;

    private static final String CONTAINING =
            "EXISTS (SELECT FROM unnest(ways) AS way WHERE position(lower($7) IN way) > 0)";

    /** Of those beyond the limit, the ones whose first letters are in the question are the likelier. */
    private static final String FOR_QUESTION = """
            SELECT ways, meaning,
                   CASE WHEN scope = 'ME' THEN 0 WHEN status = 'PROPOSED' THEN 1 WHEN scope = 'TEAM' THEN 2 ELSE 3 END AS rank,
                   EXISTS (SELECT FROM unnest(ways) AS way WHERE position(left(way, 4) IN lower($4)) > 0) AS likely
            FROM glossary
            WHERE database = $1
              AND (expires_at IS NULL OR expires_at > $5)
              AND (owner = $2 AND tenant IS NOT DISTINCT FROM $3 AND status <> 'REJECTED'
                   OR status = 'APPROVED' AND (scope = 'ALL' OR scope = 'TEAM' AND tenant IS NOT DISTINCT FROM $3))
            ORDER BY likely DESC, rank, id
            LIMIT $6
            """;

    /** What words mean to an asker: those of a lower rank go first. */
    record Known(List<String> ways, String meaning, int rank) {}

    GlossaryRepository() {
        super("glossary", SELECT, TermStatus.APPROVED, CONTAINING);
    }

    @Override
    void insert(SqlClient client, Term term) {
        client.preparedQuery(INSERT).executeAndAwait(values(term));
    }

    @Override
    void update(SqlClient client, Term term) {
        client.preparedQuery(UPDATE).executeAndAwait(values(term));
    }

    /** Another term in force whose words include one of this one's, for the same people. */
    Optional<Term> sameWords(SqlClient client, Term term, Instant now) {
        Tuple values = Tuple.tuple()
                .addString(term.database())
                .addString(term.holding().scope().name())
                .addArrayOfString(term.ways().toArray(String[]::new))
                .addUUID(term.id())
                .addString(term.holding().owner())
                .addString(term.holding().tenant())
                .addOffsetDateTime(utc(now));
        return first(client, OF_THE_SAME_SCOPE, values);
    }

    List<Known> forQuestion(
            SqlClient client, String database, String owner, String tenant, String question, Instant now, int limit) {
        Tuple values = Tuple.tuple()
                .addString(database)
                .addString(owner)
                .addString(tenant)
                .addString(question)
                .addOffsetDateTime(utc(now))
                .addInteger(limit);
        return rows(client, FOR_QUESTION, values)
                .map(row -> new Known(
                        List.of(row.getArrayOfStrings("ways")), row.getString("meaning"), row.getInteger("rank")))
                .toList();
    }

    private static Tuple values(Term term) {
        Review review = term.review();
        return Tuple.tuple()
                .addUUID(term.id())
                .addString(term.term())
                .addArrayOfString(term.synonyms().toArray(String[]::new))
                .addArrayOfString(term.ways().toArray(String[]::new))
                .addString(term.meaning())
                .addString(term.database())
                .addString(term.holding().scope().name())
                .addString(term.holding().owner())
                .addString(term.holding().tenant())
                .addString(term.status().name())
                .addString(term.comment())
                .addOffsetDateTime(utc(term.expiresAt()))
                .addString(review == null ? null : review.reviewer())
                .addString(review == null ? null : review.comment())
                .addOffsetDateTime(review == null ? null : utc(review.at()))
                .addInteger(term.version())
                .addOffsetDateTime(utc(term.createdAt()))
                .addOffsetDateTime(utc(term.updatedAt()));
    }

    @Override
    Term entry(Row row) {
        return new Term(
                row.getUUID("id"),
                row.getString("term"),
                List.of(row.getArrayOfStrings("synonyms")),
                row.getString("meaning"),
                row.getString("database"),
                holding(row),
                TermStatus.valueOf(row.getString("status")),
                row.getString("comment"),
                instant(row, "expires_at"),
                review(row),
                row.getInteger("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }
}
