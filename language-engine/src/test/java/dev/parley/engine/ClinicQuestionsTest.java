package dev.parley.engine;

import org.junit.jupiter.api.Test;

class ClinicQuestionsTest {

    private static final LanguageEngine ENGINE = Schemas.CLINIC.engine();

    @Test
    void shouldFilter() {
        asks("how many patients are there in Oslo?")
                .gives("SELECT count(*) AS patient_count FROM public.patients AS p WHERE p.city = 'Oslo'");
        asks("doctors who earn more than 100000")
                .gives(
                        "SELECT d.full_name, d.specialty, d.salary, d.hired_at FROM public.doctors AS d WHERE d.salary > 100000 ORDER BY d.id");
        asks("smokers")
                .gives(
                        "SELECT p.name, p.gender, p.birth_date, p.city, p.insurance_number, p.weight FROM public.patients AS p WHERE p.is_smoker = TRUE ORDER BY p.id");
        asks("non-smokers")
                .gives(
                        "SELECT p.name, p.gender, p.birth_date, p.city, p.insurance_number, p.weight FROM public.patients AS p WHERE p.is_smoker = FALSE ORDER BY p.id");
        asks("patients who are smokers")
                .gives(
                        "SELECT p.name, p.gender, p.birth_date, p.city, p.insurance_number, p.weight FROM public.patients AS p WHERE p.is_smoker = TRUE ORDER BY p.id");
        asks("surgeons with salary between 50000 and 80000")
                .gives(
                        "SELECT d.full_name, d.specialty, d.salary, d.hired_at FROM public.doctors AS d WHERE (d.specialty = 'Surgeon' AND d.salary BETWEEN 50000 AND 80000) ORDER BY d.id");
        asks("patients whose name starts with A")
                .gives(
                        "SELECT p.name, p.gender, p.birth_date, p.city, p.insurance_number, p.weight FROM public.patients AS p WHERE lower(p.name) LIKE 'a%' ORDER BY p.id");
        asks("what is the salary of Dr Okafor")
                .gives("SELECT d.salary FROM public.doctors AS d WHERE d.full_name = 'Dr Okafor' ORDER BY d.id");
        asks("names and cities of female patients sorted by name")
                .gives("SELECT p.name, p.city FROM public.patients AS p WHERE p.gender = 'female' ORDER BY p.name");
        asks("doctors named \"Dr House\"")
                .gives(
                        "SELECT d.full_name, d.specialty, d.salary, d.hired_at FROM public.doctors AS d WHERE lower(d.full_name) = 'dr house' ORDER BY d.id");
    }

