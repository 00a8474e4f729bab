package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What is computed for each of them, as people who look at a business say it. */
class ForEachOfThemTest {

    private static final LanguageEngine ENGINE = new SchemaBuilder()
            .table("country", "id int pk", "name text! = France | Norway")
            .table("client", "id int pk", "name text! = Acme", "country_id int! -> country", "joined_on date!")
            .table("depot", "id int pk", "name text! = North", "country_id int! -> country")
            .table(
                    "rental",
                    "id int pk",
                    "client_id int! -> client",
                    "depot_id int! -> depot",
                    "rented_on date!",
                    "returned_on date",
                    "total numeric!")
            .table(
                    "worker",
                    "id int pk",
                    "first_name text! = Ann",
                    "last_name text! = Lee",
                    "team text! = blue | red",
                    "wage numeric!",
                    "hired_on date!")
            .table("budget", "id int pk", "worker_id int! -> worker", "year int!", "amount numeric!")
            .engine();

    @Test
    void shouldNameWhoeverIsFirstOfEach() {
        asks("who has the highest wage in each team")
                .gives("SELECT w.team, w.first_name, w.last_name, w.wage FROM public.worker AS w WHERE w.wage = (SELECT"
                        + " max(w2.wage) FROM public.worker AS w2 WHERE w2.team = w.team) ORDER BY w.id");
    }

    @Test
    void shouldGroupByWhatBelongsToTheOwnerNamed() {
        String perCountry =
                "SELECT c2.name, count(*) AS rental_count FROM public.rental AS r JOIN public.client AS c ON"
                        + " r.client_id = c.id JOIN public.country AS c2 ON c.country_id = c2.id GROUP BY c2.id, c2.name"
                        + " ORDER BY c2.name, c2.id";
        asks("number of rentals by client country").gives(perCountry).unambiguously();
    }

    @Test
    void shouldGroupByTheDateOfWhatIsCounted() {
        asks("how many workers were hired per year")
                .gives("SELECT CAST(extract(year FROM w.hired_on) AS integer) AS year, count(*) AS worker_count FROM"
                        + " public.worker AS w GROUP BY CAST(extract(year FROM w.hired_on) AS integer)"
                        + " ORDER BY CAST(extract(year FROM w.hired_on) AS integer)");
    }

    @Test
    void shouldCountWhatWasDoneAndNotTheDaysOfIt() {
        asks("number of returns in 2024")
                .gives("SELECT count(r.returned_on) AS returned_on_count FROM public.rental AS r WHERE"
                        + " (r.returned_on >= DATE '2024-01-01' AND r.returned_on < DATE '2025-01-01')");
    }

    @Test
    void shouldRefuseWhatNobodyKnowsOfEach() {
        asks("headcount by team").isRefusedFor("headcount");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
