package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Rows that no name of their table stands for: by what they are called, by their kind, by how many there are. */
class RowsSpokenOfTest {

    private static final LanguageEngine COUNTY = new SchemaBuilder()
            .table("district", "id int pk", "name text! = North | South", "population int")
            .table(
                    "seat",
                    "seat_id int pk",
                    "delegate text! = Ann Lee | Bob Ray",
                    "district_id int -> district",
                    "committee text = Trade | Health")
            .table("town", "id int pk", "name text! = Oslo | Rome", "district_id int -> district", "deaths int")
            .table(
                    "person",
                    "id int pk",
                    "name text! = Ida | Tom",
                    "gender text = male | female",
                    "job text = cook | clerk",
                    "age int",
                    "town_id int -> town")
            .engine();

    private static final LanguageEngine GUILDS = new SchemaBuilder()
            .table("guild", "id int pk", "name text! = Smiths | Bakers", "date_formed date")
            .table("service", "id int pk", "name text! = Wash | Dry")
            .table("form", "id int pk", "service_id int -> service", "form_name text", "sent_on date")
            .table("guild_service", "guild_id int! -> guild", "service_id int! -> service")
            .engine();

    @Test
    void shouldCallRowsByEitherOfTwoNouns() {
        LanguageEngine bakery = new SchemaBuilder()
                .table("course_cooks_and_bakers", "cook_id int pk", "cook_name text! = Ida")
                .table("cake", "id int pk", "cake_name text!", "cook_id int! -> course_cooks_and_bakers(cook_id)")
                .engine();
        for (String people : new String[] {"cooks", "bakers"}) {
            Asking.asks(bakery, people + " with more than one cake")
                    .gives("SELECT ccab.cook_name FROM public.course_cooks_and_bakers AS ccab WHERE ccab.cook_id IN"
                            + " (SELECT c.cook_id FROM public.cake AS c GROUP BY c.cook_id HAVING count(*) > 1) ORDER"
                            + " BY ccab.cook_id");
        }
    }

    @Test
    void shouldTakeWhatRowsAreCalledByForThem() {
        asks("which districts have at least two delegates")
                .gives(
                        "SELECT d.name FROM public.district AS d WHERE d.id IN (SELECT s.district_id FROM public.seat AS s"
                                + " GROUP BY s.district_id HAVING count(*) >= 2) ORDER BY d.id");
        asks("names of districts that have no delegates")
                .gives("SELECT d.name FROM public.district AS d WHERE NOT EXISTS (SELECT 1 FROM public.seat AS s"
                        + " WHERE s.district_id = d.id) ORDER BY d.id");
        asks("names of districts without any delegates")
                .gives("SELECT d.name FROM public.district AS d WHERE NOT EXISTS (SELECT 1 FROM public.seat AS s"
                        + " WHERE s.district_id = d.id) ORDER BY d.id");
    }

    @Test
    void shouldKeepTheColumnWhereItIsAskedFor() {
        asks("delegates of the district North")
                .gives("SELECT s.delegate FROM public.seat AS s JOIN public.district AS d"
                        + " ON s.district_id = d.id WHERE d.name = 'North' ORDER BY s.seat_id");
        asks("number of delegates per committee")
                .gives("SELECT s.committee, count(DISTINCT s.delegate) AS delegate_count FROM public.seat AS s"
                        + " GROUP BY s.committee ORDER BY s.committee");
    }

    @Test
    void shouldRankRowsOfAKind() {
        asks("who is the youngest male")
                .gives("SELECT p.name FROM public.person AS p WHERE p.gender = 'male' ORDER BY p.age, p.id LIMIT 1");
        asks("name of the oldest female clerk")
                .gives("SELECT p.name FROM public.person AS p WHERE (p.gender = 'female' AND p.job = 'clerk')"
                        + " ORDER BY p.age DESC NULLS LAST, p.id LIMIT 1");
        asks("who is the oldest cook in Oslo")
                .gives("SELECT p.name FROM public.person AS p JOIN public.town AS t ON p.town_id = t.id"
                        + " WHERE (p.job = 'cook' AND t.name = 'Oslo') ORDER BY p.age DESC NULLS LAST, p.id LIMIT 1");
    }

    @Test
    void shouldNotRankWhatIsNoKindOfRows() {
        asks("the oldest Ida").isNotAnswered();
        asks("the youngest male person")
                .gives("SELECT p.name, p.gender, p.job, p.age FROM public.person AS p WHERE p.gender = 'male'"
                        + " ORDER BY p.age, p.id LIMIT 1");
    }

    @Test
    void shouldReadNumbersSpokenOfAsAFigure() {
        asks("names of the districts with the top 3 number of towns").gives(mostTowns(3));
        asks("names of the districts that have the top three total number of towns")
                .gives(mostTowns(3));
        asks("name of the district with the highest town count").gives(mostTowns(1));
        asks("name of the district with the maximum town count").gives(mostTowns(1));
        asks("names of towns with a death count of at least 10")
                .gives("SELECT t.name FROM public.town AS t WHERE t.deaths >= 10 ORDER BY t.id");
    }

    @Test
    void shouldSortByHowOftenThereIsSomething() {
        asks("the different committees, ascending by frequency")
                .gives("SELECT s.committee FROM public.seat AS s GROUP BY s.committee ORDER BY count(*)");
        asks("committees of seats in descending order of frequency")
                .gives("SELECT s.committee FROM public.seat AS s GROUP BY s.committee ORDER BY count(*) DESC");
        asks("show the frequency of committees").isRefusedFor("the frequency");
        asks("show each committee and its frequency")
                .gives("SELECT s.committee, count(*) AS seat_count FROM public.seat AS s GROUP BY s.committee"
                        + " ORDER BY s.committee");
    }

    @Test
    void shouldTakeTheDateOfTheRowsBeforeAStrangeTable() {
        Asking.asks(GUILDS, "which guild was formed most recently").gives(latestGuild());
        Asking.asks(GUILDS, "the name of the guild formed last").gives(latestGuild());
        Asking.asks(GUILDS, "names of guilds formed after 2020")
                .gives("SELECT g.name FROM public.guild AS g WHERE g.date_formed >= DATE '2021-01-01' ORDER BY g.id");
    }

    @Test
    void shouldTellWhatIsNeverUsed() {
        Asking.asks(GUILDS, "names of guilds that have never been used")
                .gives("SELECT g.name FROM public.guild AS g WHERE NOT EXISTS (SELECT 1 FROM public.guild_service AS gs"
                        + " WHERE gs.guild_id = g.id) ORDER BY g.id")
                .assuming("what points at them");
        // Forms and guilds point at services: by which they are not used is not said.
        Asking.asks(GUILDS, "names of services that are not used").isNotAnswered();
        Asking.asks(GUILDS, "forms that are not used").isNotAnswered();
    }

    private static String latestGuild() {
        return "SELECT g.name FROM public.guild AS g ORDER BY g.date_formed DESC NULLS LAST, g.id LIMIT 1";
    }

    private static String mostTowns(int rows) {
        return "SELECT d.name FROM public.district AS d JOIN public.town AS t ON d.id = t.district_id"
                + " GROUP BY d.id, d.name ORDER BY count(*) DESC, d.id LIMIT " + rows;
    }

    private static Asking asks(String question) {
        return Asking.asks(COUNTY, question);
    }
}
