package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A word without a place means no answer, never a guess. */
class RefusalTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine CLINIC = Schemas.CLINIC.engine();
    private static final LanguageEngine LOGISTICS = Schemas.LOGISTICS.engine();

    @Test
    void shouldNameTheWordAndItsPlace() {
        UnplacedWord word =
                Asking.asks(LIBRARY, "show me the flurbs of members").isRefusedFor("flurbs");
        assertThat(word.position()).isEqualTo(12);
    }

    @Test
    void shouldNameWhatIsNear() {
        UnplacedWord word = Asking.asks(LIBRARY, "list the publ of books").isRefusedFor("publ");
        assertThat(word.nearest()).contains("publisher");
    }

    @Test
    void shouldRefuseWhatTheSchemaHasNot() {
        Asking.asks(LIBRARY, "loans that are overdue").isRefusedFor("overdue");
        Asking.asks(LIBRARY, "overdue loans").isRefusedFor("overdue");
        Asking.asks(LIBRARY, "members who complained").isRefusedFor("complained");
        Asking.asks(LIBRARY, "books about dragons").isRefusedFor("dragons");
        Asking.asks(LIBRARY, "books and films").isRefusedFor("films");
        Asking.asks(LIBRARY, "books by Hemingway").isRefusedFor("Hemingway");
        Asking.asks(LIBRARY, "members from Berlin").isRefusedFor("Berlin");
        Asking.asks(LIBRARY, "delete all members").isRefusedFor("delete");
        Asking.asks(LIBRARY, "DROP TABLE members").isRefusedFor("DROP");
        Asking.asks(LIBRARY, "truncate the loans").isRefusedFor("truncate");
        Asking.asks(LIBRARY, "please update the members").isRefusedFor("update");
        Asking.asks(LIBRARY, "names of members older than 30").isRefusedFor("older");
        Asking.asks(LOGISTICS, "ships that never sailed").isRefusedFor("sailed");
        Asking.asks(CLINIC, "revenue from prescriptions per doctor").isRefusedFor("revenue");
    }

    @Test
    void shouldRefuseANounThatTheQuestionIsAbout() {
        Asking.asks(LIBRARY, "names and pulses of members").isRefusedFor("pulses");
        Asking.asks(LIBRARY, "the pulse and email of members").isRefusedFor("pulse");
        Asking.asks(LIBRARY, "members whose pulse is below 30").isRefusedFor("pulse");
        Asking.asks(LIBRARY, "titles of toys that were never borrowed").isRefusedFor("toys");
        Asking.asks(LIBRARY, "members and their nicknames").isRefusedFor("nicknames");
        Asking.asks(LIBRARY, "which member has the most medals").isRefusedFor("medals");
        Asking.asks(LIBRARY, "members with more than one medal").isRefusedFor("medal");
        Asking.asks(LIBRARY, "members who did not attend any lecture").isRefusedFor("lecture");
        Asking.asks(LIBRARY, "the name of the youngest alumnus").isRefusedFor("alumnus");
    }

    @Test
    void shouldRefuseWaysOverManyTablesThatNothingNames() {
        Asking.asks(LIBRARY, "how many members are there for each author").isRefusedFor("author");
        Asking.asks(LIBRARY, "how many members borrowed books of each author")
                .gives("SELECT a.first_name, a.last_name, count(DISTINCT m.id) AS member_count FROM public.member AS m"
                        + " JOIN public.loan AS l ON m.id = l.member_id JOIN public.copy AS c ON l.copy_id = c.id JOIN"
                        + " public.book AS b ON c.book_id = b.id JOIN public.author AS a ON b.author_id = a.id GROUP BY"
                        + " a.id, a.first_name, a.last_name ORDER BY a.first_name, a.last_name, a.id");
    }

    @Test
    void shouldRefuseColumnsOfWhichNothingIsSaid() {
        Asking.asks(LIBRARY, "how many members have phone records").isRefusedFor("phone");
        Asking.asks(LIBRARY, "names of members except those whose email is longer")
                .isNotAnswered();
    }

    @Test
    void shouldRefuseOneTextThatIsTwo() {
        Asking.asks(LIBRARY, "members named 'Ada' 'Noor'").isNotAnswered();
    }

    @Test
    void shouldRefuseAnAmountOfNothing() {
        Asking.asks(LIBRARY, "books under 20").isRefusedFor("20");
    }

    @Test
    void shouldRefuseAVerbThatTiesNothing() {
        Asking.asks(CLINIC, "patients treated").isRefusedFor("treated");
    }

    @Test
    void shouldRefuseTotalsThatAJoinWouldMultiply() {
        Asking.asks(CLINIC, "total cost of medications per patient").isNotAnswered();
    }

    @Test
    void shouldRefuseWhatItCannotComputeYet() {
        Asking.asks(LIBRARY, "median price of books").isRefusedFor("median");
    }

    @Test
    void shouldRefuseNumbersThatMayBelongToAnything() {
        Asking.asks(LIBRARY, "members with more than 3 loans and 2 copies").isRefusedFor("2");
    }

    @Test
    void shouldRefuseAnOrOfUnknownReach() {
        Asking.asks(LIBRARY, "members who are active or live in Lyon and joined after 2020")
                .isRefusedFor("and");
    }

    @Test
    void shouldRefuseQuotedTextThatNamesNothing() {
        Asking.asks(LIBRARY, "how many branches does 'Linda Holm' visit").isRefusedFor("Linda Holm");
    }

    @Test
    void shouldRefuseTheEmptyQuestion() {
        Asking.asks(LIBRARY, "").isNotAnswered();
        Asking.asks(LIBRARY, "  ?!").isNotAnswered();
    }

    @Test
    void shouldRefuseARoleOverASecondRow() {
        LanguageEngine people = new SchemaBuilder()
                .table("person", "id int pk", "name text! = Ann | Bob")
                .table("friendship", "person_id int! -> person", "friend_id int! -> person")
                .engine();
        Asking.asks(people, "names of friends of friends of Ann").isRefusedFor("friends");
    }

    private static final LanguageEngine HELPDESK = new SchemaBuilder()
            .table("agent", "id int pk", "full_name text! = Ann Lee")
            .table(
                    "ticket",
                    "id int pk",
                    "subject text!",
                    "agent_id int -> agent",
                    "opened_at timestamp!",
                    "closed_at timestamp",
                    "rating int")
            .table("label", "id int pk", "name text! = Billing | Login")
            .table("ticket_label", "ticket_id int! -> ticket", "label_id int! -> label")
            .table("remark", "id int pk", "ticket_id int! -> ticket", "agent_id int! -> agent", "text text!")
            .engine();

    @Test
    void shouldNotCompareSpansOfTimeWithOtherFigures() {
        Asking.asks(HELPDESK, "which remarks took more than 3 days?").isRefusedFor("3");
    }

    @Test
    void shouldNotTakeADateForWhoDidIt() {
        Asking.asks(HELPDESK, "Who opened ticket 12?").isRefusedFor("opened");
    }

    @Test
    void shouldKnowNoAverageRow() {
        Asking.asks(HELPDESK, "How many tickets does the average agent handle?").isNotAnswered();
    }

    @Test
    void shouldKeepTheKeyOfALinkForWhatItLinks() {
        Asking.asks(HELPDESK, "subjects of tickets with the labels Billing and Login")
                .gives("SELECT t.subject FROM public.ticket AS t WHERE (EXISTS (SELECT 1 FROM public.ticket_label AS tl"
                        + " JOIN public.label AS l2 ON tl.label_id = l2.id WHERE (tl.ticket_id = t.id AND l2.name ="
                        + " 'Billing')) AND EXISTS (SELECT 1 FROM public.ticket_label AS tl2 JOIN public.label AS l3 ON"
                        + " tl2.label_id = l3.id WHERE (tl2.ticket_id = t.id AND l3.name = 'Login')) AND EXISTS"
                        + " (SELECT 1 FROM public.ticket_label AS tl3 JOIN public.label AS l ON tl3.label_id = l.id"
                        + " WHERE tl3.ticket_id = t.id)) ORDER BY t.id");
        Asking.asks(HELPDESK, "subjects of tickets labelled Billing")
                .gives("SELECT t.subject FROM public.ticket AS t WHERE EXISTS (SELECT 1 FROM public.ticket_label AS tl"
                        + " JOIN public.label AS l ON tl.label_id = l.id WHERE (tl.ticket_id = t.id AND l.name ="
                        + " 'Billing')) ORDER BY t.id");
    }
}
