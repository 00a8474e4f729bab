package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What words leave open though each of them is plain. */
class ScopeTest {

    private static final LanguageEngine SCHOOLS = new SchemaBuilder()
            .table("school", "id int pk", "name text!", "town text = Lyon")
            .table("course", "id int pk", "title text!", "level text = Beginner|Advanced", "hours int")
            .table("offer", "school_id int -> school", "course_id int -> course")
            .table("room", "id int pk", "name text!", "school_id int -> school")
            .engine();

    @Test
    void shouldAskWhetherEachIsMeantOneByOneOrAllTogether() {
        Asking.asks(SCHOOLS, "Which course titles does each school offer?")
                .gives("SELECT s.name, c.title FROM public.course AS c JOIN public.offer AS o ON c.id = o.course_id"
                        + " JOIN public.school AS s ON o.school_id = s.id ORDER BY s.name, c.id")
                .orAsLikely("SELECT c.title FROM public.course AS c WHERE NOT EXISTS (SELECT 1 FROM public.school AS s"
                        + " WHERE NOT EXISTS (SELECT 1 FROM public.offer AS o WHERE (o.course_id = c.id"
                        + " AND o.school_id = s.id))) ORDER BY c.id");
    }

    @Test
    void shouldLeadWithWhatAllHaveWhenAllIsSaid() {
        Asking.asks(SCHOOLS, "course titles that all schools offer")
                .gives("SELECT c.title FROM public.course AS c WHERE NOT EXISTS (SELECT 1 FROM public.school AS s"
                        + " WHERE NOT EXISTS (SELECT 1 FROM public.offer AS o WHERE (o.course_id = c.id"
                        + " AND o.school_id = s.id))) ORDER BY c.id")
                .orAsLikely(
                        "SELECT s.name, c.title FROM public.course AS c JOIN public.offer AS o ON c.id = o.course_id"
                                + " JOIN public.school AS s ON o.school_id = s.id ORDER BY s.name, c.id");
    }

    @Test
    void shouldSeeNothingOpenWhereARowBelongsToOneAlone() {
        Asking.asks(SCHOOLS, "the room names of each school").unambiguously();
        Asking.asks(SCHOOLS, "How many courses does each school offer?").unambiguously();
        Asking.asks(SCHOOLS, "courses of the school in Lyon").unambiguously();
    }

    @Test
    void shouldAskHowFarAConditionReaches() {
        LanguageEngine music = new SchemaBuilder()
                .table(
                        "piece",
                        "id int pk",
                        "title text!",
                        "form text! = Sonata|Fugue|Waltz",
                        "composer text! = Bach|Handel",
                        "minutes int!")
                .engine();
        Asking.asks(music, "titles of all sonatas and fugues with 20 minutes")
                .gives(
                        "SELECT p.title FROM public.piece AS p WHERE (p.form IN ('Sonata', 'Fugue') AND p.minutes = 20) ORDER BY p.id")
                .orAsLikely(
                        "SELECT p.title FROM public.piece AS p WHERE (p.form = 'Sonata' OR (p.form = 'Fugue' AND p.minutes = 20)) ORDER BY p.id");
        Asking.asks(music, "titles of pieces by Bach and Handel with 20 minutes")
                .unambiguously();
        Asking.asks(music, "titles of sonatas and fugues").unambiguously();
    }

    @Test
    void shouldMakeOneListOfTwoTablesThatHaveNothingToDoWithEachOther() {
        LanguageEngine travel = new SchemaBuilder()
                .table("harbour", "id int pk", "name text! = Oslo|Kiel")
                .table("ferry", "id int pk", "name text!", "seats int!", "harbour_id int -> harbour")
                .table("train", "id int pk", "name text!", "seats int!", "harbour_id int -> harbour")
                .table("captain", "id int pk", "name text!", "ferry_id int -> ferry")
                .engine();
        Asking.asks(travel, "list ferries and trains")
                .gives("SELECT f.name FROM public.ferry AS f UNION SELECT t.name FROM public.train AS t")
                .unambiguously();
        Asking.asks(travel, "Show all ferries and trains with 200 seats")
                .gives("SELECT f.name FROM public.ferry AS f WHERE f.seats = 200"
                        + " UNION SELECT t.name FROM public.train AS t WHERE t.seats = 200")
                .orAsLikely("SELECT f.name FROM public.ferry AS f"
                        + " UNION SELECT t.name FROM public.train AS t WHERE t.seats = 200");
        Asking.asks(travel, "Show ferry names and captains")
                .gives("SELECT f.name AS ferry_name, c.name AS captain_name"
                        + " FROM public.ferry AS f JOIN public.captain AS c ON f.id = c.ferry_id ORDER BY f.id");
    }

    @Test
    void shouldAskWhichPlaceIsMeantWhereSeveralAreKnown() {
        LanguageEngine museums = new SchemaBuilder()
                .table("museum", "id int pk", "name text! = Louvre", "street text!", "city text!")
                .table("guide", "id int pk", "name text! = Ada", "city text!")
                .engine();
        Asking.asks(museums, "Where is the Louvre?")
                .gives("SELECT m.city FROM public.museum AS m WHERE m.name = 'Louvre' ORDER BY m.id")
                .orAsLikely("SELECT m.street FROM public.museum AS m WHERE m.name = 'Louvre' ORDER BY m.id");
        Asking.asks(museums, "What is the location of the Louvre?")
                .gives("SELECT m.city FROM public.museum AS m WHERE m.name = 'Louvre' ORDER BY m.id");
        Asking.asks(museums, "Where is the guide Ada?").unambiguously();
    }
}
