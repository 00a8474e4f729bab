package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Two kinds of rows that are tied by nothing but a third one, at which many of both point. */
class FanTrapTest {

    private static final LanguageEngine OFFICES = new SchemaBuilder()
            .table("office", "id int pk", "city text! = Lyon | Ghent")
            .table("clerk", "id int pk", "name text! = Ann | Bob", "age int", "office_id int! -> office")
            .table("printer", "id int pk", "model text!", "price numeric", "office_id int! -> office")
            .table("repair", "id int pk", "printer_id int! -> printer", "clerk_id int! -> clerk", "cost numeric")
            .engine();
    private static final LanguageEngine CLUBS = new SchemaBuilder()
            .table("club", "id int pk", "title text!")
            .table("player", "id int pk", "name text! = Ann | Bob", "club_id int! -> club")
            .table("fixture", "id int pk", "venue text!", "played_on date", "club_id int! -> club")
            .engine();

    @Test
    void shouldRefuseWhatNothingTies() {
        asks(CLUBS, "names of the players and the venues of their fixtures").isRefusedFor("fixtures");
        asks(CLUBS, "how many fixtures did Ann have?").isRefusedFor("Ann");
        asks(CLUBS, "venues of the fixtures of the player Ann").isRefusedFor("Ann");
    }

    @Test
    void shouldGoOverTheThirdWhereItIsNamed() {
        asks(CLUBS, "venues of the fixtures of the club of Ann")
                .gives(
                        "SELECT f.venue FROM public.fixture AS f JOIN public.club AS c ON"
                                + " f.club_id = c.id WHERE EXISTS (SELECT 1 FROM public.player AS p WHERE (p.club_id = c.id AND p.name = 'Ann')) ORDER BY f.id");
        asks(OFFICES, "models of the printers in the office of Ann")
                .gives(
                        "SELECT p.model FROM public.printer AS p JOIN public.office AS o ON"
                                + " p.office_id = o.id WHERE EXISTS (SELECT 1 FROM public.clerk AS c WHERE (c.office_id = o.id AND c.name = 'Ann')) ORDER BY p.id");
    }

    @Test
    void shouldGoOverWhatTiesThem() {
        asks(OFFICES, "models of the printers that Ann repaired")
                .gives(
                        "SELECT p.model FROM public.printer AS p WHERE EXISTS (SELECT 1 FROM"
                                + " public.repair AS r JOIN public.clerk AS c ON r.clerk_id = c.id WHERE (r.printer_id = p.id AND c.name = 'Ann')) ORDER BY p.id");
        asks(OFFICES, "in which city does each clerk work?")
                .gives("SELECT o.city FROM public.clerk AS c JOIN public.office AS o ON"
                        + " c.office_id = o.id ORDER BY c.id");
    }
}
