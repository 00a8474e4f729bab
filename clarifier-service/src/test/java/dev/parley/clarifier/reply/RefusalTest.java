package dev.parley.clarifier.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Confidence;
import dev.parley.engine.Interpretations;
import dev.parley.engine.UnplacedWord;
import dev.parley.engine.request.Request;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each no has a code of its own, names what stands in the way, and says what could be asked. */
class RefusalTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> INSTEAD = List.of("How many stops are there?");

    @Test
    void shouldSayWhatIsNotInTheDatabaseAndWhatIsNear() {
        Failure failure = failure(Request.DATA, List.of(), word("stps", true, "stops"));

        assertThat(failure.errorCode()).isEqualTo(ErrorCode.NOT_IN_DATABASE);
        assertThat(failure.message()).isEqualTo("I could not place \"stps\" in the database \"bus\"");
        assertThat(failure.hint())
                .isEqualTo("Near to it in the database: stops. You could ask: \"How many stops are there?\"");
        assertThat(failure.details())
                .containsEntry("kind", "not_in_database")
                .containsEntry("suggestions", INSTEAD)
                .containsKey("unplaced");
    }

    @Test
    void shouldNotSayThatAWordIsMissingThatIsThere() {
        assertThat(failure(Request.DATA, List.of(), word("name", false)).errorCode())
                .isEqualTo(ErrorCode.NOT_UNDERSTOOD);
        assertThat(failure(Request.DATA, List.of()).message())
                .isEqualTo("I do not see what to look up in \"any stps\"");
    }

    @Test
    void shouldNameOfWhatIsDeniedTheAskersWordAlone() {
        Failure failure = failure(
                "Salaries of drivers", Request.DATA, List.of("salaries"), word("Salaries", true, "driver.salary"));

        assertThat(failure.errorCode()).isEqualTo(ErrorCode.DATA_DENIED);
        assertThat(failure.message())
                .isEqualTo("Access denied: \"Salaries\" is in the database \"bus\", but not open to questions");
        assertThat(failure.toString()).doesNotContain("driver.salary");
    }

    @Test
    void shouldTellWhoAsksForNoData() {
        assertThat(failure(Request.CHANGE, List.of(), word("DELETE", false)).message())
                .isEqualTo("I only read data, so I do not \"delete\" anything in the database \"bus\"");
        assertThat(failure(Request.CHANGE, List.of(), word("DELETE", false)).errorCode())
                .isEqualTo(ErrorCode.CHANGES_DATA);
        assertThat(failure(Request.TALK, List.of()).errorCode()).isEqualTo(ErrorCode.NO_QUESTION);
        assertThat(failure(Request.HELP, List.of()).errorCode()).isEqualTo(ErrorCode.HELP_WANTED);
        assertThat(failure(Request.HELP, List.of()).hint()).isEqualTo("You could ask: \"How many stops are there?\"");
    }

    private static UnplacedWord word(String word, boolean missing, String... nearest) {
        return new UnplacedWord(word, 0, List.of(nearest), missing);
    }

    private static Failure failure(Request request, List<String> unreadable, UnplacedWord... unplaced) {
        return failure("any stps", request, unreadable, unplaced);
    }

    private static Failure failure(String query, Request request, List<String> unreadable, UnplacedWord... unplaced) {
        Interpretations none = new Interpretations(List.of(), List.of(unplaced), Confidence.NONE, request);
        return new Refusal(query, "bus", NOON).of(none, () -> unreadable, INSTEAD);
    }
}
