package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.sql.FlatSql;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nouns that name several things, or nothing by itself. */
class VagueNounTest {

    private static final LanguageEngine HARBOURS = new SchemaBuilder()
            .table(
                    "harbour",
                    "id int pk",
                    "name text! = Oslo|Kiel",
                    "mooring_fee numeric",
                    "waste_fee numeric",
                    "city text",
                    "country text",
                    "captain text",
                    "operating_company text")
            .table("pier", "id int pk", "name text! = North Pier", "length int", "harbour_id int! -> harbour")
            .engine();

    @Test
    void shouldAskWhichOfSeveralColumnsIsMeantAndOfferAll() {
        assertThat(asked("list the fees of harbours"))
                .containsExactly(
                        "SELECT h.mooring_fee FROM public.harbour AS h ORDER BY h.id",
                        "SELECT h.waste_fee FROM public.harbour AS h ORDER BY h.id",
                        "SELECT h.mooring_fee, h.waste_fee FROM public.harbour AS h ORDER BY h.id");
        assertThat(asked("show the names and fees of harbours")).hasSize(3);
        Asking.asks(HARBOURS, "list the waste fees of harbours").unambiguously();
    }

    @Test
    void shouldTakeAGeneralNounForWhatIsMoreSpecial() {
        assertThat(asked("location of the harbour Oslo"))
                .containsExactly(
                        "SELECT h.city FROM public.harbour AS h WHERE h.name = 'Oslo' ORDER BY h.id",
                        "SELECT h.country FROM public.harbour AS h WHERE h.name = 'Oslo' ORDER BY h.id",
                        "SELECT h.city, h.country FROM public.harbour AS h WHERE h.name = 'Oslo' ORDER BY h.id");
        Asking.asks(HARBOURS, "what are the dimensions of piers?")
                .gives("SELECT p.length FROM public.pier AS p ORDER BY p.id")
                .unambiguously()
                .assuming("one that may be meant by");
    }

    @Test
    void shouldAskWhichOfSeveralTablesIsMeant() {
        LanguageEngine clinic = new SchemaBuilder()
                .table(
                        "remedy",
                        "id int pk",
                        "name text!",
                        "side_effect_id int -> side_effect",
                        "impact_id int -> impact")
                .table("side_effect", "id int pk", "name text!")
                .table("impact", "id int pk", "name text!")
                .engine();
        assertThat(sql(clinic.interpret(new Question("list remedies and their effects", Asking.TODAY))))
                .anySatisfy(sql -> assertThat(sql).contains("side_effect AS").doesNotContain("impact AS"))
                .anySatisfy(sql -> assertThat(sql).contains("impact AS").doesNotContain("side_effect AS"))
                .anySatisfy(sql -> assertThat(sql).contains("impact AS", "side_effect AS"));
    }

    @Test
    void shouldAskWhoIsMeantWhereSeveralAreKnown() {
        assertThat(asked("who runs the harbour Oslo?"))
                .containsExactly(
                        "SELECT h.captain FROM public.harbour AS h WHERE h.name = 'Oslo' ORDER BY h.id",
                        "SELECT h.operating_company FROM public.harbour AS h WHERE h.name = 'Oslo' ORDER BY h.id",
                        "SELECT h.captain, h.operating_company FROM public.harbour AS h WHERE h.name = 'Oslo'"
                                + " ORDER BY h.id");
    }

    @Test
    void shouldFindPlacesInWhatRowsPointAt() {
        assertThat(asked("Where is the North Pier?"))
                .contains(
                        "SELECT h.city FROM public.pier AS p JOIN public.harbour AS h ON p.harbour_id = h.id"
                                + " WHERE p.name = 'North Pier' ORDER BY p.id",
                        "SELECT h.country FROM public.pier AS p JOIN public.harbour AS h ON p.harbour_id = h.id"
                                + " WHERE p.name = 'North Pier' ORDER BY p.id");
        LanguageEngine shops = new SchemaBuilder()
                .table("town", "id int pk", "name text!")
                .table("mall", "id int pk", "name text!", "address text!")
                .table("shop", "id int pk", "name text! = Corner", "town_id int -> town", "mall_id int -> mall")
                .engine();
        Interpretations corner = shops.interpret(new Question("Where is the shop Corner?", Asking.TODAY));
        assertThat(corner.outcome()).isEqualTo(Interpretations.Outcome.ASKED);
        assertThat(sql(corner))
                .anySatisfy(sql -> assertThat(sql).startsWith("SELECT t.name FROM"))
                .anySatisfy(sql -> assertThat(sql).startsWith("SELECT m.address FROM"))
                .anySatisfy(sql -> assertThat(sql).startsWith("SELECT t.name, m.address FROM"));
    }

