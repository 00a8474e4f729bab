package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** A table that ties rows of one table to each other, spoken of by its verb: the verb says which row is at which end. */
class LinkVerbsTest {

    private static final LanguageEngine GARDENS = new SchemaBuilder()
            .table(
                    "gardener",
                    "id int pk",
                    "name text! = Ann Lee | Bob Ray",
                    "town text = Lyon | Ghent",
                    "joined_on date")
            .table("follow", "follower_id int pk -> gardener", "followee_id int pk -> gardener", "since date")
            .table("backing", "source_id int pk -> gardener", "target_id int pk -> gardener")
            .table("plot", "id int pk", "gardener_id int! -> gardener", "title text!")
            .engine();

    private static String named(String condition) {
        return "SELECT g.name FROM public.gardener AS g WHERE " + condition + " ORDER BY g.id";
    }

    private static String tied(String link, String own, String other, String what) {
        String alias = link.substring(0, 1);
        return "EXISTS (SELECT 1 FROM public." + link + " AS " + alias + " JOIN public.gardener AS g2 ON " + alias + "."
                + other + " = g2.id WHERE (" + alias + "." + own + " = g.id AND " + what + "))";
    }

    private static final String FOLLOWS_ANN =
            named(tied("follow", "follower_id", "followee_id", "g2.name = 'Ann Lee'"));
    private static final String FOLLOWED_BY_ANN =
            named(tied("follow", "followee_id", "follower_id", "g2.name = 'Ann Lee'"));

    @Test
    void shouldPutTheOneNamedBehindTheVerbAtTheOtherEnd() {
        asks(GARDENS, "Who follows Ann Lee?").gives(FOLLOWS_ANN);
        asks(GARDENS, "Which gardeners follow Ann Lee?").gives(FOLLOWS_ANN);
        asks(GARDENS, "names of the gardeners who have followed Ann Lee").gives(FOLLOWS_ANN);
        asks(GARDENS, "Who backs Ann Lee?")
                .gives(named(tied("backing", "source_id", "target_id", "g2.name = 'Ann Lee'")));
        asks(GARDENS, "Which gardeners follow a gardener from Ghent?")
                .gives(named(tied("follow", "follower_id", "followee_id", "g2.town = 'Ghent'")));
    }

    @Test
    void shouldTellWhoDoesItFromThoseToWhomItIsDone() {
        asks(GARDENS, "Which gardeners are followed by Ann Lee?").gives(FOLLOWED_BY_ANN);
        asks(GARDENS, "Whom does Ann Lee follow?").gives(FOLLOWED_BY_ANN);
        asks(GARDENS, "names of the gardeners that Ann Lee follows").gives(FOLLOWED_BY_ANN);
        asks(GARDENS, "Which gardeners are backed by Ann Lee?")
                .gives(named(tied("backing", "target_id", "source_id", "g2.name = 'Ann Lee'")));
        String byGhent = named(tied("follow", "followee_id", "follower_id", "g2.town = 'Ghent'"));
        asks(GARDENS, "Who is followed by gardeners from Ghent?").gives(byGhent);
        asks(GARDENS, "Whom do gardeners from Ghent follow?").gives(byGhent);
    }

    @Test
    void shouldSayOfThoseAskedForWhatStandsBehindAName() {
        asks(GARDENS, "Which gardeners follow Ann Lee and are from Ghent?")
                .gives(named("(" + tied("follow", "follower_id", "followee_id", "g2.name = 'Ann Lee'")
                        + " AND g.town = 'Ghent')"));
        asks(GARDENS, "names of gardeners from Ghent who follow Ann Lee")
                .gives(named("(g.town = 'Ghent' AND "
                        + tied("follow", "follower_id", "followee_id", "g2.name = 'Ann Lee'") + ")"));
    }

