package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Columns belong to the table they stand at. */
class AttachmentTest {

    @Test
    void shouldShowTheColumnThatTheQuestionEndsWith() {
        Asking.asks(Schemas.LIBRARY.engine(), "names of members who had some loan and the due date")
                .gives("SELECT m.name, l.due_on FROM public.member AS m JOIN public.loan AS l ON m.id = l.member_id"
                        + " ORDER BY m.id");
    }

    @Test
    void shouldReadRowsInAColumnsValueAsRows() {
        Asking.asks(Schemas.LIBRARY.engine(), "how many members in city Lyon")
                .gives("SELECT count(*) AS member_count FROM public.member AS m WHERE m.city = 'Lyon'");
        Asking.asks(Schemas.LIBRARY.engine(), "show the titles of books of pages either 24 or 25")
                .gives("SELECT b.title FROM public.book AS b WHERE b.pages IN (24, 25) ORDER BY b.id");
    }

    @Test
    void shouldReadByOneOfManyAsACondition() {
        Asking.asks(Schemas.LIBRARY.engine(), "number of books by the author Tolkien")
                .gives("SELECT count(*) AS book_count FROM public.book AS b JOIN public.author AS a ON b.author_id ="
                        + " a.id WHERE a.last_name = 'Tolkien'");
    }

    @Test
    void shouldShowTheColumnOfAPartnerBehindTheNameOfTheRows() {
        Asking.asks(Schemas.LIBRARY.engine(), "condition and copy language of all copies")
                .gives("SELECT c.condition, b.language FROM public.copy AS c JOIN public.book AS b ON c.book_id = b.id"
                        + " ORDER BY c.id");
    }

    @Test
    void shouldShowWhenSomethingWasDone() {
        LanguageEngine towers = new SchemaBuilder()
                .table(
                        "tower",
                        "id int pk",
                        "name text! = Alpha | Beta",
                        "founded int",
                        "height int",
                        "years_as_highest text",
                        "country text",
                        "state text")
                .engine();
        Asking.asks(towers, "When was the tower with the greatest height founded?")
                .gives("SELECT t.founded FROM public.tower AS t ORDER BY t.height DESC NULLS LAST, t.id LIMIT 1");
        Asking.asks(towers, "name of the highest tower")
                .gives("SELECT t.name FROM public.tower AS t ORDER BY t.height DESC NULLS LAST, t.id LIMIT 1");
        Asking.asks(towers, "In which country and state does the tower Alpha stand?")
                .gives("SELECT t.country, t.state FROM public.tower AS t WHERE t.name = 'Alpha' ORDER BY t.id");
        Asking.asks(towers, "list all the names of towers, ordering by founded")
                .gives("SELECT t.name FROM public.tower AS t ORDER BY t.founded");
    }

    @Test
    void shouldGiveNumbersToTheColumnBehindAs() {
        Asking.asks(Schemas.LIBRARY.engine(), "titles of books with 120 as the pages")
                .gives("SELECT b.title FROM public.book AS b WHERE b.pages = 120 ORDER BY b.id");
    }

    @Test
    void shouldGiveQuotedTextToTheColumnBehindIt() {
        Asking.asks(Schemas.LIBRARY.engine(), "titles of books in the 'Elvish' language")
                .gives("SELECT b.title FROM public.book AS b WHERE lower(b.language) = 'elvish' ORDER BY b.id");
        Asking.asks(Schemas.LIBRARY.engine(), "names of members who had loans of books in the 'Elvish' language")
                .gives("SELECT m.name FROM public.member AS m WHERE EXISTS (SELECT 1 FROM public.loan AS l JOIN"
                        + " public.copy AS c ON l.copy_id = c.id JOIN public.book AS b ON c.book_id = b.id WHERE"
                        + " (l.member_id = m.id AND lower(b.language) = 'elvish')) ORDER BY m.id");
    }

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

    @Test
    void shouldTieARowToTheNounThatItStandsBeside() {
        LanguageEngine academy = new SchemaBuilder()
                .table("faculty", "id int pk", "name text! = Music | Law")
                .table("subject", "id int pk", "title text!", "faculty_id int -> faculty")
                .table("lesson", "id int pk", "subject_id int! -> subject", "room text")
                .table("pupil", "id int pk", "name text!", "faculty_id int -> faculty")
                .table("attendance", "lesson_id int! -> lesson", "pupil_id int! -> pupil")
                .engine();
        String lessons = "EXISTS (SELECT 1 FROM public.attendance AS a JOIN public.lesson AS l ON a.lesson_id = l.id"
                + " JOIN public.subject AS s ON l.subject_id = s.id JOIN public.faculty AS f ON s.faculty_id = f.id"
                + " WHERE (a.pupil_id = p.id AND f.name = 'Music')) ORDER BY p.id";
        String some = "SELECT p.name FROM public.pupil AS p WHERE " + lessons;
        Asking.asks(academy, "pupils who take lessons of the Music faculty").gives(some);
        Asking.asks(academy, "pupils taking lessons in the faculty of Music").gives(some);
        Asking.asks(academy, "pupils who take Music lessons").gives(some);
        Asking.asks(academy, "pupils who do not take lessons of the Music faculty")
                .gives("SELECT p.name FROM public.pupil AS p WHERE NOT " + lessons);
        Asking.asks(academy, "pupils of the Music faculty")
                .gives("SELECT p.name FROM public.pupil AS p JOIN public.faculty AS f ON p.faculty_id = f.id"
                        + " WHERE f.name = 'Music' ORDER BY p.id");
    }
}
