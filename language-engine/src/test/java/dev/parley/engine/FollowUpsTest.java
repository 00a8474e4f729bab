package dev.parley.engine;

import static dev.parley.engine.AskingOn.after;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that go on from another one: the question before, what follows it, and the SQL that it means then. */
class FollowUpsTest {

    enum Example {
        SHOP(Schemas.SHOP),
        LIBRARY(Schemas.LIBRARY);

        private final LanguageEngine engine;

        Example(SchemaBuilder schema) {
            this.engine = schema.engine();
        }

        LanguageEngine engine() {
            return engine;
        }
    }

    @ParameterizedTest(name = "{1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SHOP | orders over 100 in 2023 | and in 2022? | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2022-01-01' AND o.ordered_at < DATE '2023-01-01') ORDER BY o.id
            SHOP | customers from Berlin | not Berlin | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE c.city IS DISTINCT FROM 'Berlin' ORDER BY c.id
            SHOP | orders over 100 in 2023 | what about 2024? | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2024-01-01' AND o.ordered_at < DATE '2025-01-01') ORDER BY o.id
            SHOP | orders over 100 in 2023 | last month | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2025-02-01' AND o.ordered_at < DATE '2025-03-01') ORDER BY o.id
            SHOP | orders over 100 in 2023 | over 200 | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 200 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01') ORDER BY o.id
            SHOP | customers from Berlin | and Paris? | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE c.city = 'Paris' ORDER BY c.id
            SHOP | top 5 products by revenue | and in 2023? | SELECT p.name, sum((oi.quantity * oi.unit_price)) AS revenue FROM public.products AS p JOIN public.order_items AS oi ON p.id = oi.product_id JOIN public.orders AS o ON oi.order_id = o.id WHERE (o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01') GROUP BY p.id, p.name ORDER BY sum((oi.quantity * oi.unit_price)) DESC NULLS LAST, p.id LIMIT 5
            SHOP | top 5 products by revenue | what about Furniture? | SELECT p.name, sum((oi.quantity * oi.unit_price)) AS revenue FROM public.products AS p JOIN public.order_items AS oi ON p.id = oi.product_id WHERE p.category = 'Furniture' GROUP BY p.id, p.name ORDER BY sum((oi.quantity * oi.unit_price)) DESC NULLS LAST, p.id LIMIT 5
            SHOP | how many customers are there? | and from Paris? | SELECT count(*) AS customer_count FROM public.customers AS c WHERE c.city = 'Paris'
            SHOP | revenue by month in 2023 | and 2024? | SELECT CAST(date_trunc('month', o.ordered_at) AS date) AS month, sum((oi.quantity * oi.unit_price)) AS revenue FROM public.order_items AS oi JOIN public.orders AS o ON oi.order_id = o.id WHERE (o.ordered_at >= DATE '2024-01-01' AND o.ordered_at < DATE '2025-01-01') GROUP BY CAST(date_trunc('month', o.ordered_at) AS date) ORDER BY CAST(date_trunc('month', o.ordered_at) AS date)
            SHOP | customers who bought Red Lamp | what about Blue Chair? | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE EXISTS (SELECT 1 FROM public.orders AS o JOIN public.order_items AS oi ON o.id = oi.order_id JOIN public.products AS p ON oi.product_id = p.id WHERE (o.customer_id = c.id AND p.name = 'Blue Chair')) ORDER BY c.id
            LIBRARY | books by Tolkien | and Christie? | SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id WHERE a.last_name = 'Christie' ORDER BY b.id
            SHOP | orders in May 2023 | and in June? | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.ordered_at >= DATE '2023-06-01' AND o.ordered_at < DATE '2023-07-01') ORDER BY o.id
            SHOP | orders in 2023 | in the first quarter | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2023-04-01') ORDER BY o.id
            SHOP | orders with status paid | all with status cancelled | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE o.status = 'cancelled' ORDER BY o.id
            SHOP | customers from Berlin | all in the city Paris | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE c.city = 'Paris' ORDER BY c.id
            SHOP | top 5 products by price | what about Lighting? | SELECT p.name, p.category, p.price, p.stock FROM public.products AS p WHERE p.category = 'Lighting' ORDER BY p.price DESC, p.id LIMIT 5
            SHOP | orders over 50 | over 100 and under 200 | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 AND o.total < 200) ORDER BY o.id
            """)
    void shouldTakeAnotherValueOrPeriod(Example schema, String before, String question, String sql) {
        after(schema.engine(), before).then(question).follows(sql);
    }

    @ParameterizedTest(name = "{1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SHOP | orders over 100 in 2023 | only those under 200 | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01' AND o.total < 200) ORDER BY o.id
            SHOP | orders over 100 in 2023 | without the cancelled ones | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01' AND o.status <> 'cancelled') ORDER BY o.id
            SHOP | orders over 100 in 2023 | only the cancelled ones | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01' AND o.status = 'cancelled') ORDER BY o.id
            SHOP | orders over 100 in 2023 | for women | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01' AND c.gender = 'female') ORDER BY o.id
            SHOP | orders over 100 in 2023 | from Berlin | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01' AND c.city = 'Berlin') ORDER BY o.id
            SHOP | customers from Berlin | only women | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE (c.city = 'Berlin' AND c.gender = 'female') ORDER BY c.id
            SHOP | customers from Berlin | just those with more than 3 orders | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE (c.city = 'Berlin' AND c.id IN (SELECT o.customer_id FROM public.orders AS o GROUP BY o.customer_id HAVING count(*) > 3)) ORDER BY c.id
            SHOP | top 5 products by revenue | only the ones in Lighting | SELECT p.name, p.category, p.price, p.stock FROM public.products AS p WHERE (p.category = 'Lighting' AND p.id IN (SELECT p2.id FROM public.products AS p2 JOIN public.order_items AS oi ON p2.id = oi.product_id GROUP BY p2.id, p2.name ORDER BY sum((oi.quantity * oi.unit_price)) DESC NULLS LAST, p2.id LIMIT 5)) ORDER BY p.id
            SHOP | number of orders per customer | only the cancelled ones | SELECT c.name, count(*) AS order_count FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id WHERE o.status = 'cancelled' GROUP BY c.id, c.name ORDER BY c.name, c.id
            SHOP | number of orders per customer | only those from Berlin | SELECT c.name, count(*) AS order_count FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id WHERE c.city = 'Berlin' GROUP BY c.id, c.name ORDER BY c.name, c.id
            SHOP | number of orders per customer | more than 3 | SELECT c.name, count(*) AS order_count FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id GROUP BY c.id, c.name HAVING count(*) > 3 ORDER BY c.name, c.id
            SHOP | revenue by month in 2023 | only for Lighting | SELECT CAST(date_trunc('month', o.ordered_at) AS date) AS month, sum((oi.quantity * oi.unit_price)) AS revenue FROM public.order_items AS oi JOIN public.orders AS o ON oi.order_id = o.id JOIN public.products AS p ON oi.product_id = p.id WHERE (o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01' AND p.category = 'Lighting') GROUP BY CAST(date_trunc('month', o.ordered_at) AS date) ORDER BY CAST(date_trunc('month', o.ordered_at) AS date)
            LIBRARY | books by Tolkien | in French | SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id WHERE (a.last_name = 'Tolkien' AND b.language = 'French') ORDER BY b.id
            LIBRARY | books by Tolkien | more than 500 pages | SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id WHERE (a.last_name = 'Tolkien' AND b.pages > 500) ORDER BY b.id
            LIBRARY | books by Tolkien | published after 1950 | SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id WHERE (a.last_name = 'Tolkien' AND b.published_on >= DATE '1951-01-01') ORDER BY b.id
            LIBRARY | books by Tolkien | without the French ones | SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id WHERE (a.last_name = 'Tolkien' AND b.language IS DISTINCT FROM 'French') ORDER BY b.id
            LIBRARY | members from Lyon | with loans | SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE (m.city = 'Lyon' AND EXISTS (SELECT 1 FROM public.loan AS l WHERE l.member_id = m.id)) ORDER BY m.id
            LIBRARY | members from Lyon | without loans | SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE (m.city = 'Lyon' AND NOT EXISTS (SELECT 1 FROM public.loan AS l WHERE l.member_id = m.id)) ORDER BY m.id
            LIBRARY | members from Lyon | only the active ones | SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE (m.city = 'Lyon' AND m.active = TRUE) ORDER BY m.id
            LIBRARY | loans in 2024 | not returned | SELECT l.id, l.loaned_on, l.due_on, l.returned_on, l.fine FROM public.loan AS l WHERE (l.loaned_on >= DATE '2024-01-01' AND l.loaned_on < DATE '2025-01-01' AND l.returned_on IS NULL) ORDER BY l.id
            LIBRARY | loans in 2024 | for members in Paris | SELECT l.id, l.loaned_on, l.due_on, l.returned_on, l.fine FROM public.loan AS l JOIN public.member AS m ON l.member_id = m.id WHERE (l.loaned_on >= DATE '2024-01-01' AND l.loaned_on < DATE '2025-01-01' AND m.city = 'Paris') ORDER BY l.id
            LIBRARY | how many books are there in each genre? | only in French | SELECT g.name, count(*) AS book_count FROM public.book AS b JOIN public.genre AS g ON b.genre_id = g.id WHERE b.language = 'French' GROUP BY g.id, g.name ORDER BY g.name, g.id
            LIBRARY | loans due in 2023 | returned in 2024 | SELECT l.id, l.loaned_on, l.due_on, l.returned_on, l.fine FROM public.loan AS l WHERE (l.due_on >= DATE '2023-01-01' AND l.due_on < DATE '2024-01-01' AND l.returned_on >= DATE '2024-01-01' AND l.returned_on < DATE '2025-01-01') ORDER BY l.id
            LIBRARY | members who joined in 2020 | only those with loans in 2023 | SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE (m.joined_on >= DATE '2020-01-01' AND m.joined_on < DATE '2021-01-01' AND EXISTS (SELECT 1 FROM public.loan AS l WHERE (l.member_id = m.id AND l.loaned_on >= DATE '2023-01-01' AND l.loaned_on < DATE '2024-01-01'))) ORDER BY m.id
            SHOP | customers from Berlin | any city in France | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE (c.city = 'Berlin' AND c.country = 'France') ORDER BY c.id
            SHOP | top 5 products by price | only Lighting | SELECT p.name, p.category, p.price, p.stock FROM public.products AS p WHERE (p.category = 'Lighting' AND p.id IN (SELECT p2.id FROM public.products AS p2 ORDER BY p2.price DESC, p2.id LIMIT 5)) ORDER BY p.id
            SHOP | orders over 100 | drop the cancelled ones | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 AND o.status <> 'cancelled') ORDER BY o.id
            SHOP | orders over 100 | remove orders with status open | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 AND o.status <> 'open') ORDER BY o.id
            SHOP | customers from Berlin | also women | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE (c.city = 'Berlin' AND c.gender = 'female') ORDER BY c.id
            """)
    void shouldAddAConditionToThoseThatAreThere(Example schema, String before, String question, String sql) {
        after(schema.engine(), before).then(question).follows(sql);
    }

    @ParameterizedTest(name = "{1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SHOP | customers from Berlin | also Paris | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE c.city IN ('Berlin', 'Paris') ORDER BY c.id
            SHOP | customers from Berlin | or Paris | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE c.city IN ('Berlin', 'Paris') ORDER BY c.id
            SHOP | customers from Berlin | include Paris too | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE c.city IN ('Berlin', 'Paris') ORDER BY c.id
            SHOP | orders over 100 | or under 20 | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 OR o.total < 20) ORDER BY o.id
            SHOP | orders in 2023 | also 2022 | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE ((o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01') OR (o.ordered_at >= DATE '2022-01-01' AND o.ordered_at < DATE '2023-01-01')) ORDER BY o.id
            """)
    void shouldPutAValueBesideTheOneThatIsThere(Example schema, String before, String question, String sql) {
        after(schema.engine(), before).then(question).follows(sql);
    }

    @ParameterizedTest(name = "{1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SHOP | orders over 100 in 2023 | regardless of the year | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE o.total > 100 ORDER BY o.id
            SHOP | customers from Berlin | not only from Berlin | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c ORDER BY c.id
            SHOP | customers from Berlin | in all cities | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c ORDER BY c.id
            SHOP | customers from Berlin | all of them | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c ORDER BY c.id
            SHOP | top 5 products by revenue | all of them | SELECT p.name, sum((oi.quantity * oi.unit_price)) AS revenue FROM public.products AS p JOIN public.order_items AS oi ON p.id = oi.product_id GROUP BY p.id, p.name ORDER BY sum((oi.quantity * oi.unit_price)) DESC NULLS LAST, p.id
            """)
    void shouldLiftAConditionOrALimit(Example schema, String before, String question, String sql) {
        after(schema.engine(), before).then(question).follows(sql);
    }

    @ParameterizedTest(name = "{1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SHOP | orders over 100 in 2023 | sort by total | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01') ORDER BY o.total
            SHOP | orders over 100 in 2023 | newest first | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01') ORDER BY o.ordered_at DESC
            SHOP | orders over 100 in 2023 | top 5 of them | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01') ORDER BY o.id LIMIT 5
            SHOP | orders over 100 in 2023 | the largest | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01') ORDER BY o.total DESC, o.id LIMIT 1
            SHOP | customers from Berlin | sort them by name | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE c.city = 'Berlin' ORDER BY c.name
            SHOP | customers from Berlin | youngest first | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE c.city = 'Berlin' ORDER BY c.born_on DESC NULLS LAST
            SHOP | customers from Berlin | only the first | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c WHERE c.city = 'Berlin' ORDER BY c.id LIMIT 1
            SHOP | top 5 products by revenue | top 10 | SELECT p.name, sum((oi.quantity * oi.unit_price)) AS revenue FROM public.products AS p JOIN public.order_items AS oi ON p.id = oi.product_id GROUP BY p.id, p.name ORDER BY sum((oi.quantity * oi.unit_price)) DESC NULLS LAST, p.id LIMIT 10
            SHOP | top 5 products by revenue | sort by name | SELECT found.name, found.revenue FROM (SELECT p.name, sum((oi.quantity * oi.unit_price)) AS revenue FROM public.products AS p JOIN public.order_items AS oi ON p.id = oi.product_id GROUP BY p.id, p.name ORDER BY sum((oi.quantity * oi.unit_price)) DESC NULLS LAST, p.id LIMIT 5) AS found ORDER BY found.name
            SHOP | top 5 products by revenue | other way round | SELECT found.name, found.revenue FROM (SELECT p.name, sum((oi.quantity * oi.unit_price)) AS revenue FROM public.products AS p JOIN public.order_items AS oi ON p.id = oi.product_id GROUP BY p.id, p.name ORDER BY sum((oi.quantity * oi.unit_price)) DESC NULLS LAST, p.id LIMIT 5) AS found ORDER BY found.revenue
            SHOP | number of orders per customer | highest first | SELECT c.name, count(*) AS order_count FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id GROUP BY c.id, c.name ORDER BY count(*) DESC NULLS LAST, c.name, c.id
            LIBRARY | books by Tolkien | cheapest first | SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id WHERE a.last_name = 'Tolkien' ORDER BY b.price
            LIBRARY | how many books are there in each genre? | sort by the number of books | SELECT g.name, count(*) AS book_count FROM public.book AS b JOIN public.genre AS g ON b.genre_id = g.id GROUP BY g.id, g.name ORDER BY count(*), g.name, g.id
            LIBRARY | how many books are there in each genre? | most first | SELECT g.name, count(*) AS book_count FROM public.book AS b JOIN public.genre AS g ON b.genre_id = g.id GROUP BY g.id, g.name ORDER BY count(*) DESC NULLS LAST, g.name, g.id
            SHOP | number of orders per customer | top 5 | SELECT c.name, count(*) AS order_count FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id GROUP BY c.id, c.name ORDER BY count(*) DESC NULLS LAST, c.name, c.id LIMIT 5
            """)
    void shouldSortAndCutOff(Example schema, String before, String question, String sql) {
        after(schema.engine(), before).then(question).follows(sql);
    }

    @ParameterizedTest(name = "{1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SHOP | orders over 100 in 2023 | with the customer's name | SELECT o.id, o.ordered_at, o.status, o.total, c.name FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01') ORDER BY o.id
            SHOP | customers from Berlin | show their emails | SELECT c.email FROM public.customers AS c WHERE c.city = 'Berlin' ORDER BY c.id
            SHOP | top 5 products by revenue | with their prices | SELECT p.name, sum((oi.quantity * oi.unit_price)) AS revenue, p.price FROM public.products AS p JOIN public.order_items AS oi ON p.id = oi.product_id GROUP BY p.id, p.name, p.price ORDER BY sum((oi.quantity * oi.unit_price)) DESC NULLS LAST, p.id LIMIT 5
            SHOP | number of orders per customer | with their emails | SELECT c.name, count(*) AS order_count, c.email FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id GROUP BY c.id, c.name, c.email ORDER BY c.name, c.id
            SHOP | how many customers are there? | list them | SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c ORDER BY c.id
            SHOP | how many customers are there? | show their names | SELECT c.name FROM public.customers AS c ORDER BY c.id
            LIBRARY | books by Tolkien | with the publisher's name | SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print, p.name FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id LEFT JOIN public.publisher AS p ON b.publisher_id = p.id WHERE a.last_name = 'Tolkien' ORDER BY b.id
            LIBRARY | members from Lyon | how about their phone numbers? | SELECT m.phone FROM public.member AS m WHERE m.city = 'Lyon' ORDER BY m.id
            """)
    void shouldShowOtherColumns(Example schema, String before, String question, String sql) {
        after(schema.engine(), before).then(question).follows(sql);
    }

    @ParameterizedTest(name = "{1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SHOP | orders over 100 in 2023 | how many is that? | SELECT count(*) AS order_count FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01')
            SHOP | orders over 100 in 2023 | the average total instead | SELECT avg(o.total) AS average_total FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01')
            SHOP | customers from Berlin | how many of them are women? | SELECT count(*) AS customer_count FROM public.customers AS c WHERE (c.city = 'Berlin' AND c.gender = 'female')
            SHOP | number of orders per customer | the average total instead | SELECT c.name, avg(o.total) AS average_total FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id GROUP BY c.id, c.name ORDER BY c.name, c.id
            SHOP | average price of products by category | the maximum instead | SELECT p.category, max(p.price) AS maximum_price FROM public.products AS p GROUP BY p.category ORDER BY p.category
            SHOP | average price of products by category | how many are there? | SELECT count(*) AS row_count FROM (SELECT p.category, avg(p.price) AS average_price FROM public.products AS p GROUP BY p.category ORDER BY p.category) AS found
            LIBRARY | books by Tolkien | what is their average price? | SELECT avg(b.price) AS average_price FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id WHERE a.last_name = 'Tolkien'
            LIBRARY | books by Tolkien | how many of them are out of print? | SELECT count(*) AS book_count FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id WHERE (a.last_name = 'Tolkien' AND b.out_of_print = TRUE)
            LIBRARY | loans in 2024 | how many? | SELECT count(*) AS loan_count FROM public.loan AS l WHERE (l.loaned_on >= DATE '2024-01-01' AND l.loaned_on < DATE '2025-01-01')
            LIBRARY | loans in 2024 | the total fine instead | SELECT sum(l.fine) AS total_fine FROM public.loan AS l WHERE (l.loaned_on >= DATE '2024-01-01' AND l.loaned_on < DATE '2025-01-01')
            """)
    void shouldComputeSomethingElse(Example schema, String before, String question, String sql) {
        after(schema.engine(), before).then(question).follows(sql);
    }

    @ParameterizedTest(name = "{1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SHOP | orders over 100 in 2023 | per month | SELECT CAST(date_trunc('month', o.ordered_at) AS date) AS month, count(*) AS order_count FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01') GROUP BY CAST(date_trunc('month', o.ordered_at) AS date) ORDER BY CAST(date_trunc('month', o.ordered_at) AS date)
            SHOP | orders over 100 in 2023 | by country | SELECT c.country, count(*) AS order_count FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id WHERE (o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01') GROUP BY c.country ORDER BY c.country
            SHOP | customers from Berlin | break that down by gender | SELECT c.gender, count(*) AS customer_count FROM public.customers AS c WHERE c.city = 'Berlin' GROUP BY c.gender ORDER BY c.gender
            SHOP | number of orders per customer | by status instead | SELECT o.status, count(*) AS order_count FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id GROUP BY o.status ORDER BY o.status
            SHOP | number of orders per customer | and by status | SELECT c.name, o.status, count(*) AS order_count FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id GROUP BY c.id, c.name, o.status ORDER BY c.name, c.id, o.status
            SHOP | how many customers are there? | by gender | SELECT c.gender, count(*) AS customer_count FROM public.customers AS c GROUP BY c.gender ORDER BY c.gender
            SHOP | revenue by month in 2023 | by category | SELECT p.category, sum((oi.quantity * oi.unit_price)) AS revenue FROM public.order_items AS oi JOIN public.orders AS o ON oi.order_id = o.id JOIN public.products AS p ON oi.product_id = p.id WHERE (o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01') GROUP BY p.category ORDER BY p.category
            LIBRARY | books by Tolkien | by genre | SELECT g.name, count(*) AS book_count FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id JOIN public.genre AS g ON b.genre_id = g.id WHERE a.last_name = 'Tolkien' GROUP BY g.id, g.name ORDER BY g.name, g.id
            LIBRARY | how many books are there in each genre? | and per language | SELECT g.name, b.language, count(*) AS book_count FROM public.book AS b JOIN public.genre AS g ON b.genre_id = g.id GROUP BY g.id, g.name, b.language ORDER BY g.name, g.id, b.language
            SHOP | the 10 most expensive products | by category | SELECT p.category, count(*) AS product_count FROM public.products AS p WHERE p.id IN (SELECT p2.id FROM public.products AS p2 ORDER BY p2.price DESC, p2.id LIMIT 10) GROUP BY p.category ORDER BY p.category
            SHOP | the 10 most expensive products | how many per category? | SELECT p.category, count(*) AS product_count FROM public.products AS p WHERE p.id IN (SELECT p2.id FROM public.products AS p2 ORDER BY p2.price DESC, p2.id LIMIT 10) GROUP BY p.category ORDER BY p.category
            """)
    void shouldGroup(Example schema, String before, String question, String sql) {
        after(schema.engine(), before).then(question).follows(sql);
    }

    @ParameterizedTest(name = "{1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SHOP | orders over 100 in 2023 | which products are in them? | SELECT p.name FROM public.products AS p WHERE EXISTS (SELECT 1 FROM public.order_items AS oi JOIN public.orders AS o ON oi.order_id = o.id WHERE (oi.product_id = p.id AND o.total > 100 AND o.ordered_at >= DATE '2023-01-01' AND o.ordered_at < DATE '2024-01-01')) ORDER BY p.id
            SHOP | customers from Berlin | how about their orders? | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id WHERE c.city = 'Berlin' ORDER BY o.id
            SHOP | customers from Berlin | what did they order? | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id WHERE c.city = 'Berlin' ORDER BY o.id
            SHOP | customers from Berlin | which products did they buy? | SELECT p.name FROM public.products AS p WHERE EXISTS (SELECT 1 FROM public.order_items AS oi JOIN public.orders AS o ON oi.order_id = o.id JOIN public.customers AS c ON o.customer_id = c.id WHERE (oi.product_id = p.id AND c.city = 'Berlin')) ORDER BY p.id
            SHOP | customers from Berlin | how many orders do they have? | SELECT count(*) AS order_count FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id WHERE c.city = 'Berlin'
            SHOP | customers from Berlin | orders from those customers | SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id WHERE c.city = 'Berlin' ORDER BY o.id
            SHOP | top 5 products by revenue | who bought them? | SELECT c.name FROM public.customers AS c WHERE EXISTS (SELECT 1 FROM public.orders AS o JOIN public.order_items AS oi ON o.id = oi.order_id JOIN public.products AS p ON oi.product_id = p.id WHERE (o.customer_id = c.id AND p.id IN (SELECT p2.id FROM public.products AS p2 JOIN public.order_items AS oi2 ON p2.id = oi2.product_id GROUP BY p2.id, p2.name ORDER BY sum((oi2.quantity * oi2.unit_price)) DESC NULLS LAST, p2.id LIMIT 5))) ORDER BY c.id
            LIBRARY | books by Tolkien | which members borrowed them? | SELECT m.name FROM public.member AS m WHERE EXISTS (SELECT 1 FROM public.loan AS l JOIN public.copy AS c ON l.copy_id = c.id JOIN public.book AS b ON c.book_id = b.id WHERE (l.member_id = m.id AND b.id IN (SELECT b2.id FROM public.book AS b2 JOIN public.author AS a ON b2.author_id = a.id WHERE a.last_name = 'Tolkien'))) ORDER BY m.id
            LIBRARY | books by Tolkien | how many copies do they have? | SELECT count(*) AS copy_count FROM public.copy AS c JOIN public.book AS b ON c.book_id = b.id WHERE b.id IN (SELECT b2.id FROM public.book AS b2 JOIN public.author AS a ON b2.author_id = a.id WHERE a.last_name = 'Tolkien')
            LIBRARY | members from Lyon | their loans | SELECT l.id, l.loaned_on, l.due_on, l.returned_on, l.fine FROM public.loan AS l JOIN public.member AS m ON l.member_id = m.id WHERE m.city = 'Lyon' ORDER BY l.id
            """)
    void shouldGoOnToRelatedRows(Example schema, String before, String question, String sql) {
        after(schema.engine(), before).then(question).follows(sql);
    }
}
