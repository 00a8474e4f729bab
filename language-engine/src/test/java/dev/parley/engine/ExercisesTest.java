package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Questions as exercises for SQL put them, over tables that are called as such exercises call them. */
class ExercisesTest {

    private static final LanguageEngine CLINIC = new SchemaBuilder()
            .table("owner", "id int pk", "last_name text! = Reid | Olsen", "city text = Leeds | York", "state text")
            .table(
                    "cat",
                    "id int pk",
                    "owner_id int! -> owner",
                    "name text! = Milo | Luna",
                    "breed text = Siamese | Persian",
                    "age int")
            .table(
                    "vet",
                    "id int pk",
                    "name text! = Ida | Max",
                    "role_code text = SURG | NURSE",
                    "salary numeric",
                    "city text = Hull")
            .table(
                    "visit",
                    "id int pk",
                    "cat_id int! -> cat",
                    "vet_id int! -> vet",
                    "visited_on date!",
                    "cost numeric!")
            .engine();

    private static final LanguageEngine MUSIC = new SchemaBuilder()
            .table("composer", "id int pk", "name text! = Vik | Noll", "nationality text = German | French")
            .table("piece", "id int pk", "title text! = Nocturne | Gala", "composer_id int! -> composer", "minutes int")
            .table("hall", "id int pk", "hall_name text! = Grand", "capacity int", "city text = Oslo")
            .table(
                    "concert",
                    "id int pk",
                    "theme text",
                    "hall_id int! -> hall",
                    "year text = 2014 | 2015",
                    "tickets_sold int",
                    "ticket_price numeric")
            .table("soloist", "id int pk", "name text!", "instrument text = violin | piano", "country text = France")
            .table("show", "id int pk", "title text!", "hall_id int! -> hall")
            .engine();

    @Test
    void shouldShowTheNameOfEachRowAndComputeOfTheOthers() {
        String minutes =
                "SELECT c.name, sum(p.minutes) AS total_minutes FROM public.composer AS c JOIN public.piece AS p"
                        + " ON c.id = p.composer_id GROUP BY c.id, c.name ORDER BY c.name, c.id";
        asks(MUSIC, "For each composer, show the name and the total minutes of their pieces.")
                .gives(minutes);
        asks(MUSIC, "For each composer, list the name and the total minutes of the pieces.")
                .gives(minutes);
        asks(CLINIC, "For each vet, find the name and the average cost of the visits.")
                .gives("SELECT v.name, avg(v2.cost) AS average_cost FROM public.vet AS v JOIN public.visit AS v2"
                        + " ON v.id = v2.vet_id GROUP BY v.id, v.name ORDER BY v.name, v.id");
    }

    @Test
    void shouldKnowThatToShowIsNoShow() {
        asks(MUSIC, "For each hall, show the number of concerts.")
                .gives("SELECT h.hall_name, count(*) AS concert_count FROM public.concert AS c JOIN public.hall AS h"
                        + " ON c.hall_id = h.id GROUP BY h.id, h.hall_name ORDER BY h.hall_name, h.id");
        asks(MUSIC, "how many shows are there").gives("SELECT count(*) AS show_count FROM public.show AS s");
    }

    @Test
    void shouldRankRowsThoughOnlyAColumnOfThemIsShown() {
        asks(MUSIC, "What is the capacity of the hall with the most concerts?")
                .gives("SELECT h.capacity FROM public.hall AS h JOIN public.concert AS c ON h.id = c.hall_id"
                        + " GROUP BY h.id, h.capacity ORDER BY count(*) DESC, h.id LIMIT 1");
        asks(MUSIC, "Which nationality has the most composers?")
                .gives("SELECT c.nationality FROM public.composer AS c GROUP BY c.nationality"
                        + " ORDER BY count(*) DESC, c.nationality LIMIT 1");
    }

