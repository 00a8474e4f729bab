package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.model.schema.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that nobody declared. */
class InferredKeysTest {

    @Test
    void shouldFollowNamesOfKeys() {
        assertThat(inferred(new SchemaBuilder()
                        .table("customer", "id int pk", "name text")
                        .table("product", "prod_code text pk", "title text")
                        .table("employee", "ssn int pk", "name text", "super_ssn int", "manager_id int")
                        .table(
                                "sale",
                                "id int pk",
                                "customer_id int",
                                "prod_code text",
                                "clerk_employee_id int",
                                "product text",
                                "employee int")))
                .containsExactlyInAnyOrder(
                        "employee.super_ssn -> employee",
                        "employee.manager_id -> employee",
                        "sale.customer_id -> customer",
                        "sale.prod_code -> product",
                        "sale.product -> product",
                        "sale.employee -> employee");
    }

    @Test
    void shouldGuessKeysWhereNoneIsDeclared() {
        Ontology ontology = Ontology.over(new SchemaBuilder()
                .table("museum", "museum_id int", "name text")
                .table("visitor", "vid int", "age int")
                .table("visit", "museum_id int", "visitor_id int", "spent numeric")
                .schema());
        Entity museum = ontology.entity(new TableName("public", "museum"));
        Entity visit = ontology.entity(new TableName("public", "visit"));
        assertThat(museum.keyInferred()).isTrue();
        assertThat(museum.key()).extracting(key -> key.column().name()).containsExactly("museum_id");
        assertThat(visit.key()).isEmpty();
        assertThat(visit.with(PropertyRole.REFERENCE)).hasSize(2);
        assertThat(ontology.relations()).hasSize(2).allMatch(Relation::inferred);
    }

    @Test
    void shouldLeaveAloneWhatIsNotSure() {
        assertThat(inferred(new SchemaBuilder()
                        .table("a.account", "id int pk", "name text")
                        .table("b.account", "id int pk", "name text")
                        .table("c.entry", "id int pk", "account_id int", "year int", "total_accounts int")
                        .table("city", "id int pk", "name text")
                        .table("stop", "id int pk", "city text", "number int", "city_id text")))
                .isEmpty();
    }

    @Test
    void shouldPreferTheTableOfItsOwnSchema() {
        List<Relation> relations = Ontology.over(new SchemaBuilder()
                        .table("a.account", "id int pk")
                        .table("b.account", "id int pk")
                        .table("b.entry", "id int pk", "account_id int")
                        .schema())
                .relations();
        assertThat(relations).hasSize(1);
        assertThat(relations.getFirst().to().table().name()).isEqualTo(new TableName("b", "account"));
    }

    @Test
    void shouldNotDoubtDeclaredKeys() {
        Ontology ontology = Ontology.over(Schemas.LIBRARY.schema());
        assertThat(ontology.relations()).noneMatch(Relation::inferred);
    }

    @Test
    void shouldKnowTablesThatShareAKey() {
        List<Relation> relations = Ontology.over(new SchemaBuilder()
                        .table("person", "person_id int pk", "name text")
                        .table("pilot", "person_id int pk", "hours int")
                        .schema())
                .relations();
        assertThat(relations).hasSize(1);
        assertThat(relations.getFirst().subtype()).isTrue();
        assertThat(relations.getFirst().to().words()).containsExactly("person");
    }

    private static List<String> inferred(SchemaBuilder schema) {
        return Ontology.over(schema.schema()).relations().stream()
                .filter(Relation::inferred)
                .map(relation -> relation.from().table().name().name() + "."
                        + relation.key().columns().getFirst() + " -> "
                        + relation.to().table().name().name())
                .toList();
    }
}
