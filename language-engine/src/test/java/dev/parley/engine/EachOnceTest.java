package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Different values are shown once each, also in the order of something that is not shown. */
class EachOnceTest {

    private static final LanguageEngine MARKET = new SchemaBuilder()
            .table("trader", "id int pk", "name text! = Ann | Bo", "town text = Lyon | Nice", "age int")
            .table("stall", "id int pk", "trader_id int! -> trader", "theme text = cheese | wool", "rent numeric")
            .engine();

    @Test
    void shouldGoByTheLeastOfEach() {
        asks("distinct towns of traders ordered by age")
                .gives("SELECT t.town FROM public.trader AS t GROUP BY t.town ORDER BY min(t.age)");
        asks("What are the different themes of stalls, sorted by rent?")
                .gives("SELECT s.theme FROM public.stall AS s GROUP BY s.theme ORDER BY min(s.rent)");
    }

    @Test
    void shouldGoByTheGreatestOfEachWhereThatComesFirst() {
        asks("What are the different themes of stalls in descending order of rent?")
                .gives("SELECT s.theme FROM public.stall AS s GROUP BY s.theme ORDER BY max(s.rent) DESC NULLS LAST");
        asks("unique names of traders, oldest first")
                .gives("SELECT t.name FROM public.trader AS t GROUP BY t.name ORDER BY max(t.age) DESC NULLS LAST");
    }

    @Test
    void shouldShowNamesOfDifferentRowsOnceEach() {
        asks("names of all distinct traders").gives("SELECT DISTINCT t.name FROM public.trader AS t ORDER BY t.name");
        asks("names of the different traders").gives("SELECT DISTINCT t.name FROM public.trader AS t ORDER BY t.name");
    }

    @Test
    void shouldNotGroupWhatIsNotAskedForOnce() {
        asks("themes of stalls sorted by rent").gives("SELECT s.theme FROM public.stall AS s ORDER BY s.rent");
        asks("distinct ids of traders ordered by age").gives("SELECT t.id FROM public.trader AS t ORDER BY t.age");
        asks("distinct themes in alphabetical order")
                .gives("SELECT DISTINCT s.theme FROM public.stall AS s ORDER BY s.theme");
        asks("number of different traders").gives("SELECT count(*) AS trader_count FROM public.trader AS t");
    }

    private static Asking asks(String question) {
        return Asking.asks(MARKET, question);
    }
}
