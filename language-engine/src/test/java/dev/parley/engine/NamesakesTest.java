package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Of several columns that know a value, the words around say which is meant. */
class NamesakesTest {

    private static final LanguageEngine RECORDS = new SchemaBuilder()
            .table("band", "id int pk", "name text! = Europe | Toto")
            .table("record", "id int pk", "title text! = Home | Europe", "band_id int! -> band")
            .table("song", "id int pk", "name text! = Home | Africa", "record_id int! -> record")
            .table(
                    "tour",
                    "id int pk",
                    "name text! = Sunrise",
                    "band_id int! -> band",
                    "origin text = Kiel | Oslo | New York City",
                    "destination text = Oslo | Kiel | New York City",
                    "state text = New York | Texas")
            .engine();

    @Test
    void shouldTakeTheNameOfTheNounBefore() {
        String songsOnIt = "SELECT s.name FROM public.song AS s JOIN public.record AS r ON s.record_id = r.id"
                + " WHERE r.title = 'Home' ORDER BY s.id";
        asks("names of songs on the record named Home").gives(songsOnIt);
        asks("names of the songs on the record called \"Home\"").gives(songsOnIt);
        asks("names of all songs on the record Home").gives(songsOnIt);
        asks("names of the songs in Home").gives(songsOnIt);
        asks("the title of the record that has the song Home")
                .gives("SELECT r.title FROM public.record AS r WHERE EXISTS (SELECT 1 FROM public.song AS s"
                        + " WHERE (s.record_id = r.id AND s.name = 'Home')) ORDER BY r.id");
    }

    @Test
    void shouldTakeWhereSomethingComesFromAndGoesTo() {
        asks("names of tours from Kiel to Oslo")
                .gives("SELECT t.name FROM public.tour AS t WHERE (t.origin = 'Kiel' AND t.destination = 'Oslo')"
                        + " ORDER BY t.id");
        asks("how many tours go to Kiel?")
                .gives("SELECT count(*) AS tour_count FROM public.tour AS t WHERE t.destination = 'Kiel'");
    }

    @Test
    void shouldNotTakeTheEndOfTheSentenceForPartOfAName() {
        asks("How many tours from New York City.")
                .gives("SELECT count(*) AS tour_count FROM public.tour AS t WHERE t.origin = 'New York City'");
        asks("Show the names of tours in the state of New York.")
                .gives("SELECT t.name FROM public.tour AS t WHERE t.state = 'New York' ORDER BY t.id");
    }

    @Test
    void shouldNotLookForRowsInThemselves() {
        asks("names of the songs in Africa").isRefusedFor("Africa");
    }

    private static Asking asks(String question) {
        return Asking.asks(RECORDS, question);
    }
}
