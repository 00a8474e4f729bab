package dev.parley.engine;

import org.junit.jupiter.api.Test;

class AmbiguityTest {

    private static final LanguageEngine LOGISTICS = Schemas.LOGISTICS.engine();

    @Test
    void shouldRankTwoRolesOfOneTableEqually() {
        Asking.asks(LOGISTICS, "voyages with port Rotterdam")
                .gives("SELECT v.id, v.\"departedAt\", v.\"arrivedAt\" FROM public.\"Voyage\" AS v"
                        + " JOIN public.\"Port\" AS p ON v.\"originPortId\" = p.id WHERE p.name = 'Rotterdam'")
                .orAsLikely("SELECT v.id, v.\"departedAt\", v.\"arrivedAt\" FROM public.\"Voyage\" AS v"
                        + " JOIN public.\"Port\" AS p ON v.\"destinationPortId\" = p.id WHERE p.name = 'Rotterdam'")
                .assuming("one of 2 ways");
    }

    @Test
    void shouldTakeTheRoleThatIsNamed() {
        Asking.asks(LOGISTICS, "voyages with destination port Rotterdam")
                .gives("SELECT v.id, v.\"departedAt\", v.\"arrivedAt\" FROM public.\"Voyage\" AS v"
                        + " JOIN public.\"Port\" AS p ON v.\"destinationPortId\" = p.id WHERE p.name = 'Rotterdam'")
                .plainly();
    }

    @Test
    void shouldRankTwoColumnsOfOneValueEqually() {
        LanguageEngine people = new SchemaBuilder()
                .table("person", "id int pk", "name text!", "birthplace text = Paris", "residence text = Paris")
                .engine();
        Asking.asks(people, "list the names of people from Paris")
                .gives("SELECT p.name FROM public.person AS p WHERE p.birthplace = 'Paris'")
                .orAsLikely("SELECT p.name FROM public.person AS p WHERE p.residence = 'Paris'");
    }

    @Test
    void shouldNotDoubtAPlainQuestion() {
        Asking.asks(LOGISTICS, "list ports").plainly();
    }
}
