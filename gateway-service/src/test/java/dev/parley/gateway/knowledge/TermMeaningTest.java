package dev.parley.gateway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermMeaningTest {

    private static final SchemaSnapshot SCHEMA = new SchemaSnapshot(
            "club",
            "f",
            Instant.EPOCH,
            List.of(
                    table(
                            "member",
                            List.of(
                                    column("id", "integer", TypeFamily.INTEGER),
                                    column("name", "text", TypeFamily.TEXT),
                                    column("city", "text", TypeFamily.TEXT),
                                    column("points", "numeric(10,2)", TypeFamily.DECIMAL),
                                    column("active", "boolean", TypeFamily.BOOLEAN),
                                    column("joined_on", "date", TypeFamily.DATE),
                                    new Column(
                                            "tier", "tier", TypeFamily.ENUM, false, null, List.of("gold", "silver"))),
                            List.of()),
                    table(
                            "visit",
                            List.of(
                                    column("id", "integer", TypeFamily.INTEGER),
                                    column("member_id", "integer", TypeFamily.INTEGER),
                                    column("name", "text", TypeFamily.TEXT)),
                            List.of(new ForeignKey(
                                    "k", List.of("member_id"), new TableName("public", "member"), List.of("id"))))));

    private static Table table(String name, List<Column> columns, List<ForeignKey> keys) {
        return new Table(
                new TableName("public", name), TableKind.TABLE, null, 10, columns, List.of("id"), List.of(), keys);
    }

    private static Column column(String name, String type, TypeFamily family) {
        return new Column(name, type, family, true, null, List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "member",
                "public.member",
                "VISIT",
                "city",
                "Member.City",
                "public.member.city",
                "member.\"city\"",
                "points > 1000",
                "points >= -3.5 AND active = true",
                "city = 'Lyon' OR city = 'Val d''Isère'",
                "city IS NULL",
                "city is not null and points between 1 and 5",
                "city like 'L%'",
                "joined_on < '2001-01-01'",
                "tier = 'gold'",
                "MAX(points)",
                "min(points) where active = false",
                "points WHERE tier <> 'silver' AND city = 'Nice'",
                "visit.member_id = member.id AND member.city = 'Nice'",
            })
    void shouldTakeWhatTheSchemaHas(String meaning) {
        assertThatCode(() -> TermMeaning.require(meaning, SCHEMA)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            member.citty = 'Lyon'  | no column "citty" in member         | member.city
            pointz > 3             | no column "pointz" in club          | member.points
            membre.city            | no table "membre"                   | member
            name = 'Ann'           | several tables have a column "name" | member.name, visit.name
            tier = 'platinum'      | cannot be compared with platinum    | gold, silver
            members                | no table and no column "members"    | member
            """)
    void shouldSayWhatIsNearToWhatIsNotThere(String meaning, String message, String near) {
        Failure failure = refused(meaning);

        assertThat(failure.message()).contains(message);
        assertThat(String.join(", ", (List<String>) failure.details().get("nearest")))
                .startsWith(near);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "points = 'many'",
                "joined_on > '2024-05-01 12:30'",
                "joined_on > 'yesterday'",
                "active = 1",
                "points LIKE '1%'",
                "city LIKE 'A%B'",
                "city =",
                "= 3",
                "(city = 'Lyon')",
                "city = 'Lyon' AND",
                "city = 'Lyon' city = 'Nice'",
                "city = 'Lyon'; DROP TABLE member",
                "city = 'Lyon' -- and more",
                "city /* x */ = 'Lyon'",
                "city = E'\\x4c'",
                "city = $$Lyon$$",
                "lower(city) = 'lyon'",
                "sum(points)",
                "member.id = visit.id AND member.city = 'Nice'",
                "visit.member_id = member.id",
                "points > 1e3",
                "city = 'Lyon' OR city = 'Nice' WHERE active = true",
                "city.",
                ".city",
                "''",
                "'",
                "\u0000",
            })
    void shouldRefuseWhatIsNoMeaning(String meaning) {
        assertThat(refused(meaning).errorCode()).isEqualTo(ErrorCode.MEANING_UNKNOWN);
    }

    @Test
    void shouldNotReadWithoutEnd() {
        assertThat(refused("city = 'x' OR ".repeat(500)).errorCode()).isEqualTo(ErrorCode.MEANING_UNKNOWN);
        assertThat(refused("a.".repeat(900)).errorCode()).isEqualTo(ErrorCode.MEANING_UNKNOWN);
    }

    private static Failure refused(String meaning) {
        return catchThrowableOfType(ValidationException.class, () -> TermMeaning.require(meaning, SCHEMA))
                .failure();
    }
}
