package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** What was not done in some time, or not in some way: there is no row of it, and not some row of another time. */
class NotDoneTest {

    private static final LanguageEngine HARBOUR = Schemas.LOGISTICS.engine();
    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine KENNEL = new SchemaBuilder()
            .table("dog", "id int pk", "name text! = Rex | Fido", "breed text = Poodle | Collie")
            .table("warden", "id int pk", "name text! = Ann Lee | Bob Ray", "hired_on date!")
            .table("grooming", "id int pk", "dog_id int! -> dog", "warden_id int! -> warden", "brushed_at date")
            .engine();

    private static final String SHIPS =
            "SELECT s.name, s.\"capacityTons\", s.\"builtYear\" FROM public.\"Ship\" AS s WHERE NOT EXISTS (SELECT 1 FROM"
                    + " public.\"Voyage\" AS v WHERE (v.\"shipId\" = s.id AND ";

    @Test
    void shouldDenyThatAnythingWasDoneInThatTime() {
        asks(KENNEL, "How many dogs have not been brushed since 2019?")
                .gives("SELECT count(*) AS dog_count FROM public.dog AS d WHERE NOT EXISTS (SELECT 1 FROM"
                        + " public.grooming AS g WHERE (g.dog_id = d.id AND g.brushed_at >= DATE '2019-01-01'))");
        asks(KENNEL, "Which dogs were never brushed after 2019?")
                .gives("SELECT d.name FROM public.dog AS d WHERE NOT EXISTS (SELECT 1 FROM public.grooming AS g WHERE"
                        + " (g.dog_id = d.id AND g.brushed_at >= DATE '2020-01-01')) ORDER BY d.id");
        asks(HARBOUR, "ships that did not depart in 2020")
                .gives(SHIPS + "v.\"departedAt\" >= DATE '2020-01-01' AND v.\"departedAt\" < DATE '2021-01-01'))"
                        + " ORDER BY s.id");
        asks(HARBOUR, "ships which haven't arrived between 2019 and 2021")
                .gives(SHIPS + "v.\"arrivedAt\" >= DATE '2019-01-01' AND v.\"arrivedAt\" < DATE '2022-01-01'))"
                        + " ORDER BY s.id");
    }

    @Test
    void shouldDenyAllThatIsSaidBehindTheVerb() {
        asks(KENNEL, "dogs not brushed by Ann Lee since May 2022")
                .gives(
                        "SELECT d.name, d.breed FROM public.dog AS d WHERE NOT EXISTS (SELECT 1 FROM public.grooming AS g"
                                + " JOIN public.warden AS w ON g.warden_id = w.id WHERE (g.dog_id = d.id AND w.name = 'Ann Lee'"
                                + " AND g.brushed_at >= DATE '2022-05-01')) ORDER BY d.id");
        asks(HARBOUR, "ships that have not departed in June or July 2020")
                .gives(SHIPS + "((v.\"departedAt\" >= DATE '2020-06-01' AND v.\"departedAt\" < DATE '2020-07-01') OR"
                        + " (v.\"departedAt\" >= DATE '2020-07-01' AND v.\"departedAt\" < DATE '2020-08-01')))) ORDER BY"
                        + " s.id");
    }

    @Test
    void shouldDenyTheDateOfTheRowsThatAreSpokenOf() {
        asks(KENNEL, "names of wardens who were not hired in 2020")
                .gives("SELECT w.name FROM public.warden AS w WHERE NOT (w.hired_on >= DATE '2020-01-01' AND w.hired_on"
                        + " < DATE '2021-01-01') ORDER BY w.id");
        asks(LIBRARY, "names of members with a loan that was not returned in 2022")
                .gives("SELECT m.name FROM public.member AS m WHERE EXISTS (SELECT 1 FROM public.loan AS l WHERE"
                        + " (l.member_id = m.id AND (((l.returned_on >= DATE '2022-01-01' AND l.returned_on < DATE"
                        + " '2023-01-01')) IS NOT TRUE))) ORDER BY m.id");
    }
}
