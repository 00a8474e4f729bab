package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.glossary.DefinitionReader;
import dev.parley.engine.ontology.Ontology;
import dev.parley.gateway.knowledge.TermMeaning;
import dev.parley.model.error.ValidationException;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A term whose meaning the gateway takes is one that the engine can read. */
class TermMeaningsTest {

    private static final int TRIES = 20_000;
    private static final List<String> PIECES = List.of(
            "member",
            "visit",
            "public.member",
            "city",
            "member.city",
            "member.\"city\"",
            "CITY",
            "points",
            "active",
            "joined_on",
            "tier",
            "member.name",
            "name",
            "visit.member_id",
            "member.id",
            "nothing",
            "'Lyon'",
            "'gold'",
            "'2026-01-31'",
            "'%a'",
            "''",
            "'it''s'",
            "12",
            "-3.5",
            "1e3",
            "true",
            "false",
            "null",
            "=",
            "<>",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "and",
            "OR",
            "where",
            "is",
            "not",
            "between",
            "like",
            "max",
            "MIN",
            "(",
            ")",
            ".",
            "--",
            "-",
            ";",
            "\"");

    private static final List<String> SENTENCES = List.of(
            "city = 'Lyon'",
            "points > 12",
            "points between 1 and 5",
            "points between 1 and",
            "active = true",
            "tier = 'gold'",
            "joined_on < '2026-01-31'",
            "member.city is null",
            "member.city is not null",
            "city like '%a'",
            "city",
            "points",
            "member",
            "max(points)",
            "min(joined_on)",
            "visit.member_id = member.id",
            "member.name = 'x'");

    private static final SchemaSnapshot SCHEMA = new SchemaSnapshot(
            "club",
            "f",
            Instant.EPOCH,
            List.of(
                    table(
                            "member",
                            List.of(
                                    column("id", TypeFamily.INTEGER),
                                    column("name", TypeFamily.TEXT),
                                    column("city", TypeFamily.TEXT),
                                    column("points", TypeFamily.DECIMAL),
                                    column("active", TypeFamily.BOOLEAN),
                                    column("joined_on", TypeFamily.DATE),
                                    new Column(
                                            "tier", "tier", TypeFamily.ENUM, false, null, List.of("gold", "silver"))),
                            List.of()),
                    table(
                            "visit",
                            List.of(
                                    column("id", TypeFamily.INTEGER),
                                    column("member_id", TypeFamily.INTEGER),
                                    column("name", TypeFamily.TEXT)),
                            List.of(new ForeignKey(
                                    "k", List.of("member_id"), new TableName("public", "member"), List.of("id"))))));

    private static final Ontology ONTOLOGY = Ontology.over(SCHEMA);

    private static Table table(String name, List<Column> columns, List<ForeignKey> keys) {
        return new Table(
                new TableName("public", name), TableKind.TABLE, null, 10, columns, List.of("id"), List.of(), keys);
    }

    private static Column column(String name, TypeFamily family) {
        return new Column(name, family.name().toLowerCase(Locale.ROOT), family, true, null, List.of());
    }

    @Test
    void shouldTakeNoMeaningThatTheEngineCannotRead() {
        Random random = new Random(7);
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            String meaning = meaning(random);
            if (takes(meaning)) {
                taken.add(meaning);
                assertThat(DefinitionReader.read(ONTOLOGY, meaning)).as(meaning).isPresent();
            }
        }
        assertThat(taken.stream().distinct())
                .as("what was put together is read at all")
                .hasSizeGreaterThan(100);
    }

    /** Sentences that are meanings, put together and with pieces put in, taken out or exchanged. */
    private static String meaning(Random random) {
        List<String> words = new ArrayList<>();
        words.add(one(SENTENCES, random));
        while (random.nextInt(3) == 0) {
            words.add(one(List.of("and", "or", "where", "AND", "OR", "WHERE"), random));
            words.add(one(SENTENCES, random));
        }
        if (random.nextInt(3) == 0) {
            words.set(random.nextInt(words.size()), one(PIECES, random));
        }
        if (random.nextInt(3) == 0) {
            words.add(random.nextInt(words.size() + 1), one(PIECES, random));
        }
        return String.join(random.nextInt(9) == 0 ? "" : " ", words);
    }

    private static String one(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static boolean takes(String meaning) {
        try {
            TermMeaning.require(meaning, SCHEMA);
            return true;
        } catch (ValidationException e) {
            return false;
        }
    }
}