    @Test
    void shouldLookForMoreThanTheFirstNounThatIsVague() {
        LanguageEngine camps = new SchemaBuilder()
                .table("camper", "id int pk", "full_name text!")
                .table("stay", "id int pk", "stay_number int", "camper_id int! -> camper")
                .table("tent_stay", "id int pk", "stay_id int! -> stay", "night_fee numeric", "laundry_charge numeric")
                .engine();

        assertThat(sql(camps.interpret(new Question("list the campers, their stays and the fees", Asking.TODAY))))
                .anySatisfy(sql -> assertThat(sql).contains("night_fee").doesNotContain("laundry_charge"))
                .anySatisfy(sql -> assertThat(sql).contains("laundry_charge").doesNotContain("night_fee"));
    }

    @Test
    void shouldSayWhatIsKnownOfRowsThatHaveNoName() {
        LanguageEngine clinic = new SchemaBuilder()
                .table(
                        "remedy",
                        "id int pk",
                        "name text!",
                        "side_effect_id int -> side_effect",
                        "impact_id int -> impact")
                .table("side_effect", "id int pk", "percentage numeric", "days int")
                .table("impact", "id int pk", "rate numeric", "weeks int")
                .engine();

        assertThat(sql(clinic.interpret(new Question("list remedies and their effects", Asking.TODAY))))
                .anySatisfy(sql -> assertThat(sql).startsWith("SELECT r.name, se.percentage, se.days FROM"))
                .anySatisfy(sql -> assertThat(sql).startsWith("SELECT r.name, i.rate, i.weeks FROM"));
    }

    @Test
    void shouldAskWhichOfPeopleAndOrganisationsDidIt() {
        LanguageEngine workshop = new SchemaBuilder()
                .table("scientist", "id int pk", "full_name text!")
                .table("company", "id int pk", "name text!")
                .table("device", "id int pk", "name text! = Pump", "price numeric", "company_id int -> company")
                .table("development", "scientist_id int! -> scientist", "device_id int! -> device", "started_on date")
                .engine();

        assertThat(sql(workshop.interpret(new Question("Who made the Pump?", Asking.TODAY))))
                .anySatisfy(sql -> assertThat(sql).startsWith("SELECT c.name FROM"))
                .anySatisfy(sql -> assertThat(sql).contains("s.full_name FROM"));
        assertThat(workshop.interpret(new Question("Who flurbs the Pump?", Asking.TODAY))
                        .ranked()
                        .getFirst()
                        .assumptions())
                .contains(new Assumption("flurbs", "passed over"));
    }

    @Test
    void shouldAskHowNarrowAPlaceIsMeant() {
        LanguageEngine airport = new SchemaBuilder()
                .table("terminal", "id int pk", "name text!")
                .table("area", "id int pk", "gate text", "terminal_id int -> terminal")
                .table("flight", "id int pk", "flight_number text! = AB12", "area_id int -> area")
                .table("shop", "id int pk", "building text", "floor_level int")
                .table("item", "id int pk", "name text! = Newspaper", "shop_id int -> shop")
                .engine();

        assertThat(sql(airport.interpret(new Question("Where can I find the flight AB12?", Asking.TODAY))))
                .hasSize(3)
                .anySatisfy(sql -> assertThat(sql).startsWith("SELECT a.gate FROM"))
                .anySatisfy(sql -> assertThat(sql).startsWith("SELECT t.name FROM"))
                .anySatisfy(sql -> assertThat(sql).startsWith("SELECT a.gate, t.name FROM"));
        assertThat(sql(airport.interpret(new Question("Show the items and where they are sold", Asking.TODAY))))
                .anySatisfy(sql -> assertThat(sql).startsWith("SELECT i.name, s.building FROM"))
                .anySatisfy(sql -> assertThat(sql).startsWith("SELECT i.name, s.floor_level FROM"));
    }

    private static List<String> asked(String question) {
        Interpretations result = HARBOURS.interpret(new Question(question, Asking.TODAY));
        assertThat(result.outcome()).as(question).isEqualTo(Interpretations.Outcome.ASKED);
        return sql(result);
    }

    private static List<String> sql(Interpretations result) {
        return result.tied().stream()
                .map(reading -> FlatSql.of(reading.query()))
                .toList();
    }
}
