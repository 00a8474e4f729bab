package dev.parley.runtime.repository;

import static dev.parley.runtime.repository.AnimalRepository.ID;
import static dev.parley.runtime.repository.AnimalRepository.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What is done to a table in whatever order is what would be done to a map. */
class RepositoryPropertyTest {

    private static RepositoryWorld world;
    private static AnimalRepository animals;

    @BeforeContainer
    static void start() {
        world = new RepositoryWorld();
    }

    @AfterContainer
    static void stop() {
        world.close();
    }

    /** Something that is done, to few rows, so that it often meets what was done before. */
    sealed interface Step {

        record Create(int id, String name) implements Step {}

        record CreateNew(int id, String name) implements Step {}

        /** @param late of a version that is no longer the newest */
        record Update(int id, String name, boolean late) implements Step {}

        record Delete(int id) implements Step {}

        record DeleteNamed(String name) implements Step {}

        record Find(int id) implements Step {}

        record Page(String name, int after, int limit, int offset) implements Step {}

        record Transaction(List<Step> steps, boolean commits) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> single = single();
        Arbitrary<Step> transaction = Combinators.combine(single.list().ofMaxSize(6), Arbitraries.of(true, false))
                .as(Step.Transaction::new);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(6, single), net.jqwik.api.Tuple.of(1, transaction))
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    private static Arbitrary<Step> single() {
        Arbitrary<Integer> ids = Arbitraries.integers().between(1, 5);
        Arbitrary<String> names = Arbitraries.of("a", "b", "B%", "c'd");
        return Arbitraries.oneOf(
                Combinators.combine(ids, names).as(Step.Create::new),
                Combinators.combine(ids, names).as(Step.CreateNew::new),
                Combinators.combine(ids, names, Arbitraries.of(true, false)).as(Step.Update::new),
                ids.map(Step.Delete::new),
                names.map(Step.DeleteNamed::new),
                ids.map(Step.Find::new),
                Combinators.combine(
                                names.injectNull(0.3),
                                Arbitraries.integers().between(0, 5),
                                Arbitraries.integers().between(1, 4),
                                Arbitraries.integers().between(0, 2))
                        .as(Step.Page::new));
    }

    @Property(tries = 150)
    void shouldBeAMap(@ForAll("steps") List<Step> steps, @ForAll boolean isRemembered) {
        animals = isRemembered ? world.remembered : world.animals;
        world.empty();
        Map<Integer, Animal> model = new TreeMap<>();

        for (Step step : steps) {
            take(animals.alone(), model, step);
        }

        assertThat(animals.findMany(Criteria.all().orderBy(ID.asc()))).containsExactlyElementsOf(model.values());
    }

    private static void take(SqlClient client, Map<Integer, Animal> model, Step step) {
        switch (step) {
            case Step.Create create -> {
                // the database ends a transaction in which a key is taken twice
                if (!model.containsKey(create.id())) {
                    animals.create(client, Animal.of(create.id(), create.name()));
                    model.put(create.id(), Animal.of(create.id(), create.name()));
                }
            }
            case Step.CreateNew create -> {
                Animal animal = Animal.of(create.id(), create.name());
                assertThat(animals.createNew(client, animal)).isEqualTo(model.putIfAbsent(create.id(), animal) == null);
            }
            case Step.Update update -> update(client, model, update);
            case Step.Delete delete ->
                assertThat(animals.delete(client, delete.id())).isEqualTo(model.remove(delete.id()) != null);
            case Step.DeleteNamed delete -> {
                int before = model.size();
                model.values().removeIf(animal -> animal.name().equals(delete.name()));
                assertThat(animals.deleteAll(client, NAME.eq(delete.name()))).isEqualTo(before - model.size());
            }
            case Step.Find find -> {
                assertThat(found(client, find.id())).isEqualTo(Optional.ofNullable(model.get(find.id())));
                assertThat(animals.exists(client, ID.eq(find.id()))).isEqualTo(model.containsKey(find.id()));
            }
            case Step.Page page -> page(client, model, page);
            case Step.Transaction transaction -> transaction(model, transaction);
        }
    }

    /** What is remembered is for who is in no transaction. */
    private static Optional<Animal> found(SqlClient client, int id) {
        return client == animals.alone() ? animals.findById(id) : animals.findById(client, id);
    }

    private static void update(SqlClient client, Map<Integer, Animal> model, Step.Update step) {
        Animal read = model.getOrDefault(step.id(), Animal.of(step.id(), "nobody"));
        Animal next = (step.late() ? read : read.renamed(step.name()));
        try {
            animals.update(client, next);
            assertThat(model).containsKey(step.id());
            assertThat(step.late()).isFalse();
            model.put(step.id(), next);
        } catch (StaleRowException e) {
            assertThat(step.late() || !model.containsKey(step.id())).isTrue();
        }
    }