    @Test
    void shouldDenyOfAllRowsWithAValueWhatOneRowCannotBeAnyway() {
        asks(MUSIC, "Which countries have soloists who play the violin but not the piano?")
                .gives("SELECT DISTINCT s.country FROM public.soloist AS s WHERE (s.country IN (SELECT s2.country FROM"
                        + " public.soloist AS s2 WHERE s2.instrument = 'violin') AND s.country NOT IN (SELECT s3.country"
                        + " FROM public.soloist AS s3 WHERE (s3.instrument = 'piano' AND s3.country IS NOT NULL)))"
                        + " ORDER BY s.country");
        asks(MUSIC, "Which composers are German but not French?")
                .gives("SELECT c.name FROM public.composer AS c WHERE (c.nationality = 'German' AND c.nationality IS"
                        + " DISTINCT FROM 'French') ORDER BY c.id");
    }

    @Test
    void shouldCompareValuesOfTablesThatNoKeyTies() {
        asks(CLINIC, "Which cities have owners but no vets?")
                .gives("SELECT DISTINCT o.city FROM public.owner AS o WHERE o.city NOT IN (SELECT v.city FROM"
                        + " public.vet AS v WHERE v.city IS NOT NULL) ORDER BY o.city");
    }

    @Test
    void shouldKnowAColumnWhoseNameAnAmountDivides() {
        asks(MUSIC, "Which concerts sold more than 1000 tickets?")
                .gives("SELECT c.id FROM public.concert AS c WHERE c.tickets_sold > 1000 ORDER BY c.id");
        asks(MUSIC, "Which concerts sold fewer tickets than their hall has seats?")
                .gives("SELECT c.id FROM public.concert AS c JOIN public.hall AS h ON c.hall_id = h.id WHERE"
                        + " c.tickets_sold < h.capacity ORDER BY c.id");
    }

    @Test
    void shouldRefuseWhichOfAColumnsValuesItIsWhereNobodyKnows() {
        asks(CLINIC, "List the vets who do the plumbers' role.").isRefusedFor("plumbers");
        asks(CLINIC, "cats that have the flurb breed").isRefusedFor("flurb");
    }

    @Test
    void shouldAddUpWhatSomebodyPays() {
        String most = "SELECT o.last_name FROM public.owner AS o JOIN public.cat AS c ON o.id = c.owner_id JOIN"
                + " public.visit AS v ON c.id = v.cat_id GROUP BY o.id, o.last_name"
                + " ORDER BY sum(v.cost) DESC NULLS LAST, o.id LIMIT 1";
        asks(CLINIC, "Which owner has paid the most for visits?").gives(most);
        asks(CLINIC, "Which owner spent the most?").gives(most);
        asks(CLINIC, "How much did Reid pay for visits?")
                .gives("SELECT sum(v.cost) AS total_cost FROM public.visit AS v JOIN public.cat AS c ON v.cat_id = c.id"
                        + " JOIN public.owner AS o ON c.owner_id = o.id WHERE o.last_name = 'Reid'");
        asks(CLINIC, "owners who spent more than 100 on visits")
                .gives("SELECT o.last_name FROM public.owner AS o JOIN public.cat AS c ON o.id = c.owner_id JOIN"
                        + " public.visit AS v ON c.id = v.cat_id GROUP BY o.id, o.last_name HAVING sum(v.cost) > 100"
                        + " ORDER BY o.last_name, o.id");
        asks(CLINIC, "Which vets are paid the most?")
                .gives("SELECT v.name FROM public.vet AS v ORDER BY v.salary DESC NULLS LAST, v.id LIMIT 1");
    }

    @Test
    void shouldCountTheGroupsThatFulfilACondition() {
        asks(CLINIC, "How many cats have an average visit cost above 30?")
                .gives("SELECT count(*) AS cat_count FROM (SELECT c.id FROM public.cat AS c JOIN public.visit AS v"
                        + " ON c.id = v.cat_id GROUP BY c.id HAVING avg(v.cost) > 30) AS found");
    }

    @Test
    void shouldKnowAYearThatIsKeptAsAText() {
        asks(MUSIC, "How many concerts were held in 2014?")
                .gives("SELECT count(*) AS concert_count FROM public.concert AS c WHERE c.year = '2014'");
        asks(MUSIC, "the names of halls that hosted a concert in both 2014 and 2015")
                .gives(
                        "SELECT h.hall_name FROM public.hall AS h WHERE (EXISTS (SELECT 1 FROM public.concert AS c2 WHERE"
                                + " (c2.hall_id = h.id AND c2.year = '2014')) AND EXISTS (SELECT 1 FROM public.concert AS c3"
                                + " WHERE (c3.hall_id = h.id AND c3.year = '2015'))) ORDER BY h.id");
    }

