package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Schemas of firms: tables of kinds, links that know who did what and when, columns called after their table. */
class LinkTablesTest {

    private static final LanguageEngine COSTUMES = new SchemaBuilder()
            .table("costume_type", "id int pk", "name text! = Gown | Cloak | Mask | Book", "description text")
            .table("tailor", "id int pk", "name text! = Ann Reed | Bo Falk", "hired_on date")
            .table(
                    "costume",
                    "id int pk",
                    "name text! = Red Devil | Snow Queen",
                    "costume_type_id int! -> costume_type",
                    "designer_tailor_id int -> tailor",
                    "price_per_day numeric",
                    "washable_yn text = Y | N",
                    "wear_count int")
            .table(
                    "repair",
                    "id int pk",
                    "costume_id int! -> costume",
                    "handler_tailor_id int -> tailor",
                    "repair_status_code text! = Finished | Waiting",
                    "date_repaired date",
                    "stamped_by_tailor_id int -> tailor",
                    "amount_charged numeric")
            .table("store_room", "id int pk", "name text! = Main attic | Cellar")
            .table(
                    "costume_store_room",
                    "costume_id int! pk -> costume",
                    "store_room_id int! pk -> store_room",
                    "date_from date! pk",
                    "date_to date")
            .table(
                    "costumes_to_be_burnt",
                    "id int pk",
                    "costume_id int! -> costume",
                    "burning_approved_by_tailor_id int -> tailor",
                    "burnt_by_tailor_id int -> tailor",
                    "date_sealed date")
            .table(
                    "hirer",
                    "id int pk",
                    "first_name text! = Lea | Tom",
                    "last_name text! = Moss | Pike",
                    "nationality text! = Danish | Greek",
                    "credit_points int",
                    "moved_away_date date")
            .table("troupe", "id int pk", "name text! = Comets | Larks")
            .table(
                    "troupe_membership",
                    "id int pk",
                    "troupe_id int! -> troupe",
                    "hirer_id int! -> hirer",
                    "left_year int",
                    "date_from date!",
                    "date_to date")
            .table("performance", "id int pk", "troupe_id int! -> troupe", "hall_id int! -> hall")
            .table(
                    "hire",
                    "id int pk",
                    "hirer_id int! -> hirer",
                    "costume_id int! -> costume",
                    "pickup_method_code text = Van | Post",
                    "number_of_days int!",
                    "hired_on date")
            .table(
                    "hirer_event_log",
                    "id int pk",
                    "hirer_id int! -> hirer",
                    "event_type_code text = Complaint | Praise",
                    "recorded_by text",
                    "logged_at timestamp")
            .table("hall", "id int pk", "name text! = Opera | Barn")
            .table("box", "id int pk", "hall_id int! -> hall", "box_number text!", "kind text! = Royal box | Loge")
            .table(
                    "pass",
                    "id int pk",
                    "name text!",
                    "hall_id int! -> hall",
                    "annual_fee numeric",
                    "price_band text! = cheap | expensive",
                    "date_stamped date",
                    "dogs_allowed_yn text = Y | N",
                    "backstage_yn text = Y | N")
            .table("payment", "id int pk", "hire_id int! -> hire", "amount_paid numeric", "method text! = Coin | Note")
            .table("pass_sale", "id int pk", "pass_id int! -> pass", "production_cost numeric")
            .engine();

    /** "Books" may be a kind of costumes, and nothing that somebody does. */
    @Test
    void valuesThatAreVerbsToo() {
        asks("total wear count of masks")
                .gives(
                        "SELECT sum(c.wear_count) AS total_wear_count FROM public.costume AS c JOIN public.costume_type AS ct ON c.costume_type_id = ct.id WHERE ct.name = 'Mask'");
        asks("how many books are there")
                .gives(
                        "SELECT count(*) AS costume_count FROM public.costume AS c JOIN public.costume_type AS ct ON c.costume_type_id = ct.id WHERE ct.name = 'Book'");
        asks("costumes that are not books")
                .gives(
                        "SELECT c.name, c.price_per_day, c.washable_yn, c.wear_count FROM public.costume AS c WHERE NOT EXISTS (SELECT 1 FROM public.costume_type AS ct2 WHERE (ct2.id = c.costume_type_id AND ct2.name = 'Book')) ORDER BY c.id");
    }