    private static void page(SqlClient client, Map<Integer, Animal> model, Step.Page step) {
        Criteria criteria = Criteria.all().given(step.name(), NAME::eq).orderBy(NAME.desc(), ID.desc());
        List<Animal> all = model.values().stream()
                .filter(animal -> step.name() == null || animal.name().equals(step.name()))
                .sorted(Comparator.comparing(Animal::name)
                        .thenComparing(Animal::id)
                        .reversed())
                .toList();

        assertThat(animals.count(client, criteria.condition())).isEqualTo(all.size());
        assertThat(animals.findMany(client, criteria.limit(step.limit()).offset(step.offset())))
                .containsExactlyElementsOf(
                        all.stream().skip(step.offset()).limit(step.limit()).toList());
        all.stream().filter(animal -> animal.id() == step.after()).findFirst().ifPresent(last -> assertThat(
                        animals.findMany(client, criteria.limit(step.limit()).after(last.name(), last.id())))
                .containsExactlyElementsOf(all.stream()
                        .skip(all.indexOf(last) + 1L)
                        .limit(step.limit())
                        .toList()));
    }

    private static void transaction(Map<Integer, Animal> model, Step.Transaction step) {
        Map<Integer, Animal> inside = new TreeMap<>(model);
        try {
            world.database.inTransaction(connection -> {
                step.steps().forEach(one -> take(connection, inside, one));
                if (!step.commits()) {
                    throw new Undone();
                }
                return null;
            });
            model.clear();
            model.putAll(inside);
        } catch (Undone e) {
            // and the model is as it was
        }
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What another instance remembers is let go by what is done here: it is told, without being waited for. */
    @Property(tries = 25)
    void shouldSoonBeTheSameInAnotherInstance(@ForAll("steps") List<Step> steps) throws Exception {
        animals = world.remembered;
        world.empty();
        Map<Integer, Animal> model = new TreeMap<>();

        for (Step step : steps) {
            take(animals.alone(), model, step);
            for (int id = 1; id <= 5; id++) {
                world.elsewhere.findById(id);
            }
        }

        for (int id = 1; id <= 5; id++) {
            Instant end = Instant.now().plusSeconds(5);
            while (!world.elsewhere.findById(id).equals(Optional.ofNullable(model.get(id)))) {
                assertThat(Instant.now()).as("row %d", id).isBefore(end);
                Thread.sleep(1);
            }
        }
    }

    /** Each of many who change the same rows at once does it, or is told that somebody was quicker. */
    @Property(tries = 5)
    void shouldLoseNoUpdate(@ForAll boolean isRemembered) throws Exception {
        animals = isRemembered ? world.remembered : world.animals;
        world.empty();
        animals.create(Animal.of(1, "a"));
        AtomicInteger applied = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(executor.submit(() -> Stream.generate(() -> changed(1))
                        .limit(20)
                        .forEach(isApplied -> (isApplied ? applied : told).incrementAndGet())));
            }
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(applied.get() + told.get()).isEqualTo(160);
        assertThat(animals.findById(1).orElseThrow().version()).isEqualTo(1 + applied.get());
    }

    /** Whoever begins to read after a commit reads what was committed, or something newer. */
    @Property(tries = 5)
    void shouldShowNothingStaleAfterACommit() throws Exception {
        animals = world.remembered;
        world.empty();
        animals.create(Animal.of(1, "a"));
        AtomicInteger committed = new AtomicInteger(1);
        AtomicBoolean ended = new AtomicBoolean();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                readers.add(executor.submit(() -> staleReads(committed, ended)));
            }
            for (int i = 0; i < 40; i++) {
                boolean rollsBack = i % 4 == 3;
                Animal next = animals.findById(1).orElseThrow().renamed("b" + i);
                transaction(next, rollsBack);
                committed.set(rollsBack ? committed.get() : next.version());
                assertThat(animals.findById(1).orElseThrow().version()).isEqualTo(committed.get());
            }
            ended.set(true);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get(60, TimeUnit.SECONDS)).isZero();
            }
        }
    }

    private static void transaction(Animal next, boolean rollsBack) {
        try {
            world.database.inTransaction(connection -> {
                animals.update(connection, next);
                if (rollsBack) {
                    throw new Undone();
                }
                return null;
            });
        } catch (Undone e) {
            // as it was meant
        }
    }

    private static int staleReads(AtomicInteger committed, AtomicBoolean ended) {
        int stale = 0;
        while (!ended.get()) {
            int atLeast = committed.get();
            stale += animals.findById(1).orElseThrow().version() < atLeast ? 1 : 0;
            Thread.yield(); // who only finds what is remembered never lets another virtual thread run
        }
        return stale;
    }

    private static boolean changed(int id) {
        try {
            animals.update(animals.findById(id).orElseThrow().renamed("b"));
            return true;
        } catch (StaleRowException e) {
            return false;
        }
    }
}