    @Test
    void shouldAskForOneTieEach() {
        String bob =
                "EXISTS (SELECT 1 FROM public.follow AS f2 JOIN public.gardener AS g3 ON f2.followee_id = g3.id WHERE"
                        + " (f2.follower_id = g.id AND g3.name = 'Bob Ray'))";
        String ann = tied("follow", "follower_id", "followee_id", "g2.name = 'Ann Lee'");
        asks(GARDENS, "Which gardeners follow both Ann Lee and Bob Ray?").gives(named("(" + ann + " AND " + bob + ")"));
        asks(GARDENS, "Which gardeners follow Ann Lee but not Bob Ray?")
                .gives(named("(" + ann + " AND NOT " + bob + ")"));
        asks(GARDENS, "Who follows neither Ann Lee nor Bob Ray?").gives(named("(NOT " + ann + " AND NOT " + bob + ")"));
    }

    @Test
    void shouldDenyTheTie() {
        String nobody =
                "NOT EXISTS (SELECT 1 FROM public.follow AS f JOIN public.gardener AS g2 ON f.follower_id = g2.id"
                        + " WHERE f.followee_id = g.id)";
        asks(GARDENS, "Which gardeners are followed by nobody?").gives(named(nobody));
        asks(GARDENS, "names of gardeners who are not followed by anyone").gives(named(nobody));
        asks(GARDENS, "Which gardeners do not follow Ann Lee?")
                .gives(named("NOT " + tied("follow", "follower_id", "followee_id", "g2.name = 'Ann Lee'")));
    }

    @Test
    void shouldCountThoseAtTheOtherEnd() {
        asks(GARDENS, "How many gardeners does Ann Lee follow?")
                .gives("SELECT count(*) AS gardener_count FROM public.gardener AS g WHERE "
                        + tied("follow", "followee_id", "follower_id", "g2.name = 'Ann Lee'"));
        asks(GARDENS, "List the name along with the number of gardeners each follows.")
                .gives(
                        "SELECT g.name, count(DISTINCT g2.id) AS gardener_count FROM public.gardener AS g JOIN public.follow"
                                + " AS f ON g.id = f.follower_id JOIN public.gardener AS g2 ON f.followee_id = g2.id GROUP BY g.id,"
                                + " g.name ORDER BY g.name, g.id");
        asks(GARDENS, "Which gardeners are followed by more than 2 gardeners?")
                .gives(named("g.id IN (SELECT f.followee_id FROM public.follow AS f JOIN public.gardener AS g2 ON"
                        + " f.follower_id = g2.id GROUP BY f.followee_id HAVING count(DISTINCT g2.id) > 2)"));
    }

    @Test
    void shouldPassOverWhereTheRowsAreSaidToBe() {
        String followers = "SELECT count(*) AS gardener_count FROM public.gardener AS g WHERE "
                + tied("follow", "follower_id", "followee_id", "g2.name = 'Ann Lee'");
        asks(GARDENS, "How many followers does Ann Lee have, according to the follows?")
                .gives(followers);
        asks(GARDENS, "Which gardeners have no followers in the follow table? Give their names.")
                .gives(named(
                        "NOT EXISTS (SELECT 1 FROM public.follow AS f JOIN public.gardener AS g2 ON f.follower_id ="
                                + " g2.id WHERE f.followee_id = g.id)"));
    }

    @Test
    void shouldTieALinkOfWhichMoreIsSaidByItsOtherKey() {
        asks(GARDENS, "names of gardeners followed by Ann Lee since 2019")
                .gives(named(
                        "EXISTS (SELECT 1 FROM public.follow AS f JOIN public.gardener AS g2 ON f.follower_id = g2.id"
                                + " WHERE (f.followee_id = g.id AND g2.name = 'Ann Lee' AND f.since >= DATE '2019-01-01' AND"
                                + " f.since < DATE '2020-01-01'))"));
    }

    @Test
    void shouldRefuseWhatNeedsBothEndsToBeOneRow() {
        asks(GARDENS, "Which gardeners follow each other?").isRefusedFor("each other");
        asks(GARDENS, "Which gardeners follow themselves?").isRefusedFor("themselves");
    }
}
