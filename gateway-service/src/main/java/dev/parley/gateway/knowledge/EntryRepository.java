package dev.parley.gateway.knowledge;

import static dev.parley.runtime.repository.Columns.is;

import dev.parley.gateway.security.Caller;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.BaseRepository;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.Criteria;
import dev.parley.runtime.repository.StoredRow;
import dev.parley.runtime.repository.TableMapping;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What the tables of knowledge have in common. */
abstract class EntryRepository<E extends Entry<E>> extends BaseRepository<E, UUID> {

    static final Field<UUID> ID = Columns.uuid("id");
    static final Field<String> DATABASE = Columns.text("database");
    static final Field<Scope> SCOPE = Columns.named("scope", Scope.class);
    static final Field<String> OWNER = Columns.text("owner");
    static final Field<String> TENANT = Columns.text("tenant");
    static final Field<String> STATUS = Columns.text("status");
    static final Field<String> COMMENT = Columns.text("comment");
    static final Field<Integer> VERSION = Columns.integer("version");
    static final Field<Instant> CREATED_AT = Columns.moment("created_at");
    static final Field<Instant> UPDATED_AT = Columns.moment("updated_at");

    private static final Field<String> REVIEWER = Columns.text("reviewer");
    private static final Field<String> REVIEW_COMMENT = Columns.text("review_comment");
    private static final Field<Instant> REVIEWED_AT = Columns.moment("reviewed_at");

    /** The nearer to the asker, the lower. */
    static final String RANK = """
            CASE WHEN scope = 'ME' THEN 0 WHEN status = 'PROPOSED' THEN 1 WHEN scope = 'TEAM' THEN 2 ELSE 3 END""";

    private static final String PROPOSED = "PROPOSED";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended({0}, 0))";

    private final String table;
    private final Condition inForce;

    /**
     * @param mapping of what this kind has for itself, the rest of {@link #mapping}
     * @param inForce status of what holds for all whom its scope names
     */
    EntryRepository(ApplicationDatabase database, String table, TableMapping<E, UUID> mapping, Enum<?> inForce) {
        super(database, mapping);
        this.table = table;
        this.inForce = STATUS.eq(inForce.name());
    }

    static <E extends Entry<E>> TableMapping<E, UUID> mapping(String table) {
        return TableMapping.<E, UUID>of(table, ID, Entry::id)
                .column(DATABASE, Entry::database)
                .column(SCOPE, entry -> entry.holding().scope())
                .column(OWNER, entry -> entry.holding().owner())
                .column(TENANT, entry -> entry.holding().tenant())
                .column(STATUS, entry -> entry.status().name())
                .column(COMMENT, Entry::comment)
                .column(REVIEWER, reviewed(Review::reviewer))
                .column(REVIEW_COMMENT, reviewed(Review::comment))
                .column(REVIEWED_AT, reviewed(Review::at))
                .version(VERSION, Entry::version)
                .fixed(CREATED_AT, Entry::createdAt)
                .column(UPDATED_AT, Entry::updatedAt);
    }

    /** Whether an entry has a text in it. */
    abstract Condition containing(String text);

    /** Entries of a database change one after the other until the transaction ends. */
    final void lock(SqlClient transaction, String database) {
        select(transaction, sql(LOCK, "parley." + table + "/" + database));
    }

    /** Those of these databases that the caller may see, newest first; one more than the limit when there are more. */
    final List<E> page(Caller caller, Set<String> databases, KnowledgeFilter filter) {
        return findMany(Criteria.where(visible(caller))
                .and(DATABASE.eq(DSL.any(databases.toArray(String[]::new))))
                .given(filter.database(), DATABASE::eq)
                .given(filter.scope(), SCOPE::eq)
                .given(filter.status(), STATUS::eq)
                .given(filter.owner(), OWNER::eq)
                .given(filter.text(), this::containing)
                .given(filter.before(), ID::lt)
                .orderBy(ID.desc())
                .limit(filter.limit() + 1));
    }

    final long owned(SqlClient client, Holding holding) {
        return count(client, of(holding.owner(), holding.tenant()));
    }

    /** Others in force, or the owner's own, for the same people of the same database. */
    final Condition rivals(E entry) {
        Holding holding = entry.holding();
        Condition own = of(holding.owner(), holding.tenant());
        Condition people =
                switch (holding.scope()) {
                    case ME -> own;
                    case TEAM -> is(TENANT, holding.tenant());
                    case ALL -> DSL.noCondition();
                };
        return DATABASE.eq(entry.database())
                .and(SCOPE.eq(holding.scope()))
                .and(ID.ne(entry.id()))
                .and(people)
                .and(inForce.or(STATUS.eq(PROPOSED).and(own)));
    }

    static Condition of(String owner, String tenant) {
        return OWNER.eq(owner).and(is(TENANT, tenant));
    }

    static Holding holding(StoredRow row) {
        return new Holding(row.get(SCOPE), row.get(OWNER), row.get(TENANT));
    }

    static Review review(StoredRow row) {
        return row.get(REVIEWER) == null
                ? null
                : new Review(row.get(REVIEWER), row.get(REVIEW_COMMENT), row.get(REVIEWED_AT));
    }

    /** As {@link Holding#isVisibleTo}. */
    private Condition visible(Caller caller) {
        boolean manages = caller.may(Holding.MANAGE);
        Condition ofTeam = SCOPE.eq(Scope.TEAM).and(is(TENANT, caller.tenant()));
        Condition ofAll = SCOPE.eq(Scope.ALL);
        return of(caller.subject(), caller.tenant())
                .or(manages ? ofTeam : ofTeam.and(inForce))
                .or(manages && caller.tenant() == null ? ofAll : ofAll.and(inForce));
    }

    private static <E extends Entry<E>, V> Function<E, V> reviewed(Function<Review, V> part) {
        return entry -> entry.review() == null ? null : part.apply(entry.review());
    }
}
