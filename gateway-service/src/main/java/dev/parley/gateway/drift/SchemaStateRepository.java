package dev.parley.gateway.drift;

import dev.parley.model.schema.SchemaDetails;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.BaseTable;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.Operation;
import dev.parley.runtime.repository.StoredRow;
import dev.parley.runtime.repository.TableMapping;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The table {@code schema_states}. */
@Singleton
class SchemaStateRepository extends BaseTable<SchemaStateRepository.State> {

    private static final Logger LOG = Logger.getLogger(SchemaDrift.class);

    private static final Field<Instant> CHECKED_AT = Columns.moment("checked_at");
    private static final Field<String> EDITION = Columns.text("edition");
    private static final Field<String> PROBE = Columns.text("probe");
    private static final Field<String> FINGERPRINT = Columns.text("fingerprint");
    private static final Field<SchemaSnapshot> SNAPSHOT = Columns.json("snapshot", SchemaSnapshot.class);
    private static final Field<SchemaDetails> DETAILS = Columns.json("details", SchemaDetails.class);

    private static final String CLAIM = """
            INSERT INTO schema_states (database, checked_at)
            VALUES ({0}, {1})
            ON CONFLICT (database) DO UPDATE SET checked_at = excluded.checked_at WHERE schema_states.checked_at <= {2}
            RETURNING edition, probe, snapshot::text AS snapshot, details::text AS details
            """;

    private static final String KEEP = """
            UPDATE schema_states
            SET edition = {1}, probe = {2}, fingerprint = {3}, snapshot = {4}, details = {5}
            WHERE database = {0} AND edition IS NOT DISTINCT FROM {6} AND probe IS NOT DISTINCT FROM {7}
            """;

    SchemaStateRepository(ApplicationDatabase database) {
        super(
                database,
                TableMapping.<State>of("schema_states")
                        .fixed(EDITION, State::edition)
                        .fixed(PROBE, State::probe)
                        .fixed(FINGERPRINT, State::fingerprint)
                        .fixed(SNAPSHOT, State::snapshot)
                        .fixed(DETAILS, State::details)
                        .readBy(SchemaStateRepository::state));
    }

    /**
     * A schema as it was seen last.
     *
     * @param edition of the database's registration then
     * @param probe cheap to read, and other when the schema is; null when nobody could say what of it is to be concealed
     * @param snapshot null when it was never seen, or cannot be read any more
     * @param details null when they were never seen
     */
    record State(String edition, String probe, SchemaSnapshot snapshot, SchemaDetails details) {

        /** The same of an edition whose schema may not be shown now. */
        State unusable(String newEdition) {
            return newEdition.equals(edition)
                    ? new State(edition, null, snapshot, details)
                    : new State(newEdition, null, null, null);
        }

        /** Whether it says how the schema of an edition was. */
        boolean isOf(String other) {
            return other.equals(edition) && snapshot != null;
        }

        boolean isUnusable() {
            return edition != null && probe == null;
        }

        String fingerprint() {
            return snapshot == null ? null : snapshot.fingerprint();
        }
    }

    /** The right to compare it now; empty when somebody has done so after the moment. */
    Optional<State> claim(String database, Instant now, Instant notSince) {
        return returning(alone(), Operation.UPDATE, sql(CLAIM, database, now, notSince))
                .map(SchemaStateRepository::state)
                .findFirst();
    }

    /** @return whether it replaced what it was compared with; else another gateway was quicker */
    boolean keep(String database, State before, State after) {
        var statement = sql(
                KEEP,
                database,
                DSL.val(after.edition(), EDITION),
                DSL.val(after.probe(), PROBE),
                DSL.val(after.fingerprint(), FINGERPRINT),
                DSL.val(after.snapshot(), SNAPSHOT),
                DSL.val(after.details(), DETAILS),
                DSL.val(before.edition(), EDITION),
                DSL.val(before.probe(), PROBE));
        return execute(alone(), Operation.UPDATE, statement) == 1;
    }

    /** Lets go those that nobody has compared since the moment: their databases were removed. */
    int purge(Instant notSince) {
        return deleteAll(alone(), CHECKED_AT.lt(notSince));
    }

    /** What this release cannot read, which another one wrote, was never seen. */
    private static State state(StoredRow row) {
        String edition = row.get(EDITION);
        String probe = row.get(PROBE);
        try {
            return new State(edition, probe, row.get(SNAPSHOT), row.get(DETAILS));
        } catch (RuntimeException e) {
            LOG.warnf("a schema that was seen is of another release and is read anew: %s", e.getMessage());
            return new State(edition, probe, null, null);
        }
    }
}
