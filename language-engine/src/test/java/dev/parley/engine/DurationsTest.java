package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** The time between two dates of a row, and the age of who has a date of birth. */
class DurationsTest {

    private static final LanguageEngine ENGINE = new SchemaBuilder()
            .table("crew", "id int pk", "name text! = Ann Lee", "birth_date date!", "port text! = Kiel | Brest")
            .table(
                    "parcel",
                    "id int pk",
                    "label text!",
                    "crew_id int -> crew",
                    "parcelled_at timestamp!",
                    "due_on date!",
                    "sent_at timestamp",
                    "delivered_at timestamp")
            .table(
                    "voyage",
                    "id int pk",
                    "name text!",
                    "crew_id int! -> crew",
                    "started_on date!",
                    "ended_on date",
                    "kind text! = ferry | cruise")
            .table("bill", "id int pk", "due_on date!", "paid_on date")
            .engine();

    private static final String DELIVERY = "(extract(epoch FROM (p.delivered_at - p.parcelled_at)) / 86400)";
    private static final String VOYAGE = "(v.ended_on - v.started_on)";
    private static final String AGE = "CAST(extract(year FROM age(CURRENT_DATE, c.birth_date)) AS integer)";

    @Test
    void shouldAverageTheDaysBetweenTwoDates() {
        String delivery = "SELECT avg(" + DELIVERY + ") AS average_days FROM public.parcel AS p";
        asks("average delivery time").gives(delivery).assuming("the days from parcelled_at to delivered_at of parcel");
        asks("how long does delivery take on average").gives(delivery);
        asks("how many days does it take to deliver a parcel").gives(delivery);
        asks("average time between sending and delivery")
                .gives("SELECT avg((extract(epoch FROM (p.delivered_at - p.sent_at)) / 86400)) AS average_days FROM"
                        + " public.parcel AS p");
        asks("average length of voyages by kind")
                .gives("SELECT v.kind, avg(" + VOYAGE + ") AS average_days FROM public.voyage AS v GROUP BY v.kind"
                        + " ORDER BY v.kind");
    }

    @Test
    void shouldCompareTheDaysBetweenTwoDates() {
        String voyages = "SELECT v.name, v.started_on, v.ended_on, v.kind FROM public.voyage AS v WHERE " + VOYAGE
                + " > %s ORDER BY v.id";
        asks("voyages that lasted more than 5 days").gives(voyages.formatted("5"));
        asks("voyages longer than 2 weeks").gives(voyages.formatted("14"));
        asks("voyages ended within 2 days of starting")
                .gives("SELECT v.name, v.started_on, v.ended_on, v.kind FROM public.voyage AS v WHERE " + VOYAGE
                        + " <= 2 ORDER BY v.id");
        String parcels = "SELECT p.label, p.parcelled_at, p.due_on, p.sent_at, p.delivered_at FROM public.parcel AS p"
                + " WHERE %s ORDER BY p.id";
        asks("parcels that were delivered more than 5 days after they were sent")
                .gives(parcels.formatted("(extract(epoch FROM (p.delivered_at - p.sent_at)) / 86400) > 5"));
        asks("parcels that took more than 3 days to deliver").gives(parcels.formatted(DELIVERY + " > 3"));
        asks("parcels delivered within 2 days of sending")
                .gives(parcels.formatted("(extract(epoch FROM (p.delivered_at - p.sent_at)) / 86400) <= 2"));
        asks("parcels delivered more than 3 days after the due date")
                .gives(parcels.formatted("(extract(epoch FROM (p.delivered_at - p.due_on)) / 86400) > 3"));
    }

    @Test
    void shouldTellWhatWasLate() {
        String bills =
                "SELECT b.id, b.due_on, b.paid_on FROM public.bill AS b WHERE (b.paid_on - b.due_on) %s ORDER BY b.id";
        asks("bills paid late").gives(bills.formatted("> 0"));
        asks("bills paid more than 3 days after the due date").gives(bills.formatted("> 3"));
    }

    @Test
    void shouldAddUpTheDaysOfRows() {
        asks("how many days of cruise were there per crew")
                .gives("SELECT c.name, sum(" + VOYAGE + ") AS total_days FROM public.voyage AS v JOIN public.crew AS c"
                        + " ON v.crew_id = c.id WHERE v.kind = 'cruise' GROUP BY c.id, c.name ORDER BY c.name, c.id");
    }

    @Test
    void shouldCountYearsFromBirth() {
        asks("average age of crews in each port")
                .gives("SELECT c.port, avg(" + AGE + ") AS average_age FROM public.crew AS c GROUP BY c.port"
                        + " ORDER BY c.port");
        asks("name and age of each crew")
                .gives("SELECT c.name, " + AGE + " AS age FROM public.crew AS c ORDER BY c.id");
    }

    @Test
    void shouldLeaveMomentsWhatTheyAre() {
        asks("delivery time of parcels").gives("SELECT p.delivered_at FROM public.parcel AS p ORDER BY p.id");
        asks("voyages that took more than 5 crews").isNotAnswered();
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
