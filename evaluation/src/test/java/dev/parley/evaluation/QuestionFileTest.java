package dev.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionFileTest {

    @TempDir
    Path folder;

    @Test
    void shouldReadAllThereIs() throws IOException {
        List<TestQuestion> questions = read("""
                {"id": "a", "split": "x", "database": "zoo", "question": "How many?", "gold": ["SELECT 1", "SELECT 2"]}

                {"question": "Which?", "gold": "SELECT 3", "evidence": "big means heavy"}
                {"question": "Big ones?", "readings": [{"meaning": "tall", "sql": "SELECT 4", "runs": false}]}
                {"question": "Who feeds it?", "unanswerable": "missing"}
                """);
        assertThat(questions).hasSize(4);
        assertThat(questions.get(3).isUnanswerable()).isTrue();
        assertThat(questions.get(0).gold()).containsExactly("SELECT 1", "SELECT 2");
        assertThat(questions.get(1).id()).isEqualTo("line-3");
        assertThat(questions.get(1).hints()).isEqualTo("big means heavy");
        assertThat(questions.get(2).isAmbiguous()).isTrue();
        assertThat(questions.get(2).readings().getFirst().runs()).isFalse();
    }

    @Test
    void shouldNameTheLineThatIsBroken() {
        assertThatThrownBy(() -> read("{\"question\": \"a\"}\n{\"question\": "))
                .hasMessageContaining("line 2: not JSON");
        assertThatThrownBy(() -> read("[1]")).hasMessageContaining("line 1: not a JSON object");
        assertThatThrownBy(() -> read("{\"id\": \"a\"}")).hasMessageContaining("\"question\" is missing");
        assertThatThrownBy(() -> read("{\"question\": \"a\", \"gold\": 7}")).hasMessageContaining("\"gold\"");
        assertThatThrownBy(() -> read("{\"question\": \"a\", \"gold\": \"SELECT 1\", \"unanswerable\": \"x\"}"))
                .hasMessageContaining("\"unanswerable\"");
    }

    @Test
    void shouldRefuseTwoOfOneId() {
        assertThatThrownBy(() -> read("{\"id\": 1, \"question\": \"a\"}\n{\"id\": 1, \"question\": \"b\"}"))
                .hasMessageContaining("line 2");
    }

    @Test
    void shouldRefuseWhatIsNotThereOrEmpty() {
        assertThatThrownBy(() -> new QuestionFile(folder.resolve("none")).read())
                .hasMessageContaining("no file");
        assertThatThrownBy(() -> read("\n\n")).hasMessageContaining("no question");
    }

    private List<TestQuestion> read(String content) throws IOException {
        return new QuestionFile(Files.writeString(folder.resolve("q.jsonl"), content)).read();
    }
}
