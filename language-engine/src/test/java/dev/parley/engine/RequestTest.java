package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.request.Request;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What asks for no data is told from what does; what the schema has a place for is a question. */
class RequestTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine SHOP = new SchemaBuilder()
            .table("orders", "id int pk", "deleted bool!", "update_date date", "total numeric", "status text = open")
            .table("jokes", "id int pk", "title text! = Knock", "author text")
            .table("help_requests", "id int pk", "opened_on date")
            .engine();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete all members",
                "DROP TABLE members",
                "please remove the members without loans",
                "can you delete book 5",
                "I want you to update the price of all books to 3",
                "add a customer called Jo",
                "set the price of The Hobbit to 5",
                "insert into member values (1)",
                "how do I rename a member",
                "increase the prices of all books by 10 percent",
                "cancel every loan of Ada Park",
                "book me a seat for tomorrow",
                "send an email to all members"
            })
    void shouldSeeThatDataWouldChange(String text) {
        Interpretations none = on(LIBRARY, text);

        assertThat(none.ranked()).isEmpty();
        assertThat(none.request()).isEqualTo(Request.CHANGE);
        assertThat(none.unplaced()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show deleted orders",
                "update dates of orders",
                "how many orders were deleted",
                "list the update date of all orders",
                "jokes by title",
                "how many help requests are there",
                "please tell me the titles of all jokes",
                "hello, how many orders are there?",
                "can you tell me which orders are open"
            })
    void shouldTakeForAQuestionWhatTheSchemaHasAPlaceFor(String text) {
        Interpretations read = on(SHOP, text);

        assertThat(read.ranked()).as(read.unplaced().toString()).isNotEmpty();
        assertThat(read.request()).isEqualTo(Request.DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"set of books", "increase in fines by month", "book prices", "register of members"})
    void shouldTakeANounForNoOrder(String text) {
        assertThat(on(LIBRARY, text).request()).isEqualTo(Request.DATA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what can you do?",
                "what can I ask",
                "help",
                "how does this work?",
                "what kind of questions can I ask?",
                "can you help me"
            })
    void shouldSeeThatHelpIsWanted(String text) {
        assertThat(on(LIBRARY, text).request()).isEqualTo(Request.HELP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "Good morning, how are you?",
                "thanks a lot",
                "who are you?",
                "tell me a joke",
                "are you a robot",
                "what should I eat tonight?",
                "do you love me?",
                "?!"
            })
    void shouldSeeThatSomebodyTalks(String text) {
        assertThat(on(LIBRARY, text).request()).isEqualTo(Request.TALK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how many tractors are there",
                "show me the tractors",
                "give me all tractors",
                "list the medals that each book has won",
                "which airlines operate from each branch",
                "which visitors came to see Ada Park",
                "what is the shoe size of each member",
                "names of members older than 30"
            })
    void shouldSayWhatTheDatabaseHasNot(String text) {
        Interpretations none = on(LIBRARY, text);

        assertThat(none.ranked()).isEmpty();
        assertThat(none.request()).isEqualTo(Request.DATA);
        assertThat(none.unplaced()).isNotEmpty().allMatch(UnplacedWord::missing);
    }

    @Test
    void shouldNotCallMissingWhatIsThere() {
        List<UnplacedWord> unplaced =
                on(LIBRARY, "how many members have phone records").unplaced();

        assertThat(unplaced).extracting(UnplacedWord::word).containsExactly("phone");
        assertThat(unplaced).noneMatch(UnplacedWord::missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"which members have park eyes", "what is the price restriction of each member"})
    void shouldNotAnswerBesideWhatIsAskedFor(String text) {
        assertThat(on(LIBRARY, text).outcome()).isNotEqualTo(Interpretations.Outcome.ANSWERED);
    }

    @Test
    void shouldTakeNoGrammaticalWordForAValue() {
        LanguageEngine world = new SchemaBuilder()
                .table("country", "code text pk = DO | IS | AM", "name text! = Samoa")
                .engine();

        assertThat(on(world, "what can you do?").request()).isEqualTo(Request.HELP);
    }

    @Test
    void shouldAddUpNoKeys() {
        LanguageEngine clinic = new SchemaBuilder()
                .table("physician", "id int pk", "name text!")
                .table("visit", "id int pk", "physician int! -> physician", "patient text")
                .table("shift", "id int pk", "physician int! -> physician", "ward text")
                .engine();

        assertThat(on(clinic, "how much do physicians earn").ranked())
                .noneMatch(reading -> reading.query().toString().contains("SUM"));
    }

    private static Interpretations on(LanguageEngine engine, String text) {
        return engine.interpret(new Question(text, Asking.TODAY));
    }
}
