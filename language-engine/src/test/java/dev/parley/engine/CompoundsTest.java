package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Nouns before nouns. */
class CompoundsTest {

    private static final LanguageEngine QUAY = new SchemaBuilder()
            .table("pier", "id int pk", "name text! = North Pier", "town text = Ryde | Deal")
            .table("ride", "id int pk", "pier_id int! -> pier", "raft_id int")
            .engine();

    @Test
    void shouldNotCountWhatStandsBeforeTheNoun() {
        asks(QUAY, "How many raft piers are there in Ryde?").isRefusedFor("raft");
        asks(QUAY, "How many piers are there in Ryde?")
                .gives("SELECT count(*) AS pier_count FROM public.pier AS p WHERE p.town = 'Ryde'");
        asks(QUAY, "How many rafts are there?")
                .gives("SELECT count(DISTINCT r.raft_id) AS raft_id_count FROM public.ride AS r");
    }
}
