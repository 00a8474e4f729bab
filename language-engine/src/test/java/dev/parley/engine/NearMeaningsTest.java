package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Words that nothing in the schema is called by, and that mean what something is. */
class NearMeaningsTest {

    private static final LanguageEngine PARISH = new SchemaBuilder()
            .table(
                    "cemetery",
                    "id int pk",
                    "name text! = Northgate | Garret",
                    "town text = Lyon | Nice",
                    "plots_available int")
            .table("grave", "id int pk", "cemetery_id int! -> cemetery", "digging_date date", "mariner bool!")
            .engine();

    private static Asking ask(String question) {
        return Asking.asks(PARISH, question);
    }

    @Test
    void shouldTakeAWordForWhatMeansTheSame() {
        ask("How many graveyards are there in Lyon?")
                .gives("SELECT count(*) AS cemetery_count FROM public.cemetery AS c WHERE c.town = 'Lyon'")
                .assuming("taken as cemetery, by what it means: “cemetery”")
                .unambiguously();
        ask("names of burial grounds")
                .gives("SELECT c.name FROM public.cemetery AS c ORDER BY c.id")
                .assuming("by what it means");
    }

    @Test
    void shouldTakeAWordInANameForAFormOfIt() {
        ask("names of cemeteries with a plot availability over 10")
                .gives("SELECT c.name FROM public.cemetery AS c WHERE c.plots_available > 10 ORDER BY c.id")
                .assuming("by what it means");
    }

    @Test
    void shouldBeLessSureOfItThanOfTheName() {
        Question named = new Question("How many cemeteries are there?", Asking.TODAY);
        Question meant = new Question("How many graveyards are there?", Asking.TODAY);
        Confidence less = PARISH.interpret(meant).confidence();
        assertThat(less.likelihood())
                .isLessThan(PARISH.interpret(named).confidence().likelihood());
        assertThat(less.traits()).containsEntry("near meanings", 1.0);
    }

    @Test
    void shouldAskWhichOfSeveralIsMeant() {
        LanguageEngine harbour = new SchemaBuilder()
                .table("mariner", "id int pk", "name text!")
                .table("sea_dog", "id int pk", "name text!")
                .engine();
        assertThat(harbour.interpret(new Question("How many seafarers are there?", Asking.TODAY))
                        .outcome())
                .isEqualTo(Interpretations.Outcome.ASKED);
    }

    @Test
    void shouldPreferWhatAWordMeansToWhatItIsSpeltLike() {
        ask("names of graveyards")
                .gives("SELECT c.name FROM public.cemetery AS c ORDER BY c.id")
                .assuming("by what it means");
    }

    @Test
    void shouldTellOfWhatIsMoreSpecialWhatItIsAKindOf() {
        LanguageEngine ward = new SchemaBuilder()
                .table("physician", "id int pk", "name text!")
                .engine();
        Question question = new Question("How many surgeons are there?", Asking.TODAY);
        Interpretations none = ward.interpret(question);
        assertThat(none.ranked()).isEmpty();
        assertThat(none.unplaced().getFirst().nearest()).first().isEqualTo("physician");
        assertThat(ward.suggestions(question, none, 1)).containsExactly("How many physician are there?");
        ask("How many memorial services are there?").isRefusedFor("memorial");
    }

    @Test
    void shouldLeaveNamesAndValuesAlone() {
        ask("graves of the cemetery Garret")
                .gives("SELECT g.id, g.digging_date, g.mariner FROM public.grave AS g JOIN public.cemetery AS c"
                        + " ON g.cemetery_id = c.id WHERE c.name = 'Garret' ORDER BY g.id");
        ask("How many cemeteries are called Necropolis?")
                .gives(
                        "SELECT count(*) AS cemetery_count FROM public.cemetery AS c WHERE lower(c.name) = 'necropolis'");
    }

    @Test
    void shouldLookForSuchAWordInTheDataToo() {
        assertThat(PARISH.valueCandidates(new Question("cemeteries with graveyards", Asking.TODAY)))
                .contains("graveyards");
    }
}
