package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** "Every" of what lies over several tables is every one of them, and never any. */
class EveryOneOfThemTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine SHOP = Schemas.SHOP.engine();

    private static final String GENRES =
            "SELECT m.name FROM public.member AS m WHERE NOT EXISTS (SELECT 1 FROM public.genre AS g WHERE NOT EXISTS"
                    + " (SELECT 1 FROM public.loan AS l JOIN public.copy AS c ON l.copy_id = c.id JOIN public.book AS b ON"
                    + " c.book_id = b.id WHERE (l.member_id = m.id AND b.genre_id = g.id))) ORDER BY m.id";

    @Test
    void shouldAskForEachOverALongerWay() {
        asks(LIBRARY, "Which members have borrowed books of every genre?").gives(GENRES);
        asks(LIBRARY, "names of members who borrowed books of all genres").gives(GENRES);
        asks(SHOP, "names of customers who ordered every product")
                .gives("SELECT c.name FROM public.customers AS c WHERE NOT EXISTS (SELECT 1 FROM public.products AS p"
                        + " WHERE NOT EXISTS (SELECT 1 FROM public.orders AS o JOIN public.order_items AS oi ON o.id ="
                        + " oi.order_id WHERE (o.customer_id = c.id AND oi.product_id = p.id))) ORDER BY c.id");
    }

    @Test
    void shouldKeepWhatIsSaidOnTheWay() {
        asks(LIBRARY, "names of members from Lyon who borrowed books of every genre longer than 300 pages")
                .gives("SELECT m.name FROM public.member AS m WHERE (m.city = 'Lyon' AND NOT EXISTS (SELECT 1 FROM"
                        + " public.genre AS g WHERE NOT EXISTS (SELECT 1 FROM public.loan AS l JOIN public.copy AS c ON"
                        + " l.copy_id = c.id JOIN public.book AS b ON c.book_id = b.id WHERE (l.member_id = m.id AND"
                        + " b.pages > 300 AND b.genre_id = g.id)))) ORDER BY m.id");
    }

    @Test
    void shouldLeaveAloneWhatEachRowHasOneOf() {
        asks(LIBRARY, "titles of books of all genres")
                .gives(
                        "SELECT b.title FROM public.book AS b JOIN public.genre AS g ON b.genre_id = g.id ORDER BY b.id");
        asks(LIBRARY, "number of books of each genre")
                .gives(
                        "SELECT g.name, count(*) AS book_count FROM public.book AS b JOIN public.genre AS g ON b.genre_id ="
                                + " g.id GROUP BY g.id, g.name ORDER BY g.name, g.id");
    }
}
