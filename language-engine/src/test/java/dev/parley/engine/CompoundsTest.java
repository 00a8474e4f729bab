package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Nouns before nouns, and rows that are named with "as well as". */
class CompoundsTest {

    private static final LanguageEngine QUAY = new SchemaBuilder()
            .table("pier", "id int pk", "name text! = North Pier", "town text = Ryde | Deal")
            .table("ride", "id int pk", "pier_id int! -> pier", "raft_id int")
            .table("contest", "id int pk", "title text! = Pike Day", "pier_id int -> pier")
            .table("angler", "id int pk", "name text! = Ann", "contest_id int -> contest")
            .table("warden", "id int pk", "name text! = Cid", "contest_id int -> contest")
            .engine();

    @Test
    void shouldNotCountWhatStandsBeforeTheNoun() {
        asks(QUAY, "How many raft piers are there in Ryde?").isRefusedFor("raft");
        asks(QUAY, "How many piers are there in Ryde?")
                .gives("SELECT count(*) AS pier_count FROM public.pier AS p WHERE p.town = 'Ryde'");
        asks(QUAY, "How many rafts are there?")
                .gives("SELECT count(DISTINCT r.raft_id) AS raft_id_count FROM public.ride AS r");
    }

    @Test
    void shouldAskForBothWhereOneIsThereAsWellAsTheOther() {
        String both = "SELECT c.title FROM public.contest AS c WHERE (EXISTS (SELECT 1 FROM public.angler AS a"
                + " WHERE a.contest_id = c.id) AND EXISTS (SELECT 1 FROM public.warden AS w"
                + " WHERE w.contest_id = c.id)) ORDER BY c.id";
        asks(QUAY, "titles of contests with anglers as well as wardens").gives(both);
        asks(QUAY, "Which contests are entered by anglers as well as by wardens?")
                .gives(both);
        asks(QUAY, "titles of contests entered by anglers and by wardens").gives(both);
    }

    @Test
    void shouldStillShowWhatIsListedAsWell() {
        asks(QUAY, "names as well as towns of all piers")
                .gives("SELECT p.name, p.town FROM public.pier AS p ORDER BY p.id");
        asks(QUAY, "number of contests by pier")
                .gives("SELECT p.name, count(*) AS contest_count FROM public.contest AS c JOIN public.pier AS p"
                        + " ON c.pier_id = p.id GROUP BY p.id, p.name ORDER BY p.name, p.id");
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
