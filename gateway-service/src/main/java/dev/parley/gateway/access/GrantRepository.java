package dev.parley.gateway.access;

import static dev.parley.runtime.repository.Columns.is;

import dev.parley.gateway.security.Caller;
import dev.parley.model.message.Envelope;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.BaseTable;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.Criteria;
import dev.parley.runtime.repository.StoredRow;
import dev.parley.runtime.repository.TableMapping;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The table {@code database_access}. */
@Singleton
class GrantRepository extends BaseTable<Grant> implements FirstGrant {

    private static final Field<UUID> ID = Columns.uuid("id");
    private static final Field<String> DATABASE = Columns.text("database");
    private static final Field<String> SUBJECT = Columns.text("subject");
    private static final Field<String> TENANT = Columns.text("tenant");
    private static final Field<String> GRANTED_BY = Columns.text("granted_by");
    private static final Field<Instant> GRANTED_AT = Columns.moment("granted_at");
    private static final Field<Boolean> GRANTED = Columns.truth("granted");

    private static final String FOR_CALLER = """
            SELECT database,
                   bool_or((subject IS NULL OR subject = {0})
                           AND (tenant IS NOT DISTINCT FROM {1} OR (subject IS NULL AND tenant IS NULL))) AS granted
            FROM database_access
            GROUP BY database
            """;

    private final ApplicationDatabase database;

    GrantRepository(ApplicationDatabase database) {
        super(
                database,
                TableMapping.<Grant>of("database_access")
                        .fixed(ID, grant -> Envelope.newId())
                        .fixed(DATABASE, Grant::database)
                        .fixed(SUBJECT, Grant::subject)
                        .fixed(TENANT, Grant::tenant)
                        .fixed(GRANTED_BY, Grant::grantedBy)
                        .fixed(GRANTED_AT, Grant::grantedAt)
                        .readBy(GrantRepository::grant));
        this.database = database;
    }

    /** The databases that have grants, and whether one of them is the caller's. */
    Map<String, Boolean> of(Caller caller) {
        return select(alone(), sql(FOR_CALLER, caller.subject(), DSL.val(caller.tenant(), TENANT)))
                .collect(Collectors.toMap(row -> row.get(DATABASE), row -> row.get(GRANTED)));
    }

    List<Grant> of(String name) {
        return findMany(Criteria.where(DATABASE.eq(name))
                .orderBy(TENANT.asc().nullsFirst(), SUBJECT.asc().nullsFirst()));
    }

    /** One that is there stays as it was first made. */
    Grant add(String name, Grantee grantee, String by) {
        return database.inTransaction(connection -> {
            createNew(connection, new Grant(name, grantee.subject(), grantee.tenant(), by, Instant.now()));
            return findMany(connection, Criteria.where(to(name, grantee))).getFirst();
        });
    }

    @Override
    public void toTenantAlone(SqlClient transaction, String name, Caller registrant) {
        deleteAll(transaction, DATABASE.eq(name));
        create(transaction, new Grant(name, null, registrant.tenant(), registrant.subject(), Instant.now()));
    }

    /** @return false, and nothing is changed, when the database would have no grant any more */
    boolean removeUnlessLast(String name, Grantee grantee) {
        return database.inTransaction(connection -> {
            boolean isLast = lock(connection, name) == 1;
            if (isLast && exists(connection, to(name, grantee))) {
                return false;
            }
            deleteAll(connection, to(name, grantee));
            return true;
        });
    }

    /** Keeps two who take back a grant each from taking back the last two. */
    private long lock(SqlClient transaction, String name) {
        var query = statement(Criteria.where(DATABASE.eq(name)).orderBy(ID.asc()));
        query.setForUpdate(true);
        return select(transaction, query).count();
    }

    void remove(String name, Grantee grantee) {
        deleteAll(alone(), to(name, grantee));
    }

    private static Condition to(String name, Grantee grantee) {
        return DATABASE.eq(name).and(is(SUBJECT, grantee.subject())).and(is(TENANT, grantee.tenant()));
    }

    private static Grant grant(StoredRow row) {
        return new Grant(
                row.get(DATABASE), row.get(SUBJECT), row.get(TENANT), row.get(GRANTED_BY), row.get(GRANTED_AT));
    }
}