    /** What is kept two tables away is no word that happens to be a name. */
    @Test
    void valuesOfSeveralWords() {
        asks("how many costumes are kept in the main attic")
                .gives(
                        "SELECT count(*) AS costume_count FROM public.costume AS c WHERE EXISTS (SELECT 1 FROM public.costume_store_room AS csr JOIN public.store_room AS sr ON csr.store_room_id = sr.id WHERE (csr.costume_id = c.id AND sr.name = 'Main attic'))");
    }

    /** The way leads over the table that the verb speaks of, by the key that says who did it. */
    @Test
    void whoDidIt() {
        asks("name of the tailor who burnt the most costumes")
                .gives(
                        "SELECT t.name FROM public.tailor AS t JOIN public.costumes_to_be_burnt AS ctbb ON t.id = ctbb.burnt_by_tailor_id JOIN public.costume AS c ON ctbb.costume_id = c.id GROUP BY t.id, t.name ORDER BY count(DISTINCT c.id) DESC, t.id LIMIT 1");
    }

    /** Both are denied of those who are asked about, whatever was named in between. */
    @Test
    void neitherNor() {
        asks("names of tailors who have neither designed a costume nor handled a repair")
                .gives(
                        "SELECT t.name FROM public.tailor AS t WHERE (NOT EXISTS (SELECT 1 FROM public.costume AS c WHERE c.designer_tailor_id = t.id) AND NOT EXISTS (SELECT 1 FROM public.repair AS r WHERE r.handler_tailor_id = t.id)) ORDER BY t.id");
        asks("names of tailors who have designed costumes but have not handled any repairs")
                .gives(
                        "SELECT t.name FROM public.tailor AS t WHERE (NOT EXISTS (SELECT 1 FROM public.repair AS r WHERE r.handler_tailor_id = t.id) AND EXISTS (SELECT 1 FROM public.costume AS c WHERE c.designer_tailor_id = t.id)) ORDER BY t.id");
    }

    /** None of those rows, and not some that are otherwise. */
    @Test
    void deniedRows() {
        asks("names of tailors who have not designed any washable costume")
                .gives(
                        "SELECT t.name FROM public.tailor AS t WHERE NOT EXISTS (SELECT 1 FROM public.costume AS c WHERE (c.designer_tailor_id = t.id AND c.washable_yn = 'Y')) ORDER BY t.id");
    }

    /** A number behind a noun is its key, also before a participle. */
    @Test
    void keyOfRow() {
        asks("when was repair 3 finished")
                .gives(
                        "SELECT r.date_repaired FROM public.repair AS r WHERE (r.id = 3 AND r.repair_status_code = 'Finished') ORDER BY r.id");
    }

    /** Each value stands before a noun of its own. */
    @Test
    void bothOfTwoRows() {
        asks("hirers who hired both a gown costume and a mask costume")
                .gives(
                        "SELECT h.first_name, h.last_name, h.nationality, h.credit_points, h.moved_away_date FROM public.hirer AS h WHERE (EXISTS (SELECT 1 FROM public.hire AS h3 JOIN public.costume AS c ON h3.costume_id = c.id JOIN public.costume_type AS ct ON c.costume_type_id = ct.id WHERE (h3.hirer_id = h.id AND ct.name = 'Gown')) AND EXISTS (SELECT 1 FROM public.hire AS h4 JOIN public.costume AS c2 ON h4.costume_id = c2.id JOIN public.costume_type AS ct2 ON c2.costume_type_id = ct2.id WHERE (h4.hirer_id = h.id AND ct2.name = 'Mask')) AND EXISTS (SELECT 1 FROM public.hire AS h2 WHERE h2.hirer_id = h.id)) ORDER BY h.id");
    }

    /** What is computed is of their rows, the name is their own. */
    @Test
    void theirs() {
        asks("for each tailor, show the name and the average price of their costumes")
                .gives(
                        "SELECT t.name, avg(c.price_per_day) AS average_price_per_day FROM public.tailor AS t JOIN public.costume AS c ON t.id = c.designer_tailor_id GROUP BY t.id, t.name ORDER BY t.name, t.id");
    }

    /** Rows that look alike are ranked and counted one by one, values all together. */
    @Test
    void rowsOneByOne() {
        asks("for each hirer, show the nationality and the number of hires")
                .gives(
                        "SELECT h.nationality, count(*) AS hire_count FROM public.hirer AS h JOIN public.hire AS h2 ON h.id = h2.hirer_id GROUP BY h.id, h.nationality ORDER BY h.nationality, h.id");
        asks("nationality of the hirer with the most hires")
                .gives(
                        "SELECT h.nationality FROM public.hirer AS h JOIN public.hire AS h2 ON h.id = h2.hirer_id GROUP BY h.id, h.nationality ORDER BY count(*) DESC, h.id LIMIT 1");
        asks("which nationality has the most hires")
                .gives(
                        "SELECT h.nationality FROM public.hirer AS h JOIN public.hire AS h2 ON h.id = h2.hirer_id GROUP BY h.nationality ORDER BY count(*) DESC, h.nationality LIMIT 1");
    }

