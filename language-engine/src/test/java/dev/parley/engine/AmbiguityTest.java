package dev.parley.engine;

import org.junit.jupiter.api.Test;

class AmbiguityTest {

    private static final LanguageEngine LOGISTICS = Schemas.LOGISTICS.engine();

    @Test
    void shouldRankTwoRolesOfOneTableEqually() {
        Asking.asks(LOGISTICS, "voyages with port Rotterdam")
                .gives(
                        "SELECT v.id, v.\"departedAt\", v.\"arrivedAt\" FROM public.\"Voyage\" AS v"
                                + " JOIN public.\"Port\" AS p ON v.\"originPortId\" = p.id WHERE p.name = 'Rotterdam' ORDER BY v.id")
                .orAsLikely(
                        "SELECT v.id, v.\"departedAt\", v.\"arrivedAt\" FROM public.\"Voyage\" AS v"
                                + " JOIN public.\"Port\" AS p ON v.\"destinationPortId\" = p.id WHERE p.name = 'Rotterdam' ORDER BY v.id")
                .assuming("one of 2 ways");
    }

    @Test
    void shouldTakeTheRoleThatIsNamed() {
        Asking.asks(LOGISTICS, "voyages with destination port Rotterdam")
                .gives(
                        "SELECT v.id, v.\"departedAt\", v.\"arrivedAt\" FROM public.\"Voyage\" AS v"
                                + " JOIN public.\"Port\" AS p ON v.\"destinationPortId\" = p.id WHERE p.name = 'Rotterdam' ORDER BY v.id")
                .plainly();
    }

    @Test
    void shouldLetThePrepositionTellTheRole() {
        Asking.asks(LOGISTICS, "voyages to Oslo")
                .gives("SELECT v.id, v.\"departedAt\", v.\"arrivedAt\" FROM public.\"Voyage\" AS v"
                        + " JOIN public.\"Port\" AS p ON v.\"destinationPortId\" = p.id WHERE p.name = 'Oslo'"
                        + " ORDER BY v.id")
                .assuming("taken as the destination port of the voyage");
        Asking.asks(LOGISTICS, "voyages from Oslo")
                .gives("SELECT v.id, v.\"departedAt\", v.\"arrivedAt\" FROM public.\"Voyage\" AS v"
                        + " JOIN public.\"Port\" AS p ON v.\"originPortId\" = p.id WHERE p.name = 'Oslo'"
                        + " ORDER BY v.id");
    }

    @Test
    void shouldLeaveRolesATieThatNoPrepositionTells() {
        LanguageEngine letters = new SchemaBuilder()
                .table("town", "id int pk", "name text! = Oslo")
                .table("letter", "id int pk", "posted_town_id int -> town", "stamped_town_id int -> town")
                .engine();
        Asking.asks(letters, "letters from Oslo")
                .gives("SELECT l.id FROM public.letter AS l JOIN public.town AS t ON l.posted_town_id = t.id"
                        + " WHERE t.name = 'Oslo' ORDER BY l.id")
                .orAsLikely("SELECT l.id FROM public.letter AS l JOIN public.town AS t ON l.stamped_town_id = t.id"
                        + " WHERE t.name = 'Oslo' ORDER BY l.id");
    }

    @Test
    void shouldRankTwoColumnsOfOneValueEqually() {
        LanguageEngine people = new SchemaBuilder()
                .table("person", "id int pk", "name text!", "birthplace text = Paris", "residence text = Paris")
                .engine();
        Asking.asks(people, "list the names of people from Paris")
                .gives("SELECT p.name FROM public.person AS p WHERE p.birthplace = 'Paris' ORDER BY p.id")
                .orAsLikely("SELECT p.name FROM public.person AS p WHERE p.residence = 'Paris' ORDER BY p.id");
    }

    @Test
    void shouldNotDoubtAPlainQuestion() {
        Asking.asks(LOGISTICS, "list ports").plainly();
    }
}