    @Test
    void shouldJoin() {
        asks("list all doctors and their departments")
                .gives(
                        "SELECT d.full_name, d2.name FROM public.doctors AS d LEFT JOIN public.departments AS d2 ON d.department_id = d2.id ORDER BY d.id");
        asks("doctors in Cardiology")
                .gives(
                        "SELECT d.full_name, d.specialty, d.salary, d.hired_at FROM public.doctors AS d JOIN public.departments AS d2 ON d.department_id = d2.id WHERE d2.name = 'Cardiology' ORDER BY d.id");
        asks("doctors and their supervisors")
                .gives(
                        "SELECT d.full_name AS doctor_full_name, d2.full_name AS supervisor_full_name FROM public.doctors AS d LEFT JOIN public.doctors AS d2 ON d.supervisor_id = d2.id ORDER BY d.id");
        asks("patients of Dr Chen")
                .gives(
                        "SELECT p.name, p.gender, p.birth_date, p.city, p.insurance_number, p.weight FROM public.patients AS p WHERE EXISTS (SELECT 1 FROM public.appointments AS a JOIN public.doctors AS d ON a.doctor_id = d.id WHERE (a.patient_id = p.id AND d.full_name = 'Dr Chen')) ORDER BY p.id");
        asks("physicians by department")
                .gives("SELECT d2.name, d.full_name FROM public.doctors AS d JOIN public.departments AS d2 ON "
                        + "d.department_id = d2.id ORDER BY d2.name");
        asks("who prescribed Aspirin?")
                .gives(
                        "SELECT d.full_name FROM public.doctors AS d WHERE EXISTS (SELECT 1 FROM public.appointments AS a JOIN public.prescriptions AS p ON a.id = p.appointment_id JOIN public.medications AS m ON p.medication_id = m.id WHERE (a.doctor_id = d.id AND m.name = 'Aspirin')) ORDER BY d.id");
        asks("which patients were prescribed Aspirin")
                .gives(
                        "SELECT p.name FROM public.patients AS p WHERE EXISTS (SELECT 1 FROM public.appointments AS a JOIN public.prescriptions AS p2 ON a.id = p2.appointment_id JOIN public.medications AS m ON p2.medication_id = m.id WHERE (a.patient_id = p.id AND m.name = 'Aspirin')) ORDER BY p.id");
        asks("Which doctors have treated patients from Bergen?")
                .gives(
                        "SELECT d.full_name FROM public.doctors AS d WHERE EXISTS (SELECT 1 FROM public.appointments AS a JOIN public.patients AS p ON a.patient_id = p.id WHERE (a.doctor_id = d.id AND p.city = 'Bergen')) ORDER BY d.id");
        asks("doctors who treated patients")
                .gives(
                        "SELECT d.full_name, d.specialty, d.salary, d.hired_at FROM public.doctors AS d WHERE EXISTS (SELECT 1 FROM public.appointments AS a JOIN public.patients AS p ON a.patient_id = p.id WHERE a.doctor_id = d.id) ORDER BY d.id");
    }

    @Test
    void shouldGroup() {
        asks("average salary per department")
                .gives(
                        "SELECT d2.name, avg(d.salary) AS average_salary FROM public.doctors AS d JOIN public.departments AS d2 ON d.department_id = d2.id GROUP BY d2.id, d2.name ORDER BY d2.name, d2.id");
        asks("number of appointments per doctor in 2024")
                .gives(
                        "SELECT d.full_name, count(*) AS appointment_count FROM public.appointments AS a JOIN public.doctors AS d ON a.doctor_id = d.id WHERE (a.scheduled_at >= DATE '2024-01-01' AND a.scheduled_at < DATE '2025-01-01') GROUP BY d.id, d.full_name ORDER BY d.full_name, d.id");
        asks("number of appointments per status")
                .gives(
                        "SELECT a.status, count(*) AS appointment_count FROM public.appointments AS a GROUP BY a.status ORDER BY a.status");
        asks("how many physicians per department")
                .gives(
                        "SELECT d2.name, count(*) AS doctor_count FROM public.doctors AS d JOIN public.departments AS d2 ON d.department_id = d2.id GROUP BY d2.id, d2.name ORDER BY d2.name, d2.id");
        asks("count of patients by gender")
                .gives(
                        "SELECT p.gender, count(*) AS patient_count FROM public.patients AS p GROUP BY p.gender ORDER BY p.gender");
        asks("number of appointments per month in 2024")
                .gives(
                        "SELECT CAST(date_trunc('month', a.scheduled_at) AS date) AS month, count(*) AS appointment_count FROM public.appointments AS a WHERE (a.scheduled_at >= DATE '2024-01-01' AND a.scheduled_at < DATE '2025-01-01') GROUP BY CAST(date_trunc('month', a.scheduled_at) AS date) ORDER BY CAST(date_trunc('month', a.scheduled_at) AS date)");
        asks("total fee by doctor")
                .gives(
                        "SELECT d.full_name, sum(a.fee) AS total_fee FROM public.appointments AS a JOIN public.doctors AS d ON a.doctor_id = d.id GROUP BY d.id, d.full_name ORDER BY d.full_name, d.id");
        asks("how many patients does each doctor have")
                .gives(
                        "SELECT d.full_name, count(DISTINCT p.id) AS patient_count FROM public.patients AS p JOIN public.appointments AS a ON p.id = a.patient_id JOIN public.doctors AS d ON a.doctor_id = d.id GROUP BY d.id, d.full_name ORDER BY d.full_name, d.id");
    }

