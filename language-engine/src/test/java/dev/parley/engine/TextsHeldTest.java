package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What a text holds, by other verbs than "contain", and of which text it is said. */
class TextsHeldTest {

    private static final LanguageEngine CHOIRS = new SchemaBuilder()
            .table("region", "id int pk", "region_name text! = Westhill", "area numeric")
            .table("singer", "id int pk", "singer_name text! = Ann Lee | Bo Ek", "village text = Oakford | Elm Vale")
            .table("choir", "id int pk", "choir_name text! = Hilltop", "region_id int -> region", "founded int")
            .table("recital", "id int pk", "genre text = folk | sacred", "singer_id int -> singer", "fee numeric")
            .engine();

    private static final String SINGERS = "SELECT s.singer_name FROM public.singer AS s WHERE ";

    @Test
    void shouldLookForAPart() {
        asks("names of singers whose village includes ford")
                .gives(SINGERS + "lower(s.village) LIKE '%ford%' ORDER BY s.id");
        asks("names of singers whose village mentions 'Vale'")
                .gives(SINGERS + "lower(s.village) LIKE '%vale%' ORDER BY s.id");
        asks("names of singers whose village does not include ford")
                .gives(SINGERS + "((lower(s.village) LIKE '%ford%') IS NOT TRUE) ORDER BY s.id");
        asks("founded of choirs with names that include hill")
                .gives("SELECT c.founded FROM public.choir AS c WHERE lower(c.choir_name) LIKE '%hill%' ORDER BY c.id");
    }

    @Test
    void shouldLookForEitherPart() {
        asks("What are the villages of singers that contain 'ford' or 'Vale'")
                .gives("SELECT s.village FROM public.singer AS s WHERE (lower(s.village) LIKE '%ford%' OR"
                        + " lower(s.village) LIKE '%vale%') ORDER BY s.id");
        asks("villages of singers whose name starts with A or B")
                .gives("SELECT s.village FROM public.singer AS s WHERE (lower(s.singer_name) LIKE 'a%' OR"
                        + " lower(s.singer_name) LIKE 'b%') ORDER BY s.id");
    }

    @Test
    void shouldTakeTheNameOfATextForTheText() {
        asks("names of singers with village names that do not contain 'ford'")
                .gives(SINGERS + "((lower(s.village) LIKE '%ford%') IS NOT TRUE) ORDER BY s.id");
        asks("village names of singers").gives("SELECT s.village FROM public.singer AS s ORDER BY s.id");
    }

    @Test
    void shouldRefuseTheNameOfNobodySpokenOf() {
        asks("recitals with \"Hymn\" in the title").isRefusedFor("title");
        asks("recitals whose title mentions hymn").isNotAnswered();
    }

    @Test
    void shouldRefuseWhatIsNeitherABeginningNorAnEnd() {
        asks("choirs whose second letter is 'i'").isNotAnswered();
        asks("choirs whose name contains neither 'a' nor 'b'").isNotAnswered();
    }

    @Test
    void shouldStillKnowWhoseNameItIs() {
        asks("fees of recitals by singers whose name contains 'Ann'")
                .gives("SELECT r.fee FROM public.recital AS r"
                        + " JOIN public.singer AS s ON r.singer_id = s.id WHERE lower(s.singer_name) LIKE '%ann%' ORDER BY"
                        + " r.id");
        asks("founded of choirs including their names")
                .gives("SELECT c.founded, c.choir_name FROM public.choir AS c ORDER BY c.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(CHOIRS, question);
    }
}
