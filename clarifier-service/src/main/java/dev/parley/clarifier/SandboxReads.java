package dev.parley.clarifier;

import dev.parley.model.schema.TableName;
import dev.parley.runtime.database.SandboxSession;
import dev.parley.runtime.database.TargetDatabases;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Small reads of the data, by statements of our own, in a read-only session of the sandbox reader. */
@ApplicationScoped
class SandboxReads {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

    private final TargetDatabases databases;

    SandboxReads(TargetDatabases databases) {
        this.databases = databases;
    }

    <T> List<T> read(String database, String sql, Tuple parameters, Function<Row, T> mapper) {
        try (SandboxSession session = SandboxSession.open(databases.sandboxReader(database), TIME_LIMIT, TIME_LIMIT)) {
            return StreamSupport.stream(session.execute(sql, parameters).spliterator(), false)
                    .map(mapper)
                    .toList();
        }
    }

    static String quoted(TableName table) {
        return quoted(table.schema()) + "." + quoted(table.name());
    }

    static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }
}
