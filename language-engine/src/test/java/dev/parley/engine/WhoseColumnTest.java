package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Of which table a column is that several have, or that is named by half. */
class WhoseColumnTest {

    private static final LanguageEngine RAIL = new SchemaBuilder()
            .table("region", "id int pk", "region text! = North | South")
            .table("depot", "id int pk", "name text!", "hall text = East Hall | West Hall", "region int! -> region")
            .table("track", "id int pk", "depot_id int! -> depot", "hall text", "floor int", "length int")
            .table("sales", "id int pk", "region int! -> region", "year int", "tickets int")
            .table("signal_box", "id int pk", "signal_name text!", "depot_id int! -> depot", "built_year int")
            .engine();

    private static final LanguageEngine TOURS = new SchemaBuilder()
            .table("guests", "id int pk", "guest_details text = Vincent | Clara")
            .table("guest_houses", "id int pk", "name text!")
            .table(
                    "stays",
                    "id int pk",
                    "guest_id int! -> guests",
                    "guest_house_id int! -> guest_houses",
                    "stay_details text",
                    "stay_date date!")
            .table("boats", "id int pk", "name text!")
            .table("tickets", "id int pk", "guest_id int! -> guests", "ticket_type text = day | week")
            .table("rides", "ticket_id int! -> tickets", "boat_id int! -> boats")
            .table("offices", "id int pk", "office_name text!", "office_email_address text", "office_phone text")
            .table("partners", "id int pk", "label text!", "office_email_address text", "office_phone text")
            .engine();

    @Test
    void shouldTakeColumnsThatAreNamedTogetherFromOneTable() {
        Asking.asks(RAIL, "the different halls with a length over 200")
                .gives("SELECT DISTINCT t.hall FROM public.track AS t WHERE t.length > 200 ORDER BY t.hall");
        Asking.asks(RAIL, "hall, floor and length of all tracks")
                .gives("SELECT t.hall, t.floor, t.length FROM public.track AS t ORDER BY t.id");
        Asking.asks(TOURS, "phones and emails of partners")
                .gives("SELECT p.office_phone, p.office_email_address FROM public.partners AS p ORDER BY p.id");
    }

    @Test
    void shouldShowTheIdsOfThoseWhoseNamesAreShown() {
        Asking.asks(RAIL, "ids and names of signals that are in a depot")
                .gives("SELECT sb.id, sb.signal_name FROM public.signal_box AS sb"
                        + " JOIN public.depot AS d ON sb.depot_id = d.id ORDER BY sb.id");
        Asking.asks(TOURS, "names and ids of guest houses")
                .gives("SELECT gh.name, gh.id FROM public.guest_houses AS gh ORDER BY gh.id");
    }

    @Test
    void shouldTakeWhoseForTheNounBefore() {
        Asking.asks(TOURS, "the stay date and details of the guest whose detail is 'Vincent'")
                .gives("SELECT s.stay_date, g.guest_details FROM public.stays AS s"
                        + " JOIN public.guests AS g ON s.guest_id = g.id WHERE g.guest_details = 'Vincent'"
                        + " ORDER BY s.id");
    }

    @Test
    void shouldRefuseAColumnOfRowsFarFromTheirOwner() {
        Asking.asks(TOURS, "how many types of boats are there").isRefusedFor("types");
    }

    @Test
    void shouldAnswerWithWhatIsPointedAt() {
        Asking.asks(RAIL, "which region has the most tickets")
                .gives("SELECT r.region FROM public.region AS r JOIN public.sales AS s ON r.id = s.region"
                        + " GROUP BY r.id, r.region ORDER BY sum(s.tickets) DESC NULLS LAST, r.id LIMIT 1");
    }

    @Test
    void shouldKnowColumnsAsTheyAreWritten() {
        Asking.asks(RAIL, "signal_name and built_year of all signal boxes")
                .gives("SELECT sb.signal_name, sb.built_year FROM public.signal_box AS sb ORDER BY sb.id");
    }

    @Test
    void shouldTakeAWordOfATablesNameForThatTableBeforeItsColumn() {
        LanguageEngine club = new SchemaBuilder()
                .table("film", "id int pk", "title text!", "released int")
                .table(
                        "book_club",
                        "id int pk",
                        "year int",
                        "book_title text!",
                        "publisher text",
                        "film_id int -> film")
                .engine();
        Asking.asks(club, "all the different book publishers")
                .gives("SELECT DISTINCT bc.publisher FROM public.book_club AS bc ORDER BY bc.publisher");
        Asking.asks(club, "the most common book publisher")
                .gives("SELECT bc.publisher FROM public.book_club AS bc WHERE bc.publisher IS NOT NULL"
                        + " GROUP BY bc.publisher ORDER BY count(*) DESC, bc.publisher LIMIT 1");
    }

    @Test
    void shouldNotTearAllOffALongerName() {
        LanguageEngine archive = new SchemaBuilder()
                .table("ref_record_types", "id int pk", "record_type_code text!", "record_type_name text!")
                .table("all_records", "id int pk", "record_type_id int! -> ref_record_types", "record_name text!")
                .engine();
        Asking.asks(archive, "list all record type codes and record type names")
                .gives("SELECT rt.record_type_code, rt.record_type_name FROM public.ref_record_types AS rt"
                        + " ORDER BY rt.id");
    }
}
