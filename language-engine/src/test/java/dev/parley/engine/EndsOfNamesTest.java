package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Columns whose names end in what they are measured in, and words that are verbs elsewhere. */
class EndsOfNamesTest {

    private static final LanguageEngine MILL = new SchemaBuilder()
            .table(
                    "turbine",
                    "id int pk",
                    "name text! = Old Wheel | New Wheel",
                    "output_kwh numeric",
                    "cost_meur numeric",
                    "head_m numeric",
                    "intake_temp_c numeric",
                    "noise_db numeric")
            .engine();

    @Test
    void shouldCallColumnsWithoutTheirUnits() {
        asks("the average output of turbines")
                .gives("SELECT avg(t.output_kwh) AS average_output_kwh FROM public.turbine AS t");
        asks("the total cost of all turbines")
                .gives("SELECT sum(t.cost_meur) AS total_cost_meur FROM public.turbine AS t");
        asks("names of turbines with a noise above 70")
                .gives("SELECT t.name FROM public.turbine AS t WHERE t.noise_db > 70 ORDER BY t.id");
    }

    @Test
    void shouldAskForLittleByWordsThatMeanLittle() {
        asks("the coldest intake temperature")
                .gives("SELECT min(t.intake_temp_c) AS minimum_intake_temp_c FROM public.turbine AS t");
        asks("the warmest intake temperature")
                .gives("SELECT max(t.intake_temp_c) AS maximum_intake_temp_c FROM public.turbine AS t");
        asks("the name of the turbine with the most affordable cost")
                .gives("SELECT t.name FROM public.turbine AS t ORDER BY t.cost_meur, t.id LIMIT 1");
    }

    @Test
    void shouldTakeNoPriceForWhatIsDone() {
        LanguageEngine stall = new SchemaBuilder()
                .table("bun", "id int pk", "name text! = Plum Bun | Rye Bun", "selling_price numeric")
                .engine();

        Asking.asks(stall, "how many plum buns were sold?").isNotAnswered();
        Asking.asks(stall, "the selling price of the plum bun")
                .gives("SELECT b.selling_price FROM public.bun AS b WHERE b.name = 'Plum Bun' ORDER BY b.id");
    }

    @Test
    void shouldNotCountWhatIsToBeAddedUp() {
        LanguageEngine millers = new SchemaBuilder()
                .table("miller", "id int pk", "name text! = Ann Reed | Bo Falk", "hired_on date")
                .engine();

        Asking.asks(millers, "the total cost of all millers").isNotAnswered();
        Asking.asks(millers, "the average cost of millers").isNotAnswered();
        Asking.asks(millers, "the total number of millers")
                .gives("SELECT count(*) AS miller_count FROM public.miller AS m");
    }

    private static Asking asks(String question) {
        return Asking.asks(MILL, question);
    }

    @Test
    void shouldKnowWhichOnesAreCounted() {
        LanguageEngine quay = new SchemaBuilder()
                .table("pier", "id int pk", "name text! = North Pier", "slots int")
                .table("pier_state", "id int pk", "pier_id int! -> pier", "rafts_available int", "tickets_sold int")
                .engine();
        Asking.asks(quay, "names of piers with more than 10 available rafts")
                .gives("SELECT p.name FROM public.pier AS p WHERE EXISTS (SELECT 1 FROM public.pier_state AS ps"
                        + " WHERE (ps.pier_id = p.id AND ps.rafts_available > 10)) ORDER BY p.id");
        Asking.asks(quay, "the average number of sold tickets")
                .gives("SELECT avg(ps.tickets_sold) AS average_tickets_sold FROM public.pier_state AS ps");
    }
}
