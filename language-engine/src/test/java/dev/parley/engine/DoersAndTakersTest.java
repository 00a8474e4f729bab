package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Rows that point at one who had something done to them, numbers that are years, makers who are not narrowed. */
class DoersAndTakersTest {

    private static final LanguageEngine KENNEL = new SchemaBuilder()
            .table("owner", "id int pk", "name text! = Ann Reed | Bo Falk", "age int")
            .table("groomer", "id int pk", "name text! = Lea Moss | Tom Pike")
            .table(
                    "bath",
                    "id int pk",
                    "owner_id int! -> owner",
                    "groomer_id int! -> groomer",
                    "title text!",
                    "fee numeric",
                    "washed int")
            .engine();

    @Test
    void shouldShowNobodyWhoDoesNoSuchThing() {
        asks("the title of the bath with the highest fee and who towelled it").isNotAnswered();
    }

    @Test
    void shouldAddUpNoDeeds() {
        asks("which owner washed the most").isNotAnswered();
    }

    @Test
    void shouldGroupByMakersOfWhomNothingMoreIsSaid() {
        asks("number of baths by groomers with a fee above 20")
                .gives("SELECT g.name, count(*) AS bath_count FROM public.bath AS b JOIN public.groomer AS g ON"
                        + " b.groomer_id = g.id WHERE b.fee > 20 GROUP BY g.id, g.name ORDER BY g.name, g.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(KENNEL, question);
    }
}
