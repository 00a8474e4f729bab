package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What to ask instead is always something that is answered. */
class SuggestionsTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();

    @Test
    void shouldSuggestOnlyWhatIsAnswered() {
        List<String> starters = LIBRARY.starters(Asking.TODAY, 6);

        assertThat(starters).hasSize(6).doesNotHaveDuplicates().allSatisfy(SuggestionsTest::isAnswered);
    }

    @Test
    void shouldStayWithTheTablesThatTheQuestionNames() {
        List<String> instead = instead("What is the shoe size of each publisher?");

        assertThat(instead).hasSize(3).allSatisfy(SuggestionsTest::isAnswered);
        assertThat(instead.getFirst()).containsIgnoringCase("publisher");
    }

    @Test
    void shouldExchangeTheWordForTheOneThatIsNear() {
        assertThat(instead("list the emai of members")).first().isEqualTo("list the email of members");
    }

    @Test
    void shouldShowWhatIsNotChanged() {
        assertThat(instead("please delete all members without loans"))
                .first()
                .isEqualTo("Show all members without loans");
    }

    @Test
    void shouldTellNoValuesOfSensitiveColumns() {
        LanguageEngine staff = new SchemaBuilder()
                .table("employee", "id int pk", "name text!", "diagnosis text sensitive = Flu | Gout")
                .engine();

        assertThat(staff.starters(Asking.TODAY, 10)).isNotEmpty().noneMatch(text -> text.contains("diagnosis"));
    }

    private static List<String> instead(String text) {
        Question question = new Question(text, Asking.TODAY);
        return LIBRARY.suggestions(question, LIBRARY.interpret(question), 3);
    }

    private static void isAnswered(String text) {
        Interpretations read = LIBRARY.interpret(new Question(text, Asking.TODAY));
        assertThat(read.outcome()).as(text).isEqualTo(Interpretations.Outcome.ANSWERED);
    }
}
