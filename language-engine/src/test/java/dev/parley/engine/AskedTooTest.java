package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** A second question behind "and" is answered with the first, or both are refused. */
class AskedTooTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine CLINIC = Schemas.CLINIC.engine();
    private static final LanguageEngine SHOP = Schemas.SHOP.engine();
    private static final LanguageEngine GIFTS = new SchemaBuilder()
            .table("singer", "id int pk", "name text! = Ann Lee | Bob Ray")
            .table(
                    "gift",
                    "id int pk",
                    "singer_id int! -> singer",
                    "giver text! = Acme",
                    "note text",
                    "amount numeric!")
            .engine();

    @Test
    void shouldShowWhoDidIt() {
        asks(SHOP, "What is the biggest order and who placed it?")
                .gives("SELECT o.id, c.name FROM public.orders AS o JOIN public.customers AS c ON o.customer_id = c.id"
                        + " ORDER BY o.total DESC, o.id LIMIT 1");
        asks(LIBRARY, "the title of the longest book and who wrote it")
                .gives("SELECT b.title, a.first_name, a.last_name FROM public.book AS b JOIN public.author AS a ON"
                        + " b.author_id = a.id ORDER BY b.pages DESC NULLS LAST, b.id LIMIT 1");
        asks(GIFTS, "the amount of the largest gift and who gave it")
                .gives("SELECT g.amount, g.giver FROM public.gift AS g ORDER BY g.amount DESC, g.id LIMIT 1");
        asks(GIFTS, "the amount of the largest gift and who received it").isNotAnswered();
    }

    @Test
    void shouldShowWhenItWas() {
        asks(CLINIC, "Which doctor has the highest salary and when was he hired?")
                .gives("SELECT d.full_name, d.hired_at FROM public.doctors AS d ORDER BY d.salary DESC, d.id LIMIT 1");
        asks(LIBRARY, "last name of the oldest author and when was she born")
                .gives("SELECT a.last_name, a.birth_date FROM public.author AS a ORDER BY a.birth_date, a.id LIMIT 1");
    }

    @Test
    void shouldShowWhatWasAskedFirst() {
        String doctor = " FROM public.doctors AS d WHERE d.full_name = 'Dr Chen' ORDER BY d.id";
        asks(CLINIC, "When was Dr Chen hired and what is his salary?").gives("SELECT d.hired_at, d.salary" + doctor);
        asks(LIBRARY, "When was Christie born, and what is his country?")
                .gives("SELECT DISTINCT a.birth_date, a.country FROM public.author AS a WHERE"
                        + " a.last_name = 'Christie' ORDER BY a.birth_date, a.country");
        asks(LIBRARY, "Where does Ada Park live and what is her phone?")
                .gives("SELECT DISTINCT m.city, m.phone FROM public.member AS m WHERE m.name = 'Ada Park' ORDER BY"
                        + " m.city, m.phone");
    }

    @Test
    void shouldKnowWhenOneQuestionIsAsked() {
        asks(CLINIC, "When was Dr Chen hired?")
                .gives("SELECT d.hired_at FROM public.doctors AS d WHERE d.full_name = 'Dr Chen' ORDER BY d.id");
        asks(CLINIC, "What is the salary of Dr Chen and when was he hired?")
                .gives("SELECT d.salary, d.hired_at FROM public.doctors AS d WHERE d.full_name = 'Dr Chen' ORDER"
                        + " BY d.id");
    }

    @Test
    void shouldRefuseWhomOneRowHasManyOf() {
        asks(LIBRARY, "the longest book and who borrowed it").isRefusedFor("who");
        asks(SHOP, "Which product is the cheapest and who bought it?").isRefusedFor("who");
        asks(CLINIC, "what is the highest fee and who paid it").isRefusedFor("who");
        asks(GIFTS, "the largest gift and who paid it").isRefusedFor("who");
        asks(CLINIC, "which doctor has the highest salary and who supervises him?")
                .isRefusedFor("who");
        asks(LIBRARY, "What is the price of the longest book, and what is the price of the shortest book?")
                .isRefusedFor("shortest");
    }

    @Test
    void shouldTellWhoTheyAreThatAreAskedAbout() {
        asks(LIBRARY, "names of members who borrowed a book and who returned it")
                .gives("SELECT m.name FROM public.member AS m WHERE EXISTS (SELECT 1 FROM public.loan AS l JOIN"
                        + " public.copy AS c ON l.copy_id = c.id JOIN public.book AS b ON c.book_id = b.id WHERE"
                        + " (l.member_id = m.id AND l.returned_on IS NOT NULL)) ORDER BY m.id");
    }
}
