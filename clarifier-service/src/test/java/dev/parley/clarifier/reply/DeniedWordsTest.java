package dev.parley.clarifier.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.UnplacedWord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions may not read the table {@code payrolls} and the column {@code home_address}. */
class DeniedWordsTest {

    private static final DeniedWords DENIED = new DeniedWords(List.of("payrolls", "home_address", "name"));

    @Test
    void shouldFindTheAskersOwnWords() {
        assertThat(in("Show the Payroll of Ada", "Payroll")).containsExactly("Payroll");
        assertThat(in("What is the home address of each driver?", "home")).containsExactly("home address");
    }

    @Test
    void shouldFindNothingElse() {
        assertThat(in("Show the flurbs of each driver", "flurbs")).isEmpty();
        assertThat(in("What is the home of each driver?", "home")).isEmpty();
    }

    @Test
    void shouldNotDenyWhatHasAPlaceElsewhere() {
        assertThat(in("Show the name and the flurbs of each driver", "flurbs")).isEmpty();
    }

    private static List<String> in(String question, String missing) {
        return DENIED.in(question, List.of(new UnplacedWord(missing, question.indexOf(missing), List.of(), true)));
    }
}
