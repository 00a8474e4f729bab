package dev.parley.gateway.databases;

import dev.parley.gateway.access.FirstGrant;
import dev.parley.gateway.access.Registrants;
import dev.parley.gateway.security.Caller;
import dev.parley.runtime.registry.RegisteredDatabase;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.BaseRepository;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.Criteria;
import dev.parley.runtime.repository.Operation;
import dev.parley.runtime.repository.StoredRow;
import dev.parley.runtime.repository.TableMapping;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The tables {@code target_databases} and {@code schema_epochs}. */
@Singleton
class DatabaseRepository extends BaseRepository<StoredDatabase, String> implements Registrants {

    private static final Field<String> NAME = Columns.text("name");
    private static final Field<Long> VERSION = Columns.bigint("version");
    private static final Field<String> DESCRIPTION = Columns.text("description");
    private static final Field<String> HOST = Columns.text("host");
    private static final Field<Integer> PORT = Columns.integer("port");
    private static final Field<String> DATABASE_NAME = Columns.text("database_name");
    private static final Field<String> SSL_MODE = Columns.text("ssl_mode");
    private static final Field<String> CA_CERTIFICATE = Columns.text("ca_certificate");
    private static final Field<String> CATALOG_USERNAME = Columns.text("catalog_username");
    private static final Field<String> CATALOG_PASSWORD = Columns.text("catalog_password");
    private static final Field<String> SANDBOX_USERNAME = Columns.text("sandbox_username");
    private static final Field<String> SANDBOX_PASSWORD = Columns.text("sandbox_password");
    private static final Field<Integer> MAX_CONNECTIONS = Columns.integer("max_connections");
    private static final Field<List<String>> HIDE = Columns.texts("hide");
    private static final Field<List<String>> SENSITIVE = Columns.texts("sensitive");
    private static final Field<String> TENANT = Columns.text("tenant");
    private static final Field<String> CREATED_BY = Columns.text("created_by");
    private static final Field<Instant> CREATED_AT = Columns.moment("created_at");
    private static final Field<String> CHANGED_BY = Columns.text("changed_by");
    private static final Field<Instant> CHANGED_AT = Columns.moment("changed_at");

    /** Never one that there was, not even of another database of that name. */
    private static final Field<Long> NEXT_VERSION = DSL.field("nextval('target_database_versions')", Long.class);

    private static final TableMapping<StoredDatabase, String> MAPPING = TableMapping.of(
                    "target_databases", NAME, StoredDatabase::name)
            .column(DESCRIPTION, stored -> stored.database().description())
            .column(HOST, stored -> stored.database().host())
            .column(PORT, stored -> stored.database().port())
            .column(DATABASE_NAME, stored -> stored.database().database())
            .column(SSL_MODE, stored -> stored.database().sslMode())
            .column(CA_CERTIFICATE, stored -> stored.database().caCertificate())
            .column(CATALOG_USERNAME, stored -> stored.database().catalogUsername())
            .column(CATALOG_PASSWORD, stored -> stored.database().catalogPassword())
            .column(SANDBOX_USERNAME, stored -> stored.database().sandboxUsername())
            .column(SANDBOX_PASSWORD, stored -> stored.database().sandboxPassword())
            .column(MAX_CONNECTIONS, stored -> stored.database().maxConnections())
            .column(HIDE, stored -> stored.database().hide())
            .column(SENSITIVE, stored -> stored.database().sensitive())
            .fixed(TENANT, StoredDatabase::tenant)
            .fixed(CREATED_BY, StoredDatabase::createdBy)
            .fixed(CREATED_AT, StoredDatabase::createdAt)
            .column(CHANGED_BY, StoredDatabase::changedBy)
            .column(CHANGED_AT, StoredDatabase::changedAt)
            .generated(VERSION)
            .readBy(DatabaseRepository::stored);

    private static final String NEXT_EPOCHS = """
            INSERT INTO schema_epochs (database, epoch)
            SELECT name, 1 FROM unnest({0}::text[]) AS name ORDER BY name
            ON CONFLICT (database) DO UPDATE SET epoch = schema_epochs.epoch + 1
            """;

    private final ApplicationDatabase database;
    private final FirstGrant grants;

    DatabaseRepository(ApplicationDatabase database, FirstGrant grants) {
        super(database, MAPPING);
        this.database = database;
        this.grants = grants;
    }

    @Override
    public Set<String> registeredBy(String tenant) {
        return select(alone(), statement(List.of(NAME), Criteria.where(TENANT.eq(tenant))))
                .map(row -> row.get(NAME))
                .collect(Collectors.toSet());
    }

    /**
     * A tenant's database is its own from the first moment on: what was granted of an earlier one of that name is gone, and
     * the tenant has the grant.
     *
     * @return its version; empty when the name is taken
     */
    OptionalLong insert(RegisteredDatabase registered, Caller by, Instant at) {
        StoredDatabase stored = new StoredDatabase(registered, by.tenant(), by.subject(), at, by.subject(), at);
        return database.inTransaction(connection -> {
            if (!createNew(connection, stored)) {
                return OptionalLong.empty();
            }
            if (by.tenant() != null) {
                grants.toTenantAlone(connection, registered.name(), by);
            }
            return OptionalLong.of(
                    findById(connection, registered.name()).orElseThrow().version());
        });
    }

    /**
     * @param registered with the version that is replaced
     * @return its new version; empty when there is none of that version
     */
    OptionalLong update(RegisteredDatabase registered, String by, Instant at) {
        var statement = change(new StoredDatabase(registered, null, null, null, by, at))
                .set(VERSION, NEXT_VERSION)
                .where(NAME.eq(registered.name()).and(VERSION.eq(registered.version())))
                .returning(VERSION);
        return returning(alone(), Operation.UPDATE, statement)
                .mapToLong(row -> row.get(VERSION))
                .findFirst();
    }

    /** @return whether there was one of that version */
    boolean delete(String name, long version) {
        return deleteAll(alone(), NAME.eq(name).and(VERSION.eq(version))) == 1;
    }

    /** Lets go all that is remembered of these databases' schemas, in each service, at one moment. */
    void nextEpochs(Set<String> names) {
        SqlClient alone = alone();
        execute(alone, Operation.UPDATE, sql(NEXT_EPOCHS, (Object) names.toArray(String[]::new)));
    }

    private static StoredDatabase stored(StoredRow row) {
        return new StoredDatabase(
                new RegisteredDatabase(
                        row.get(NAME),
                        row.get(VERSION),
                        row.get(DESCRIPTION),
                        row.get(HOST),
                        row.get(PORT),
                        row.get(DATABASE_NAME),
                        row.get(SSL_MODE),
                        row.get(CA_CERTIFICATE),
                        row.get(CATALOG_USERNAME),
                        row.get(CATALOG_PASSWORD),
                        row.get(SANDBOX_USERNAME),
                        row.get(SANDBOX_PASSWORD),
                        row.get(MAX_CONNECTIONS),
                        row.get(HIDE),
                        row.get(SENSITIVE)),
                row.get(TENANT),
                row.get(CREATED_BY),
                row.get(CREATED_AT),
                row.get(CHANGED_BY),
                row.get(CHANGED_AT));
    }
}
