package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What people ask in other words and in another order than whole sentences have. */
class TurnsOfPhraseTest {

    private static final LanguageEngine ENGINE = Schemas.LIBRARY.engine();

    @Test
    void shouldCountWhatStandsBeforeCount() {
        asks("member count").gives("SELECT count(*) AS member_count FROM public.member AS m");
        asks("loan count per member")
                .gives("SELECT m.name, count(*) AS loan_count FROM public.loan AS l"
                        + " JOIN public.member AS m ON l.member_id = m.id GROUP BY m.id, m.name"
                        + " ORDER BY m.name, m.id");
    }

    @Test
    void shouldTakeWhatIsAskedForAtTheEnd() {
        asks("Ada Park is from which city?")
                .gives("SELECT DISTINCT m.city FROM public.member AS m WHERE m.name = 'Ada Park' ORDER BY m.city");
        asks("Ada Park is a member in which city?")
                .gives("SELECT DISTINCT m.city FROM public.member AS m WHERE m.name = 'Ada Park' ORDER BY m.city");
        asks("Member 12 has how many loans?")
                .gives("SELECT count(*) AS loan_count FROM public.loan AS l JOIN public.member AS m"
                        + " ON l.member_id = m.id WHERE m.id = 12");
    }

    @Test
    void shouldTakeMoreThanAnyOtherForTheMost() {
        asks("which member has more loans than any other member?")
                .gives("SELECT m.name FROM public.member AS m JOIN public.loan AS l ON m.id = l.member_id"
                        + " GROUP BY m.id, m.name ORDER BY count(*) DESC, m.id LIMIT 1");
    }

    @Test
    void shouldSortByTheColumnThatComesFirst() {
        asks("title and pages of all books, highest price first")
                .gives("SELECT b.title, b.pages FROM public.book AS b ORDER BY b.price DESC NULLS LAST");
        asks("book titles by price, largest first")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.price DESC NULLS LAST");
    }

    @Test
    void shouldShowWhatIsListedAtTheEnd() {
        asks("members from Lyon: name and phone")
                .gives("SELECT m.name, m.phone FROM public.member AS m WHERE m.city = 'Lyon' ORDER BY m.id");
        asks("members who joined after 2020, names")
                .gives("SELECT m.name FROM public.member AS m WHERE m.joined_on >= DATE '2021-01-01' ORDER BY m.id");
        asks("which members are from Lyon? names only")
                .gives("SELECT m.name FROM public.member AS m WHERE m.city = 'Lyon' ORDER BY m.id");
        asks("which members are from Lyon? their phone and email please")
                .gives("SELECT m.phone, m.email FROM public.member AS m WHERE m.city = 'Lyon' ORDER BY m.id");
    }

    @Test
    void shouldKnowShortForms() {
        asks("members w/o loans, names only")
                .gives("SELECT m.name FROM public.member AS m WHERE NOT EXISTS (SELECT 1 FROM public.loan AS l"
                        + " WHERE l.member_id = m.id) ORDER BY m.id");
        asks("who's the author of Curtain?")
                .gives("SELECT a.first_name, a.last_name FROM public.author AS a WHERE EXISTS (SELECT 1 FROM"
                        + " public.book AS b WHERE (b.author_id = a.id AND b.title = 'Curtain')) ORDER BY a.id");
    }

    @Test
    void shouldShowEachKindOnce() {
        asks("which languages exist?").gives("SELECT DISTINCT b.language FROM public.book AS b ORDER BY b.language");
        asks("languages of books, no duplicates")
                .gives("SELECT DISTINCT b.language FROM public.book AS b ORDER BY b.language");
    }

    @Test
    void shouldKnowTheLastOfAll() {
        asks("which member joined last?")
                .gives("SELECT m.name FROM public.member AS m ORDER BY m.joined_on DESC, m.id LIMIT 1");
    }

    @Test
    void shouldGiveTheNounOfTwoBoundsToBoth() {
        asks("titles of books with more than 300 or fewer than 50 pages")
                .gives("SELECT b.title FROM public.book AS b WHERE (b.pages > 300 OR b.pages < 50) ORDER BY b.id");
    }

    @Test
    void shouldTakeANumberBehindASuperlative() {
        asks("names of the latest 3 members")
                .gives("SELECT m.name FROM public.member AS m ORDER BY m.joined_on DESC, m.id LIMIT 3");
    }

    @Test
    void shouldShowTheKeyAskedForOfItsOwnTable() {
        asks("all member ids").gives("SELECT m.id FROM public.member AS m ORDER BY m.id");
    }

    @Test
    void shouldShowWhatGroupsAreCalledBy() {
        asks("number of loans for each member, with id and name")
                .gives("SELECT count(*) AS loan_count, m.id, m.name FROM public.loan AS l"
                        + " JOIN public.member AS m ON l.member_id = m.id GROUP BY m.id, m.name"
                        + " ORDER BY m.id, m.name");
        asks("by language, how many books are there?")
                .gives("SELECT b.language, count(*) AS book_count FROM public.book AS b GROUP BY b.language"
                        + " ORDER BY b.language");
        asks("for every member show me their name, phone and email")
                .gives("SELECT m.name, m.phone, m.email FROM public.member AS m ORDER BY m.id");
    }

    @Test
    void shouldSortByWhatAnAdjectiveMeasures() {
        asks("book titles from least to most expensive").gives("SELECT b.title FROM public.book AS b ORDER BY b.price");
        asks("titles and pages of books, cheapest book first")
                .gives("SELECT b.title, b.pages FROM public.book AS b ORDER BY b.price");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }

    @Test
    void shouldSortAtLastWhatIsSaidToBeSortedFirst() {
        String sorted = "SELECT b.title FROM public.book AS b ORDER BY b.title";
        asks("list in alphabetical order the titles of all books").gives(sorted);
        asks("in alphabetical order list the titles of all books").gives(sorted);
    }

    @Test
    void shouldPassOverWhatBracketsSayAgain() {
        Asking.asks(Schemas.CLINIC.engine(), "names of all female (gender is female) patients")
                .gives("SELECT p.name FROM public.patients AS p WHERE p.gender = 'female' ORDER BY p.id");
    }

    @Test
    void shouldGiveOneLineForEachRowNamedFirst() {
        asks("for each book, show the last name of its author")
                .gives("SELECT a.last_name FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id"
                        + " ORDER BY b.id");
    }

    @Test
    void shouldShowWhatSeveralQuestionWordsAskFor() {
        LanguageEngine quay = new SchemaBuilder()
                .table("landing", "id int pk", "landed_on date!", "port text = Brest | Vigo", "load int")
                .engine();
        Asking.asks(quay, "when and in which port was the load over 300")
                .gives("SELECT DISTINCT l.landed_on, l.port FROM public.landing AS l WHERE l.load > 300"
                        + " ORDER BY l.landed_on, l.port");
        Asking.asks(quay, "in which port and at which load did ships land in 2020")
                .isNotAnswered();
    }
}