    private static final LanguageEngine LEAGUE = new SchemaBuilder()
            .table("team", "id int pk", "team_name text! = Rovers | United", "city text = Leeds | York")
            .table(
                    "player",
                    "id int pk",
                    "player_name text!",
                    "duty text = Forward | Keeper",
                    "birth_date date",
                    "height_cm int",
                    "years_experience int",
                    "salary numeric",
                    "team_id int -> team")
            .table(
                    "match",
                    "id int pk",
                    "home_team_id int! -> team",
                    "away_team_id int! -> team",
                    "played_on date!",
                    "attendance int")
            .table("goal", "id int pk", "match_id int! -> match", "player_id int! -> player", "minute int")
            .engine();

    @Test
    void shouldTakeOneNumberFromTheOther() {
        asks(LEAGUE, "What is the difference between the highest and the lowest salary?")
                .gives("SELECT (max(p.salary) - min(p.salary)) AS difference FROM public.player AS p");
        asks(LEAGUE, "difference between the lowest and the highest salary for each duty")
                .gives("SELECT p.duty, (max(p.salary) - min(p.salary)) AS difference FROM public.player AS p"
                        + " GROUP BY p.duty ORDER BY p.duty");
        asks(LEAGUE, "difference between the salary and the team").isNotAnswered();
    }

    @Test
    void shouldTakeOneColumnFromTheOther() {
        LanguageEngine posts = new SchemaBuilder()
                .table("posts", "id int pk", "post_name text! = Porter", "min_sal int", "max_sal int")
                .table("clerks", "id int pk", "clerk_name text!", "salary int", "post_id int -> posts")
                .engine();
        asks(posts, "the name of each post and the difference between its minimum and maximum salary")
                .gives(
                        "SELECT p.post_name, (p.max_sal - p.min_sal) AS difference FROM public.posts AS p ORDER BY p.id");
        asks(posts, "Which post has the largest difference between the max salary and the min salary?")
                .gives("SELECT p.post_name FROM public.posts AS p ORDER BY (p.max_sal - p.min_sal) DESC NULLS LAST,"
                        + " p.id LIMIT 1");
        asks(posts, "Which posts have a max salary within the range 2000 to 4000?")
                .gives("SELECT p.post_name FROM public.posts AS p WHERE p.max_sal BETWEEN 2000 AND 4000 ORDER BY p.id");
        asks(posts, "What is the maximum salary of the clerks?")
                .gives("SELECT max(c.salary) AS maximum_salary FROM public.clerks AS c");
        asks(posts, "the name of each post and its maximum and minimum salary")
                .gives("SELECT p.post_name, p.max_sal, p.min_sal FROM public.posts AS p ORDER BY p.id");
    }

    @Test
    void shouldCompareWithTheAverageOfItsOwnGroup() {
        asks(LEAGUE, "names of players whose salary is above the average of their team")
                .gives("SELECT p.player_name FROM public.player AS p WHERE p.salary > (SELECT avg(p2.salary) FROM"
                        + " public.player AS p2 WHERE p2.team_id = p.team_id) ORDER BY p.id");
        asks(LEAGUE, "names of players who are taller than the average of their team")
                .gives("SELECT p.player_name FROM public.player AS p WHERE p.height_cm > (SELECT avg(p2.height_cm) FROM"
                        + " public.player AS p2 WHERE p2.team_id = p.team_id) ORDER BY p.id");
        asks(LEAGUE, "names of players who are taller than the average of their salary")
                .isNotAnswered();
        asks(LEAGUE, "names of players who are taller than the average height of their duty")
                .gives("SELECT p.player_name FROM public.player AS p WHERE p.height_cm > (SELECT avg(p2.height_cm) FROM"
                        + " public.player AS p2 WHERE p2.duty = p.duty) ORDER BY p.id");
    }

