package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** "As well as" goes on with what rows have, or with what is to be shown of them. */
class AsWellAsTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine MARINA = new SchemaBuilder()
            .table("skipper", "id int pk", "name text! = Ann | Bob")
            .table("charter", "id int pk", "skipper_id int! -> skipper", "fee numeric")
            .table("fine", "id int pk", "skipper_id int! -> skipper", "amount numeric")
            .engine();

    private static final LanguageEngine QUAY = new SchemaBuilder()
            .table("pier", "id int pk", "name text! = North Pier", "town text = Ryde | Deal")
            .table("contest", "id int pk", "title text! = Pike Day", "pier_id int -> pier")
            .table("angler", "id int pk", "name text! = Ann", "contest_id int -> contest")
            .table("warden", "id int pk", "name text! = Cid", "contest_id int -> contest")
            .engine();

    private static final String BOTH = "WHERE (EXISTS (SELECT 1 FROM public.charter AS c WHERE c.skipper_id = s.id) AND"
            + " EXISTS (SELECT 1 FROM public.fine AS f WHERE f.skipper_id = s.id))";

    @Test
    void shouldGoOnWithWhatTheyHave() {
        String count = "SELECT count(*) AS skipper_count FROM public.skipper AS s " + BOTH;
        asks(MARINA, "how many skippers have a charter as well as a fine?").gives(count);
        asks(MARINA, "count the skippers who have charters as well as fines").gives(count);
        asks(MARINA, "names of skippers that have charters in addition to fines")
                .gives("SELECT s.name FROM public.skipper AS s " + BOTH + " ORDER BY s.id");
    }

    @Test
    void shouldGoOnWithWhatIsShown() {
        asks(MARINA, "names of skippers as well as the number of fines")
                .gives("SELECT s.name, count(*) AS fine_count FROM public.skipper AS s JOIN public.fine AS f ON s.id ="
                        + " f.skipper_id GROUP BY s.id, s.name ORDER BY s.name, s.id");
        asks(LIBRARY, "names of members who have loans as well as their cities")
                .gives(
                        "SELECT m.name, m.city FROM public.member AS m WHERE EXISTS (SELECT 1 FROM public.loan AS l WHERE"
                                + " l.member_id = m.id) ORDER BY m.id");
        asks(LIBRARY, "titles of French books as well as the names of the publishers")
                .gives(
                        "SELECT b.title, p.name FROM public.book AS b LEFT JOIN public.publisher AS p ON b.publisher_id = p.id"
                                + " WHERE b.language = 'French' ORDER BY b.id");
    }

    @Test
    void shouldShowBothKindsOfRowsWhereNothingIsHad() {
        asks(LIBRARY, "show members from Lyon as well as books")
                .gives(
                        "SELECT DISTINCT m.name, b.title FROM public.member AS m JOIN public.loan AS l ON m.id = l.member_id"
                                + " JOIN public.copy AS c ON l.copy_id = c.id JOIN public.book AS b ON c.book_id = b.id"
                                + " WHERE m.city = 'Lyon' ORDER BY m.name, b.title");
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
}
