package dev.parley.tester.sandbox;

import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.guard.SandboxRoles;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Proves at the start that the sandbox roles may read and no more; a database that is away is checked at its first use. */
@ApplicationScoped
class RoleCheckAtStart {

    private static final Logger LOG = Logger.getLogger(RoleCheckAtStart.class);

    private final TargetDatabases databases;
    private final SandboxRoles roles;

    RoleCheckAtStart(TargetDatabases databases, SandboxRoles roles) {
        this.databases = databases;
        this.roles = roles;
    }

    void check(@Observes StartupEvent started) {
        databases.descriptions().keySet().forEach(database -> Thread.ofVirtual()
                .name("role-check-" + database)
                .start(() -> check(database)));
    }

    private void check(String database) {
        try {
            roles.requireNarrow(database);
        } catch (RuntimeException e) {
            LOG.errorf("database %s: %s", database, e.getMessage());
        }
    }
}
