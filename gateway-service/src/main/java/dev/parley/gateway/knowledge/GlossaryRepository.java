package dev.parley.gateway.knowledge;

import dev.parley.gateway.security.Caller;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The SQL of the table {@code glossary}. Its methods block. */
@ApplicationScoped
class GlossaryRepository {

    private static final String SELECT = """
            SELECT id, term, synonyms, meaning, database, scope, owner, tenant, status, comment, expires_at, reviewer,
                   review_comment, reviewed_at, version, created_at, updated_at
            FROM glossary
            """;

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('parley.glossary/' || $1, 0))";

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

    private static final String PAGE = """
            WHERE (owner = $1 AND tenant IS NOT DISTINCT FROM $2
                   OR scope = 'TEAM' AND tenant IS NOT DISTINCT FROM $2 AND (status = 'APPROVED' OR $11)
                   OR scope = 'ALL' AND (status = 'APPROVED' OR $11 AND $2::text IS NULL))
              AND ($3::text IS NULL OR database = $3)
              AND ($4::text IS NULL OR scope = $4)
              AND ($5::text IS NULL OR status = $5)
              AND ($6::text IS NULL OR owner = $6)
              AND ($7::text IS NULL OR EXISTS (SELECT FROM unnest(ways) AS way WHERE position(lower($7) IN way) > 0))
              AND ($8::uuid IS NULL OR id < $8)
              AND database = ANY ($10)
            ORDER BY id DESC
            LIMIT $9
            """;

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

    private static final String COUNT =
            "SELECT count(*) FROM glossary WHERE owner = $1 AND tenant IS NOT DISTINCT FROM $2";

    /** What words mean to an asker: those of a lower rank go first. */
    record Known(List<String> ways, String meaning, int rank) {}

    /** Terms of a database change one after the other until the transaction ends. */
    void lock(SqlClient client, String database) {
        client.preparedQuery(LOCK).executeAndAwait(Tuple.of(database));
    }

    void insert(SqlClient client, Term term) {
        client.preparedQuery(INSERT).executeAndAwait(values(term));
    }

    void update(SqlClient client, Term term) {
        client.preparedQuery(UPDATE).executeAndAwait(values(term));
    }

    void delete(SqlClient client, UUID id) {
        client.preparedQuery("DELETE FROM glossary WHERE id = $1").executeAndAwait(Tuple.of(id));
    }

    Optional<Term> find(SqlClient client, UUID id) {
        return terms(client, SELECT + "WHERE id = $1", Tuple.of(id)).stream().findFirst();
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
        return terms(client, SELECT + OF_THE_SAME_SCOPE, values).stream().findFirst();
    }

    /** Those of these databases that the caller may see, newest first; one more than the limit when there are more. */
    List<Term> page(SqlClient client, Caller caller, Set<String> databases, KnowledgeFilter filter) {
        Tuple values = Tuple.tuple()
                .addString(caller.subject())
                .addString(caller.tenant())
                .addString(filter.database())
                .addString(filter.scope() == null ? null : filter.scope().name())
                .addString(filter.status())
                .addString(filter.owner())
                .addString(filter.text())
                .addUUID(filter.before())
                .addInteger(filter.limit() + 1)
                .addArrayOfString(databases.toArray(String[]::new))
                .addBoolean(caller.may(Holding.MANAGE));
        return terms(client, SELECT + PAGE, values);
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
        return StreamSupport.stream(
                        client.preparedQuery(FOR_QUESTION)
                                .executeAndAwait(values)
                                .spliterator(),
                        false)
                .map(row -> new Known(
                        List.of(row.getArrayOfStrings("ways")), row.getString("meaning"), row.getInteger("rank")))
                .toList();
    }

    long owned(SqlClient client, Holding holding) {
        return client.preparedQuery(COUNT)
                .executeAndAwait(Tuple.of(holding.owner(), holding.tenant()))
                .iterator()
                .next()
                .getLong(0);
    }

    private static List<Term> terms(SqlClient client, String sql, Tuple values) {
        return StreamSupport.stream(
                        client.preparedQuery(sql).executeAndAwait(values).spliterator(), false)
                .map(GlossaryRepository::term)
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

    private static Term term(Row row) {
        return new Term(
                row.getUUID("id"),
                row.getString("term"),
                List.of(row.getArrayOfStrings("synonyms")),
                row.getString("meaning"),
                row.getString("database"),
                new Holding(Scope.valueOf(row.getString("scope")), row.getString("owner"), row.getString("tenant")),
                TermStatus.valueOf(row.getString("status")),
                row.getString("comment"),
                instant(row.getOffsetDateTime("expires_at")),
                review(row),
                row.getInteger("version"),
                instant(row.getOffsetDateTime("created_at")),
                instant(row.getOffsetDateTime("updated_at")));
    }

    static Review review(Row row) {
        return row.getString("reviewer") == null
                ? null
                : new Review(
                        row.getString("reviewer"),
                        row.getString("review_comment"),
                        instant(row.getOffsetDateTime("reviewed_at")));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
