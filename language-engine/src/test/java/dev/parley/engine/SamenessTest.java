package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** What rows share with another row: a column, the row that a key of theirs points at, the year of a date. */
class SamenessTest {

    private static final LanguageEngine HOSPITAL = new SchemaBuilder()
            .table("wards", "id int pk", "ward_name text! = Burns | Heart")
            .table(
                    "staff",
                    "id int pk",
                    "first_name text! = Ada | Ben",
                    "last_name text! = Wren | Ox",
                    "hired_on date!",
                    "manager_id int -> staff",
                    "ward_id int -> wards")
            .engine();

    @Test
    void shouldCompareTheKeyOfWhatIsShared() {
        String ward = "SELECT s.first_name, s.last_name FROM public.staff AS s WHERE s.ward_id IN (SELECT s2.ward_id"
                + " FROM public.staff AS s2 WHERE s2.first_name = 'Ada') ORDER BY s.id";
        asks(HOSPITAL, "Which staff work in the same ward as Ada?").gives(ward);
        asks(HOSPITAL, "Who works in the same ward as Ada?").gives(ward);
        asks(HOSPITAL, "How many staff have the same manager as Ben Ox?")
                .gives("SELECT count(*) AS staff_count FROM public.staff AS s WHERE s.manager_id IN (SELECT"
                        + " s2.manager_id FROM public.staff AS s2 WHERE (s2.first_name = 'Ben' AND"
                        + " s2.last_name = 'Ox'))");
    }

    @Test
    void shouldCompareYearsWhereYearsAreSaid() {
        asks(HOSPITAL, "How many staff were hired in the same year as Ada?")
                .gives("SELECT count(*) AS staff_count FROM public.staff AS s WHERE CAST(extract(year FROM"
                        + " s.hired_on) AS integer) IN (SELECT CAST(extract(year FROM s2.hired_on) AS integer)"
                        + " FROM public.staff AS s2 WHERE s2.first_name = 'Ada')");
    }

    @Test
    void shouldCompareWithWhoeverRanksFirst() {
        asks(HOSPITAL, "first names of staff in the same ward as the staff hired last")
                .gives("SELECT s.first_name FROM public.staff AS s WHERE s.ward_id IN (SELECT s2.ward_id FROM"
                        + " public.staff AS s2 ORDER BY s2.hired_on DESC, s2.id LIMIT 1) ORDER BY s.id");
        LanguageEngine library = Schemas.LIBRARY.engine();
        asks(library, "names of members from the same city as the member with the most loans")
                .gives("SELECT m.name FROM public.member AS m WHERE m.city IN (SELECT m2.city FROM public.member AS m2"
                        + " JOIN public.loan AS l ON m2.id = l.member_id GROUP BY m2.id, m2.city ORDER BY count(*) DESC,"
                        + " m2.id LIMIT 1) ORDER BY m.id");
        asks(library, "titles of books of the same genre as the longest French book")
                .gives(
                        "SELECT b.title FROM public.book AS b WHERE b.genre_id IN (SELECT b2.genre_id FROM public.book AS"
                                + " b2 WHERE b2.language = 'French' ORDER BY b2.pages DESC NULLS LAST, b2.id LIMIT 1) ORDER BY"
                                + " b.id");
        asks(library, "members from the same city").isRefusedFor("same");
    }

    @Test
    void shouldCompareTheTwoEndsOfARow() {
        LanguageEngine ports = Schemas.LOGISTICS.engine();
        String same = "SELECT count(*) AS voyage_count FROM public.\"Voyage\" AS v"
                + " WHERE v.\"originPortId\" = v.\"destinationPortId\"";
        asks(ports, "How many voyages have the same origin and destination port?")
                .gives(same);
        asks(ports, "Count the voyages whose origin port is also their destination port.")
                .gives(same);
        asks(ports, "how many voyages where the origin port equals the destination port")
                .gives(same);
        asks(ports, "how many voyages have different origin and destination ports")
                .gives("SELECT count(*) AS voyage_count FROM public.\"Voyage\" AS v"
                        + " WHERE v.\"originPortId\" IS DISTINCT FROM v.\"destinationPortId\"");
    }

    @Test
    void shouldCompareTheEndsThatAVerbNames() {
        LanguageEngine ferries = new SchemaBuilder()
                .table("pier", "id int pk", "name text! = North Pier | East Pier")
                .table("ride", "id int pk", "start_pier_id int! -> pier", "end_pier_id int! -> pier")
                .engine();
        asks(ferries, "How many rides started and ended at the same pier?")
                .gives("SELECT count(*) AS ride_count FROM public.ride AS r WHERE r.start_pier_id = r.end_pier_id");
        asks(ferries, "How many rides end at North Pier?")
                .gives("SELECT count(*) AS ride_count FROM public.ride AS r JOIN public.pier AS p"
                        + " ON r.end_pier_id = p.id WHERE p.name = 'North Pier'");
    }

    @Test
    void shouldNotDropWhatTheSamePlaceIsComparedWith() {
        LanguageEngine ferries = new SchemaBuilder()
                .table("pier", "id int pk", "name text!")
                .table("trip", "id int pk", "start_pier_id int! -> pier", "end_pier_id int! -> pier", "price numeric")
                .engine();
        asks(ferries, "how many trips started and ended at the same pier as trip 4")
                .isRefusedFor("same");
    }
}
