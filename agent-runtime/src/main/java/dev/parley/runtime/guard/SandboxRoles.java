package dev.parley.runtime.guard;

import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.database.SandboxRead;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.sql.role.RoleCheck;
import dev.parley.sql.role.RoleFinding;
import dev.parley.sql.role.RoleFinding.Level;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * What the sandbox roles may do beyond reading rows. A role that may do too much is refused, unless the database's
 * {@code allow-wide-role} is set; what is too wide but can be held is told in the log, with the SQL that mends it.
 */
@ApplicationScoped
public class SandboxRoles {

    private static final Logger LOG = Logger.getLogger(SandboxRoles.class);

    private final TargetDatabases databases;
    private final Clock clock = Clock.systemUTC();
    private final SandboxRead<List<RoleFinding>> findings;

    SandboxRoles(TargetDatabases databases, DatabasePools pools) {
        this.databases = databases;
        this.findings = new SandboxRead<>(pools, RoleCheck.SQL, Duration.ofMinutes(5), this::told);
    }

    /** Worst first; empty when the role may read rows and nothing else. */
    public List<RoleFinding> findings(String database) {
        return findings.of(database);
    }

    /** @throws ConnectionException when no question may run in the database's sandbox role */
    public void requireNarrow(String database) {
        String refused = findings(database).stream()
                .filter(finding -> finding.level() == Level.REFUSED)
                .map(RoleFinding::finding)
                .collect(Collectors.joining(", "));
        if (!refused.isEmpty() && !databases.allowsWideRole(database)) {
            throw new ConnectionException(
                    Failure.of(
                                    ErrorCode.ROLE_TOO_WIDE,
                                    "The role that questions to \"" + database + "\" run in may do too much",
                                    clock.instant())
                            .withHint("Its operator finds what, and the SQL that mends it, in the tester's log"),
                    null);
        }
    }

    private List<RoleFinding> told(String database, RowSet<Row> rows) {
        List<RoleFinding> told = StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new RoleFinding(Level.valueOf(row.getString(0)), row.getString(1), row.getString(2)))
                .toList();
        told.forEach(finding -> LOG.warnf(
                "database %s: the role %s %s. To mend it: %s",
                database, databases.sandboxRole(database), finding.finding(), finding.remedy()));
        return told;
    }
}
