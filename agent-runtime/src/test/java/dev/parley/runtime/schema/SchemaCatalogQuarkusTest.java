package dev.parley.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import dev.parley.runtime.database.Concealment;
import dev.parley.runtime.database.Relations;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalog of a real database, read by a role that may not read a single row. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "clarifier"))
class SchemaCatalogQuarkusTest {

    @Inject
    SchemaCatalog catalog;

    @Inject
    CatalogReader reader;

    @Test
    void shouldReadTablesWithTheirKeysAndComments() {
        SchemaSnapshot schema = catalog.snapshot("demo");

        assertThat(schema.tables()).hasSize(16);
        Table orders = table(schema, "orders");
        assertThat(orders.kind()).isEqualTo(TableKind.TABLE);
        assertThat(orders.comment()).isNotBlank();
        assertThat(orders.rowEstimate()).isGreaterThan(10_000);
        assertThat(orders.primaryKey()).containsExactly("id");
        assertThat(orders.foreignKeys().stream()
                        .filter(key -> key.referencedTable().equals(new TableName("public", "addresses")))
                        .map(key -> key.columns().getFirst()))
                .containsExactlyInAnyOrder("billing_address_id", "shipping_address_id");
    }

    @Test
    void shouldTellWhatCanBeDoneWithAColumn() {
        Table orders = table(catalog.snapshot("demo"), "orders");

        assertThat(orders.column("status").orElseThrow().family()).isEqualTo(TypeFamily.ENUM);
        assertThat(orders.column("status").orElseThrow().enumValues())
                .containsExactly("pending", "paid", "shipped", "delivered", "cancelled", "returned");
        assertThat(orders.column("total").orElseThrow().family()).isEqualTo(TypeFamily.DECIMAL);
        assertThat(orders.column("total").orElseThrow().type()).isEqualTo("numeric(12,2)");
        assertThat(orders.column("ordered_at").orElseThrow().family()).isEqualTo(TypeFamily.TIMESTAMP);
        assertThat(orders.column("shipped_at").orElseThrow().nullable()).isTrue();
        assertThat(orders.column("id").orElseThrow().nullable()).isFalse();
    }

    @Test
    void shouldLeaveOutWhatTheSandboxRoleMayNotSelect() throws SQLException {
        String before = reader.read("demo").fingerprint();
        try {
            asOwner(
                    "REVOKE SELECT ON tags FROM demo_sandbox",
                    "REVOKE SELECT ON brands FROM demo_sandbox",
                    "GRANT SELECT (id) ON brands TO demo_sandbox");

            SchemaSnapshot schema = reader.read("demo");
            assertThat(schema.table(new TableName("public", "tags"))).isEmpty();
            assertThat(table(schema, "brands").columns()).extracting("name").containsExactly("id");
            assertThat(table(schema, "product_tags").foreignKeys())
                    .noneMatch(key -> key.referencedTable().name().equals("tags"));
            assertThat(schema.fingerprint()).isNotEqualTo(before);
        } finally {
            asOwner("GRANT SELECT ON tags, brands TO demo_sandbox");
        }
    }

    @Test
    void shouldReadOddNamesAndOtherKindsOfTables() throws SQLException {
        try {
            asOwner(
                    "CREATE TABLE \"Odd \"\"Name\" (\"Größe\" int PRIMARY KEY, tags text[], born date)",
                    "CREATE VIEW young AS SELECT id FROM customers",
                    "CREATE TABLE parted (id int, at date) PARTITION BY RANGE (at)",
                    "CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')",
                    "GRANT SELECT ON ALL TABLES IN SCHEMA public TO demo_sandbox");

            SchemaSnapshot schema = reader.read("demo");
            assertThat(table(schema, "Odd \"Name").columns())
                    .extracting("family")
                    .containsExactly(TypeFamily.INTEGER, TypeFamily.ARRAY, TypeFamily.DATE);
            assertThat(table(schema, "Odd \"Name").primaryKey()).containsExactly("Größe");
            assertThat(table(schema, "young").kind()).isEqualTo(TableKind.VIEW);
            assertThat(table(schema, "parted").kind()).isEqualTo(TableKind.PARTITIONED_TABLE);
            assertThat(schema.table(new TableName("public", "parted_1"))).isEmpty();
        } finally {
            asOwner("DROP TABLE \"Odd \"\"Name\"", "DROP VIEW young", "DROP TABLE parted");
        }
    }

    @Test
    void shouldConcealInTablesThatInheritToo() throws SQLException {
        try {
            asOwner(
                    "CREATE TABLE keepers (id int, name text, email text, salary numeric)",
                    "CREATE TABLE head_keepers (office text) INHERITS (keepers)",
                    "CREATE TABLE first_keepers () INHERITS (head_keepers)",
                    "GRANT SELECT ON ALL TABLES IN SCHEMA public TO demo_sandbox");
            Concealment concealment = Concealment.of(List.of("public.keepers.salary"), List.of("public.keepers.email"));

            SchemaSnapshot schema = ConcealedSchema.of(reader.read("demo"), concealment.spreadOver(relations()));

            for (String name : List.of("keepers", "head_keepers", "first_keepers")) {
                assertThat(table(schema, name).column("salary")).as(name).isEmpty();
                assertThat(table(schema, name).column("email").orElseThrow().keepsItsValues())
                        .as(name)
                        .isTrue();
            }
        } finally {
            asOwner("DROP TABLE IF EXISTS keepers CASCADE");
        }
    }

    @Test
    void shouldFindWhatIsToBeConcealedAndIsNotThere() throws SQLException {
        Concealment concealment = Concealment.of(
                List.of("public.customers.fone", "public.staf", "public.customers.phone"), List.of("x.y.z"));

        assertThat(concealment.unknownTo(relations())).containsExactly("public.customers.fone", "public.staf", "x.y.z");
    }

    private static Relations relations() throws SQLException {
        try (Connection connection = EmbeddedServers.stack().demoOwner().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Relations.SQL)) {
            rows.next();
            return Relations.of(rows.getString(1));
        }
    }

    @Test
    void shouldNotNameOtherDatabases() {
        assertThatThrownBy(() -> catalog.snapshot("elsewhere"))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.failure().errorCode()).isEqualTo(ErrorCode.UNKNOWN_DATABASE))
                .hasMessage("There is no database called \"elsewhere\" here");
    }

    private static Table table(SchemaSnapshot schema, String name) {
        return schema.table(new TableName("public", name)).orElseThrow();
    }

    private static void asOwner(String... statements) throws SQLException {
        try (Connection connection = EmbeddedServers.stack().demoOwner().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(statements)) {
                statement.execute(sql);
            }
        }
    }
}
