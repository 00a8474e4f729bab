package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Figures kept in a column for each month or each day of the week. */
class CalendarColumnsTest {

    private static final LanguageEngine TOWNS = new SchemaBuilder()
            .table("town", "id int pk", "name text! = Oslo | Graz", "country text")
            .table("rainfall", "town_id int pk -> town", "jan int", "feb int", "apr int", "jul int")
            .table("shop", "id int pk", "name text! = Corner | Mill")
            .table("opening_hours", "shop_id int pk -> shop", "mon int", "tue int", "sat int", "sun int")
            .engine();

    private static final String OSLO =
            " FROM public.rainfall AS r JOIN public.town AS t ON r.town_id = t.id WHERE t.name = 'Oslo' ORDER BY r.town_id";

    @Test
    void shouldTakeTheMonthForItsColumn() {
        asks(TOWNS, "rainfall of Oslo in January").gives("SELECT r.jan" + OSLO);
        asks(TOWNS, "What was the rainfall in Oslo in April?").gives("SELECT r.apr" + OSLO);
        asks(TOWNS, "What is the rainfall of Oslo in January and February?").gives("SELECT r.jan, r.feb" + OSLO);
        asks(TOWNS, "average rainfall in July").gives("SELECT avg(r.jul) AS average_jul FROM public.rainfall AS r");
    }

    @Test
    void shouldTakeTheDayOfTheWeekForItsColumn() {
        asks(TOWNS, "opening hours of Corner on Mondays")
                .gives("SELECT oh.mon FROM public.opening_hours AS oh JOIN public.shop AS s ON oh.shop_id = s.id WHERE"
                        + " s.name = 'Corner' ORDER BY oh.shop_id");
    }
}