    @Test
    void shouldAnswerWhatIsNotThere() {
        asks("doctors without a supervisor")
                .gives(
                        "SELECT d.full_name, d.specialty, d.salary, d.hired_at FROM public.doctors AS d WHERE d.supervisor_id IS NULL ORDER BY d.id");
        asks("patients with no appointments")
                .gives(
                        "SELECT p.name, p.gender, p.birth_date, p.city, p.insurance_number, p.weight FROM public.patients AS p WHERE NOT EXISTS (SELECT 1 FROM public.appointments AS a WHERE a.patient_id = p.id) ORDER BY p.id");
        asks("medications never prescribed")
                .gives(
                        "SELECT m.name, m.unit_cost FROM public.medications AS m WHERE NOT EXISTS (SELECT 1 FROM public.prescriptions AS p WHERE p.medication_id = m.id) ORDER BY m.id");
        asks("patients without insurance number")
                .gives(
                        "SELECT p.name, p.gender, p.birth_date, p.city, p.insurance_number, p.weight FROM public.patients AS p WHERE p.insurance_number IS NULL ORDER BY p.id");
        asks("which doctors have never had an appointment")
                .gives(
                        "SELECT d.full_name FROM public.doctors AS d WHERE NOT EXISTS (SELECT 1 FROM public.appointments AS a WHERE a.doctor_id = d.id) ORDER BY d.id");
        asks("patients who have no completed appointments")
                .gives(
                        "SELECT p.name, p.gender, p.birth_date, p.city, p.insurance_number, p.weight FROM public.patients AS p WHERE NOT EXISTS (SELECT 1 FROM public.appointments AS a WHERE (a.patient_id = p.id AND a.status = 'completed')) ORDER BY p.id");
    }

    @Test
    void shouldUnderstandTime() {
        asks("cancelled appointments last month")
                .gives(
                        "SELECT a.id, a.scheduled_at, a.status, a.fee FROM public.appointments AS a WHERE (a.status = 'cancelled' AND a.scheduled_at >= DATE '2025-02-01' AND a.scheduled_at < DATE '2025-03-01') ORDER BY a.id");
        asks("how many completed appointments did Dr Chen have this year?")
                .gives(
                        "SELECT count(*) AS appointment_count FROM public.appointments AS a JOIN public.doctors AS d ON a.doctor_id = d.id WHERE (a.status = 'completed' AND d.full_name = 'Dr Chen' AND a.scheduled_at >= DATE '2025-01-01' AND a.scheduled_at < DATE '2026-01-01')");
        asks("female patients older than 60")
                .gives(
                        "SELECT p.name, p.gender, p.birth_date, p.city, p.insurance_number, p.weight FROM public.patients AS p WHERE (p.gender = 'female' AND p.birth_date < DATE '1965-03-14') ORDER BY p.id");
        asks("doctors hired since 2020")
                .gives(
                        "SELECT d.full_name, d.specialty, d.salary, d.hired_at FROM public.doctors AS d WHERE d.hired_at >= DATE '2020-01-01' ORDER BY d.id");
        asks("doctors hired before 2015 or after 2020")
                .gives(
                        "SELECT d.full_name, d.specialty, d.salary, d.hired_at FROM public.doctors AS d WHERE (d.hired_at < DATE '2015-01-01' OR d.hired_at >= DATE '2021-01-01') ORDER BY d.id");
        asks("appointments scheduled yesterday")
                .gives(
                        "SELECT a.id, a.scheduled_at, a.status, a.fee FROM public.appointments AS a WHERE (a.scheduled_at >= DATE '2025-03-13' AND a.scheduled_at < DATE '2025-03-14') ORDER BY a.id");
        asks("appointments between 2024-01-01 and 2024-03-31")
                .gives(
                        "SELECT a.id, a.scheduled_at, a.status, a.fee FROM public.appointments AS a WHERE (a.scheduled_at >= DATE '2024-01-01' AND a.scheduled_at < DATE '2024-04-01') ORDER BY a.id");
        asks("appointments in Q1 2024")
                .gives(
                        "SELECT a.id, a.scheduled_at, a.status, a.fee FROM public.appointments AS a WHERE (a.scheduled_at >= DATE '2024-01-01' AND a.scheduled_at < DATE '2024-04-01') ORDER BY a.id");
        asks("appointments of patients from Oslo in 2024")
                .gives(
                        "SELECT a.id, a.scheduled_at, a.status, a.fee FROM public.appointments AS a JOIN public.patients AS p ON a.patient_id = p.id WHERE (p.city = 'Oslo' AND a.scheduled_at >= DATE '2024-01-01' AND a.scheduled_at < DATE '2025-01-01') ORDER BY a.id");
        asks("doctors with salary at least 90000 and hired after 2019")
                .gives(
                        "SELECT d.full_name, d.specialty, d.salary, d.hired_at FROM public.doctors AS d WHERE (d.salary >= 90000 AND d.hired_at >= DATE '2020-01-01') ORDER BY d.id");
    }

