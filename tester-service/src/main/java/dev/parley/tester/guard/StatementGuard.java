package dev.parley.tester.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.guard.FactsCatalog;
import dev.parley.sql.guard.DatabaseFacts;
import dev.parley.sql.guard.Guard;
import dev.parley.sql.guard.GuardPolicy;
import dev.parley.sql.guard.Judgement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Judges statements for a registered database; one that was just judged by the same facts is not judged again. */
@ApplicationScoped
public class StatementGuard {

    /** Characters of statements that are remembered; a judgement holds a tree of some twenty times their size. */
    private static final int REMEMBERED = 1_000_000;

    private final Cache<String, Judged> judged = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED)
            .weigher((String sql, Judged known) -> sql.length())
            .build();
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
        Judged known = judged.getIfPresent(sql);
        boolean bySame =
                known != null && known.facts() == facts; // read anew they may be equal, but to see that takes longer
        if (bySame) {
            return known.judgement();
        }
        Judgement judgement = guard.judge(sql, facts);
        judged.put(sql, new Judged(facts, judgement));
        return judgement;
    }

    /** @param facts that it was judged by; with others it may be another judgement */
    private record Judged(DatabaseFacts facts, Judgement judgement) {}

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