    /** A kind is as common as there are rows of it. */
    @Test
    void mostCommonRow() {
        asks("description of the most common costume type")
                .gives(
                        "SELECT ct.description FROM public.costume_type AS ct JOIN public.costume AS c ON ct.id = c.costume_type_id GROUP BY ct.id, ct.description ORDER BY count(*) DESC, ct.id LIMIT 1");
        asks("which costume type description is the most common")
                .gives(
                        "SELECT ct.description FROM public.costume_type AS ct JOIN public.costume AS c ON ct.id = c.costume_type_id GROUP BY ct.id, ct.description ORDER BY count(*) DESC, ct.id LIMIT 1");
    }

    /** Before "per" and before "code" stands what a column is called; a log of events holds events. */
    @Test
    void namesInParts() {
        asks("which pickup method is used the most")
                .gives(
                        "SELECT h.pickup_method_code FROM public.hire AS h WHERE h.pickup_method_code IS NOT NULL GROUP BY h.pickup_method_code ORDER BY count(*) DESC, h.pickup_method_code LIMIT 1");
        asks("costume with the lowest price")
                .gives(
                        "SELECT c.name, c.price_per_day, c.washable_yn, c.wear_count FROM public.costume AS c ORDER BY c.price_per_day, c.id LIMIT 1");
        asks("list the event types and the number of events of each type")
                .gives(
                        "SELECT hel.event_type_code, count(*) AS hirer_event_log_count FROM public.hirer_event_log AS hel GROUP BY hel.event_type_code ORDER BY hel.event_type_code");
        asks("status of the repair with the latest date")
                .gives(
                        "SELECT r.repair_status_code FROM public.repair AS r ORDER BY r.date_repaired DESC NULLS LAST, r.id LIMIT 1");
    }

    /** Each row has one number. */
    @Test
    void averagePerRow() {
        asks("average number of days per hire")
                .gives("SELECT avg(h.number_of_days) AS average_number_of_days FROM public.hire AS h");
    }

    /** One half of a name is shared by several people. */
    @Test
    void lastNames() {
        asks("which last name is the most common among hirers")
                .gives(
                        "SELECT h.last_name FROM public.hirer AS h GROUP BY h.last_name ORDER BY count(*) DESC, h.last_name LIMIT 1");
    }

    /** "But never" and "but no" deny it of those asked about. */
    @Test
    void goesOnAboutThem() {
        asks("which hirers hired a costume but never logged an event")
                .gives(
                        "SELECT h.first_name, h.last_name FROM public.hirer AS h WHERE (NOT EXISTS (SELECT 1 FROM public.hirer_event_log AS hel WHERE hel.hirer_id = h.id) AND EXISTS (SELECT 1 FROM public.hire AS h2 JOIN public.costume AS c ON h2.costume_id = c.id WHERE h2.hirer_id = h.id)) ORDER BY h.id");
        asks("hirers who have hires but no events")
                .gives(
                        "SELECT h.first_name, h.last_name, h.nationality, h.credit_points, h.moved_away_date FROM public.hirer AS h WHERE (NOT EXISTS (SELECT 1 FROM public.hirer_event_log AS hel WHERE hel.hirer_id = h.id) AND EXISTS (SELECT 1 FROM public.hire AS h2 WHERE h2.hirer_id = h.id)) ORDER BY h.id");
    }

    /** A number behind a noun is rather the one that is painted on it than its key. */
    @Test
    void calledByNumber() {
        asks("name of the hall with box 12")
                .gives(
                        "SELECT h.name FROM public.hall AS h WHERE EXISTS (SELECT 1 FROM public.box AS b WHERE (b.hall_id = h.id AND b.box_number = '12')) ORDER BY h.id");
    }

    /** What is said of one row needs no count. */
    @Test
    void inOne() {
        asks("names of tailors who charged more than 50 in one repair")
                .gives(
                        "SELECT t.name FROM public.tailor AS t WHERE EXISTS (SELECT 1 FROM public.repair AS r WHERE (r.handler_tailor_id = t.id AND r.amount_charged > 50)) ORDER BY t.id");
    }

