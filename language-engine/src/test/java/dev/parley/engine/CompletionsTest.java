package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.completion.Completion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is offered continues what was typed, and leads to questions that are answered. */
class CompletionsTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();

    @Test
    void shouldBeginWithTurnsOfPhrase() {
        assertThat(after("")).extracting(Completion::text).startsWith("How many", "Show all", "Which");
        assertThat(after("ho")).extracting(Completion::text).startsWith("How many");
    }

    @Test
    void shouldCompleteNamesOfTables() {
        assertThat(texts("How many mem")).first().isEqualTo("How many members");
        assertThat(texts("How many ")).contains("How many books", "How many members");
    }

    @Test
    void shouldOfferTheColumnsOfTheTablesInQuestionFirst() {
        assertThat(texts("Show all books whose p"))
                .startsWith("Show all books whose published on", "Show all books whose pages");
        assertThat(texts("How many members per c")).first().isEqualTo("How many members per city");
    }

    @Test
    void shouldCompleteNamesOfSeveralWords() {
        assertThat(texts("Show all authors whose first na")).first().isEqualTo("Show all authors whose first name");
    }

    @Test
    void shouldOfferTheValuesOfTheColumn() {
        assertThat(texts("Show all members whose city is ")).startsWith("Show all members whose city is Lyon");
        assertThat(texts("members in ly")).first().isEqualTo("members in Lyon");
        assertThat(after("members in ly").getFirst().kind()).isEqualTo(Completion.Kind.VALUE);
    }

    @Test
    void shouldOfferTheValuesOfTheTableInQuestion() {
        assertThat(texts("Show all branches whose city is ")).contains("Show all branches whose city is Paris");
        assertThat(texts("Show all branches whose city is ")).doesNotContain("Show all branches whose city is Nice");
        assertThat(texts("Show all publishers whose city is ")).contains("Show all publishers whose city is London");
    }

    @Test
    void shouldOfferNoValuesOfSensitiveColumns() {
        LanguageEngine staff = new SchemaBuilder()
                .table("employee", "id int pk", "name text!", "diagnosis text sensitive = Flu | Gout")
                .engine();

        assertThat(staff.completions("employees whose diagnosis is ", 10)).isEmpty();
        assertThat(staff.completions("employees whose diagnosis is fl", 10)).isEmpty();
        assertThat(staff.completions("employees in fl", 10)).isEmpty();
        assertThat(staff.completions("employees whose dia", 10)).hasSize(1);
    }

    @Test
    void shouldLeadToQuestionsThatAreAnswered() {
        for (String table : texts("How many ")) {
            String question = texts(table + " ").stream()
                    .filter(text -> text.endsWith("are there"))
                    .findFirst()
                    .orElseThrow();
            assertThat(LIBRARY.interpret(new Question(question, Asking.TODAY)).ranked())
                    .as(question)
                    .isNotEmpty();
        }
    }

    @Test
    void shouldContinueWhateverIsTyped() {
        for (String text : List.of("  ", "?!", "x".repeat(300), "How many members 'a", "\u0000", "members  in   Ly")) {
            assertThat(after(text)).as(text).allMatch(next -> !next.completion().isBlank());
        }
    }

    private static List<Completion> after(String text) {
        return LIBRARY.completions(text, 8);
    }

    private static List<String> texts(String text) {
        return after(text).stream().map(Completion::text).toList();
    }
}
