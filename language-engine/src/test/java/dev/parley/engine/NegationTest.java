package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** A "not" is never lost on the way. */
class NegationTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();

    @Test
    void shouldTurnCountsRound() {
        Asking.asks(LIBRARY, "members who do not have more than 5 loans")
                .gives("SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS"
                        + " m WHERE m.id NOT IN (SELECT l.member_id FROM public.loan AS l WHERE l.member_id IS"
                        + " NOT NULL GROUP BY l.member_id HAVING count(*) > 5) ORDER BY m.id");
    }

    @Test
    void shouldTurnValuesRound() {
        Asking.asks(LIBRARY, "names of members who are not active")
                .gives("SELECT m.name FROM public.member AS m WHERE m.active = FALSE ORDER BY m.id");
        Asking.asks(LIBRARY, "titles of books except book 7")
                .gives("SELECT b.title FROM public.book AS b WHERE b.id <> 7 ORDER BY b.id");
    }

    @Test
    void shouldMakeOneConditionOfOneNot() {
        Asking.asks(LIBRARY, "copies that are not in Central")
                .gives("SELECT c.id, c.condition FROM public.copy AS c WHERE NOT EXISTS (SELECT 1 FROM"
                        + " public.branch AS b2 WHERE (b2.id = c.branch_id AND b2.name = 'Central')) ORDER BY"
                        + " c.id");
        Asking.asks(LIBRARY, "names of members without loan copies")
                .gives("SELECT m.name FROM public.member AS m WHERE NOT EXISTS (SELECT 1 FROM public.loan AS l"
                        + " JOIN public.copy AS c ON l.copy_id = c.id WHERE l.member_id = m.id) ORDER BY m.id");
    }

    @Test
    void shouldRefuseANotThatTurnsNothingRound() {
        Asking.asks(LIBRARY, "not members").isNotAnswered();
    }

    @Test
    void shouldRefuseTwoValuesOfOneColumnAtOnce() {
        Asking.asks(LIBRARY, "members with city Lyon with city Paris").isNotAnswered();
        Asking.asks(LIBRARY, "members who joined in both Lyon and Paris")
                .gives("SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m"
                        + " WHERE m.city IN ('Lyon', 'Paris') ORDER BY m.id")
                .assuming("taken as either of them");
    }

    @Test
    void shouldDenyNumbersBehindAVerbThatIsALinkToo() {
        LanguageEngine ports = new SchemaBuilder()
                .table("ship", "id int pk", "name text!")
                .table("port", "id int pk", "name text!")
                .table("port_visit", "id int pk", "ship_id int! -> ship", "port_id int! -> port")
                .engine();
        Asking.asks(ports, "names of ships that did not visit two or more ports")
                .gives("SELECT s.name FROM public.ship AS s WHERE s.id NOT IN (SELECT pv.ship_id FROM"
                        + " public.port_visit AS pv JOIN public.port AS p ON pv.port_id = p.id WHERE pv.ship_id IS NOT"
                        + " NULL GROUP BY pv.ship_id HAVING count(DISTINCT p.id) >= 2) ORDER BY s.id");
    }

    @Test
    void shouldDenyOfWhatIsAskedAboutWhatLiesBeyondIt() {
        LanguageEngine goods = new SchemaBuilder()
                .table("shade", "id int pk", "name text! = Red | White")
                .table("section", "id int pk", "title text!", "measure text = Piece | Metre")
                .table("ware", "id int pk", "name text!", "shade_id int! -> shade", "section_id int! -> section")
                .engine();
        Asking.asks(goods, "names of wares of shade White that do not have the measure Piece")
                .gives("SELECT w.name FROM public.ware AS w JOIN public.shade AS s ON w.shade_id = s.id WHERE"
                        + " (s.name = 'White' AND NOT EXISTS (SELECT 1 FROM public.section AS s3 WHERE (s3.id ="
                        + " w.section_id AND s3.measure = 'Piece'))) ORDER BY w.id");
    }
}
