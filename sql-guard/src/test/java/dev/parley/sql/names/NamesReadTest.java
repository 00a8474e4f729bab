package dev.parley.sql.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sql.parser.SqlParser;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesReadTest {

    private static final List<KnownTable> TABLES = List.of(
            new KnownTable("public", "driver", Set.of("id", "name", "depot_id")),
            new KnownTable("public", "trip", Set.of("id", "driver_id", "km", "day")),
            new KnownTable("public", "depot", Set.of("id", "city")));

    @Test
    void shouldTellWhoseAColumnIs() {
        NamesRead names = read("SELECT d.name, km FROM driver AS d JOIN trip ON d.id = trip.driver_id ORDER BY day");

        assertThat(columns(names))
                .containsExactlyInAnyOrder(
                        "public.driver.name",
                        "public.trip.km",
                        "public.driver.id",
                        "public.trip.driver_id",
                        "public.trip.day");
        assertThat(names.pairs())
                .extracting(Object::toString)
                .singleElement()
                .asString()
                .contains("driver.id", "trip.driver_id");
    }

    @Test
    void shouldLookAroundAQueryForWhatItDoesNotRead() {
        NamesRead names = read(
                "SELECT name FROM driver WHERE EXISTS (SELECT 1 FROM trip WHERE driver_id = driver.id AND km > 5)");

        assertThat(columns(names))
                .containsExactlyInAnyOrder(
                        "public.driver.name", "public.trip.driver_id", "public.driver.id", "public.trip.km");
    }

    @Test
    void shouldNotTakeATableOfWithForOneOfTheDatabase() {
        NamesRead names = read("WITH trip AS (SELECT city FROM depot) SELECT city, trip.km FROM trip");

        assertThat(names.allTables()).extracting(KnownTable::name).containsExactly("depot");
        assertThat(columns(names)).containsExactly("public.depot.city");
    }

    @Test
    void shouldKeepAliasesOfOneQueryOutOfAnother() {
        NamesRead names =
                read("SELECT t.km FROM trip t UNION SELECT t.city FROM depot t UNION SELECT t.city FROM trip t");

        assertThat(columns(names)).containsExactlyInAnyOrder("public.trip.km", "public.depot.city");
    }

    @Test
    void shouldPairColumnsOfUsing() {
        NamesRead names = read("SELECT count(*) FROM driver JOIN depot USING (id)");

        assertThat(names.pairs()).hasSize(1);
    }

    @Test
    void shouldSayWhereAColumnStands() {
        String sql = "SELECT d.name FROM driver d";

        assertThat(read(sql).columns())
                .singleElement()
                .satisfies(place -> assertThat(place.name().span().of(sql)).isEqualTo("d.name"));
    }

    private static Set<String> columns(NamesRead names) {
        return names.allColumns().stream().map(ReadColumn::toString).collect(java.util.stream.Collectors.toSet());
    }

    private static NamesRead read(String sql) {
        return NamesRead.of(SqlParser.parse(sql), name -> TABLES.stream()
                .filter(table -> table.name().equals(name.last()))
                .findFirst());
    }
}
