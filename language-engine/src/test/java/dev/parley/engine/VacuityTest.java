package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** What would say nothing whatever the data are is no answer. */
class VacuityTest {

    private static final LanguageEngine GUILDS = new SchemaBuilder()
            .table("town", "id int pk", "name text! = Dorn | Lund | Mora", "size int")
            .table("guild", "id int pk", "title text! = Smiths | Weavers", "town_id int -> town", "founded int")
            .table(
                    "master",
                    "id int pk",
                    "first_name text = Ann | Tom",
                    "last_name text = Lee | Ray",
                    "sex text! = F | M",
                    "guild_id int -> guild",
                    "teacher int")
            .table("membership", "master_id int pk -> master", "since int")
            .engine();

    @Test
    void shouldNotShowWhatTheQuestionGave() {
        asks(GUILDS, "first and last name of the teacher of Ann Lee").isRefusedFor("teacher");
    }

    @Test
    void shouldTellMoreOfRowsThatAreCalledByTheirName() {
        asks(GUILDS, "which guild is called Smiths")
                .gives("SELECT g.title, g.founded FROM public.guild AS g WHERE g.title = 'Smiths' ORDER BY g.id");
        asks(GUILDS, "who is Ann Lee")
                .gives("SELECT m.first_name, m.last_name, m.sex, m.teacher FROM public.master AS m"
                        + " WHERE (m.first_name = 'Ann' AND m.last_name = 'Lee') ORDER BY m.id");
    }

    @Test
    void shouldNotCountGroupsOfOneRowEach() {
        asks(GUILDS, "how many guilds does each guild have").isRefusedFor("guild");
        asks(GUILDS, "titles of guilds that are in more than one town").isRefusedFor("town");
    }

    @Test
    void shouldCountRowsThatStandForALink() {
        asks(GUILDS, "masters with more than one membership")
                .gives("SELECT m.first_name, m.last_name, m.sex, m.teacher FROM public.master AS m WHERE m.id IN"
                        + " (SELECT m2.master_id FROM public.membership AS m2 GROUP BY m2.master_id"
                        + " HAVING count(*) > 1) ORDER BY m.id");
    }

    @Test
    void shouldNotAskForRowsThatCannotBe() {
        asks(GUILDS, "towns that have a guild but have no guild").isRefusedFor("guild");
        asks(GUILDS, "masters who are in guild Smiths and guild Weavers").isNotAnswered();
    }

    @Test
    void shouldNotAskForAKeyThatLeadsElsewhere() {
        LanguageEngine harbour = new SchemaBuilder()
                .table("berths", "berthid text pk = AAA | BBB", "berthname text! = Fern | Moss")
                .table("moorings", "code int pk", "berth text -> berths(berthid) = AAA | BBB", "owner text = Ray | Lee")
                .engine();
        asks(harbour, "owners with moorings of berth AAA and berth BBB").isNotAnswered();
        asks(harbour, "owners of moorings of berth AAA")
                .gives("SELECT m.owner FROM public.moorings AS m JOIN public.berths AS b ON m.berth = b.berthid"
                        + " WHERE b.berthid = 'AAA' ORDER BY m.code");
    }
}
