package dev.parley.tester.copy;

import dev.parley.runtime.database.DatabasesConfig.CopyConfig;
import dev.parley.tester.copy.SourceSchema.Key;
import dev.parley.tester.copy.SourceSchema.Table;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a copy in one transaction: aside, in schemas of other names, which take the place of the old ones at its end. Who
 * reads meanwhile reads the old copy, and no lock of theirs is waited for.
 */
final class CopyBuild {

    private static final String OLD = "parley_old_";
    private static final int MOST_ROUNDS = 100;
    private static final int KEYS_AT_A_TIME = 500;

    private final CopyTransaction transaction;
    private final String database;
    private final CopyConfig config;
    private final SourceSchema source;
    private final SourceRows rows;
    private final Map<String, String> schemas = new LinkedHashMap<>();

    /** @param database its name here */
    CopyBuild(CopyTransaction transaction, String database, CopyConfig config, SourceSchema source, SourceRows rows) {
        this.transaction = transaction;
        this.database = database;
        this.config = config;
        this.source = source;
        this.rows = rows;
    }

    private String mark() {
        return "Sample copy of " + database + ", made by Parley";
    }

    /**
     * Everything but the commit.
     *
     * @return what is not as it is in the source, as sentences
     * @throws IllegalStateException when there is something in its place that was not made here
     */
    List<String> run() {
        requireOwnPlace();
        createSchemas();
        CopyTables tables = new CopyTables(transaction, schemas);
        source.enums().forEach(tables::create);
        source.tables().forEach(tables::create);
        for (Table table : source.tables()) {
            double rowCount = source.rowCounts().getOrDefault(table.quoted(), 0.0);
            rows.sample(table, rowCount, config.rowsPerTable(), part -> tables.insert(table, part));
        }
        addWhatIsReferredTo(tables);
        constrain(tables);
        source.tables().forEach(tables::analyze);
        swap();
        return tables.leftOut();
    }

    /** A wrong address must not cost anybody their data: only an empty schema, or one that was made here, is replaced. */
    private void requireOwnPlace() {
        for (Row row : transaction.execute("""
                SELECT n.nspname
                FROM pg_catalog.pg_namespace n
                WHERE n.nspname = ANY ($1)
                  AND obj_description(n.oid, 'pg_namespace') IS DISTINCT FROM $2
                  AND (EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid)
                       OR EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typnamespace = n.oid)
                       OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.pronamespace = n.oid AND NOT EXISTS (
                              SELECT FROM pg_catalog.pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')))
                """, Tuple.of(source.schemas().toArray(String[]::new), mark()))) {
            throw new IllegalStateException("the schema " + row.getString(0)
                    + " of the copy's database has something in it that is no copy of " + database
                    + "; the copy needs a database for itself");
        }
    }

    private void createSchemas() {
        for (String schema : source.schemas()) {
            String aside = "parley_new_" + schemas.size();
            schemas.put(schema, aside);
            transaction.execute("CREATE SCHEMA " + Quoted.name(aside));
            transaction.execute("COMMENT ON SCHEMA " + Quoted.name(aside) + " IS " + Quoted.text(mark()));
        }
    }

    // ---- rows that belong together

    /** Again and again, since what is added refers to more, until nothing is. */
    private void addWhatIsReferredTo(CopyTables tables) {
        boolean more = true;
        for (int round = 0; more && round < MOST_ROUNDS; round++) {
            more = false;
            for (Table child : source.tables()) {
                for (Key key : child.keys()) {
                    more |= key.isForeign() && addParents(tables, child, key);
                }
            }
        }
    }

    private boolean addParents(CopyTables tables, Table child, Key key) {
        Optional<Table> parent = source.table(key.parentSchema(), key.parent());
        if (parent.isEmpty()) {
            return false;
        }
        List<String[]> missing = tables.missing(child, key, parent.get(), KEYS_AT_A_TIME);
        boolean[] added = {false};
        if (!missing.isEmpty()) {
            rows.withKeys(parent.get(), key.parentColumns(), missing, part -> {
                tables.insert(parent.get(), part);
                added[0] = true;
            });
        }
        return added[0];
    }

    /** Keys first, because those of other tables refer to them. */
    private void constrain(CopyTables tables) {
        for (boolean foreign : List.of(false, true)) {
            for (Table table : source.tables()) {
                table.keys().stream()
                        .filter(key -> key.isForeign() == foreign)
                        .forEach(key -> tables.constrain(table, key));
            }
        }
    }

    // ---- taking the place of the old copy

    private void swap() {
        Set<String> old = ownSchemas();
        old.removeAll(schemas.values());
        String time = OLD + System.currentTimeMillis() + "_";
        int number = 0;
        for (String schema : old) {
            if (!schema.startsWith(OLD)) {
                rename(schema, time + number++);
            }
        }
        for (Map.Entry<String, String> entry : schemas.entrySet()) {
            if (exists(entry.getKey())) {
                rename(entry.getKey(), time + number++); // empty, as the public one of a new database
            }
            rename(entry.getValue(), entry.getKey());
            String schema = Quoted.name(entry.getKey());
            String role = Quoted.name(config.sandbox().username());
            transaction.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
            transaction.execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
        }
    }

    private Set<String> ownSchemas() {
        Set<String> own = new LinkedHashSet<>();
        transaction
                .execute(
                        "SELECT nspname FROM pg_catalog.pg_namespace WHERE obj_description(oid, 'pg_namespace') = $1",
                        Tuple.of(mark()))
                .forEach(row -> own.add(row.getString(0)));
        return own;
    }

    private boolean exists(String schema) {
        return transaction
                .execute("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1", Tuple.of(schema))
                .iterator()
                .hasNext();
    }

    private void rename(String schema, String to) {
        transaction.execute("ALTER SCHEMA " + Quoted.name(schema) + " RENAME TO " + Quoted.name(to));
    }

    // ---- afterwards

    /** Drops what was replaced, once nobody reads it any more; what is still read is left for the next time. */
    static void dropOld(CopyTransaction transaction) {
        transaction.execute("SET LOCAL lock_timeout = " + Duration.ofSeconds(2).toMillis());
        List<String> old = new ArrayList<>();
        transaction
                .execute("SELECT nspname FROM pg_catalog.pg_namespace WHERE starts_with(nspname, '" + OLD + "')")
                .forEach(row -> old.add(row.getString(0)));
        old.forEach(schema -> transaction.attempt("DROP SCHEMA " + Quoted.name(schema) + " CASCADE"));
        transaction.commit();
    }
}
