package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Words that look like something of the schema, and say something else where they stand. */
class SaidOtherwiseTest {

    private static final LanguageEngine REGATTA = new SchemaBuilder()
            .table("ref_material", "material_code text pk", "material_description text! = Oak | Pine")
            .table(
                    "boat",
                    "id int pk",
                    "boat_name text! = Alba | Brio",
                    "material_code text! -> ref_material(material_code)",
                    "colour text = red | blue",
                    "rank int",
                    "phrase text = Aye | Nay")
            .table("crew", "id int pk", "crew_name text!", "boat_id int! -> boat")
            .table("driver", "id int pk", "driver_name text!", "crew_id int! -> crew")
            .table("heat", "id int pk", "boat_id int! -> boat", "place text = Bay | Lake", "heat_date date!")
            .table("protest", "id int pk", "heat_id int! -> heat", "date_protest_made date")
            .engine();

    @Test
    void shouldTakeTheLowestRankForTheBest() {
        asks(REGATTA, "names of boats whose rank is better than 3")
                .gives("SELECT b.boat_name FROM public.boat AS b WHERE b.rank < 3 ORDER BY b.id");
        asks(REGATTA, "name of the boat with the best rank")
                .gives("SELECT b.boat_name FROM public.boat AS b ORDER BY b.rank, b.id LIMIT 1");
        asks(REGATTA, "name of the boat with the highest rank")
                .gives("SELECT b.boat_name FROM public.boat AS b ORDER BY b.rank DESC NULLS LAST, b.id LIMIT 1");
    }

    @Test
    void shouldDenyNothingBehindBut() {
        asks(REGATTA, "names of boats that are not red but blue")
                .gives("SELECT b.boat_name FROM public.boat AS b WHERE (b.colour IS DISTINCT FROM 'red' AND b.colour ="
                        + " 'blue') ORDER BY b.id");
    }

    @Test
    void shouldKnowThatAnythingCanBeMade() {
        asks(REGATTA, "ids of heats made in 2024")
                .gives(
                        "SELECT h.id FROM public.heat AS h WHERE (h.heat_date >= DATE '2024-01-01' AND h.heat_date < DATE"
                                + " '2025-01-01') ORDER BY h.id");
    }

    @Test
    void shouldShowTheNameOfTheNounAndNotOfTheValueAheadOfIt() {
        asks(REGATTA, "the names of the oak boats")
                .gives("SELECT b.boat_name FROM public.boat AS b JOIN public.ref_material AS m ON b.material_code ="
                        + " m.material_code WHERE m.material_description = 'Oak' ORDER BY b.id");
    }

    @Test
    void shouldPassOverAVerbThatOnlyResemblesATableFarAway() {
        asks(REGATTA, "How many heats were driven?").gives("SELECT count(*) AS heat_count FROM public.heat AS h");
    }

    @Test
    void shouldLookForAValueInTheColumnThatIsCalledLikeAWordOfGrammar() {
        asks(REGATTA, "ranks of the boats with the phrase 'Aye'")
                .gives("SELECT b.rank FROM public.boat AS b WHERE b.phrase = 'Aye' ORDER BY b.id");
    }
}
