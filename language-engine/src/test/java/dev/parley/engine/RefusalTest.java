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
        Asking.asks(LOGISTICS, "ships that never sailed").isRefusedFor("sailed");
        Asking.asks(CLINIC, "revenue from prescriptions per doctor").isRefusedFor("revenue");
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
        Asking.asks(LIBRARY, "percentage of active members").isRefusedFor("percentage of");
    }

    @Test
    void shouldRefuseNumbersThatMayBelongToAnything() {
        Asking.asks(LIBRARY, "members with more than 3 loans and 2 copies").isRefusedFor("2");
        Asking.asks(LIBRARY, "average price and pages of books").isNotAnswered();
        Asking.asks(LIBRARY, "how many members have more than 5 loans").isRefusedFor("5");
    }

    @Test
    void shouldRefuseAnOrOfUnknownReach() {
        Asking.asks(LIBRARY, "members from Lyon or Paris and active").isRefusedFor("and");
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
}
