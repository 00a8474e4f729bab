package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** What was done the most, and who got or gave the most: all that there is of it, and not the one greatest row. */
class MostDoneTest {

    private static final LanguageEngine HARBOUR = Schemas.LOGISTICS.engine();
    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine SONGS = new SchemaBuilder()
            .table("team", "id int pk", "name text! = Reds | Blues")
            .table("singer", "id int pk", "name text! = Ann Lee | Bob Ray", "team_id int! -> team")
            .table("gala", "id int pk", "title text!", "held_on date!")
            .table("region", "id int pk", "name text! = North | South")
            .table(
                    "score",
                    "gala_id int! pk -> gala",
                    "region_id int! pk -> region",
                    "singer_id int! pk -> singer",
                    "points int!")
            .table("song", "id int pk", "title text!", "singer_id int! -> singer")
            .table("airing", "region_id int! pk -> region", "song_id int! pk -> song", "plays int!")
            .table("gift", "id int pk", "singer_id int! -> singer", "sponsor text! = Acme | Globex", "amount numeric!")
            .engine();

    private static final String POINTS =
            "SELECT s2.name FROM public.singer AS s2 JOIN public.score AS s ON s2.id = s.singer_id ";

    @Test
    void shouldCountWhatWasDoneOnADay() {
        asks(HARBOUR, "Which ship departed the most?")
                .gives(
                        "SELECT s.name FROM public.\"Ship\" AS s JOIN public.\"Voyage\" AS v ON s.id = v.\"shipId\" WHERE"
                                + " v.\"departedAt\" IS NOT NULL GROUP BY s.id, s.name ORDER BY count(*) DESC, s.id LIMIT 1");
        asks(LIBRARY, "title of the book that was returned most often")
                .gives("SELECT b.title FROM public.book AS b JOIN public.copy AS c ON b.id = c.book_id JOIN public.loan"
                        + " AS l ON c.id = l.copy_id WHERE l.returned_on IS NOT NULL GROUP BY b.id, b.title ORDER BY"
                        + " count(*) DESC, b.id LIMIT 1");
        asks(LIBRARY, "Which member joined the most?").isNotAnswered();
    }

    @Test
    void shouldRankByTheDateWhereTheLatestIsAskedFor() {
        asks(HARBOUR, "Which ship arrived most recently?")
                .gives(
                        "SELECT s.name FROM public.\"Ship\" AS s JOIN public.\"Voyage\" AS v ON s.id = v.\"shipId\" ORDER BY"
                                + " v.\"arrivedAt\" DESC NULLS LAST, s.id LIMIT 1");
    }

    @Test
    void shouldAddUpTheFiguresOfEach() {
        String song = "SELECT s.title FROM public.song AS s JOIN public.airing AS a ON s.id = a.song_id GROUP BY s.id,"
                + " s.title ORDER BY sum(a.plays) DESC NULLS LAST, s.id LIMIT 1";
        asks(SONGS, "Which song was played the most?").gives(song);
        asks(SONGS, "the title of the song played most often").gives(song);
        asks(SONGS, "the most played song").gives(song);
        asks(SONGS, "the singer of the most played song")
                .gives("SELECT s.name FROM public.singer AS s WHERE EXISTS (SELECT 1 FROM public.song AS s2 WHERE"
                        + " (s2.singer_id = s.id AND s2.id IN (SELECT s3.id FROM public.song AS s3 JOIN public.airing AS a"
                        + " ON s3.id = a.song_id GROUP BY s3.id ORDER BY sum(a.plays) DESC NULLS LAST, s3.id LIMIT 1)))"
                        + " ORDER BY s.id");
    }

    @Test
    void shouldAddUpWhatSomebodyGot() {
        asks(SONGS, "Who got the most points in the gala of 2018?")
                .gives(POINTS + "JOIN public.gala AS g ON s.gala_id = g.id WHERE (g.held_on >= DATE '2018-01-01' AND"
                        + " g.held_on < DATE '2019-01-01') GROUP BY s2.id, s2.name ORDER BY sum(s.points) DESC NULLS"
                        + " LAST, s2.id LIMIT 1");
        asks(SONGS, "who scored the fewest points?")
                .gives(POINTS + "GROUP BY s2.id, s2.name ORDER BY sum(s.points), s2.id LIMIT 1");
        asks(SONGS, "who has the highest points?").gives(POINTS + "ORDER BY s.points DESC, s2.id LIMIT 1");
    }

    @Test
    void shouldAddUpMoney() {
        String sponsor = "SELECT g.sponsor FROM public.gift AS g GROUP BY g.sponsor ORDER BY sum(g.amount) DESC NULLS"
                + " LAST, g.sponsor LIMIT 1";
        asks(SONGS, "the sponsor who gave the most").gives(sponsor);
        asks(SONGS, "Which sponsor contributed the most?").gives(sponsor);
        asks(SONGS, "Which singer raised the most?")
                .gives(
                        "SELECT s.name FROM public.singer AS s JOIN public.gift AS g ON s.id = g.singer_id GROUP BY s.id,"
                                + " s.name ORDER BY sum(g.amount) DESC NULLS LAST, s.id LIMIT 1");
        asks(SONGS, "how much did Acme give?")
                .gives("SELECT sum(g.amount) AS total_amount FROM public.gift AS g WHERE g.sponsor = 'Acme'");
        asks(SONGS, "Which singer gave the most?").isRefusedFor("gave");
        asks(SONGS, "Which sponsor gave the most gifts?")
                .gives("SELECT g.sponsor FROM public.gift AS g GROUP BY g.sponsor ORDER BY count(*) DESC, g.sponsor"
                        + " LIMIT 1");
    }
}
