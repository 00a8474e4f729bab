package dev.parley.tester.guard;

import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.guard.FactsCatalog;
import dev.parley.sql.guard.DatabaseFacts;
import dev.parley.sql.guard.Guard;
import dev.parley.sql.guard.GuardPolicy;
import dev.parley.sql.guard.Judgement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Judges statements for a registered database. */
@ApplicationScoped
public class StatementGuard {

    private final Guard guard;
    private final FactsCatalog catalog;
    private final TargetDatabases databases;

    StatementGuard(GuardConfig config, FactsCatalog catalog, TargetDatabases databases) {
        this.guard = new Guard(new GuardPolicy(
                config.allowedFunctions().orElse(Set.of()),
                config.readableSystemRelations().orElse(Set.of()),
                config.maxLength()));
        this.catalog = catalog;
        this.databases = databases;
    }

    /** @param facts of its database */
    public Judgement judge(String sql, DatabaseFacts facts) {
        return guard.judge(sql, facts);
    }

    /** By its form alone, for which no database is needed. */
    public Judgement form(String sql) {
        return guard.form(sql);
    }

    /**
     * Of a copy its own, but names without a schema are looked up as they are in the original.
     *
     * @throws RuntimeException of the driver when the database does not say what it has
     */
    public DatabaseFacts facts(String database) {
        DatabaseFacts facts = catalog.facts(database);
        return databases
                .originalOf(database)
                .map(original -> facts.withSearchPath(catalog.facts(original).searchPath()))
                .orElse(facts);
    }
}
