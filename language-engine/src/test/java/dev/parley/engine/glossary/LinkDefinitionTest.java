package dev.parley.engine.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Link;
import dev.parley.engine.ontology.Ontology;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkDefinitionTest {

    private static final Ontology ONTOLOGY = Ontology.over(new SchemaSnapshot(
            "club",
            "ab12",
            Instant.EPOCH,
            List.of(table("public", "member"), table("public", "visit"), table("old", "visit"))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            table  | public.member                     | member
            table  | old.visit                         | old.visit
            column | public.member.city                | member.city
            column | public.member.Home Town           | member."Home Town"
            value  | public.member.city = L'Aquila     | member.city = 'L''Aquila'
            value  | public.member.age = 18            | member.age = 18
            value  | public.member.active = true       | member.active = true
            """)
    void shouldSayWhatAGlossaryCanHold(String kind, String target, String definition) {
        assertThat(LinkDefinition.of(ONTOLOGY, new Link("words", target, kind))).contains(definition);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scope  | a condition on all
            way    | the city of the billing address
            column | public.visit.city
            column | public.member.shoe_size
            table  | public.member (best friend)
            value  | public.member.city = Lyon, public.member.Home Town = Paris
            """)
    void shouldSayNothingOfWhatItCannotHold(String kind, String target) {
        assertThat(LinkDefinition.of(ONTOLOGY, new Link("words", target, kind))).isEmpty();
    }

    @Test
    void shouldReadItsOwnDefinitions() {
        Optional<String> definition =
                LinkDefinition.of(ONTOLOGY, new Link("Lyon", "public.member.city = Lyon", "value"));

        assertThat(definition.flatMap(text -> DefinitionReader.read(ONTOLOGY, text)))
                .containsInstanceOf(Definition.Holds.class);
    }

    private static Table table(String schema, String name) {
        return new Table(
                new TableName(schema, name),
                TableKind.TABLE,
                null,
                10,
                List.of(
                        column("id", TypeFamily.INTEGER),
                        column("city", TypeFamily.TEXT),
                        column("Home Town", TypeFamily.TEXT),
                        column("age", TypeFamily.INTEGER),
                        column("active", TypeFamily.BOOLEAN)),
                List.of("id"),
                List.of(),
                List.of());
    }

    private static Column column(String name, TypeFamily family) {
        return new Column(name, family.name(), family, true, null, List.of());
    }
}