    /** None is zero as well. */
    @Test
    void noPoints() {
        asks("hirers who do not have any credit points")
                .gives(
                        "SELECT h.first_name, h.last_name, h.nationality, h.credit_points, h.moved_away_date FROM public.hirer AS h WHERE (h.credit_points IS NULL OR h.credit_points = 0) ORDER BY h.id");
    }

    /** Rows have no average, what they come to has. */
    @Test
    void amounts() {
        asks("what is the average payment for each method")
                .gives(
                        "SELECT p.method, avg(p.amount_paid) AS average_amount_paid FROM public.payment AS p GROUP BY p.method ORDER BY p.method");
        asks("how many passes cost more than 20")
                .gives("SELECT count(*) AS pass_count FROM public.pass AS p WHERE p.annual_fee > 20");
        asks("what is the highest wear count paid for a gown costume")
                .gives(
                        "SELECT max(c.wear_count) AS maximum_wear_count FROM public.costume AS c JOIN public.costume_type AS ct ON c.costume_type_id = ct.id WHERE ct.name = 'Gown'");
    }

    /** What is allowed stands behind, and is a column itself. */
    @Test
    void verbsOfColumns() {
        asks("which passes allow backstage")
                .gives("SELECT p.name FROM public.pass AS p WHERE p.backstage_yn = 'Y' ORDER BY p.id");
    }

    /** Values in the plural are rows of that kind, when counted too. */
    @Test
    void countedKinds() {
        asks("halls with at least 2 royal boxes")
                .gives(
                        "SELECT h.name FROM public.hall AS h WHERE h.id IN (SELECT b.hall_id FROM public.box AS b WHERE b.kind = 'Royal box' GROUP BY b.hall_id HAVING count(*) >= 2) ORDER BY h.id");
    }

    /** A second thing is asked for with "and show". */
    @Test
    void asksOn() {
        asks("find the costume type with the most costumes and show its description")
                .gives(
                        "SELECT ct.description FROM public.costume_type AS ct JOIN public.costume AS c ON ct.id = c.costume_type_id GROUP BY ct.id, ct.description ORDER BY count(*) DESC, ct.id LIMIT 1");
        asks("who recorded the most events")
                .gives(
                        "SELECT hel.recorded_by FROM public.hirer_event_log AS hel GROUP BY hel.recorded_by ORDER BY count(*) DESC, hel.recorded_by LIMIT 1");
    }

    /** What is called expensive is not, beside "most". */
    @Test
    void mostExpensive() {
        asks("the most expensive pass")
                .gives(
                        "SELECT p.name, p.annual_fee, p.price_band, p.date_stamped, p.dogs_allowed_yn, p.backstage_yn FROM public.pass AS p ORDER BY p.annual_fee DESC NULLS LAST, p.id LIMIT 1");
    }

    /** A noun before a participle names a column: what was charged is an amount. */
    @Test
    void halfNames() {
        asks("which tailor charged the highest amount")
                .gives(
                        "SELECT t.name FROM public.tailor AS t JOIN public.repair AS r ON t.id = r.handler_tailor_id ORDER BY r.amount_charged DESC NULLS LAST, t.id LIMIT 1");
    }

    /** Who has left has a day of it, and left something that has a name of its own. */
    @Test
    void verbsWithParticles() {
        asks("hirers who moved away")
                .gives(
                        "SELECT h.first_name, h.last_name, h.nationality, h.credit_points, h.moved_away_date FROM public.hirer AS h WHERE h.moved_away_date IS NOT NULL ORDER BY h.id");
        asks("names of hirers who left a troupe")
                .gives(
                        "SELECT h.first_name, h.last_name FROM public.hirer AS h WHERE EXISTS (SELECT 1 FROM public.troupe_membership AS tm JOIN public.troupe AS t ON tm.troupe_id = t.id WHERE (tm.hirer_id = h.id AND tm.left_year IS NOT NULL)) ORDER BY h.id");
    }

    /** Rows that are something are counted, and not the two answers. */
    @Test
    void flagsAsText() {
        asks("how many washable costumes are there")
                .gives("SELECT count(*) AS costume_count FROM public.costume AS c WHERE c.washable_yn = 'Y'");
    }

    /** Where, and no bound. */
    @Test
    void atTheMost() {
        asks("which troupe performed at the most halls")
                .gives(
                        "SELECT t.name FROM public.troupe AS t JOIN public.performance AS p ON t.id = p.troupe_id JOIN public.hall AS h ON p.hall_id = h.id GROUP BY t.id, t.name ORDER BY count(DISTINCT h.id) DESC, t.id LIMIT 1");
    }

