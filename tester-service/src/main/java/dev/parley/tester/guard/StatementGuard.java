package dev.parley.tester.guard;

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

    StatementGuard(GuardConfig config, FactsCatalog catalog) {
        this.guard = new Guard(new GuardPolicy(
                config.allowedFunctions().orElse(Set.of()),
                config.readableSystemRelations().orElse(Set.of()),
                config.maxLength()));
        this.catalog = catalog;
    }

    /** @param facts of its database */
    public Judgement judge(String sql, DatabaseFacts facts) {
        return guard.judge(sql, facts);
    }

    /** By its form alone, for which no database is needed. */
    public Judgement form(String sql) {
        return guard.form(sql);
    }

    /** @throws RuntimeException of the driver when the database does not say what it has */
    public DatabaseFacts facts(String database) {
        return catalog.facts(database);
    }
}
