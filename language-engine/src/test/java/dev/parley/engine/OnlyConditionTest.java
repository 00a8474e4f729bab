package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** What all of a question hangs on, and must not be passed over or turned into something else. */
class OnlyConditionTest {

    private static final LanguageEngine PORT = new SchemaBuilder()
            .table("berth", "id int pk", "berth_no int!", "depth numeric")
            .table("pilot", "id int pk", "name text! = Ann Lee | Bob Day | Cid Fox", "joined_on date!")
            .table("ferry", "id int pk", "name text! = Swan | Heron", "owner_id int -> pilot", "launched_on date!")
            .table(
                    "survey",
                    "id int pk",
                    "ferry_id int! -> ferry",
                    "berth_id int! -> berth",
                    "surveyed_on date!",
                    "score int!")
            .table("crew", "ferry_id int! -> ferry", "pilot_id int! -> pilot", "rank text")
            .engine();

    @Test
    void shouldRefuseTheOnlyThingThatIsSaidOfTheRows() {
        asks(PORT, "which ferries were chock-full?").isNotAnswered();
        asks(PORT, "which ferries are still afloat?").isRefusedFor("afloat");
        asks(PORT, "how many ferries are operational?").isRefusedFor("operational");
        asks(PORT, "which ferries were started last spring?").isRefusedFor("spring");
        asks(PORT, "which ferries are there?").gives("SELECT f.name FROM public.ferry AS f ORDER BY f.id");
        asks(PORT, "which ferries do we have?").gives("SELECT f.name FROM public.ferry AS f ORDER BY f.id");
    }

    @Test
    void shouldTellWhenSomethingWasDoneLast() {
        asks(PORT, "when was the ferry Swan last surveyed?")
                .gives("SELECT s.surveyed_on FROM public.survey AS s JOIN public.ferry AS f ON s.ferry_id = f.id WHERE"
                        + " f.name = 'Swan' ORDER BY s.surveyed_on DESC, s.id LIMIT 1");
        asks(PORT, "when was berth 12 last surveyed?")
                .gives("SELECT s.surveyed_on FROM public.survey AS s JOIN public.berth AS b ON s.berth_id = b.id WHERE"
                        + " b.berth_no = 12 ORDER BY s.surveyed_on DESC, s.id LIMIT 1");
    }

    @Test
    void shouldShowWhatTheRowWithTheHighestBelongsTo() {
        asks(PORT, "what was the highest score and on which ferry?")
                .gives("SELECT s.score, f.name FROM public.survey AS s JOIN public.ferry AS f ON s.ferry_id = f.id"
                        + " ORDER BY s.score DESC, s.id LIMIT 1");
    }

    @Test
    void shouldAskForEachOfTwoThatAreTied() {
        String manned =
                "EXISTS (SELECT 1 FROM public.crew AS c%s JOIN public.pilot AS p%s ON c%s.pilot_id = p%s.id WHERE"
                        + " (c%s.ferry_id = f.id AND p%s.name = '%s'))";
        String both =
                "SELECT f.name FROM public.ferry AS f WHERE (" + manned.formatted("", "2", "", "2", "", "2", "Ann Lee")
                        + " AND " + manned.formatted("2", "3", "2", "3", "2", "3", "Bob Day") + ") ORDER BY f.id";
        asks(PORT, "which ferries have both Ann Lee and Bob Day in the crew?").gives(both);
        asks(PORT, "ferries with Ann Lee and Bob Day in the crew")
                .gives(both.replace("f.name FROM", "f.name, f.launched_on FROM"));
    }
}
