package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What a text is said to contain may be found in more of them than the one that is spelt so. */
class PartsOfTextTest {

    private static final LanguageEngine CREW = new SchemaBuilder()
            .table(
                    "sailor",
                    "id int pk",
                    "first_name text! = Roy | Royston",
                    "last_name text! = Berg",
                    "ship_id int -> ship")
            .table("ship", "id int pk", "name text! = Ida | Ida Marie")
            .engine();

    private static final LanguageEngine WALKS = new SchemaBuilder()
            .table("walk", "id int pk", "title text!", "first_stop text = Rye | Lydd")
            .engine();

    @Test
    void shouldLookForAKnownNameInOthersToo() {
        asks("names of ships whose name contains Ida")
                .gives("SELECT s.name FROM public.ship AS s WHERE lower(s.name) LIKE '%ida%' ORDER BY s.id");
        asks("how many sailors whose first name contains Roy are there?")
                .gives("SELECT count(*) AS sailor_count FROM public.sailor AS s WHERE lower(s.first_name) LIKE"
                        + " '%roy%'");
        asks("last names of sailors whose first name contains roy")
                .gives("SELECT s.last_name FROM public.sailor AS s WHERE lower(s.first_name) LIKE '%roy%' ORDER BY"
                        + " s.id");
    }

    @Test
    void shouldLookForWhatANameHas() {
        asks("names of ships whose name has 'mar'")
                .gives("SELECT s.name FROM public.ship AS s WHERE lower(s.name) LIKE '%mar%' ORDER BY s.id");
    }

    @Test
    void shouldLookForABeginningThatIsAWholeNameToo() {
        String ships = "SELECT s.name FROM public.ship AS s WHERE lower(s.name) LIKE 'ida%' ORDER BY s.id";
        asks("names of ships whose name starts with Ida").gives(ships);
        asks("Which ships have a name that begins with Ida?").gives(ships);
        asks("ships starting with Ida").gives(ships);
        asks("last names of sailors whose first name does not end with Roy")
                .gives("SELECT s.last_name FROM public.sailor AS s WHERE ((lower(s.first_name) LIKE '%roy') IS NOT"
                        + " TRUE) ORDER BY s.id");
        asks("last names of sailors whose first name starts with Roy or Royston")
                .gives("SELECT s.last_name FROM public.sailor AS s WHERE (lower(s.first_name) LIKE 'roy%' OR"
                        + " lower(s.first_name) LIKE 'royston%') ORDER BY s.id");
    }

    @Test
    void shouldKnowAPlaceWhereSomethingStarts() {
        Asking.asks(WALKS, "which walks start with Rye?")
                .gives("SELECT w.title FROM public.walk AS w WHERE w.first_stop = 'Rye' ORDER BY w.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(CREW, question);
    }
}
