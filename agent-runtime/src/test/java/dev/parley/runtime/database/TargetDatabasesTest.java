package dev.parley.runtime.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.schema.TableName;
import dev.parley.runtime.pool.ConnectionPool;
import dev.parley.runtime.pool.ConnectionPoolManager;
import dev.parley.runtime.pool.PoolMeters;
import dev.parley.runtime.pool.PostgresConnector;
import dev.parley.runtime.registry.DatabaseRegistry;
import dev.parley.runtime.registry.DatabaseRole;
import dev.parley.runtime.registry.RegisteredDatabase;
import dev.parley.runtime.registry.RegistryConfig;
import dev.parley.runtime.registry.RegistrySnapshot;
import dev.parley.runtime.secrets.Sealing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetDatabasesTest {

    private static final String KEY = Base64.getEncoder()
            .encodeToString("a key of thirty-two bytes, or so!".substring(0, 32).getBytes(UTF_8));

    private final Map<String, String> properties = new HashMap<>();
    private final Vertx vertx = Vertx.vertx();
    private final ConnectionPoolManager manager = new ConnectionPoolManager(
            vertx, new PostgresConnector(), new PoolMeters(new SimpleMeterRegistry()), List.of());
    private RegistryConfig registry;

    @Test
    void shouldFindACopyUnderANameOfItsOwn() {
        database("shop", "postgresql://there/shop");
        copy("shop", "postgresql://here/shop_copy");

        TargetDatabases databases = databases();

        assertThat(databases.copy("shop").orElseThrow().mode()).isEqualTo(CopyMode.FIRST);
        assertThat(databases.copy("shop").orElseThrow().rowsPerTable()).isEqualTo(1_000);
        assertThat(databases.copy("shop").orElseThrow().refresh()).isEqualTo(Duration.ofHours(1));
        assertThat(databases.originalOf(TargetDatabases.copyOf("shop"))).contains("shop");
        assertThat(databases.sandboxRole(TargetDatabases.copyOf("shop"))).isEqualTo("copy_reader");
        assertThat(databases.sandboxRole("shop")).isEqualTo("reader");
    }

    @Test
    void shouldNotTakeANameForThatOfACopyThatIsNotThere() {
        database("shop", "postgresql://there/shop");

        TargetDatabases databases = databases();

        assertThat(databases.originalOf(TargetDatabases.copyOf("shop"))).isEmpty();
        assertThatThrownBy(() -> databases.requireKnown(TargetDatabases.copyOf("shop")))
                .hasMessageContaining("There is no database called");
    }

    @Test
    void shouldNotLetACopyReplaceItsOriginal() {
        database("shop", "postgresql://there:5432/shop");
        copy("shop", "postgresql://THERE/shop?application_name=copy");

        assertThatThrownBy(this::databases)
                .hasMessage("parley.databases.shop.copy.url is the database shop; a copy needs a database for itself");
    }

    @Test
    void shouldNotLetACopyReplaceAnotherDatabase() {
        database("shop", "postgresql://there/shop");
        database("staff", "postgresql://there/staff");
        copy("shop", "postgresql://there:5432/staff");

        assertThatThrownBy(this::databases).hasMessageContaining("copy.url is the database staff;");
    }

    @Test
    void shouldNotLetTwoCopiesReplaceEachOther() {
        database("shop", "postgresql://there/shop");
        database("staff", "postgresql://there/staff");
        copy("shop", "postgresql://here/copy");
        copy("staff", "postgresql://here:5432/copy");

        assertThatThrownBy(this::databases)
                .hasMessage("parley.databases.staff.copy.url is the copy of shop; a copy needs a database for itself");
    }

    @Test
    void shouldNotMakeCopiesWithoutRows() {
        database("shop", "postgresql://there/shop");
        copy("shop", "postgresql://here/copy");
        properties.put("parley.databases.shop.copy.rows-per-table", "0");

        assertThatThrownBy(this::databases).hasMessageContaining("rows-per-table must be at least 1, not 0");
    }

    @Test
    void shouldKnowWhatIsRegisteredAndForgetWhatIsRemoved() {
        database("shop", "postgresql://there/shop");
        TargetDatabases databases = databases();

        databases.apply(new RegistrySnapshot(List.of(registered("zoo", 7)), Map.of()));
        assertThat(databases.descriptions()).containsOnlyKeys("shop", "zoo");
        assertThat(databases.sandboxRole("zoo")).isEqualTo("zoo_reader");
        assertThat(databases.configured()).containsExactly("shop");

        databases.apply(RegistrySnapshot.EMPTY);
        assertThatThrownBy(() -> pools(databases).sandboxReader("zoo"))
                .hasMessage("There is no database called \"zoo\" here");
    }

    @Test
    void shouldOpenNewPoolsForAChangedDatabaseAndKeepThoseOfTheOthers() {
        TargetDatabases databases = databases();
        DatabasePools pools = pools(databases);
        databases.apply(new RegistrySnapshot(List.of(registered("zoo", 7), registered("park", 8)), Map.of()));
        ConnectionPool zoo = pools.sandboxReader("zoo");
        ConnectionPool park = pools.sandboxReader("park");
        String edition = databases.edition("zoo");

        databases.apply(new RegistrySnapshot(List.of(registered("zoo", 9), registered("park", 8)), Map.of()));

        assertThat(pools.sandboxReader("zoo")).isNotSameAs(zoo);
        assertThat(pools.sandboxReader("park")).isSameAs(park);
        assertThat(databases.edition("zoo")).isNotEqualTo(edition);
    }

    /** Else what is read through an old pool is remembered under the new edition. */
    @Test
    void shouldHaveNewPoolsBeforeTheNewEdition() {
        TargetDatabases databases = databases();
        databases.apply(new RegistrySnapshot(List.of(registered("zoo", 7)), Map.of()));
        List<String> editions = new ArrayList<>();
        databases.follow(all -> editions.add(databases.edition("zoo")));

        databases.apply(new RegistrySnapshot(List.of(registered("zoo", 9)), Map.of()));

        assertThat(editions).as("while pools are changed").containsExactly("v7.0", "v7.0");
        assertThat(databases.edition("zoo")).isEqualTo("v9.0");
    }

    @Test
    void shouldReadAPasswordFileAgainForEachConnection(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("password");
        database("shop", "postgresql://there/shop");
        properties.put("parley.databases.shop.sandbox.password-file", file.toString());
        Supplier<String> password = password(databases());

        assertThatThrownBy(password::get)
                .hasMessage("parley.databases.shop.sandbox.password-file: the file %s cannot be read".formatted(file));
        Files.writeString(file, "first secret\n");
        assertThat(password.get()).isEqualTo("first secret");
        Files.writeString(file, "second secret\n");
        assertThat(password.get()).isEqualTo("second secret");
    }

    @Test
    void shouldAskTheConfigurationForEachConnection() {
        String property = "parley.databases.shop.sandbox.password";
        database("shop", "postgresql://there/shop");
        properties.put(property, "first secret");
        Supplier<String> password = password(databases());

        assertThat(password.get()).isEqualTo("first secret");
        System.setProperty(property, "second secret");
        try {
            assertThat(password.get()).isEqualTo("second secret");
        } finally {
            System.clearProperty(property);
        }
    }

    @Test
    void shouldNotChooseBetweenTwoPasswords() {
        database("shop", "postgresql://there/shop");
        properties.put("parley.databases.shop.sandbox.password", "secret");
        properties.put("parley.databases.shop.sandbox.password-file", "/run/secrets/shop");

        assertThatThrownBy(this::databases)
                .hasMessageContaining("parley.databases.shop.sandbox.password-file are both given");
    }

    @Test
    void shouldNotTakeATimeThatTheClientCannotCount() {
        database("shop", "postgresql://there/shop");
        properties.put("parley.databases.shop.pool.max-lifetime", "25d");

        assertThatThrownBy(this::databases)
                .hasMessage("parley.databases.shop.pool.max-lifetime must be between a millisecond and 24 days, not"
                        + " PT600H");
    }

    private Supplier<String> password(TargetDatabases databases) {
        return () ->
                databases.all().iterator().next().sandbox().password().get().orElseThrow();
    }

    @Test
    void shouldHaveAnotherEditionWhenTheSchemaIsSaidToHaveChanged() {
        database("shop", "postgresql://there/shop");
        TargetDatabases databases = databases();
        String edition = databases.edition("shop");

        databases.apply(new RegistrySnapshot(List.of(), Map.of("shop", 1L)));

        assertThat(databases.edition("shop")).isNotEqualTo(edition);
    }

    @Test
    void shouldHaveTheSameEditionInServicesWithAndWithoutThePassword() {
        database("shop", "postgresql://there/shop");
        String without = databases().edition("shop");
        properties.put("parley.databases.shop.sandbox.password", "secret");

        assertThat(databases().edition("shop")).isEqualTo(without);
    }

    @Test
    void shouldNotReplaceAConfiguredDatabaseByARegisteredOne() {
        database("shop", "postgresql://there/shop");
        TargetDatabases databases = databases();

        databases.apply(new RegistrySnapshot(List.of(registered("shop", 7)), Map.of()));

        assertThat(databases.sandboxRole("shop")).isEqualTo("reader");
    }

    @Test
    void shouldNotOpenAPasswordThatWasSealedForAnother() {
        TargetDatabases databases = databases();
        RegisteredDatabase zoo = registered("zoo", 7);
        RegisteredDatabase stolen = new RegisteredDatabase(
                "park",
                8,
                null,
                "elsewhere",
                5432,
                "park",
                "prefer",
                null,
                zoo.catalogUsername(),
                zoo.catalogPassword(),
                zoo.sandboxUsername(),
                zoo.sandboxPassword(),
                2,
                List.of(),
                List.of());
        databases.apply(new RegistrySnapshot(List.of(zoo, stolen), Map.of()));

        DatabasePools pools = pools(databases);
        assertThat(pools.sandboxReader("zoo")).isNotNull();
        assertThatThrownBy(() -> pools.sandboxReader("park")).hasMessageContaining("sealed for another");
    }

    @Test
    void shouldReadWhatIsHiddenAsSqlReadsNames() {
        database("shop", "postgresql://there/shop");
        properties.put("parley.databases.shop.hide", "Public.Staff,public.\"Odd Name\".pay");
        properties.put("parley.databases.shop.sensitive", "public.customers.email");

        Concealment concealment = databases()
                .concealment(
                        "shop",
                        new Relations(
                                Map.of(
                                        new TableName("public", "staff"), Set.of("id"),
                                        new TableName("public", "Odd Name"), Set.of("id", "pay"),
                                        new TableName("public", "customers"), Set.of("email")),
                                List.of()));

        assertThat(concealment.hides(new TableName("public", "staff"), "id")).isTrue();
        assertThat(concealment.hides(new TableName("public", "Odd Name"), "pay"))
                .isTrue();
        assertThat(concealment.hides(new TableName("public", "Odd Name"), "id")).isFalse();
        assertThat(concealment.sensitive()).extracting(ColumnName::toString).containsExactly("public.customers.email");
    }

    @Test
    void shouldTakeNoQuestionsWhenItHasNotWhatIsToBeConcealed() {
        database("shop", "postgresql://there/shop");
        properties.put("parley.databases.shop.hide", "public.staff.pay");
        Relations renamed = new Relations(Map.of(new TableName("public", "staff"), Set.of("id", "wage")), List.of());

        assertThatThrownBy(() -> databases().concealment("shop", renamed))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.failure().errorCode()).isEqualTo(ErrorCode.DATABASE_UNUSABLE))
                .hasMessageContaining("takes no questions")
                .hasMessageNotContaining("pay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "a.b.c.d", "public.", "public staff", "public.'x'"})
    void shouldNotTakeSomethingElseForWhatIsHidden(String hidden) {
        database("shop", "postgresql://there/shop");
        properties.put("parley.databases.shop.hide", hidden);

        assertThatThrownBy(this::databases)
                .hasMessageContaining("parley.databases.shop.hide")
                .hasMessageContaining("is neither schema.table nor schema.table.column");
    }

    private static RegisteredDatabase registered(String name, long version) {
        Sealing sealing = Sealing.with(KEY);
        return new RegisteredDatabase(
                name,
                version,
                null,
                "localhost",
                5432,
                name,
                "prefer",
                null,
                name + "_catalog",
                sealing.seal("catalog secret", RegisteredDatabase.purpose(name, DatabaseRole.CATALOG)),
                name + "_reader",
                sealing.seal("sandbox secret", RegisteredDatabase.purpose(name, DatabaseRole.SANDBOX)),
                2,
                List.of(),
                List.of());
    }

    private void database(String name, String url) {
        properties.put("parley.databases." + name + ".url", url);
        properties.put("parley.databases." + name + ".catalog.username", "catalog");
        properties.put("parley.databases." + name + ".sandbox.username", "reader");
    }

    private void copy(String name, String url) {
        properties.put("parley.databases." + name + ".copy.url", url);
        properties.put("parley.databases." + name + ".copy.owner.username", "copy_owner");
        properties.put("parley.databases." + name + ".copy.sandbox.username", "copy_reader");
    }

    private TargetDatabases databases() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(DatabasesConfig.class)
                .withMapping(RegistryConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
        registry = config.getConfigMapping(RegistryConfig.class);
        return new TargetDatabases(
                config.getConfigMapping(DatabasesConfig.class),
                new DatabaseRegistry(registry, null),
                Sealing.with(KEY));
    }

    private DatabasePools pools(TargetDatabases databases) {
        return new DatabasePools(databases, manager, registry);
    }

    @AfterEach
    void end() {
        manager.close();
        vertx.closeAndAwait();
    }
}
