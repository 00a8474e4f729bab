package dev.parley.tester.copy;

import dev.parley.runtime.database.DatabasesConfig.CopyConfig;
import dev.parley.tester.copy.SourceSchema.Key;
import dev.parley.tester.copy.SourceSchema.Table;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a copy in one transaction: aside, in schemas of other names, which take the place of the old ones at its end. Who
 * reads meanwhile reads the old copy, and no lock of theirs is waited for.
 */
final class CopyBuild {

    private static final String OLD = "parley_old_";
    private static final int MOST_ROUNDS = 100;
    private static final int KEYS_AT_A_TIME = 500;

    /** So much of the time for a copy one table may take. */
    private static final int PARTS_OF_TIME = 10;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final CopyTransaction transaction;
    private final String database;
    private final CopyConfig config;
    private final SourceSchema source;
    private final SourceRows rows;
    private final Map<String, String> schemas = new LinkedHashMap<>();
    private final Set<Table> copied = new LinkedHashSet<>();
    private final Map<String, Set<List<String>>> asked = new HashMap<>();

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
     * @throws CopyPlaceException when there is something in its place that was not made here
     */
    List<String> run() {
        requireOwnPlace();
        requireNoExtension();
        createSchemas();
        CopyTables tables = new CopyTables(transaction, mark(), schemas);
        source.enums().forEach(tables::create);
        for (Table table : source.tables()) {
            if (isSampled(table, tables)) {
                copied.add(table);
            }
        }
        addWhatIsReferredTo(tables);
        constrain(tables);
        copied.forEach(tables::analyze);
        swap();
        return tables.leftOut();
    }

    /** One view that fails, or takes its time, is no reason to be without all other tables. */
    private boolean isSampled(Table table, CopyTables tables) {
        double rowCount = source.rowCounts().getOrDefault(table.quoted(), 0.0);
        Duration limit = config.timeLimit().dividedBy(PARTS_OF_TIME);
        transaction.execute("SAVEPOINT parley_table");
        try {
            tables.create(table);
            rows.sample(table, rowCount, config.rowsPerTable(), limit, part -> tables.insert(table, part));
            transaction.execute("RELEASE SAVEPOINT parley_table");
            return true;
        } catch (PgException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSqlState())) {
                throw e; // somebody changes it at the moment: the whole is tried again
            }
            transaction.execute("ROLLBACK TO SAVEPOINT parley_table");
            tables.leaveOut(table, e.getErrorMessage());
            return false;
        }
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
            throw new CopyPlaceException("The schema " + row.getString(0)
                    + " of the copy's database has something in it that is no copy of " + database
                    + "; the copy needs a database for itself");
        }
    }

    /** An extension would go with the schema that it is in, and with it each column of its types. */
    private void requireNoExtension() {
        Set<String> replaced = ownSchemas();
        replaced.addAll(source.schemas());
        for (Row row : transaction.execute("""
                SELECT e.extname, n.nspname
                FROM pg_catalog.pg_extension e
                JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
                WHERE n.nspname = ANY ($1)
                ORDER BY 1
                """, Tuple.of(replaced.toArray(String[]::new)))) {
            throw new CopyPlaceException(
                    "The extension " + row.getString(0) + " of the copy's database is in the schema " + row.getString(1)
                            + ", which each new copy replaces; install it in a schema of its own");
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
            for (Table child : copied) {
                for (Key key : child.keys()) {
                    more |= isKept(key) && key.isForeign() && addParents(tables, child, key);
                }
            }
        }
    }

    private boolean addParents(CopyTables tables, Table child, Key key) {
        Table parent = source.table(key.parentSchema(), key.parent()).orElseThrow();
        Set<List<String>> before =
                asked.computeIfAbsent(parent.quoted() + key.parentColumns(), keys -> new HashSet<>());
        List<String[]> missing = tables.missing(child, key, parent).stream()
                .filter(values -> before.add(List.of(values)))
                .toList();
        boolean[] added = {false};
        for (int from = 0; from < missing.size(); from += KEYS_AT_A_TIME) {
            List<String[]> some = missing.subList(from, Math.min(missing.size(), from + KEYS_AT_A_TIME));
            rows.withKeys(parent, key.parentColumns(), some, part -> {
                tables.insertNew(parent, part);
                added[0] = true;
            });
        }
        return added[0];
    }

    /** Whether what it refers to is in the copy. */
    private boolean isKept(Key key) {
        return !key.isForeign()
                || source.table(key.parentSchema(), key.parent())
                        .filter(copied::contains)
                        .isPresent();
    }

    /** Keys first, because those of other tables refer to them. */
    private void constrain(CopyTables tables) {
        for (boolean foreign : List.of(false, true)) {
            for (Table table : copied) {
                table.keys().stream()
                        .filter(key -> key.isForeign() == foreign && isKept(key))
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

    /**
     * Drops what was replaced, once nobody reads it any more; what is still read, or is used by something else, is left for
     * the next time. Never by CASCADE, which would take what is not of the old copy.
     *
     * @return schemas that are still there
     */
    static List<String> dropOld(CopyTransaction transaction) {
        transaction.execute("SET LOCAL lock_timeout = " + Duration.ofSeconds(2).toMillis());
        List<String> left = new ArrayList<>();
        for (Row copy : transaction.execute("""
                SELECT array_agg(n.nspname::text) AS schemas,
                       string_agg(things.tables, ', ') AS tables,
                       string_agg(things.types, ', ') AS types
                FROM pg_catalog.pg_namespace n,
                     LATERAL (SELECT
                         (SELECT string_agg(format('%I.%I', n.nspname, c.relname), ', ')
                          FROM pg_catalog.pg_class c
                          WHERE c.relnamespace = n.oid AND c.relkind = 'r') AS tables,
                         (SELECT string_agg(format('%I.%I', n.nspname, t.typname), ', ')
                          FROM pg_catalog.pg_type t
                          WHERE t.typnamespace = n.oid AND t.typtype = 'e') AS types) AS things
                WHERE starts_with(n.nspname, $1)
                GROUP BY substring(n.nspname FROM '^parley_old_[0-9]+')
                """, Tuple.of(OLD))) {
            List<String> schemas = List.of(copy.getArrayOfStrings("schemas"));
            List<String> drops = new ArrayList<>();
            if (copy.getString("tables") != null) {
                drops.add("DROP TABLE " + copy.getString("tables"));
            }
            if (copy.getString("types") != null) {
                drops.add("DROP TYPE " + copy.getString("types"));
            }
            drops.add("DROP SCHEMA " + Quoted.names(schemas));
            if (!transaction.attempt(drops)) {
                left.addAll(schemas);
            }
        }
        transaction.commit();
        return left;
    }
}
