package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Verbs that resemble the name of a table, and keys whose names are letters of the one they point at. */
class NamedVerbsTest {

    private static final LanguageEngine POTTERY = new SchemaBuilder()
            .table("region", "id int pk", "region_name text! = Serena", "country text = Italy | France")
            .table("producers", "id int pk", "company text! = Luna", "region_id int -> region")
            .table("cups", "id int pk", "title text! = Bowl", "producer_id int -> producers", "region_id int -> region")
            .table("coaches", "id int pk", "coach_name text! = Ida")
            .table("teams", "id int pk", "team_name text! = Reds", "coach_id int -> coaches")
            .engine();

    @Test
    void shouldTieWhatAKeyTies() {
        asks(POTTERY, "Which cups are produced in Italy?")
                .gives("SELECT c.title FROM public.cups AS c JOIN public.region AS r ON c.region_id = r.id"
                        + " WHERE r.country = 'Italy' ORDER BY c.id");
        asks(POTTERY, "Which countries do not produce the cup Bowl?")
                .gives("SELECT DISTINCT r.country FROM public.region AS r WHERE NOT EXISTS (SELECT 1 FROM public.cups"
                        + " AS c WHERE (c.region_id = r.id AND c.title = 'Bowl')) ORDER BY r.country");
        asks(POTTERY, "Which cups are produced by Luna?")
                .gives("SELECT c.title FROM public.cups AS c JOIN public.producers AS p ON c.producer_id = p.id"
                        + " WHERE p.company = 'Luna' ORDER BY c.id");
    }

    @Test
    void shouldReadWhatTheyHaveNotDone() {
        asks(POTTERY, "Which coaches have not coached any team?")
                .gives("SELECT c.coach_name FROM public.coaches AS c WHERE NOT EXISTS (SELECT 1 FROM public.teams AS t"
                        + " WHERE t.coach_id = c.id) ORDER BY c.id");
    }

    @Test
    void shouldTakeWhatWasDoneForNoNameOfOtherRows() {
        LanguageEngine crafts = new SchemaBuilder()
                .table("pupil", "id int pk", "pupil_name text! = Uma | Vic", "town text = Rye")
                .table("workshop", "id int pk", "workshop_name text! = Knots")
                .table("signup", "id int pk", "pupil_id int! -> pupil", "workshop_id int! -> workshop")
                .table("signup_exams_taken", "id int pk", "signup_id int! -> signup", "result text = Pass | Fail")
                .engine();
        asks(crafts, "names of workshops taken by Uma")
                .gives("SELECT w.workshop_name FROM public.workshop AS w WHERE EXISTS (SELECT 1 FROM public.signup AS"
                        + " s JOIN public.pupil AS p ON s.pupil_id = p.id WHERE (s.workshop_id = w.id AND p.pupil_name"
                        + " = 'Uma')) ORDER BY w.id");
        asks(crafts, "Which pupils took the workshop Knots?")
                .gives("SELECT p.pupil_name FROM public.pupil AS p WHERE EXISTS (SELECT 1 FROM public.signup AS s"
                        + " JOIN public.workshop AS w ON s.workshop_id = w.id WHERE (s.pupil_id = p.id AND"
                        + " w.workshop_name = 'Knots')) ORDER BY p.id");
        asks(crafts, "pupils from Rye who have taken no workshop")
                .gives("SELECT p.pupil_name, p.town FROM public.pupil AS p WHERE (p.town = 'Rye' AND NOT EXISTS"
                        + " (SELECT 1 FROM public.signup AS s JOIN public.workshop AS w ON s.workshop_id = w.id WHERE"
                        + " s.pupil_id = p.id)) ORDER BY p.id");
        asks(crafts, "How many exams were taken by Uma?")
                .gives("SELECT count(*) AS signup_exam_take_count FROM public.signup_exams_taken AS set JOIN"
                        + " public.signup AS s ON set.signup_id = s.id JOIN public.pupil AS p ON s.pupil_id = p.id"
                        + " WHERE p.pupil_name = 'Uma'");
    }

    @Test
    void shouldReadALetterAsTheTableThatItsKeyPointsAt() {
        LanguageEngine critics = new SchemaBuilder()
                .table("judge", "jid int pk", "jname text! = Ida")
                .table("jury", "jid int -> judge(jid)", "points int")
                .engine();
        asks(critics, "the judge with the most juries")
                .gives("SELECT j.jname FROM public.judge AS j JOIN public.jury AS j2 ON j.jid = j2.jid"
                        + " GROUP BY j.jid, j.jname ORDER BY count(*) DESC, j.jid LIMIT 1");
    }

    @Test
    void shouldPassOverAVerbThatIsHalfAColumnOfOthers() {
        LanguageEngine permits = new SchemaBuilder()
                .table("angler", "id int pk", "name text! = Ann | Bob")
                .table("permit", "id int pk", "angler_id int! -> angler", "issued_on date!")
                .table("letter", "id int pk", "permit_id int! -> permit", "reply_received_date date!")
                .engine();
        asks(permits, "Which anglers have not received any permits?")
                .gives("SELECT a.name FROM public.angler AS a WHERE NOT EXISTS (SELECT 1 FROM public.permit AS p"
                        + " WHERE p.angler_id = a.id) ORDER BY a.id");
        asks(permits, "ids of letters received in 2024")
                .gives("SELECT l.id FROM public.letter AS l WHERE (l.reply_received_date >= DATE '2024-01-01'"
                        + " AND l.reply_received_date < DATE '2025-01-01') ORDER BY l.id");
    }

    @Test
    void shouldPassOverAVerbOfATableBesideAnother() {
        LanguageEngine school = new SchemaBuilder()
                .table("pupil", "id int pk", "name text! = Ann | Bob")
                .table("piece", "id int pk", "title text! = Boats")
                .table("plays_piece", "pupil_id int -> pupil", "piece_id int -> piece", "hours_played int")
                .table("instrumentinfo", "pupil_id int -> pupil", "instrumentname text = Flute | Harp", "years int")
                .engine();
        String instrument = "EXISTS (SELECT 1 FROM public.instrumentinfo AS ii WHERE ii.pupil_id = p.id)";
        String piece =
                "EXISTS (SELECT 1 FROM public.plays_piece AS pp JOIN public.piece AS p2 ON pp.piece_id = p2.id WHERE"
                        + " pp.pupil_id = p.id)";
        String count = "SELECT count(*) AS pupil_count FROM public.pupil AS p WHERE ";
        asks(school, "how many pupils play an instrument?").gives(count + instrument);
        asks(school, "how many pupils play a piece?").gives(count + piece);
        String both = count + "(" + instrument + " AND " + piece + ")";
        asks(school, "how many pupils play an instrument and a piece?").gives(both);
        asks(school, "how many pupils play both an instrument and a piece?").gives(both);
        asks(school, "how many pupils play an instrument as well as a piece?").gives(both);
    }

    @Test
    void shouldRefuseADeedThatOnlyOthersKeep() {
        LanguageEngine parcels = new SchemaBuilder()
                .table("client", "id int pk", "name text! = Ann | Bob")
                .table("request", "id int pk", "client_id int! -> client")
                .table("parcel", "id int pk", "request_id int! -> request", "date_damaged date")
                .engine();
        asks(parcels, "names of clients who damaged requests").isRefusedFor("damaged");
    }
}
