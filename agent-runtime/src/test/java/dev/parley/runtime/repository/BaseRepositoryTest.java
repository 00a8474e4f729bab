package dev.parley.runtime.repository;

import static dev.parley.runtime.repository.AnimalRepository.BORN;
import static dev.parley.runtime.repository.AnimalRepository.ID;
import static dev.parley.runtime.repository.AnimalRepository.KIND;
import static dev.parley.runtime.repository.AnimalRepository.NAME;
import static dev.parley.runtime.repository.AnimalRepository.TAGS;
import static dev.parley.runtime.repository.AnimalRepository.WEIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Json;
import dev.parley.model.error.ConnectionException;
import dev.parley.runtime.repository.Animal.Diet;
import dev.parley.runtime.repository.Animal.Kind;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BaseRepositoryTest {

    private static final Instant BIRTH = Instant.parse("2026-03-01T12:00:00.123456Z");

    private static RepositoryWorld world;
    private static AnimalRepository animals;

    @BeforeAll
    static void start() {
        world = new RepositoryWorld();
        animals = world.animals;
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void empty() {
        world.empty();
    }

    @Test
    void shouldReadWhatItWrote() {
        Animal leo = new Animal(
                1,
                "Leo",
                Kind.LION,
                190.5,
                List.of("big", "x,\"y\""),
                new Diet("Zebra 'n' \"more\"", 2),
                new byte[] {0, 1},
                BIRTH,
                1);

        animals.create(leo);

        Animal found = animals.findById(1).orElseThrow();
        assertThat(found).usingRecursiveComparison().isEqualTo(leo);
        assertThat(animals.findById(2)).isEmpty();
    }

    @Test
    void shouldKeepWhatIsMissing() {
        Animal nobody = Animal.of(1, "Nobody");

        animals.create(nobody);

        assertThat(animals.findById(1)).contains(nobody);
    }

    @Test
    void shouldFindByEachKindOfCondition() {
        herd(9);

        assertThat(ids(Criteria.where(NAME.eq("a3")))).containsExactly(3);
        assertThat(ids(Criteria.where(ID.in(List.of(2, 5, 99))))).containsExactlyInAnyOrder(2, 5);
        assertThat(ids(Criteria.where(WEIGHT.isNull()))).hasSize(9);
        assertThat(ids(Criteria.where(Columns.is(WEIGHT, null)))).hasSize(9);
        assertThat(ids(Criteria.where(KIND.eq(Kind.ZEBRA)))).isEmpty();
        assertThat(ids(Criteria.where(ID.gt(7)))).containsExactlyInAnyOrder(8, 9);
        assertThat(ids(Criteria.where(NAME.like("a%").and(ID.between(2, 3))))).containsExactlyInAnyOrder(2, 3);
        assertThat(ids(Criteria.where(NAME.containsIgnoreCase("A9")))).containsExactly(9);
        assertThat(ids(Criteria.where(TAGS.eq(List.of("tag4"))))).containsExactly(4);
        assertThat(ids(Criteria.all().between(BORN, BIRTH.plusSeconds(2), BIRTH.plusSeconds(4))))
                .containsExactlyInAnyOrder(2, 3);
        assertThat(ids(Criteria.all().given((String) null, NAME::eq))).hasSize(9);
    }

    @Test
    void shouldShowPages() {
        herd(9);
        Criteria newest = Criteria.all().orderBy(BORN.desc(), ID.desc()).limit(4);

        assertThat(ids(newest)).containsExactly(9, 8, 7, 6);
        assertThat(ids(newest.offset(4))).containsExactly(5, 4, 3, 2);
        assertThat(ids(newest.after(BIRTH.plusSeconds(6), 6))).containsExactly(5, 4, 3, 2);
    }

    @Test
    void shouldIncludeWhatBelongsToEachByOneStatement() {
        herd(3);
        List<String> keepers = List.of("a1", "a3", "nobody");
        long before = animals.metrics().queries();

        var included =
                animals.include(keepers, new Relation<String, Animal, String>(keeper -> keeper, NAME, Animal::name));

        assertThat(included.keySet()).containsExactlyElementsOf(keepers);
        assertThat(included.get("a3")).extracting(Animal::id).containsExactly(3);
        assertThat(included.get("nobody")).isEmpty();
        assertThat(animals.metrics().queries() - before).isEqualTo(1);
        assertThat(animals.include(List.<String>of(), new Relation<>(keeper -> keeper, NAME, Animal::name)))
                .isEmpty();
    }

    @Test
    void shouldIncludeWhatATransactionSees() {
        var byName = new Relation<String, Animal, String>(keeper -> keeper, NAME, Animal::name);

        world.database.inTransaction(connection -> {
            animals.create(connection, Animal.of(1, "Leo"));
            assertThat(animals.include(connection, List.of("Leo"), byName).get("Leo"))
                    .hasSize(1);
            assertThat(animals.include(List.of("Leo"), byName).get("Leo"))
                    .as("nobody else sees it")
                    .isEmpty();
            return null;
        });
    }

    @Test
    void shouldIncludeByOneTextHoweverManyKeysThereAre() {
        var byId = new Relation<Integer, Animal, Integer>(key -> key, ID, Animal::id);

        assertThat(Statement.of(Statement.POSTGRES.selectOne().where(byId.refersToOneOf(List.of(1))))
                        .sql())
                .isEqualTo(Statement.of(Statement.POSTGRES.selectOne().where(byId.refersToOneOf(List.of(1, 2, 3))))
                        .sql());
    }

    @Test
    void shouldCountWhatItWouldFind() {
        herd(9);

        assertThat(animals.count(ID.le(4))).isEqualTo(4);
        assertThat(animals.exists(ID.eq(4))).isTrue();
        assertThat(animals.exists(ID.eq(99))).isFalse();
    }

    @Test
    void shouldTakeTextAsText() {
        String hostile = "'; DROP TABLE animals; -- $1 {0} ? :x";
        animals.create(Animal.of(1, hostile));

        assertThat(ids(Criteria.where(NAME.eq(hostile)))).containsExactly(1);
        assertThat(ids(Criteria.where(NAME.eq("x' OR '1'='1")))).isEmpty();
    }

    @Test
    void shouldTellOfAnUpdateThatCameTooLate() {
        animals.create(Animal.of(1, "Leo"));
        Animal read = animals.findById(1).orElseThrow();

        animals.update(read.renamed("first"));

        assertThatThrownBy(() -> animals.update(read.renamed("second"))).isInstanceOf(StaleRowException.class);
        assertThat(animals.findById(1).orElseThrow().name()).isEqualTo("first");
        animals.delete(1);
        assertThatThrownBy(() -> animals.update(read.renamed("third"))).isInstanceOf(StaleRowException.class);
    }

    @Test
    void shouldNotCreateTwice() {
        animals.create(Animal.of(1, "Leo"));

        assertThat(animals.createNew(animals.alone(), Animal.of(1, "other"))).isFalse();
        assertThat(animals.createNew(animals.alone(), Animal.of(2, "other"))).isTrue();
        assertThatThrownBy(() -> animals.create(Animal.of(1, "other"))).isInstanceOf(PgException.class);
        assertThat(animals.findById(1).orElseThrow().name()).isEqualTo("Leo");
    }

    @Test
    void shouldWriteAllOrNone() {
        List<Animal> rows = List.of(Animal.of(1, "a"), Animal.of(2, "b"), Animal.of(1, "again"));

        assertThatThrownBy(() -> world.database.inTransaction(connection -> {
                    animals.createAll(connection, rows);
                    return null;
                }))
                .isInstanceOf(PgException.class);

        assertThat(animals.count(ID.isNotNull())).isZero();
    }

    @Test
    void shouldBelongToTheTransactionThatIsPassedIn() {
        assertThatThrownBy(() -> world.database.inTransaction(connection -> {
                    animals.create(connection, Animal.of(1, "Leo"));
                    assertThat(animals.findById(connection, 1)).isPresent();
                    assertThat(animals.findById(1)).isEmpty();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(animals.findById(1)).isEmpty();
    }

    @Test
    void shouldDoAgainWhatTheServerUndidForAnotherTransaction() throws Exception {
        herd(2);
        CyclicBarrier bothHold = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> both = List.of(
                    executor.submit(() -> crosswise(1, 2, bothHold, attempts)),
                    executor.submit(() -> crosswise(2, 1, bothHold, attempts)));
            for (Future<?> one : both) {
                one.get(30, TimeUnit.SECONDS);
            }
        }

        assertThat(attempts.get()).isGreaterThan(2);
        assertThat(animals.findById(1).orElseThrow().version()).isEqualTo(3);
        assertThat(animals.findById(2).orElseThrow().version()).isEqualTo(3);
    }

    /** Two that do this with the same two rows wait for each other, the first time. */
    private static Object crosswise(int first, int second, CyclicBarrier bothHold, AtomicInteger attempts) {
        return world.database.inTransaction(connection -> {
            boolean isFirst = attempts.incrementAndGet() <= 2;
            animals.update(
                    connection,
                    animals.findById(connection, first).orElseThrow().renamed("x"));
            if (isFirst) {
                meet(bothHold);
            }
            animals.update(
                    connection,
                    animals.findById(connection, second).orElseThrow().renamed("y"));
            return null;
        });
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldReadAgainWhenItsConnectionsAreEnded() throws Exception {
        herd(1);
        IntStream.range(0, 4).forEach(i -> animals.findById(1));

        endConnections();

        assertThat(animals.findById(1)).isPresent();
    }

    @Test
    void shouldNotWriteAgainWhatMayHaveHappened() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> world.database.inTransaction(connection -> {
                    attempts.incrementAndGet();
                    animals.create(connection, Animal.of(1, "Leo"));
                    terminate(connection);
                    return null;
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(attempts).hasValue(1);
    }

    @Test
    void shouldLendNobodyAConnectionThatDidNotAnswer() {
        herd(1);
        Pool one = world.pool(1);
        ApplicationDatabase impatient = world.database(one, RepositoryWorld.impatient(Duration.ofSeconds(1)));
        AnimalRepository few = new AnimalRepository(impatient, null);
        Query sleep = BaseRepository.sql("SELECT pg_sleep(30)");
        try {
            assertThatThrownBy(() -> few.execute(few.alone(), Operation.UPDATE, sleep))
                    .isInstanceOf(ConnectionException.class);
            assertThat(few.findById(1)).isPresent();

            assertThatThrownBy(() -> few.select(few.alone(), sleep)).isInstanceOf(ConnectionException.class);
            assertThat(few.findById(1)).isPresent();

            assertThatThrownBy(() -> impatient.inTransaction(client -> few.execute(client, Operation.UPDATE, sleep)))
                    .isInstanceOf(TimeoutException.class);
            assertThat(few.findById(1)).isPresent();
        } finally {
            one.closeAndAwait();
        }
    }

    @Test
    void shouldTellTheOthersOfATransactionInOneMessage() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        world.listen("parley:cache:changes", told::add);

        world.database.inTransaction(connection -> {
            for (int id = 1; id <= 5; id++) {
                world.remembered.create(connection, Animal.of(id, "Leo"));
            }
            return null;
        });
        world.remembered.delete(5);

        assertThat(keys(told)).hasSize(5);
        assertThat(keys(told)).hasSize(1);
    }

    private static JsonNode keys(BlockingQueue<String> told) throws Exception {
        return Json.mapper().readTree(told.poll(1, TimeUnit.MINUTES)).path("keys");
    }

    @Test
    void shouldRememberNothingOfARowWhoseChangeNobodyAnswered() throws Exception {
        herd(1);
        Pool pool = world.pool(2);
        AnimalRepository few =
                world.remembering(world.database(pool, RepositoryWorld.impatient(Duration.ofSeconds(1))));
        Query late = BaseRepository.sql(
                "UPDATE animals SET name = 'Late', version = 2 WHERE id = 1 AND pg_sleep(3) IS NOT NULL");
        try {
            String before = few.findById(1).orElseThrow().name();

            assertThatThrownBy(() -> few.execute(few.alone(), Operation.UPDATE, late))
                    .isInstanceOf(ConnectionException.class);

            assertThat(few.findById(1).orElseThrow().name()).isEqualTo(before);
            while (!animals.findById(1).orElseThrow().name().equals("Late")) {
                Thread.sleep(50);
            }
            assertThat(few.findById(1).orElseThrow().name()).isEqualTo("Late");
        } finally {
            pool.closeAndAwait();
        }
    }

    @Test
    void shouldLeaveARowThatStaysAsItWasCreatedAndTellWhenItIsNotThere() throws Exception {
        world.server.execute("CREATE TABLE marks (id int PRIMARY KEY, name text NOT NULL)");
        var id = Columns.integer("id");
        var name = Columns.text("name");
        record Mark(int id, String name) {}
        class Marks extends BaseRepository<Mark, Integer> {
            Marks() {
                super(
                        world.database,
                        TableMapping.of("marks", id, Mark::id)
                                .fixed(name, Mark::name)
                                .readBy(row -> new Mark(row.get(id), row.get(name))));
            }
        }
        Marks marks = new Marks();
        marks.create(new Mark(1, "first"));

        marks.update(new Mark(1, "second"));

        assertThat(marks.save(marks.alone(), new Mark(1, "third"))).isEqualTo(new Mark(1, "first"));
        assertThatThrownBy(() -> marks.update(new Mark(2, "second"))).isInstanceOf(StaleRowException.class);
    }

    @Test
    void shouldGiveBackAConnectionThatCameTooLate() {
        herd(1);
        Pool one = world.pool(1);
        AnimalRepository few =
                new AnimalRepository(world.database(one, RepositoryWorld.impatient(Duration.ofSeconds(1))), null);
        SqlConnection taken = one.getConnection().await().atMost(Duration.ofSeconds(5));
        try {
            assertThatThrownBy(() -> few.findById(1)).isInstanceOf(ConnectionException.class);

            taken.closeAndAwait();

            assertThat(few.findById(1)).isPresent();
        } finally {
            one.closeAndAwait();
        }
    }

    @Test
    void shouldBeginAgainWhenItsConnectionsAreEnded() throws Exception {
        herd(1);
        endConnections();

        assertThat(world.database.<Long>inTransaction(client -> animals.count(client, ID.eq(1))))
                .isEqualTo(1);
        endConnections();
        assertThat(animals.findMany(Criteria.where(ID.eq(1)), Duration.ofSeconds(5)))
                .hasSize(1);
    }

    private static void endConnections() throws Exception {
        world.server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                + " AND backend_type = 'client backend'");
    }

    private static void terminate(SqlConnection connection) {
        animals.execute(
                connection, Operation.UPDATE, BaseRepository.sql("SELECT pg_terminate_backend(pg_backend_pid())"));
    }

    @Test
    void shouldStopWhatTakesTooLong() {
        herd(1);

        assertThatThrownBy(() -> animals.selectWithin(Duration.ofMillis(50), BaseRepository.sql("SELECT pg_sleep(20)"))
                        .toList())
                .hasMessageContaining("took longer than 50 ms");
    }

    @Test
    void shouldCountWhatFailsAsWhatDoesNot() {
        RepositoryMetrics before = animals.metrics();
        animals.create(Animal.of(1, "Leo"));
        animals.findById(1);
        assertThatThrownBy(() -> animals.create(Animal.of(1, "Leo"))).isInstanceOf(PgException.class);

        RepositoryMetrics after = animals.metrics();
        assertThat(after.queries() - before.queries()).isEqualTo(3);
        assertThat(after.errors() - before.errors()).isEqualTo(1);
        assertThat(after.errorRate()).isBetween(0.0, 1.0);
        assertThat(after.operations().get(Operation.FIND_BY_ID).p95Millis()).isPositive();
        assertThat(after.meanMillis()).isPositive();
    }

    @Test
    void shouldRecommendByWhatItSaw() throws Exception {
        world.server.execute("""
                INSERT INTO animals (id, name, kind, tags, born, version)
                SELECT i, 'x' || i, 'LION', '{}', now(), 1 FROM generate_series(1, 3000) i""", "ANALYZE animals");
        AnimalRepository watched = new AnimalRepository(world.database, null);
        assertThat(watched.optimizeQueries()).isEmpty();
        world.server.execute("CREATE INDEX some_names ON animals (name) WHERE version > 5");

        for (int i = 0; i < 120; i++) {
            watched.findMany(Criteria.where(NAME.eq("x" + i)));
            watched.findMany(Criteria.where(ID.eq(i)));
        }
        IntStream.range(0, 25).forEach(watched::findById);
        watched.findMany(Criteria.all().orderBy(ID.asc()).limit(1).offset(2_500));

        assertThat(watched.optimizeQueries())
                .extracting(Recommendation::kind)
                .containsExactlyInAnyOrder(
                        Recommendation.Kind.MISSING_INDEX,
                        Recommendation.Kind.N_PLUS_ONE,
                        Recommendation.Kind.SLOW_PAGE);
        assertThat(watched.optimizeQueries()).extracting(Recommendation::times).containsExactlyInAnyOrder(120L, 1L, 1L);
        assertThat(watched.optimizeQueries())
                .filteredOn(recommendation -> recommendation.kind() == Recommendation.Kind.MISSING_INDEX)
                .singleElement()
                .satisfies(recommendation ->
                        assertThat(recommendation.suggestedAct()).contains("CREATE INDEX ON animals (name)"));

        world.server.execute("DROP INDEX some_names", "CREATE INDEX names ON animals (name) WHERE name IS NOT NULL");
        assertThat(watched.optimizeQueries())
                .extracting(Recommendation::kind)
                .doesNotContain(Recommendation.Kind.MISSING_INDEX);
        world.server.execute("DROP INDEX names");
    }

    private static void herd(int size) {
        for (int i = 1; i <= size; i++) {
            animals.create(
                    new Animal(i, "a" + i, Kind.LION, null, List.of("tag" + i), null, null, BIRTH.plusSeconds(i), 1));
        }
    }

    private static List<Integer> ids(Criteria criteria) {
        return animals.findMany(criteria).stream().map(Animal::id).toList();
    }
}
