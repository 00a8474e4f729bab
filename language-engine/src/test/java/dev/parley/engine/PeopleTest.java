package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** "People" are the rows of a table of people; a column that is named says of which. */
class PeopleTest {

    private static final LanguageEngine HOTEL = new SchemaBuilder()
            .table("guest", "id int pk", "first_name text!", "last_name text!", "country text = Norway | Chile")
            .table("line", "id int pk", "guest_id int! -> guest", "kind enum(home|work|other)!", "unit_number text!")
            .table(
                    "employee",
                    "id int pk",
                    "first_name text!",
                    "last_name text!",
                    "department text! = Kitchen | Reception",
                    "salary numeric!")
            .engine();

    private static final String PER_DEPARTMENT = "SELECT e.department, count(*) AS employee_count FROM public.employee"
            + " AS e GROUP BY e.department ORDER BY e.department";

    @Test
    void shouldCountThePeopleWhoseColumnIsNamed() {
        asks("number of people per department").gives(PER_DEPARTMENT);
        asks("how many people are in each department").gives(PER_DEPARTMENT);
        asks("number of people per country")
                .gives("SELECT g.country, count(*) AS guest_count FROM public.guest AS g GROUP BY g.country ORDER BY"
                        + " g.country");
    }

    @Test
    void shouldReadAVerbBehindItsSubjectAsNoValue() {
        asks("how many people work in each department").gives(PER_DEPARTMENT);
        asks("lines of kind work")
                .gives("SELECT l.unit_number, l.kind FROM public.line AS l WHERE l.kind = 'work' ORDER BY l.id");
    }

    @Test
    void shouldShowTheGroupBesideThePeople() {
        asks("people in each department")
                .gives("SELECT e.department, e.first_name, e.last_name FROM public.employee AS e ORDER BY e.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(HOTEL, question);
    }
}
