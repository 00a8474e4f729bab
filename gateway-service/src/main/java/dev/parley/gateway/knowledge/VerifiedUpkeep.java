package dev.parley.gateway.knowledge;

import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.TableName;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.sql.names.NamesRead;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Verified queries, of all people, as the schemas change that they read. */
@ApplicationScoped
public class VerifiedUpkeep {

    private final ApplicationDatabase database;
    private final VerifiedQueryRepository repository;
    private final Clock clock = Clock.systemUTC();

    VerifiedUpkeep(ApplicationDatabase database, VerifiedQueryRepository repository) {
        this.database = database;
        this.repository = repository;
    }

    /**
     * What became of verified queries, by id.
     *
     * @param broken they read what is gone, and answer nobody now
     * @param repaired of those, the ones that a repair is proposed for
     * @param restored what they read is back, and they answer again
     */
    public record Followed(List<UUID> broken, List<UUID> repaired, List<UUID> restored) {

        /** When nothing changed that they read. */
        public static final Followed NOTHING = new Followed(List.of(), List.of(), List.of());
    }

    /** Sets aside what a change of the schema broke, and takes back what it mended. Blocks; once more changes nothing. */
    public Followed follow(SchemaSnapshot before, SchemaSnapshot after) {
        Renames renames = new Renames(before, after);
        return database.inTransaction(connection -> {
            repository.lock(connection, after.database());
            Followed followed = new Followed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (VerifiedQuery query : repository.dependingOnSchema(connection, after.database())) {
                Set<String> missing = new TreeSet<>(query.breakage().missing());
                Optional<NamesRead> names = StatementNames.of(query.sql(), before);
                names.ifPresent(read -> missing.addAll(renames.missing(read)));
                missing.removeIf(name -> isThere(name, after));
                follow(
                        connection,
                        query,
                        List.copyOf(missing),
                        names.flatMap(read -> renames.repaired(query.sql(), read)),
                        followed);
            }
            return followed;
        });
    }

    private void follow(
            SqlConnection connection,
            VerifiedQuery query,
            List<String> missing,
            Optional<String> repair,
            Followed followed) {
        if (missing.equals(query.breakage().missing())) {
            return;
        }
        if (missing.isEmpty()) {
            repository.update(connection, query.restored(clock.instant()));
            followed.restored().add(query.id());
            return;
        }
        String proposed = repair.orElse(query.breakage().repair());
        repository.update(connection, query.missing(missing, proposed, clock.instant()));
        followed.broken().add(query.id());
        if (proposed != null) {
            followed.repaired().add(query.id());
        }
    }

    /** @param name {@code schema.table} or {@code schema.table.column} */
    private static boolean isThere(String name, SchemaSnapshot schema) {
        return schema.tables().stream().anyMatch(table -> {
            TableName own = table.name();
            return name.equals(own.toString())
                    || table.columns().stream().anyMatch(column -> name.equals(own + "." + column.name()));
        });
    }
}
