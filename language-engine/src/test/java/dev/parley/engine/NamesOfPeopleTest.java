package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Full names whose halves two columns hold. */
class NamesOfPeopleTest {

    private static final LanguageEngine ENGINE = new SchemaBuilder()
            .table(
                    "author",
                    "id int pk",
                    "first_name text! = Jules | Agatha",
                    "last_name text! = Verne | Christie",
                    "country text")
            .table("editor", "id int pk", "first_name text! = Agatha | Ann", "last_name text! = Verne", "country text")
            .table(
                    "book",
                    "id int pk",
                    "title text! = Curtain",
                    "author_id int! -> author",
                    "editor_id int -> editor",
                    "pages int")
            .engine();

    @Test
    void shouldFindBothHalvesInOneRow() {
        asks("titles of books by Jules Verne")
                .gives("SELECT b.title FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id"
                        + " WHERE (a.first_name = 'Jules' AND a.last_name = 'Verne') ORDER BY b.id");
        asks("titles of books by \"Jules Verne\"")
                .gives("SELECT b.title FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id"
                        + " WHERE (a.first_name = 'Jules' AND a.last_name = 'Verne') ORDER BY b.id");
        asks("country of Agatha Christie")
                .gives("SELECT a.country FROM public.author AS a WHERE (a.first_name = 'Agatha' AND"
                        + " a.last_name = 'Christie') ORDER BY a.id");
        asks("country of the author whose name is Jules Verne")
                .gives("SELECT a.country FROM public.author AS a WHERE (a.first_name = 'Jules' AND"
                        + " a.last_name = 'Verne') ORDER BY a.id");
    }

    @Test
    void shouldReadSeveralFullNames() {
        asks("titles of books by Jules Verne or Agatha Christie")
                .gives("SELECT b.title FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id"
                        + " WHERE ((a.first_name = 'Jules' AND a.last_name = 'Verne') OR (a.first_name ="
                        + " 'Agatha' AND a.last_name = 'Christie')) ORDER BY b.id");
        asks("titles of books not by Jules Verne")
                .gives("SELECT b.title FROM public.book AS b WHERE NOT EXISTS (SELECT 1 FROM public.author AS a"
                        + " WHERE (a.id = b.author_id AND a.first_name = 'Jules' AND a.last_name ="
                        + " 'Verne')) ORDER BY b.id");
    }

    @Test
    void shouldTellHalfANameThatIsNotKnown() {
        asks("country of Julles Christie")
                .gives("SELECT a.country FROM public.author AS a WHERE (a.first_name = 'Jules' AND"
                        + " a.last_name = 'Christie') ORDER BY a.id")
                .assuming("misspelling");
        asks("country of Zoe Christie")
                .gives("SELECT a.country FROM public.author AS a WHERE (a.first_name = 'Zoe' AND"
                        + " a.last_name = 'Christie') ORDER BY a.id")
                .assuming("new");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
