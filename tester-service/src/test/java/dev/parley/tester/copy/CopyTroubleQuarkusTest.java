package dev.parley.tester.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.model.error.ConnectionException;
import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.guard.FactsCatalog;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.tester.sandbox.SandboxLimits;
import dev.parley.tester.truth.TruthCatalog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A copy of what cannot all be copied, in a place where it may not be made, by a tester that fails at it. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "tester"))
@QuarkusTestResource(CopiedTables.class)
class CopyTroubleQuarkusTest {

    @Inject
    TargetDatabases databases;

    @Inject
    DatabasePools pools;

    @Inject
    FactsCatalog facts;

    @Inject
    TruthCatalog tables;

    @Inject
    SandboxLimits limits;

    @Test
    void shouldLeaveOutAViewThatFailsAndNameIt() {
        copies(limits).require("troubled", soon());

        assertThat(texts("copy_troubled", "SELECT count(*) FROM shop.sound")).containsExactly("50");
        assertThat(texts(
                        "copy_troubled",
                        "SELECT relname FROM pg_class WHERE relname IN ('broken', 'slow', 'unfilled')"))
                .isEmpty();
        assertThat(texts("copy_troubled", "SELECT text FROM parley_copy.note"))
                .anyMatch(note -> note.startsWith("\"shop\".\"broken\" is not there: division by zero"))
                .anyMatch(note -> note.startsWith("\"shop\".\"slow\" is not there: canceling statement"))
                .anyMatch(note -> note.startsWith("\"shop\".\"unfilled\" is not there: "));
    }

    /** Without citext "c1" is another text than "C1", which the source says it refers to. */
    @Test
    void shouldAddARowOnceThatIsNotTheSameInTheCopy() {
        copies(limits).require("troubled", soon());

        assertThat(texts("copy_troubled", "SELECT count(*) FROM shop.customers"))
                .containsExactly("50");
        assertThat(texts("copy_troubled", "SELECT conname FROM pg_constraint WHERE contype = 'p'"))
                .contains("customers_pkey");
    }

    @Test
    void shouldKeepColumnsWhoseTypeWasATableOfTheOldCopy() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            copies(limits).require("troubled", soon());
            CopiedTables.execute("copy_troubled", "DELETE FROM parley_copy.made");
        }
        copies(limits).require("troubled", soon());

        assertThat(texts(
                        "copy_troubled",
                        "SELECT attname FROM pg_attribute WHERE attrelid = 'shop.whole'::regclass AND attnum > 0"))
                .containsExactly("id", "order");
    }

    @Test
    void shouldReplaceNoSchemaWithAnExtensionInIt() {
        copies(limits).require("extended", soon());
        CopiedTables.execute("copy_extended", "CREATE EXTENSION citext SCHEMA shop", "DELETE FROM parley_copy.made");

        ConnectionException refused = catchThrowableOfType(
                ConnectionException.class, () -> copies(limits).require("extended", soon()));

        assertThat(refused.failure().hint())
                .contains("The extension citext")
                .contains("in the schema shop")
                .contains("install it in a schema of its own");
        assertThat(texts("copy_extended", "SELECT to_regclass('shop.orders')::text"))
                .containsExactly("shop.orders");
    }

    @Test
    void shouldAnswerAtOnceAndPauseAfterAnError() {
        CopiedTables.execute("copy_rebuilt", "DROP SCHEMA IF EXISTS parley_copy CASCADE");
        AtomicInteger tries = new AtomicInteger();
        SampleCopies copies = copies(new FailingLimits(tries));

        assertThatThrownBy(() -> copies.require("rebuilt", soon())).hasRootCauseInstanceOf(LinkageError.class);
        assertThatThrownBy(() -> copies.require("rebuilt", soon())).hasRootCauseInstanceOf(LinkageError.class);

        assertThat(tries).hasValue(1);
    }

    @Test
    void shouldEndAStatementThatDoesNotEndAndItsLock() {
        String lock = "SELECT pg_advisory_xact_lock(4711)";
        try (CopyTransaction stuck = CopyTransaction.open(pools.copyOwner("rebuilt"), Duration.ofMillis(100))) {
            stuck.execute(lock);
            stuck.execute("SET LOCAL statement_timeout = 0");
            assertThatThrownBy(() -> stuck.execute("SELECT pg_sleep(120)"))
                    .isInstanceOf(io.smallrye.mutiny.TimeoutException.class);
        }

        try (CopyTransaction next = CopyTransaction.open(pools.copyOwner("rebuilt"), Duration.ofSeconds(5))) {
            assertThat(next.execute(lock).size()).isEqualTo(1);
        }
        assertThat(texts("copy_rebuilt", "SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(120)%'"))
                .isEmpty();
    }

    private SampleCopies copies(SandboxLimits sandbox) {
        return new SampleCopies(databases, pools, new SourceCatalog(pools), facts, tables, sandbox);
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofSeconds(40));
    }

    private static List<String> texts(String database, String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = CopiedTables.superuser(database).connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }

    /** Ends the building of a copy as a class that cannot be loaded would. */
    private record FailingLimits(AtomicInteger tries) implements SandboxLimits {

        @Override
        public Duration statementTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration lockTimeout() {
            tries.incrementAndGet();
            throw new LinkageError("as tested");
        }

        @Override
        public double maxPlanCost() {
            return 1;
        }

        @Override
        public int maxResultBytes() {
            return 1;
        }

        @Override
        public int maxRowBytes() {
            return 1;
        }

        @Override
        public int fetchSize() {
            return 1;
        }

        @Override
        public boolean singleLayers() {
            return false;
        }
    }
}
