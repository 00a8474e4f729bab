package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What is said of rows of rows, at the clinic. */
class ClinicPhrasesTest {

    private static final LanguageEngine ENGINE = Schemas.CLINIC.engine();

    @Test
    void shouldNest() {
        asks("names of patients with both planned and cancelled appointments")
                .gives("SELECT p.name FROM public.patients AS p WHERE (EXISTS (SELECT 1 FROM"
                        + " public.appointments AS a2 WHERE (a2.patient_id = p.id AND a2.status = 'planned'))"
                        + " AND EXISTS (SELECT 1 FROM public.appointments AS a3 WHERE (a3.patient_id = p.id AND"
                        + " a3.status = 'cancelled')) AND EXISTS (SELECT 1 FROM public.appointments AS a WHERE"
                        + " a.patient_id = p.id)) ORDER BY p.id");
        asks("names of patients who were prescribed Aspirin but not Ibuprofen")
                .gives("SELECT p.name FROM public.patients AS p WHERE (NOT EXISTS (SELECT 1 FROM"
                        + " public.appointments AS a JOIN public.prescriptions AS p3 ON a.id ="
                        + " p3.appointment_id JOIN public.medications AS m2 ON p3.medication_id = m2.id WHERE"
                        + " (a.patient_id = p.id AND m2.name = 'Ibuprofen')) AND EXISTS (SELECT 1 FROM"
                        + " public.appointments AS a2 JOIN public.prescriptions AS p2 ON a2.id ="
                        + " p2.appointment_id JOIN public.medications AS m ON p2.medication_id = m.id WHERE"
                        + " (a2.patient_id = p.id AND m.name = 'Aspirin'))) ORDER BY p.id");
        asks("full names of doctors who earn more than Dr Chen")
                .gives("SELECT d.full_name FROM public.doctors AS d WHERE d.salary > (SELECT max(d2.salary)"
                        + " FROM public.doctors AS d2 WHERE d2.full_name = 'Dr Chen') ORDER BY d.id");
        asks("names of medications cheaper than Aspirin")
                .gives("SELECT m.name FROM public.medications AS m WHERE m.unit_cost < (SELECT"
                        + " min(m2.unit_cost) FROM public.medications AS m2 WHERE m2.name = 'Aspirin') ORDER BY"
                        + " m.id");
        asks("which patients live in the same city as a smoker")
                .gives("SELECT p.name FROM public.patients AS p WHERE p.city IN (SELECT p2.city FROM"
                        + " public.patients AS p2 WHERE p2.is_smoker = TRUE) ORDER BY p.id");
        asks("patients who never had a cancelled appointment")
                .gives("SELECT p.name, p.gender, p.birth_date, p.city, p.insurance_number, p.weight FROM"
                        + " public.patients AS p WHERE NOT EXISTS (SELECT 1 FROM public.appointments AS a WHERE"
                        + " (a.patient_id = p.id AND a.status = 'cancelled')) ORDER BY p.id");
        asks("names of departments without surgeons")
                .gives("SELECT d.name FROM public.departments AS d WHERE NOT EXISTS (SELECT 1 FROM"
                        + " public.doctors AS d3 WHERE (d3.department_id = d.id AND d3.specialty = 'Surgeon'))"
                        + " ORDER BY d.id");
        asks("departments with at least 2 doctors who are surgeons")
                .gives("SELECT d.name, d.floor FROM public.departments AS d WHERE d.id IN (SELECT"
                        + " d2.department_id FROM public.doctors AS d2 WHERE d2.specialty = 'Surgeon' GROUP BY"
                        + " d2.department_id HAVING count(*) >= 2) ORDER BY d.id");
        asks("how many patients have more than 3 appointments")
                .gives("SELECT count(*) AS patient_count FROM public.patients AS p WHERE p.id IN (SELECT"
                        + " a.patient_id FROM public.appointments AS a GROUP BY a.patient_id HAVING count(*) >"
                        + " 3)");
        asks("how many distinct patients did Dr Chen see")
                .gives("SELECT count(*) AS patient_count FROM public.patients AS p WHERE EXISTS (SELECT 1"
                        + " FROM public.appointments AS a JOIN public.doctors AS d ON a.doctor_id = d.id WHERE"
                        + " (a.patient_id = p.id AND d.full_name = 'Dr Chen'))");
    }

