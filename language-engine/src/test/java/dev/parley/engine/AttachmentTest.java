package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Columns belong to the table they stand at. */
class AttachmentTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine CLINIC = Schemas.CLINIC.engine();

    @Test
    void shouldTakeColumnsOfTheTableBeside() {
        Asking.asks(LIBRARY, "author last names").gives("SELECT a.last_name FROM public.author AS a ORDER BY a.id");
        Asking.asks(LIBRARY, "first names and last names of authors")
                .gives("SELECT a.first_name, a.last_name FROM public.author AS a ORDER BY a.id");
        Asking.asks(LIBRARY, "book titles and author last names")
                .gives("SELECT b.title, a.last_name FROM public.book AS b"
                        + " JOIN public.author AS a ON b.author_id = a.id ORDER BY b.id");
    }

    @Test
    void shouldTieAConditionToTheTableBefore() {
        Asking.asks(LIBRARY, "titles of books of the author with id 4")
                .gives("SELECT b.title FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id"
                        + " WHERE a.id = 4 ORDER BY b.id");
    }

    @Test
    void shouldRefuseAColumnThatTheTableHasNot() {
        Asking.asks(CLINIC, "first names of doctors").isRefusedFor("first");
        Asking.asks(LIBRARY, "names of copies").isRefusedFor("names");
    }

    @Test
    void shouldTakeGluedNamesApart() {
        LanguageEngine glued = new SchemaBuilder()
                .table("room", "roomid int pk", "roomname text!", "baseprice numeric", "capacity int")
                .table("guest", "gid int pk", "fname text!", "lname text!", "roomid int -> room")
                .engine();
        Asking.asks(glued, "names of rooms").gives("SELECT r.roomname FROM public.room AS r ORDER BY r.roomid");
        Asking.asks(glued, "last names of guests").gives("SELECT g.lname FROM public.guest AS g ORDER BY g.gid");
        Asking.asks(glued, "room with the highest base price")
                .gives("SELECT r.roomname, r.baseprice, r.capacity FROM public.room AS r"
                        + " ORDER BY r.baseprice DESC NULLS LAST, r.roomid LIMIT 1");
    }

    @Test
    void shouldShowWhatTheSecondSentenceAsksFor() {
        Asking.asks(LIBRARY, "Which members live in Lyon? Show their emails.")
                .gives("SELECT m.email FROM public.member AS m WHERE m.city = 'Lyon' ORDER BY m.id");
    }

    @Test
    void shouldShowEverything() {
        Asking.asks(LIBRARY, "all information about members")
                .gives("SELECT m.id, m.name, m.email, m.phone, m.city, m.joined_on, m.active, m.recommended_by_id"
                        + " FROM public.member AS m ORDER BY m.id");
    }

    @Test
    void shouldTakeWhoDidItForNoOrder() {
        Asking.asks(LIBRARY, "titles of books by the author Verne")
                .gives("SELECT b.title FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id"
                        + " WHERE a.last_name = 'Verne' ORDER BY b.id");
    }
}
