package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Amounts of money, and what the verb "cost" is about. */
class PriceTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine BOTH = new SchemaBuilder()
            .table("ticket", "id int pk", "name text!", "price numeric!", "cost numeric!")
            .engine();

    @Test
    void shouldTakeCostAsThePriceBeforeTheCost() {
        Asking.asks(BOTH, "names of tickets that cost more than 50 euros")
                .gives("SELECT t.name FROM public.ticket AS t WHERE t.price > 50 ORDER BY t.id")
                .orAsLikely("SELECT t.name FROM public.ticket AS t WHERE t.cost > 50 ORDER BY t.id")
                .assuming("what a buyer pays");
    }

    @Test
    void shouldTakeTheNounAsItIsCalled() {
        Asking.asks(BOTH, "names of tickets with a cost over 50")
                .gives("SELECT t.name FROM public.ticket AS t WHERE t.cost > 50 ORDER BY t.id");
    }

    @Test
    void shouldTakeTheOnlyPrice() {
        Asking.asks(LIBRARY, "titles of books that cost more than 20 dollars")
                .gives("SELECT b.title FROM public.book AS b WHERE b.price > 20 ORDER BY b.id")
                .assuming("taken as book.price");
    }

    @Test
    void shouldListWhatOnlyAColumnNames() {
        Asking.asks(LIBRARY, "books priced between 10 and 20 euros")
                .gives("SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print"
                        + " FROM public.book AS b WHERE b.price BETWEEN 10 AND 20 ORDER BY b.id");
    }

    @Test
    void shouldKeepTheCurrencyWithTheNumber() {
        String sql = "SELECT b.title FROM public.book AS b WHERE b.price BETWEEN 10 AND 20 ORDER BY b.id";
        Asking.asks(LIBRARY, "titles of books with price between 10 and 20 euros")
                .gives(sql);
        Asking.asks(LIBRARY, "titles of books with price between $10 and $20").gives(sql);
        Asking.asks(LIBRARY, "titles of books with price between 10 € and 20 €").gives(sql);
    }
}
