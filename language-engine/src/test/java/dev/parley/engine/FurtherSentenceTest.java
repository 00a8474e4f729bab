package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** A second sentence says what to show of what the first one asked. */
class FurtherSentenceTest {

    private static final LanguageEngine CLINIC = Schemas.CLINIC.engine();
    private static final String EACH_DOCTOR =
            "SELECT d.full_name, %s(a.fee) AS %s_fee FROM public.appointments AS a JOIN"
                    + " public.doctors AS d ON a.doctor_id = d.id GROUP BY d.id, d.full_name ORDER BY d.full_name, d.id";

    @Test
    void shouldShowWhatWasComputedOfAColumn() {
        String total = EACH_DOCTOR.formatted("sum", "total");
        asks(
                        CLINIC,
                        "What is the total fee of the appointments of each doctor? List the doctor's full name and the fee.")
                .gives(total);
        asks(CLINIC, "What is the total fee of the appointments of each doctor? List the full name and the total.")
                .gives(total);
        asks(CLINIC, "What is the average fee of the appointments of each doctor? Give the full name and the average.")
                .gives(EACH_DOCTOR.formatted("avg", "average"));
    }

    @Test
    void shouldShowAColumnOfEachRow() {
        asks(CLINIC, "Which doctors have a salary over 10? List the full name and the salary.")
                .gives("SELECT d.full_name, d.salary FROM public.doctors AS d WHERE d.salary > 10 ORDER BY d.id");
        asks(CLINIC, "What is the average weight of the patients of each city? List the city and the gender.")
                .gives(
                        "SELECT p.city, avg(p.weight) AS average_weight, p.gender FROM public.patients AS p GROUP BY p.city,"
                                + " p.gender ORDER BY p.city, p.gender");
    }
}