    /** All that somebody has together. */
    @Test
    void inTotal() {
        asks("which tailors charged more than 100 in total")
                .gives(
                        "SELECT t.name FROM public.tailor AS t JOIN public.repair AS r ON t.id = r.handler_tailor_id GROUP BY t.id, t.name HAVING sum(r.amount_charged) > 100 ORDER BY t.name, t.id");
    }

    /** What begins on a day of its own key is dated by it; what is current has no end yet. */
    @Test
    void sinceAndUntil() {
        asks("which costumes are currently kept in the cellar")
                .gives(
                        "SELECT c.name FROM public.costume AS c WHERE EXISTS (SELECT 1 FROM public.costume_store_room AS csr JOIN public.store_room AS sr ON csr.store_room_id = sr.id WHERE (csr.costume_id = c.id AND sr.name = 'Cellar' AND (csr.date_to IS NULL OR csr.date_to > DATE '2025-03-14'))) ORDER BY c.id");
        asks("which hirers are currently in the troupe Comets")
                .gives(
                        "SELECT h.first_name, h.last_name FROM public.hirer AS h WHERE EXISTS (SELECT 1 FROM public.troupe_membership AS tm JOIN public.troupe AS t ON tm.troupe_id = t.id WHERE (tm.hirer_id = h.id AND t.name = 'Comets' AND (tm.date_to IS NULL OR tm.date_to > DATE '2025-03-14'))) ORDER BY h.id");
        asks("troupe memberships that ended in 2020")
                .gives(
                        "SELECT tm.id, tm.left_year, tm.date_from, tm.date_to FROM public.troupe_membership AS tm WHERE (tm.date_to >= DATE '2020-01-01' AND tm.date_to < DATE '2021-01-01') ORDER BY tm.id");
    }

    /** What only one of two conditions speaks of need not be there for the other. */
    @Test
    void oneOfTwo() {
        asks("names of costumes designed by tailors named Bo Falk or with a price under 20")
                .gives(
                        "SELECT c.name FROM public.costume AS c LEFT JOIN public.tailor AS t ON c.designer_tailor_id = t.id WHERE (t.name = 'Bo Falk' OR c.price_per_day < 20) ORDER BY c.id");
        asks("names of hirers with hires in the year 2020 or with the nationality Greek")
                .gives(
                        "SELECT h.first_name, h.last_name FROM public.hirer AS h WHERE (EXISTS (SELECT 1 FROM public.hire AS h2 WHERE (h2.hirer_id = h.id AND h2.hired_on >= DATE '2020-01-01' AND h2.hired_on < DATE '2021-01-01')) OR h.nationality = 'Greek') ORDER BY h.id");
    }

    /** An order from the highest is one of numbers. */
    @Test
    void fromHighest() {
        asks("the name of each costume with the average amount charged for repairs, from highest to lowest")
                .gives(
                        "SELECT c.name, avg(r.amount_charged) AS average_amount_charged FROM public.costume AS c JOIN public.repair AS r ON c.id = r.costume_id GROUP BY c.id, c.name ORDER BY avg(r.amount_charged) DESC NULLS LAST");
    }

    /** Who did it is said by a key; the day on which somebody else did so is not meant. */
    @Test
    void whoIssued() {
        asks("which tailor stamped the most repairs")
                .gives(
                        "SELECT t.name FROM public.tailor AS t JOIN public.repair AS r ON t.id = r.stamped_by_tailor_id GROUP BY t.id, t.name ORDER BY count(*) DESC, t.id LIMIT 1");
        asks("how many hires were sealed in 2020")
                .gives(
                        "SELECT count(*) AS hire_count FROM public.hire AS h WHERE (h.hired_on >= DATE '2020-01-01' AND h.hired_on < DATE '2021-01-01')");
    }

    /** Kinds are counted by their rows wherever they are. */
    @Test
    void countedKindsOfEach() {
        asks("for each tailor, how many masks are there")
                .gives(
                        "SELECT t.name, count(*) AS costume_count FROM public.costume AS c JOIN public.tailor AS t ON c.designer_tailor_id = t.id JOIN public.costume_type AS ct ON c.costume_type_id = ct.id WHERE ct.name = 'Mask' GROUP BY t.id, t.name ORDER BY t.name, t.id");
    }

    /** Who something was made through. */
    @Test
    void through() {
        asks("number of repairs made through a tailor")
                .gives(
                        "SELECT count(*) AS repair_count FROM public.repair AS r JOIN public.tailor AS t ON r.handler_tailor_id = t.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(COSTUMES, question);
    }
}