    @Test
    void shouldRank() {
        asks("top 3 doctors by number of appointments")
                .gives(
                        "SELECT d.full_name, count(*) AS appointment_count FROM public.doctors AS d JOIN public.appointments AS a ON d.id = a.doctor_id GROUP BY d.id, d.full_name ORDER BY count(*) DESC, d.id LIMIT 3");
        asks("which department has the highest average salary?")
                .gives(
                        "SELECT d.name FROM public.departments AS d JOIN public.doctors AS d2 ON d.id = d2.department_id GROUP BY d.id, d.name ORDER BY avg(d2.salary) DESC NULLS LAST, d.id LIMIT 1");
        asks("doctor with the highest salary")
                .gives(
                        "SELECT d.full_name, d.specialty, d.salary, d.hired_at FROM public.doctors AS d ORDER BY d.salary DESC, d.id LIMIT 1");
        asks("heaviest patient")
                .gives(
                        "SELECT p.name, p.gender, p.birth_date, p.city, p.insurance_number, p.weight FROM public.patients AS p ORDER BY p.weight DESC NULLS LAST, p.id LIMIT 1");
        asks("oldest patient")
                .gives(
                        "SELECT p.name, p.gender, p.birth_date, p.city, p.insurance_number, p.weight FROM public.patients AS p ORDER BY p.birth_date, p.id LIMIT 1");
    }

    @Test
    void shouldCompareGroups() {
        asks("departments with more than 10 doctors")
                .gives("SELECT d.name, d.floor FROM public.departments AS d WHERE d.id IN (SELECT"
                        + " d2.department_id FROM public.doctors AS d2 GROUP BY d2.department_id HAVING"
                        + " count(*) > 10) ORDER BY d.id");
        asks("departments whose average salary is above 50000")
                .gives(
                        "SELECT d.name FROM public.departments AS d JOIN public.doctors AS d2 ON d.id = d2.department_id GROUP BY d.id, d.name HAVING avg(d2.salary) > 50000 ORDER BY d.name, d.id");
    }

    @Test
    void shouldList() {
        asks("medicatons").gives("SELECT m.name, m.unit_cost FROM public.medications AS m ORDER BY m.id");
        asks("patients sorted by birth date, oldest first")
                .gives("SELECT p.name, p.gender, p.birth_date, p.city, p.insurance_number, p.weight FROM "
                        + "public.patients AS p ORDER BY p.birth_date");
        asks("all distinct cities of patients")
                .gives("SELECT DISTINCT p.city FROM public.patients AS p ORDER BY p.city");
    }

    @Test
    void shouldAggregate() {
        asks("number of patients").gives("SELECT count(*) AS patient_count FROM public.patients AS p");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