    @Test
    void shouldGroup() {
        asks("number of appointments per doctor and status")
                .gives("SELECT d.full_name, a.status, count(*) AS appointment_count FROM public.appointments"
                        + " AS a JOIN public.doctors AS d ON a.doctor_id = d.id GROUP BY d.id, d.full_name,"
                        + " a.status ORDER BY d.full_name, a.status, d.id");
        asks("which specialty has the highest average salary")
                .gives("SELECT d.specialty FROM public.doctors AS d GROUP BY d.specialty ORDER BY"
                        + " avg(d.salary) DESC NULLS LAST, d.specialty LIMIT 1");
        asks("the 5 doctors with the most appointments")
                .gives("SELECT d.full_name FROM public.doctors AS d JOIN public.appointments AS a ON d.id ="
                        + " a.doctor_id GROUP BY d.id, d.full_name ORDER BY count(*) DESC, d.id LIMIT 5");
        asks("average fee of completed appointments per doctor")
                .gives("SELECT d.full_name, avg(a.fee) AS average_fee FROM public.appointments AS a JOIN"
                        + " public.doctors AS d ON a.doctor_id = d.id WHERE a.status = 'completed' GROUP BY"
                        + " d.id, d.full_name ORDER BY d.full_name, d.id");
        asks("highest and lowest salary per department")
                .gives("SELECT d2.name, max(d.salary) AS maximum_salary, min(d.salary) AS minimum_salary"
                        + " FROM public.doctors AS d JOIN public.departments AS d2 ON d.department_id = d2.id"
                        + " GROUP BY d2.id, d2.name ORDER BY d2.name, d2.id");
        asks("names of departments and their number of doctors")
                .gives("SELECT d.name, count(*) AS doctor_count FROM public.departments AS d JOIN"
                        + " public.doctors AS d2 ON d.id = d2.department_id GROUP BY d.id, d.name ORDER BY"
                        + " d.name, d.id");
        asks("total quantity of Aspirin prescribed")
                .gives("SELECT sum(p.quantity) AS total_quantity FROM public.prescriptions AS p JOIN"
                        + " public.medications AS m ON p.medication_id = m.id WHERE m.name = 'Aspirin'");
    }

    @Test
    void shouldFilter() {
        asks("how many appointments were cancelled in 2024")
                .gives("SELECT count(*) AS appointment_count FROM public.appointments AS a WHERE (a.status ="
                        + " 'cancelled' AND a.scheduled_at >= DATE '2024-01-01' AND a.scheduled_at < DATE"
                        + " '2025-01-01')");
        asks("names of patients with a weight between 60 and 80")
                .gives("SELECT p.name FROM public.patients AS p WHERE p.weight BETWEEN 60 AND 80 ORDER BY" + " p.id");
        asks("names and salaries of doctors in descending order of salary")
                .gives("SELECT d.full_name, d.salary FROM public.doctors AS d ORDER BY d.salary DESC");
        asks("names of patients whose city is Oslo and who smoke")
                .gives("SELECT p.name FROM public.patients AS p WHERE (p.city = 'Oslo' AND p.is_smoker ="
                        + " TRUE) ORDER BY p.id");
    }

    @Test
    void shouldCountThoseWhoAreOfAKind() {
        asks("names of departments with at least 2 surgeons")
                .gives("SELECT d.name FROM public.departments AS d WHERE d.id IN (SELECT d2.department_id FROM"
                        + " public.doctors AS d2 WHERE d2.specialty = 'Surgeon' GROUP BY d2.department_id HAVING count(*) >="
                        + " 2) ORDER BY d.id");
    }

    @Test
    void shouldRefuse() {
        asks("full names of doctors with a salary above the average of their street")
                .isNotAnswered();
        asks("names of appointments").isRefusedFor("names");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
