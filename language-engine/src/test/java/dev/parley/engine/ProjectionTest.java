package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What is shown, and what is but a condition. */
class ProjectionTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine CLINIC = Schemas.CLINIC.engine();
    private static final LanguageEngine SHOP = new SchemaBuilder()
            .table(
                    "customers",
                    "id int pk",
                    "name text! = Marta Roth",
                    "village_town text",
                    "province_region text = Bavaria | Tyrol",
                    "birthdate date",
                    "sex_mf text",
                    "favourite text = Car | Sea",
                    "recruited_by text = Roth | Lund")
            .table("loan_types", "code int pk", "loan_type text = short | long")
            .table("cars", "id int pk", "note text = Car | Van")
            .table("people", "id int pk", "name text!", "address_line_1 text", "address_line_2 text")
            .table("candidates", "id int pk", "people_id int! -> people", "votes int", "party text = Green | Red")
            .table("board_games", "id int pk", "bname text!", "btype text")
            .engine();

    @Test
    void shouldShowFullNames() {
        asks(LIBRARY, "full names and countries of authors")
                .gives("SELECT a.first_name, a.last_name, a.country FROM public.author AS a ORDER BY a.id");
        asks(LIBRARY, "What are the ids and full names of the authors from Japan?")
                .gives(
                        "SELECT a.id, a.first_name, a.last_name FROM public.author AS a WHERE a.country = 'Japan' ORDER BY a.id");
        asks(LIBRARY, "Find the first name and last name for the author of \"Curtain\".")
                .gives(
                        "SELECT a.first_name, a.last_name FROM public.author AS a WHERE EXISTS (SELECT 1 FROM public.book AS b WHERE (b.author_id = a.id AND b.title = 'Curtain')) ORDER BY a.id");
    }

    @Test
    void shouldShowWhatAFurtherQuestionWordAsksFor() {
        asks(LIBRARY, "Which members live in Lyon, and when did they join?")
                .gives("SELECT m.name, m.joined_on FROM public.member AS m WHERE m.city = 'Lyon' ORDER BY m.id");
        asks(CLINIC, "Which doctors are surgeons, and when were they hired?")
                .gives(
                        "SELECT d.full_name, d.hired_at FROM public.doctors AS d WHERE d.specialty = 'Surgeon' ORDER BY d.id");
        asks(LIBRARY, "What are the names of branches and where are they?")
                .gives("SELECT b.name, b.city FROM public.branch AS b ORDER BY b.id");
        asks(LIBRARY, "What are the titles of crime books and how long are they?")
                .gives(
                        "SELECT b.title, b.pages FROM public.book AS b JOIN public.genre AS g ON b.genre_id = g.id WHERE g.name = 'Crime' ORDER BY b.id");
    }

    @Test
    void shouldSayInALaterSentenceWhatToShow() {
        asks(LIBRARY, "Which members have a loan? Give me their names and emails.")
                .gives(
                        "SELECT m.name, m.email FROM public.member AS m WHERE EXISTS (SELECT 1 FROM public.loan AS l WHERE l.member_id = m.id) ORDER BY m.id");
        asks(LIBRARY, "How many books does each publisher have? List the number and the publisher name.")
                .gives(
                        "SELECT count(*) AS book_count, p.name FROM public.book AS b LEFT JOIN public.publisher AS p ON b.publisher_id = p.id GROUP BY p.id, p.name ORDER BY p.name, p.id");
        asks(LIBRARY, "Which books are published by Penguin? Find their titles.")
                .gives(
                        "SELECT b.title FROM public.book AS b JOIN public.publisher AS p ON b.publisher_id = p.id WHERE p.name = 'Penguin' ORDER BY b.id");
    }

    @Test
    void shouldShowWhatBelongsToAValue() {
        asks(LIBRARY, "What is member Ada Park's phone number?")
                .gives("SELECT m.phone FROM public.member AS m WHERE m.name = 'Ada Park' ORDER BY m.id");
        asks(LIBRARY, "How much is the book Curtain?")
                .gives("SELECT b.price FROM public.book AS b WHERE b.title = 'Curtain' ORDER BY b.id");
        asks(LIBRARY, "How long is the book called Curtain?")
                .gives("SELECT b.pages FROM public.book AS b WHERE b.title = 'Curtain' ORDER BY b.id");
    }

    @Test
    void shouldShowEverything() {
        asks(LIBRARY, "Show all information about each branch.")
                .gives("SELECT b.id, b.name, b.city FROM public.branch AS b ORDER BY b.id");
        asks(LIBRARY, "What information do you have on branches?")
                .gives("SELECT b.id, b.name, b.city FROM public.branch AS b ORDER BY b.id");
    }

    @Test
    void shouldReadLetters() {
        asks(LIBRARY, "names of members with the letter a in their emails")
                .gives("SELECT m.name FROM public.member AS m WHERE lower(m.email) LIKE '%a%' ORDER BY m.id");
        asks(LIBRARY, "titles of books that contain the word you in them")
                .gives("SELECT b.title FROM public.book AS b WHERE lower(b.title) LIKE '%you%' ORDER BY b.id");
        asks(LIBRARY, "how many members have email that contains \"@example.org\"")
                .gives(
                        "SELECT count(*) AS member_count FROM public.member AS m WHERE lower(m.email) LIKE '%@example.org%'");
        asks(LIBRARY, "phones of the members whose first letter is A")
                .gives("SELECT m.phone FROM public.member AS m WHERE lower(m.name) LIKE 'a%' ORDER BY m.id");
        asks(LIBRARY, "phones of the members whose first letter is S")
                .gives("SELECT m.phone FROM public.member AS m WHERE lower(m.name) LIKE 's%' ORDER BY m.id");
        asks(LIBRARY, "phones of the members whose name starts with S")
                .gives("SELECT m.phone FROM public.member AS m WHERE lower(m.name) LIKE 's%' ORDER BY m.id");
        asks(CLINIC, "names of patients who have an \"o\" in their city")
                .gives("SELECT p.name FROM public.patients AS p WHERE lower(p.city) LIKE '%o%' ORDER BY p.id");
    }

    @Test
    void shouldReadNamesInQuotes() {
        asks(LIBRARY, "Find the \"published on\" of the crime books.")
                .gives(
                        "SELECT b.published_on FROM public.book AS b JOIN public.genre AS g ON b.genre_id = g.id WHERE g.name = 'Crime' ORDER BY b.id");
    }

    @Test
    void shouldReadNamesOfSeveralWords() {
        asks(SHOP, "birth date, gender, state and city of customers")
                .gives(
                        "SELECT c.birthdate, c.sex_mf, c.province_region, c.village_town FROM public.customers AS c ORDER BY c.id");
        asks(SHOP, "names of customers in the state Tyrol")
                .gives("SELECT c.name FROM public.customers AS c WHERE c.province_region = 'Tyrol' ORDER BY c.id");
        asks(SHOP, "Who is the recruiter of Marta Roth?")
                .gives("SELECT c.recruited_by FROM public.customers AS c WHERE c.name = 'Marta Roth' ORDER BY c.id");
        asks(SHOP, "How many different loan types are there?")
                .gives("SELECT count(DISTINCT lt.loan_type) AS loan_type_count FROM public.loan_types AS lt");
        asks(SHOP, "note of the car with id 1")
                .gives("SELECT c.note FROM public.cars AS c WHERE c.id = 1 ORDER BY c.id");
    }

    @Test
    void shouldCallRowsByTheNamesOfPeople() {
        asks(SHOP, "What are the names of the candidates?")
                .gives(
                        "SELECT p.name FROM public.people AS p WHERE EXISTS (SELECT 1 FROM public.candidates AS c WHERE c.people_id = p.id) ORDER BY p.id");
        asks(SHOP, "names and addresses of people")
                .gives("SELECT p.name, p.address_line_1 FROM public.people AS p ORDER BY p.id");
        asks(SHOP, "names and types of board games")
                .gives("SELECT bg.bname, bg.btype FROM public.board_games AS bg ORDER BY bg.id");
    }

    @Test
    void shouldReadWordsAroundNumbers() {
        asks(SHOP, "How many candidates have a vote count above 100?")
                .gives("SELECT count(*) AS candidate_count FROM public.candidates AS c WHERE c.votes > 100");
        asks(LIBRARY, "titles of books published in or after 2005")
                .gives("SELECT b.title FROM public.book AS b WHERE b.published_on >= DATE '2005-01-01' ORDER BY b.id");
        asks(CLINIC, "names of patients who have an appointment fee over 50 or weigh more than 90")
                .gives(
                        "SELECT p.name FROM public.patients AS p WHERE (EXISTS (SELECT 1 FROM public.appointments AS a WHERE (a.patient_id = p.id AND a.fee > 50)) OR p.weight > 90) ORDER BY p.id");
        asks(LIBRARY, "What are the maximum and minimum number of pages of books?")
                .gives("SELECT max(b.pages) AS maximum_pages, min(b.pages) AS minimum_pages FROM public.book AS b");
        asks(CLINIC, "What is the name and salary of every surgeon?")
                .gives(
                        "SELECT d.full_name, d.salary FROM public.doctors AS d WHERE d.specialty = 'Surgeon' ORDER BY d.id");
        asks(CLINIC, "Show the name of each doctor and the number of appointments he or she has")
                .gives(
                        "SELECT d.full_name, count(*) AS appointment_count FROM public.doctors AS d JOIN public.appointments AS a ON d.id = a.doctor_id GROUP BY d.id, d.full_name ORDER BY d.full_name, d.id");
    }

    @Test
    void shouldPassOverWhatOnlyLooksLikeAValue() {
        asks(LIBRARY, "names of all central publishers").isRefusedFor("central");
    }

    private static Asking asks(LanguageEngine engine, String question) {
        return Asking.asks(engine, question);
    }
}
