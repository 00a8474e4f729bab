package dev.parley.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.postgres.Login;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.testing.EmbeddedServers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading catalogs of a database that is slow, or fails. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "clarifier"))
@Timeout(60)
class CatalogReaderQuarkusTest {

    private static final int AT_ONCE = 16;
    private static final int MORE = 4;

    @Inject
    CatalogReader reader;

    @Inject
    MeterRegistry meters;

    /** Each has a bulkhead of its own. */
    enum Read {
        SCHEMA("pg_description") {
            @Override
            Object by(CatalogReader reader, SchemaSnapshot schema) {
                return reader.read(schema.database());
            }
        },
        DETAILS("pg_inherits") {
            @Override
            Object by(CatalogReader reader, SchemaSnapshot schema) {
                return reader.details(schema);
            }
        },
        PROBE("pg_description") {
            @Override
            Object by(CatalogReader reader, SchemaSnapshot schema) {
                return reader.probe(schema.database());
            }
        };

        private final String table;

        Read(String table) {
            this.table = table;
        }

        abstract Object by(CatalogReader reader, SchemaSnapshot schema);
    }

    @ParameterizedTest
    @EnumSource
    void shouldLetFewWaitForDatabasesThatAreSlow(Read what) throws Exception {
        SchemaSnapshot schema = reader.read("demo");
        List<Object> read = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection superuser = superuser();
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("LOCK TABLE pg_catalog." + what.table + " IN ACCESS EXCLUSIVE MODE");
            CompletionService<Object> reads = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < AT_ONCE + MORE; i++) {
                reads.submit(() -> what.by(reader, schema));
            }

            for (int i = 0; i < MORE; i++) {
                Future<Object> refused = reads.take();
                assertThat(refused.exceptionNow())
                        .isInstanceOf(ConnectionException.class)
                        .hasMessageContaining("Too many databases");
            }
            superuser.rollback();
            for (int i = 0; i < AT_ONCE; i++) {
                read.add(reads.take().get());
            }
        }
        assertThat(read).hasSize(AT_ONCE).doesNotContainNull();
    }

    @Test
    void shouldTryAgainWhenTheConnectionIsLost() throws Exception {
        double before = retries();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection superuser = superuser();
                Statement statement = superuser.createStatement();
                Connection killer = superuser();
                Statement kill = killer.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("LOCK TABLE pg_catalog.pg_description IN ACCESS EXCLUSIVE MODE");
            Future<SchemaSnapshot> reading = threads.submit(() -> reader.read("demo"));
            while (!kill.executeQuery(
                            """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE wait_event_type = 'Lock' AND usename = '%s'
                    """.formatted(EmbeddedServers.stack().demoCatalog().user()))
                    .next()) {
                Thread.sleep(10);
            }
            superuser.rollback();

            assertThat(reading.get().tables()).isNotEmpty();
        }
        assertThat(retries()).isGreaterThan(before);
    }

    private static Connection superuser() throws SQLException {
        Login superuser = EmbeddedServers.stack().superuser();
        String database = EmbeddedServers.stack().demoOwner().database();
        return new Login(superuser.port(), database, superuser.user(), superuser.password()).connect();
    }

    private double retries() {
        return meters.find("ft.retry.retries.total").counters().stream()
                .filter(counter -> counter.getId().getTag("method").endsWith("CatalogReader.read"))
                .mapToDouble(Counter::count)
                .sum();
    }
}
