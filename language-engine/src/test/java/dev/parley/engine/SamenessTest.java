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
}
