package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** "By" says who made something where more is said of them; else it makes groups, or an order. */
class MakersTest {

    private static final LanguageEngine POTTERY = new SchemaBuilder()
            .table(
                    "potter",
                    "id int pk",
                    "name text! = Ann Lee | Bo Ek",
                    "town text = Lyon | Nice",
                    "born_year int",
                    "apprentices int",
                    "origin text = Denmark | Spain")
            .table("kiln", "id int pk", "name text! = Old Flame", "city text = Lyon | Oslo")
            .table(
                    "vase",
                    "id int pk",
                    "title text! = Blue Bell",
                    "potter_id int! -> potter",
                    "kiln_id int! -> kiln",
                    "price numeric",
                    "school text = danish | italian")
            .table("sale", "id int pk", "vase_id int! -> vase", "amount numeric", "sold_on date!")
            .engine();

    private static final String OF_POTTERS = "FROM public.vase AS v JOIN public.potter AS p ON v.potter_id = p.id";

    @Test
    void shouldCountWhatSomeOfThemMade() {
        asks("the number of vases by potters from Lyon")
                .gives("SELECT count(*) AS vase_count " + OF_POTTERS + " WHERE p.town = 'Lyon'");
        asks("how many vases by potters who have 3 apprentices are there?")
                .gives("SELECT count(*) AS vase_count " + OF_POTTERS + " WHERE p.apprentices = 3");
        asks("number of vases by potters born before 1955")
                .gives("SELECT count(*) AS vase_count " + OF_POTTERS + " WHERE p.born_year < 1955");
        asks("the average price of vases by potters with more than 2 apprentices")
                .gives("SELECT avg(v.price) AS average_price " + OF_POTTERS + " WHERE p.apprentices > 2");
        asks("total price of vases by a potter from Nice")
                .gives("SELECT sum(v.price) AS total_price " + OF_POTTERS + " WHERE p.town = 'Nice'");
    }

    @Test
    void shouldListWhatSomeOfThemMade() {
        asks("titles of vases by potters from Lyon")
                .gives("SELECT v.title " + OF_POTTERS + " WHERE p.town = 'Lyon' ORDER BY v.id");
        asks("titles of vases by potters named Ann Lee")
                .gives("SELECT v.title " + OF_POTTERS + " WHERE p.name = 'Ann Lee' ORDER BY v.id");
    }

    @Test
    void shouldStillGroup() {
        asks("number of vases by potter")
                .gives("SELECT p.name, count(*) AS vase_count " + OF_POTTERS
                        + " GROUP BY p.id, p.name ORDER BY p.name, p.id");
        asks("number of vases by kiln in Lyon")
                .gives("SELECT k.name, count(*) AS vase_count FROM public.vase AS v JOIN public.kiln AS k ON v.kiln_id"
                        + " = k.id WHERE k.city = 'Lyon' GROUP BY k.id, k.name ORDER BY k.name, k.id");
        asks("number of sales by vase since 2019")
                .gives("SELECT v.title, count(*) AS sale_count FROM public.sale AS s JOIN public.vase AS v ON s.vase_id"
                        + " = v.id WHERE s.sold_on >= DATE '2019-01-01' GROUP BY v.id, v.title ORDER BY v.title, v.id");
    }

    @Test
    void shouldTakeAPeopleForThoseItStandsBefore() {
        asks("titles of vases by Danish potters")
                .gives("SELECT v.title " + OF_POTTERS + " WHERE p.origin = 'Denmark' ORDER BY v.id");
        asks("How many vases by Danish potters are there?")
                .gives("SELECT count(*) AS vase_count " + OF_POTTERS + " WHERE p.origin = 'Denmark'");
        asks("titles of Danish vases")
                .gives("SELECT v.title FROM public.vase AS v WHERE v.school = 'danish' ORDER BY v.id");
        asks("titles of Italian vases by Spanish potters")
                .gives("SELECT v.title " + OF_POTTERS
                        + " WHERE (v.school = 'italian' AND p.origin = 'Spain') ORDER BY v.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(POTTERY, question);
    }
}