    @Test
    void shouldSortByTheNumberThatIsShown() {
        asks(LEAGUE, "Show the team names and the number of players, sorted by the number in descending order.")
                .gives("SELECT t.team_name, count(*) AS player_count FROM public.team AS t JOIN public.player AS p"
                        + " ON t.id = p.team_id GROUP BY t.id, t.team_name ORDER BY count(*) DESC");
        asks(LEAGUE, "Show the number of players for each duty, most frequent first.")
                .gives("SELECT p.duty, count(*) AS player_count FROM public.player AS p GROUP BY p.duty"
                        + " ORDER BY count(*) DESC");
    }

    @Test
    void shouldSortByTheNumberNamedLastWhereOnlyADirectionIsSaid() {
        asks(LEAGUE, "Show the duties and the corresponding number of players in descending order.")
                .gives("SELECT p.duty, count(*) AS player_count FROM public.player AS p GROUP BY p.duty"
                        + " ORDER BY count(*) DESC");
        asks(LEAGUE, "names of players and their salaries in alphabetical order")
                .gives("SELECT p.player_name, p.salary FROM public.player AS p ORDER BY p.player_name");
    }

    @Test
    void shouldRankByYearsOfSomething() {
        asks(LEAGUE, "the name of the player with the most experience")
                .gives("SELECT p.player_name FROM public.player AS p ORDER BY p.years_experience DESC NULLS LAST, p.id"
                        + " LIMIT 1");
    }

    @Test
    void shouldRefuseWhatWasDoneByNobodyKnowsWhom() {
        asks(LEAGUE, "Which team won the most matches?").isRefusedFor("won");
        asks(LEAGUE, "Which team lost the fewest matches at home?").isRefusedFor("lost");
        asks(LEAGUE, "names of players who dribbled in March 2020").isRefusedFor("dribbled");
        asks(LEAGUE, "Show the minute of the first goal of each match.").isNotAnswered();
    }

    @Test
    void shouldRankWithinTheirOwnGroup() {
        String tallest =
                "SELECT t.team_name, p.player_name FROM public.player AS p LEFT JOIN public.team AS t ON p.team_id"
                        + " = t.id WHERE p.height_cm = (SELECT max(p2.height_cm) FROM public.player AS p2 WHERE p2.team_id ="
                        + " p.team_id) ORDER BY p.id";
        asks(LEAGUE, "Show the names of the tallest players in their team").gives(tallest);
        asks(LEAGUE, "names of players with the highest salary in their team")
                .gives(tallest.replace("height_cm", "salary"));
        asks(LEAGUE, "For each city, what is the highest salary in its teams?")
                .gives("SELECT t.city, max(p.salary) AS maximum_salary FROM public.player AS p JOIN public.team AS t"
                        + " ON p.team_id = t.id GROUP BY t.city ORDER BY t.city");
    }

    @Test
    void shouldShowKindsOnce() {
        LanguageEngine office = new SchemaBuilder()
                .table("form", "id int pk", "title text!", "form_type text = A | B")
                .engine();
        asks(office, "List all the types of the forms")
                .gives("SELECT DISTINCT f.form_type FROM public.form AS f ORDER BY f.form_type");
        asks(office, "titles and types of the forms")
                .gives("SELECT f.title, f.form_type FROM public.form AS f ORDER BY f.id");
    }

    @Test
    void shouldTakeAShareOfThoseThatAreSaidBefore() {
        String young =
                "SELECT (CAST((100 * count(*) FILTER (WHERE p.duty = 'Keeper')) AS numeric) / nullif(count(*), 0))"
                        + " AS percentage FROM public.player AS p WHERE p.salary > 500";
        asks(LEAGUE, "Among the players with a salary over 500, what percentage are keepers?")
                .gives(young);
        asks(LEAGUE, "In players with a salary over 500, what is the percentage of keepers?")
                .gives(young);
        asks(LEAGUE, "Among all players with a salary over 500, list the percentage of keepers.")
                .gives(young);
        asks(LEAGUE, "How many percent of players are keepers?").gives(young.replace(" WHERE p.salary > 500", ""));
    }

