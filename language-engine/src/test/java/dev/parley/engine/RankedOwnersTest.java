package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Whose column it is that a superlative stands before, and what an adjective asks for on average. */
class RankedOwnersTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine CLINIC = Schemas.CLINIC.engine();
    private static final LanguageEngine SHOP = Schemas.SHOP.engine();

    private static final LanguageEngine PEOPLE = new SchemaBuilder()
            .table(
                    "person",
                    "id int pk",
                    "person_name text! = Ida | Tom",
                    "gender text = male | female",
                    "age int",
                    "height_cm int")
            .engine();

    @Test
    void shouldShowTheColumnsOfTheRowThatRanksFirst() {
        Asking.asks(LIBRARY, "what is the longest book's title and price")
                .gives("SELECT b.title, b.price FROM public.book AS b ORDER BY b.pages DESC NULLS LAST, b.id LIMIT 1");
        Asking.asks(LIBRARY, "the youngest author's first and last name")
                .gives("SELECT a.first_name, a.last_name FROM public.author AS a"
                        + " ORDER BY a.birth_date DESC NULLS LAST, a.id LIMIT 1");
        Asking.asks(SHOP, "what is the most expensive product's name")
                .gives("SELECT p.name FROM public.products AS p ORDER BY p.price DESC, p.id LIMIT 1");
        Asking.asks(PEOPLE, "the tallest person's age")
                .gives("SELECT p.age FROM public.person AS p ORDER BY p.height_cm DESC NULLS LAST, p.id LIMIT 1");
        Asking.asks(PEOPLE, "what is the oldest person's name")
                .gives("SELECT p.person_name FROM public.person AS p ORDER BY p.age DESC NULLS LAST, p.id LIMIT 1");
    }

    @Test
    void shouldKeepTheExtremeOfTheColumnItself() {
        Asking.asks(PEOPLE, "the highest person age").gives("SELECT max(p.age) AS maximum_age FROM public.person AS p");
        Asking.asks(SHOP, "the highest product price")
                .gives("SELECT max(p.price) AS maximum_price FROM public.products AS p");
    }

    @Test
    void shouldRankGoodsByWhatIsSaidOfThemAndNotByTheirStock() {
        Asking.asks(SHOP, "name of the cheapest product")
                .gives("SELECT p.name FROM public.products AS p ORDER BY p.price, p.id LIMIT 1");
        Asking.asks(SHOP, "name of the most costly product")
                .gives("SELECT p.name FROM public.products AS p ORDER BY p.price DESC, p.id LIMIT 1");
    }

    @Test
    void shouldAverageWhatAnAdjectiveMeasures() {
        String age = "avg(CAST(extract(year FROM age(CURRENT_DATE, p.birth_date)) AS integer)) AS average_age";
        Asking.asks(CLINIC, "on average, how old are the patients")
                .gives("SELECT " + age + " FROM public.patients AS p");
        Asking.asks(CLINIC, "how old is the average patient").gives("SELECT " + age + " FROM public.patients AS p");
        Asking.asks(CLINIC, "how old is each gender, on average?")
                .gives("SELECT p.gender, " + age + " FROM public.patients AS p GROUP BY p.gender ORDER BY p.gender");
        Asking.asks(LIBRARY, "how long are French books on average")
                .gives("SELECT avg(b.pages) AS average_pages FROM public.book AS b WHERE b.language = 'French'");
        Asking.asks(PEOPLE, "how tall is the average female")
                .gives(
                        "SELECT avg(p.height_cm) AS average_height_cm FROM public.person AS p WHERE p.gender = 'female'");
    }

    @Test
    void shouldNotAverageWhatNobodyAsksOfAll() {
        Asking.asks(PEOPLE, "how old is Ida")
                .gives("SELECT p.age FROM public.person AS p WHERE p.person_name = 'Ida' ORDER BY p.id");
        Asking.asks(LIBRARY, "how old are the publishers on average").isNotAnswered();
        Asking.asks(LIBRARY, "how many loans does the average member have").isNotAnswered();
    }

    @Test
    void shouldTakeThePeopleThatRowsAreOfForThoseWhoHaveThem() {
        Asking.asks(LIBRARY, "who wrote the most books")
                .gives("SELECT a.first_name, a.last_name FROM public.author AS a JOIN public.book AS b"
                        + " ON a.id = b.author_id GROUP BY a.id, a.first_name, a.last_name"
                        + " ORDER BY count(*) DESC, a.id LIMIT 1");
        Asking.asks(LIBRARY, "who has more than 3 loans?")
                .gives("SELECT m.name FROM public.member AS m WHERE m.id IN (SELECT l.member_id FROM public.loan AS l"
                        + " GROUP BY l.member_id HAVING count(*) > 3) ORDER BY m.id");
        Asking.asks(SHOP, "who placed the most orders in 2024?")
                .gives("SELECT c.name FROM public.customers AS c JOIN public.orders AS o ON c.id = o.customer_id"
                        + " WHERE (o.ordered_at >= DATE '2024-01-01' AND o.ordered_at < DATE '2025-01-01')"
                        + " GROUP BY c.id, c.name ORDER BY count(*) DESC, c.id LIMIT 1");
        // Of appointments there are a doctor and a patient.
        Asking.asks(CLINIC, "who has the most appointments").isNotAnswered();
        Asking.asks(LIBRARY, "who published the most books").isNotAnswered();
    }

    @Test
    void shouldAddUpWhatIsSpentWithoutTheWordMoney() {
        Asking.asks(SHOP, "which customer has spent the most money")
                .gives("SELECT c.name FROM public.customers AS c JOIN public.orders AS o ON c.id = o.customer_id"
                        + " JOIN public.order_items AS oi ON o.id = oi.order_id GROUP BY c.id, c.name"
                        + " ORDER BY sum((oi.quantity * oi.unit_price)) DESC NULLS LAST, c.id LIMIT 1");
        Asking.asks(SHOP, "total amount spent by each customer")
                .gives("SELECT c.name, sum(o.total) AS total_total FROM public.orders AS o JOIN public.customers AS c"
                        + " ON o.customer_id = c.id GROUP BY c.id, c.name ORDER BY c.name, c.id");
    }

    @Test
    void shouldNotDropTheLettersThatAreAnArticle() {
        Asking.asks(LIBRARY, "books whose title starts with The").isNotAnswered();
        Asking.asks(LIBRARY, "titles of books whose title starts with 'The'")
                .gives("SELECT b.title FROM public.book AS b WHERE lower(b.title) LIKE 'the%' ORDER BY b.id");
    }
}
