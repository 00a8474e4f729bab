package dev.parley.gateway.drift;

import dev.parley.gateway.knowledge.VerifiedUpkeep.Followed;
import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.Notice;
import dev.parley.gateway.watch.Severity;
import dev.parley.gateway.watch.Watchers;
import dev.parley.model.schema.TableName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** What operators are told of schemas. */
@ApplicationScoped
class DriftNotices {

    private static final Logger LOG = Logger.getLogger(SchemaDrift.class);
    private static final String DRIFT = "schema_drift";
    private static final String UNUSABLE = "schema_unusable";
    private static final String UNREAD = "schema_unread";

    private final Watchers watchers;
    private final Clock clock = Clock.systemUTC();

    /** Databases of which this gateway has told so, and has not told that it is over: another one's findings are its own. */
    private final Set<String> unusable = ConcurrentHashMap.newKeySet();

    private final Set<String> unread = ConcurrentHashMap.newKeySet();

    DriftNotices(Watchers watchers) {
        this.watchers = watchers;
    }

    void changed(String database, SchemaChanges changes, String fingerprint, Followed verified) {
        LOG.infof("the schema of %s has changed: %s", database, changes.described());
        tell(
                changes.gone().isEmpty() ? Severity.INFO : Severity.WARNING,
                DRIFT,
                database,
                "The schema of " + database + " has changed: " + changes.described()
                        + told("; verified queries set aside, which read what is gone: ", verified.broken())
                        + told("; with a repair that wants a review: ", verified.repaired())
                        + told("; verified queries that hold again: ", verified.restored()),
                Map.of(
                        "added", names(changes.added()),
                        "removed", names(changes.removed()),
                        "changed", changes.changed(),
                        "verified_queries", verified.broken(),
                        "repairs", verified.repaired(),
                        "restored", verified.restored(),
                        "fingerprint", fingerprint),
                "What services knew of it is forgotten already. Correct glossary terms that name what is gone, review the"
                        + " repairs of verified queries, and correct hide and sensitive where they should name what is new");
    }

    /** Without the names: who may see findings need not be who may know what is concealed. */
    void unusable(String database) {
        unusable.add(database);
        tell(
                Severity.CRITICAL,
                UNUSABLE,
                database,
                "The database " + database
                        + " takes no questions: something is to be concealed that is not in it under that"
                        + " name, so nobody knows where it can be read now",
                Map.of(),
                "Find the names in the services' log (\"takes no questions\"), and correct `hide` and `sensitive`, or give"
                        + " back the name in the database. What services knew of it is forgotten already");
    }

    /** All that is to be concealed was found. */
    void usableAgain(String database) {
        if (unusable.remove(database)) {
            over(UNUSABLE, database, "All that is to be concealed in " + database + " is in it again");
        }
    }

    /** @param reason as an asker would be told */
    void unread(String database, int looks, String reason) {
        unread.add(database);
        tell(
                Severity.WARNING,
                UNREAD,
                database,
                "The schema of " + database + " could not be read at " + looks + " looks on end: " + reason,
                Map.of("looks", looks),
                "See that its server is up and that its catalog reader is let in; until then nobody knows whether the schema"
                        + " has changed");
    }

    void readAgain(String database) {
        if (unread.remove(database)) {
            over(UNREAD, database, "The schema of " + database + " can be read again");
        }
    }

    /** A database that was removed has nothing to mend any more. */
    void endAllBut(Set<String> databases) {
        end(UNUSABLE, unusable, databases);
        end(UNREAD, unread, databases);
    }

    private void end(String kind, Set<String> told, Set<String> there) {
        told.forEach(database -> {
            if (!there.contains(database) && told.remove(database)) {
                over(kind, database, "The database " + database + " was removed");
            }
        });
    }

    /** The comparison itself broke. */
    void broken(String database, RuntimeException e) {
        LOG.warnf(e, "the schema of %s is not compared", database);
        watchers.tell(new Breakdown("drift", e, clock.instant()));
    }

    private void over(String kind, String database, String evidence) {
        tell(Severity.INFO, kind, database, evidence, Map.of(), "Nothing to do");
    }

    private void tell(
            Severity severity, String kind, String database, String evidence, Map<String, Object> facts, String act) {
        watchers.tell(
                new Notice(Notice.Concern.CONTEXT, severity, kind, database, evidence, facts, act, clock.instant()));
    }

    private static String told(String what, List<UUID> ids) {
        return ids.isEmpty()
                ? ""
                : what + ids.stream().limit(10).map(UUID::toString).collect(Collectors.joining(", "));
    }

    private static List<String> names(List<TableName> tables) {
        return tables.stream().map(TableName::toString).toList();
    }
}
