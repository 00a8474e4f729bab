package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Nouns that are the name of a table which but ties two others. */
class TiedNounsTest {

    private static final LanguageEngine GUILDS = new SchemaBuilder()
            .table("guild", "id int pk", "name text! = Smiths | Weavers")
            .table("craft", "id int pk", "title text! = Tanning | Dyeing", "since int")
            .table(
                    "guild_craft",
                    "guild_id int! pk -> guild",
                    "craft_id int! pk -> craft",
                    "standing text! = full | guest")
            .table("flood", "id int pk", "name text! = Alda | Berta")
            .table("region", "id int pk", "name text! = North | South")
            .table("hit_region", "flood_id int! pk -> flood", "region_id int! pk -> region", "houses int")
            .table("basket_item", "id int pk", "basket_id int! -> basket", "item_id int! -> item")
            .table("basket", "id int pk", "colour text")
            .table("item", "id int pk", "label text!")
            .engine();

    @Test
    void shouldTakeThemForTheRowsOfTheLastNoun() {
        asks(GUILDS, "titles of guild crafts")
                .gives(
                        "SELECT c.title FROM public.craft AS c WHERE EXISTS (SELECT 1 FROM public.guild_craft AS gc WHERE"
                                + " gc.craft_id = c.id) ORDER BY c.id");
        asks(GUILDS, "What are the names of hit regions?")
                .gives("SELECT r.name FROM public.region AS r WHERE EXISTS (SELECT 1 FROM public.hit_region AS hr WHERE"
                        + " hr.region_id = r.id) ORDER BY r.id");
        asks(GUILDS, "What is the most popular guild craft?")
                .gives("SELECT c.title FROM public.craft AS c JOIN public.guild_craft AS gc ON c.id = gc.craft_id GROUP"
                        + " BY c.id, c.title ORDER BY count(*) DESC, c.id LIMIT 1");
    }

    @Test
    void shouldCountEachOnce() {
        String regions = "SELECT count(*) AS region_count FROM public.region AS r WHERE EXISTS (SELECT 1 FROM"
                + " public.hit_region AS hr WHERE hr.region_id = r.id)";
        asks(GUILDS, "number of different hit regions").gives(regions);
        // Lines with a figure of their own may as well be what is counted.
        asks(GUILDS, "how many hit regions are there?")
                .gives("SELECT count(*) AS hit_region_count FROM public.hit_region AS hr");
    }

    @Test
    void shouldTieThemToThoseWhoAreNamed() {
        asks(GUILDS, "names of hit regions of the flood Alda")
                .gives("SELECT r.name FROM public.region AS r WHERE EXISTS (SELECT 1 FROM public.hit_region AS hr JOIN"
                        + " public.flood AS f ON hr.flood_id = f.id WHERE (hr.region_id = r.id AND f.name = 'Alda')) ORDER"
                        + " BY r.id");
    }

    @Test
    void shouldKeepTheTiesWhereTheyAreAskedAbout() {
        asks(GUILDS, "how many guild crafts have the standing full?")
                .gives("SELECT count(*) AS guild_craft_count FROM public.guild_craft AS gc WHERE gc.standing = 'full'");
        asks(GUILDS, "total houses of all hit regions")
                .gives("SELECT sum(hr.houses) AS total_houses FROM public.hit_region AS hr");
    }

    @Test
    void shouldTakeWhatSomebodyDidForAVerb() {
        asks(GUILDS, "names of floods that hit regions")
                .gives("SELECT f.name FROM public.flood AS f WHERE EXISTS (SELECT 1 FROM public.hit_region AS hr WHERE"
                        + " hr.flood_id = f.id) ORDER BY f.id");
    }

    @Test
    void shouldRefuseTheNameOfWhatHasNone() {
        LanguageEngine clinic = new SchemaBuilder()
                .table("visit", "id int pk", "outcome text! = good | bad", "cost numeric")
                .table("parcel", "id int pk", "goods text! = coal | peat")
                .table("ward", "id int pk", "name text!")
                .engine();
        asks(clinic, "names of visits").isRefusedFor("names");
        asks(clinic, "names of parcels")
                .gives("SELECT p.goods FROM public.parcel AS p ORDER BY p.id")
                .assuming("what a parcel is called by");
    }

    @Test
    void shouldShowTheHalvesOfAName() {
        LanguageEngine races = new SchemaBuilder()
                .table("driver", "id int pk", "forename text!", "surname text!", "wins int")
                .engine();
        asks(races, "name of the driver with the most wins")
                .gives("SELECT d.forename, d.surname, d.wins FROM public.driver AS d ORDER BY d.wins DESC NULLS LAST,"
                        + " d.id LIMIT 1");
    }

    @Test
    void shouldKeepRowsWithAKeyOfTheirOwn() {
        asks(GUILDS, "how many basket items are there?")
                .gives("SELECT count(*) AS basket_item_count FROM public.basket_item AS bi");
    }
}
