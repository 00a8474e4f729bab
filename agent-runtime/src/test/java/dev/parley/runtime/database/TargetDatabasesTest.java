package dev.parley.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetDatabasesTest {

    private final Map<String, String> properties = new HashMap<>();

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
        DatabasesConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(DatabasesConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(DatabasesConfig.class);
        return new TargetDatabases(config, null);
    }
}
