package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** A figure per something that has many rows of it is its sum for each, unless it does not grow with the rows. */
class FiguresPerRowTest {

    private static final LanguageEngine ZOO = new SchemaBuilder()
            .table("keeper", "kp_id int pk", "kp_nm text = Ann | Bo", "wage numeric")
            .table(
                    "enclosure",
                    "id int pk",
                    "name text! = Lagoon | Steppe",
                    "keeper_id int -> keeper(kp_id)",
                    "places int")
            .table(
                    "tour",
                    "id int pk",
                    "enclosure_id int! -> enclosure",
                    "held_on date!",
                    "guide_lang text = French | Czech",
                    "visitors_led int",
                    "takings numeric",
                    "rating numeric")
            .table(
                    "feed",
                    "id int pk",
                    "enclosure_id int! -> enclosure",
                    "grain_typ text = oats | millet",
                    "load_kg numeric",
                    "unit_price numeric",
                    "amount numeric")
            .engine();

    private static final String OF_TOURS = " FROM public.tour AS t JOIN public.enclosure AS e ON t.enclosure_id = e.id";
    private static final String EACH = " GROUP BY e.id, e.name ORDER BY e.name, e.id";

    @Test
    void shouldAddUpTheFigureOfEach() {
        asks(ZOO, "takings per enclosure")
                .gives("SELECT e.name, sum(t.takings) AS total_takings" + OF_TOURS + EACH)
                .assuming("taken as the total");
        asks(ZOO, "Visitors led per enclosure")
                .gives("SELECT e.name, sum(t.visitors_led) AS total_visitors_led" + OF_TOURS + EACH);
        asks(ZOO, "show the takings for each enclosure")
                .gives("SELECT e.name, sum(t.takings) AS total_takings" + OF_TOURS + EACH);
        asks(ZOO, "takings by enclosure").gives("SELECT e.name, sum(t.takings) AS total_takings" + OF_TOURS + EACH);
        asks(ZOO, "Takings per enclosure in 2025")
                .gives("SELECT e.name, sum(t.takings) AS total_takings" + OF_TOURS
                        + " WHERE (t.held_on >= DATE '2025-01-01' AND t.held_on < DATE '2026-01-01')" + EACH);
        asks(ZOO, "takings per month")
                .gives("SELECT CAST(date_trunc('month', t.held_on) AS date) AS month, sum(t.takings) AS total_takings"
                        + " FROM public.tour AS t GROUP BY CAST(date_trunc('month', t.held_on) AS date)"
                        + " ORDER BY CAST(date_trunc('month', t.held_on) AS date)");
    }

    @Test
    void shouldNotAddUpWhatEachHasOneOfNorWhatDoesNotGrow() {
        asks(ZOO, "places per enclosure").gives("SELECT e.name, e.places FROM public.enclosure AS e ORDER BY e.id");
        asks(ZOO, "rating per enclosure").gives("SELECT e.name, t.rating" + OF_TOURS + " ORDER BY t.id");
        asks(ZOO, "average takings per enclosure")
                .gives("SELECT e.name, avg(t.takings) AS average_takings" + OF_TOURS + EACH);
    }

    @Test
    void shouldTakeAPricePerUnitForTheUnitPrice() {
        String price = "SELECT f.grain_typ, avg(f.unit_price) AS average_unit_price FROM public.feed AS f"
                + " GROUP BY f.grain_typ ORDER BY f.grain_typ";
        asks(ZOO, "average price per kilo of each grain").gives(price);
        asks(ZOO, "What is the average price per kg for each grain type?").gives(price);
        asks(ZOO, "average price per unit of each grain").gives(price);
        asks(ZOO, "average price per ounce of each grain").isRefusedFor("ounce");
    }

    @Test
    void shouldAverageTheSingleRowsOfEach() {
        asks(ZOO, "average takings per tour for each enclosure")
                .gives("SELECT e.name, avg(t.takings) AS average_takings" + OF_TOURS + EACH);
    }

    @Test
    void shouldNameColumnsByTheirFirstHalf() {
        asks(ZOO, "total amount per grain type")
                .gives("SELECT f.grain_typ, sum(f.amount) AS total_amount FROM public.feed AS f GROUP BY f.grain_typ"
                        + " ORDER BY f.grain_typ");
        asks(ZOO, "how many kilos of each grain")
                .gives("SELECT f.grain_typ, sum(f.load_kg) AS total_load_kg FROM public.feed AS f GROUP BY f.grain_typ"
                        + " ORDER BY f.grain_typ");
    }

    @Test
    void shouldCallRowsByTheirNameCutShort() {
        asks(ZOO, "which keepers have no enclosure")
                .gives("SELECT k.kp_nm FROM public.keeper AS k WHERE NOT EXISTS (SELECT 1 FROM public.enclosure AS e"
                        + " WHERE e.keeper_id = k.kp_id) ORDER BY k.kp_id");
        asks(ZOO, "which keeper has the highest wage")
                .gives("SELECT k.kp_nm FROM public.keeper AS k ORDER BY k.wage DESC NULLS LAST, k.kp_id LIMIT 1");
    }
}
