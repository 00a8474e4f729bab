package dev.parley.gateway.knowledge;

import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.Criteria;
import dev.parley.runtime.repository.StoredRow;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The table {@code glossary}. */
@Singleton
class GlossaryRepository extends EntryRepository<Term> {

    private static final String TABLE = "glossary";
    private static final Field<String> TERM = Columns.text("term");
    private static final Field<List<String>> SYNONYMS = Columns.texts("synonyms");
    private static final Field<List<String>> WAYS = Columns.texts("ways");
    private static final Field<String> MEANING = Columns.text("meaning");
    private static final Field<Instant> EXPIRES_AT = Columns.moment("expires_at");
    private static final Field<Origin.Source> SOURCE = Columns.named("source", Origin.Source.class);
    private static final Field<UUID> TASK_ID = Columns.uuid("task_id");
    private static final Field<String> OPTION_ID = Columns.text("option_id");
    private static final Field<List<String>> INSTEAD = Columns.texts("instead");
    private static final Field<String> CONFLICT = Columns.text("conflict");

    /** Of those beyond the limit, the ones whose first letters are in the question are the likelier. */
    private static final String FOR_QUESTION = """
            SELECT id, ways, meaning, option_id, updated_at, %s AS rank,
                   EXISTS (SELECT FROM unnest(ways) AS way WHERE position(left(way, 4) IN lower({3})) > 0) AS likely
            FROM glossary
            WHERE database = {0}
              AND (expires_at IS NULL OR expires_at > {4})
              AND (owner = {1} AND tenant IS NOT DISTINCT FROM {2} AND status <> 'REJECTED'
                   OR status = 'APPROVED' AND (scope = 'ALL' OR scope = 'TEAM' AND tenant IS NOT DISTINCT FROM {2}))
            ORDER BY likely DESC, rank, id
            LIMIT {5}
            """.formatted(RANK);

    /**
     * What words mean to an asker: those of a lower rank go first.
     *
     * @param optionId the option that it was learnt from; null for what somebody wrote
     */
    record Known(UUID id, List<String> ways, String meaning, int rank, String optionId, Instant updatedAt) {}

    GlossaryRepository(ApplicationDatabase database) {
        super(
                database,
                TABLE,
                EntryRepository.<Term>mapping(TABLE)
                        .column(TERM, Term::term)
                        .column(SYNONYMS, Term::synonyms)
                        .derived(WAYS, term -> List.copyOf(term.ways()))
                        .column(MEANING, Term::meaning)
                        .column(EXPIRES_AT, Term::expiresAt)
                        .column(SOURCE, term -> term.origin().source())
                        .column(TASK_ID, term -> term.origin().taskId())
                        .column(OPTION_ID, term -> term.origin().optionId())
                        .column(INSTEAD, term -> term.origin().instead())
                        .column(CONFLICT, term -> term.origin().conflict())
                        .readBy(GlossaryRepository::entry),
                TermStatus.APPROVED);
    }

    @Override
    Condition containing(String text) {
        return DSL.condition(
                "EXISTS (SELECT FROM unnest(ways) AS way WHERE position({0} IN way) > 0)",
                DSL.val(text.toLowerCase(Locale.ROOT)));
    }

    /** Another term in force whose words include one of this one's, for the same people. */
    Optional<Term> sameWords(SqlClient client, Term term, Instant now) {
        return first(client, rivals(term), term, now);
    }

    /** A term of others that holds for its owner and whose words include one of this one's. */
    Optional<Term> sameWordsOfOthers(SqlClient client, Term term, Instant now) {
        Condition shared = DATABASE.eq(term.database())
                .and(STATUS.eq(TermStatus.APPROVED.name()))
                .and(ID.ne(term.id()))
                .and(SCOPE.eq(Scope.ALL)
                        .or(SCOPE.eq(Scope.TEAM)
                                .and(Columns.is(TENANT, term.holding().tenant()))));
        return first(client, shared, term, now);
    }

    private Optional<Term> first(SqlClient client, Condition which, Term term, Instant now) {
        Criteria same = Criteria.where(which)
                .and(DSL.condition("{0} && {1}", WAYS, DSL.val(List.copyOf(term.ways()), WAYS)))
                .and(EXPIRES_AT.isNull().or(EXPIRES_AT.gt(now)));
        return findMany(client, same.orderBy(ID.asc()).limit(1)).stream().findFirst();
    }

    List<Known> forQuestion(
            SqlClient client, String database, String owner, String tenant, String question, Instant now, int limit) {
        return select(client, sql(FOR_QUESTION, database, owner, DSL.val(tenant, TENANT), question, now, limit))
                .map(row -> new Known(
                        row.get(ID),
                        row.get(WAYS),
                        row.get(MEANING),
                        row.get(Columns.integer("rank")),
                        row.get(OPTION_ID),
                        row.get(UPDATED_AT)))
                .toList();
    }

    private static Term entry(StoredRow row) {
        return new Term(
                row.get(ID),
                row.get(TERM),
                row.get(SYNONYMS),
                row.get(MEANING),
                row.get(DATABASE),
                holding(row),
                TermStatus.valueOf(row.get(STATUS)),
                row.get(COMMENT),
                row.get(EXPIRES_AT),
                review(row),
                row.get(VERSION),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                new Origin(row.get(SOURCE), row.get(TASK_ID), row.get(OPTION_ID), row.get(INSTEAD), row.get(CONFLICT)));
    }
}