    @Test
    void shouldShowWhatEachOfSeveralHas() {
        asks(MUSIC, "What is the nationality of the composer of Nocturne and Gala?")
                .gives(
                        "SELECT c.nationality FROM public.composer AS c WHERE EXISTS (SELECT 1 FROM public.piece AS p WHERE"
                                + " (p.composer_id = c.id AND p.title IN ('Nocturne', 'Gala'))) ORDER BY c.id");
        asks(MUSIC, "What is the nationality of the composer of Nocturne and Zork?")
                .isRefusedFor("Zork");
    }

    @Test
    void shouldDivideOneNumberOfRowsByAnother() {
        String ratio =
                "SELECT (CAST(count(*) FILTER (WHERE p.duty = 'Keeper') AS numeric) / nullif(count(*) FILTER (WHERE"
                        + " p.duty = 'Forward'), 0)) AS ratio FROM public.player AS p";
        asks(LEAGUE, "Find the ratio between keepers and forwards.").gives(ratio);
        asks(LEAGUE, "What is the ratio of keeper to forward players?").gives(ratio);
        asks(LEAGUE, "the ratio of players to flurbs").isNotAnswered();
        asks(LEAGUE, "the ratio of players to teams").isNotAnswered();
    }

    @Test
    void shouldCompareMillionsWithMillions() {
        LanguageEngine films = new SchemaBuilder()
                .table("film", "id int pk", "title text!", "budget_millions numeric", "visitors int")
                .engine();
        asks(films, "titles of films with a budget of less than 20 million")
                .gives("SELECT f.title FROM public.film AS f WHERE f.budget_millions < 20 ORDER BY f.id");
        asks(films, "titles of films with more than 2 million visitors")
                .gives("SELECT f.title FROM public.film AS f WHERE f.visitors > 2000000 ORDER BY f.id");
    }

    private static final LanguageEngine GUIDE = new SchemaBuilder()
            .table("restaurant", "id int pk", "name text! = Rex | Lux", "city text")
            .table("customer", "id int pk", "name text! = Eva | Otto", "trade text = Cook | Clerk")
            .table(
                    "review",
                    "id int pk",
                    "customer_id int! -> customer",
                    "restaurant_id int! -> restaurant",
                    "rating int")
            .table("booking", "id int pk", "customer_id int! -> customer", "status text = cancelled | kept")
            .engine();

    @Test
    void shouldDenyAndTieOfThoseWhoAreAskedFor() {
        String rexAndNot =
                "SELECT c.name FROM public.customer AS c WHERE (NOT EXISTS (SELECT 1 FROM public.review AS r4 JOIN"
                        + " public.restaurant AS r3 ON r4.restaurant_id = r3.id WHERE (r4.customer_id = c.id AND r3.name = 'Lux'))"
                        + " AND EXISTS (SELECT 1 FROM public.review AS r JOIN public.restaurant AS r2 ON r.restaurant_id = r2.id"
                        + " WHERE (r.customer_id = c.id AND r2.name = 'Rex'))) ORDER BY c.id";
        asks(GUIDE, "Who reviewed Rex but not Lux?").gives(rexAndNot);
        asks(GUIDE, "Who never reviewed Lux?")
                .gives("SELECT c.name FROM public.customer AS c WHERE NOT EXISTS (SELECT 1 FROM public.review AS r JOIN"
                        + " public.restaurant AS r2 ON r.restaurant_id = r2.id WHERE (r.customer_id = c.id AND r2.name ="
                        + " 'Lux')) ORDER BY c.id");
        asks(GUIDE, "names of customers whose bookings have never been cancelled")
                .gives(
                        "SELECT c.name FROM public.customer AS c WHERE (NOT EXISTS (SELECT 1 FROM public.booking AS b2 WHERE"
                                + " (b2.customer_id = c.id AND b2.status = 'cancelled')) AND EXISTS (SELECT 1 FROM public.booking AS"
                                + " b WHERE b.customer_id = c.id)) ORDER BY c.id");
    }

    @Test
    void shouldGroupByThoseWhoAreOfAKind() {
        asks(GUIDE, "How many reviews did each cook write?")
                .gives("SELECT c.name, count(*) AS review_count FROM public.review AS r JOIN public.customer AS c ON"
                        + " r.customer_id = c.id WHERE c.trade = 'Cook' GROUP BY c.id, c.name ORDER BY c.name, c.id");
    }
}
