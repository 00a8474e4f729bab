package dev.parley.gateway.knowledge;

import static dev.parley.runtime.repository.Columns.is;

import dev.parley.gateway.security.Caller;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.Criteria;
import dev.parley.runtime.repository.Operation;
import dev.parley.runtime.repository.StoredRow;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The table {@code verified_queries}. */
@Singleton
class VerifiedQueryRepository extends EntryRepository<VerifiedQuery> {

    private static final String TABLE = "verified_queries";
    private static final Field<String> QUESTION = Columns.text("question");
    private static final Field<String> NORMALIZED = Columns.text("normalized");
    private static final Field<String> SQL = Columns.text("sql");
    private static final Field<UUID> TASK_ID = Columns.uuid("task_id");
    private static final Field<String> REASON = Columns.text("reason");
    private static final Field<VerifiedStatus> HELD = Columns.named("held", VerifiedStatus.class);
    private static final Field<List<String>> MISSING = Columns.texts("missing");
    private static final Field<String> REPAIR = Columns.text("repair");

    private static final int MOST_COMPARED = 50;
    private static final int MOST_LIKE = 500;

    private static final String SET_ASIDE = """
            UPDATE verified_queries
            SET held = status, status = 'BROKEN', reason = {1}, version = version + 1, updated_at = {2}
            WHERE id = {0} AND status IN ('PROPOSED', 'VERIFIED')
            """;

    VerifiedQueryRepository(ApplicationDatabase database) {
        super(
                database,
                TABLE,
                EntryRepository.<VerifiedQuery>mapping(TABLE)
                        .fixed(QUESTION, VerifiedQuery::question)
                        .derived(NORMALIZED, query -> VerifiedQuery.normalized(query.question()))
                        .column(SQL, VerifiedQuery::sql)
                        .column(TASK_ID, VerifiedQuery::taskId)
                        .column(REASON, VerifiedQuery::reason)
                        .column(HELD, query -> query.breakage().held())
                        .column(MISSING, query -> query.breakage().missing())
                        .column(REPAIR, query -> query.breakage().repair())
                        .readBy(VerifiedQueryRepository::entry),
                VerifiedStatus.VERIFIED);
    }

    @Override
    Condition containing(String text) {
        return NORMALIZED.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Its SQL failed. One that answers nobody anyway stays as it is. */
    void setAside(SqlClient client, UUID id, String reason, Instant now) {
        execute(client, Operation.UPDATE, sql(SET_ASIDE, id, DSL.val(reason, REASON), now));
    }

    /** Those that answer somebody, and those that did until something broke them. */
    List<VerifiedQuery> dependingOnSchema(SqlClient client, String database) {
        Condition answered =
                STATUS.eq(VerifiedStatus.BROKEN.name()).and(HELD.isNotNull().or(DSL.condition("missing <> '{}'")));
        return findMany(
                client,
                Criteria.where(DATABASE.eq(database))
                        .and(STATUS.in(VerifiedStatus.PROPOSED.name(), VerifiedStatus.VERIFIED.name())
                                .or(answered)));
    }

    /** Another one in force that answers the same question for the same people. */
    Optional<VerifiedQuery> sameQuestion(SqlClient client, VerifiedQuery query) {
        return first(
                client,
                Criteria.where(rivals(query)).and(asks(query.question())).orderBy(ID.asc()));
    }

    /** Of those that answer questions of a term's owner, the latest whose questions have one of its words in them. */
    List<VerifiedQuery> about(SqlClient client, Term term) {
        Condition words = term.ways().stream().map(NORMALIZED::contains).reduce(DSL.noCondition(), Condition::or);
        return findMany(
                client,
                Criteria.where(reaching(
                                term.database(),
                                term.holding().owner(),
                                term.holding().tenant()))
                        .and(words)
                        .orderBy(ID.desc())
                        .limit(MOST_COMPARED));
    }

    /** By id, the questions that somebody's questions about a database may be answered by, as they are compared; the latest. */
    Map<UUID, String> questions(SqlClient client, String database, String owner, String tenant) {
        Criteria latest = Criteria.where(reaching(database, owner, tenant))
                .orderBy(ID.desc())
                .limit(MOST_LIKE);
        return select(client, statement(List.of(ID, NORMALIZED), latest))
                .collect(Collectors.toMap(row -> row.get(ID), row -> row.get(NORMALIZED)));
    }

    List<VerifiedQuery> withIds(SqlClient client, List<UUID> ids) {
        return findMany(client, Criteria.where(ID.in(ids)));
    }

    /** The one nearest to the asker that answers the question: their own, their tenant's, or that of all. */
    Optional<VerifiedQuery> answer(SqlClient client, String database, String question, Caller asker) {
        return first(
                client,
                Criteria.where(reaching(database, asker.subject(), asker.tenant()))
                        .and(asks(question))
                        .orderBy(DSL.field(RANK, Integer.class).asc(), ID.asc()));
    }

    /** Those that answer somebody's questions about a database. */
    private static Condition reaching(String database, String owner, String tenant) {
        Condition verified = STATUS.eq(VerifiedStatus.VERIFIED.name());
        Condition own = of(owner, tenant).and(verified.or(STATUS.eq(VerifiedStatus.PROPOSED.name())));
        Condition shared = SCOPE.eq(Scope.ALL).or(SCOPE.eq(Scope.TEAM).and(is(TENANT, tenant)));
        return DATABASE.eq(database).and(own.or(verified.and(shared)));
    }

    private Optional<VerifiedQuery> first(SqlClient client, Criteria criteria) {
        return findMany(client, criteria.limit(1)).stream().findFirst();
    }

    /** By the expression of the index, and then by itself. */
    private static Condition asks(String question) {
        Field<String> normalized = DSL.val(VerifiedQuery.normalized(question), NORMALIZED);
        return DSL.condition("hashtextextended({0}, 0) = hashtextextended({1}, 0)", NORMALIZED, normalized)
                .and(NORMALIZED.eq(normalized));
    }

    private static VerifiedQuery entry(StoredRow row) {
        return new VerifiedQuery(
                row.get(ID),
                row.get(QUESTION),
                row.get(SQL),
                row.get(DATABASE),
                holding(row),
                VerifiedStatus.valueOf(row.get(STATUS)),
                row.get(COMMENT),
                row.get(TASK_ID),
                row.get(REASON),
                review(row),
                row.get(VERSION),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                new Breakage(row.get(HELD), row.get(MISSING), row.get(REPAIR)));
    }
}
