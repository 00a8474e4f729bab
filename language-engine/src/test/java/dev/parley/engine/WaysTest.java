package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Which way leads from one table to another. */
class WaysTest {

    private static final LanguageEngine FIRM = new SchemaBuilder()
            .table("department", "id int pk", "name text! = Sales | Research")
            .table("employee", "id int pk", "name text! = Ada Park | Noor Aziz", "department_id int -> department")
            .table("project", "id int pk", "title text! = Apollo | Gemini", "department_id int! -> department")
            .table("task", "id int pk", "hours int", "project_id int! -> project")
            .table("assignment", "employee_id int! -> employee", "task_id int! -> task")
            .engine();
    private static final LanguageEngine CLINIC = Schemas.CLINIC.engine();

    @Test
    void shouldTieOverALinkRatherThanOverWhatBothShare() {
        Asking.asks(FIRM, "titles of projects of Ada Park")
                .gives("SELECT p.title FROM public.project AS p WHERE EXISTS (SELECT 1 FROM public.task AS t"
                        + " JOIN public.assignment AS a ON t.id = a.task_id"
                        + " JOIN public.employee AS e ON a.employee_id = e.id"
                        + " WHERE (t.project_id = p.id AND e.name = 'Ada Park')) ORDER BY p.id");
    }

    @Test
    void shouldTieWhatIsCountedToWhatItIsCountedFor() {
        Asking.asks(FIRM, "number of employees and number of projects for each department")
                .gives("SELECT d.name, count(DISTINCT e.id) AS employee_count, count(DISTINCT p.id) AS project_count"
                        + " FROM public.employee AS e JOIN public.department AS d ON e.department_id = d.id"
                        + " JOIN public.project AS p ON d.id = p.department_id GROUP BY d.id, d.name"
                        + " ORDER BY d.name, d.id");
    }

    @Test
    void shouldNotGoOverALinkThatIsCalledLikeTheVerbButLinksOthers() {
        LanguageEngine camps = new SchemaBuilder()
                .table("camp", "id int pk", "name text!")
                .table("cook", "id int pk", "name text!")
                .table("coach", "id int pk", "name text!")
                .table("works_in", "cook_id int! -> cook", "camp_id int! -> camp")
                .table("coach_works_in", "coach_id int! -> coach", "camp_id int! -> camp")
                .engine();
        Asking.asks(camps, "names of coaches who don't work in any camp")
                .gives("SELECT c.name FROM public.coach AS c WHERE NOT EXISTS (SELECT 1 FROM"
                        + " public.coach_works_in AS cwi JOIN public.camp AS c2 ON cwi.camp_id = c2.id"
                        + " WHERE cwi.coach_id = c.id) ORDER BY c.id");
        Asking.asks(camps, "names of coaches who work in a camp")
                .gives("SELECT c.name FROM public.coach AS c WHERE EXISTS (SELECT 1 FROM public.coach_works_in AS cwi"
                        + " JOIN public.camp AS c2 ON cwi.camp_id = c2.id WHERE cwi.coach_id = c.id) ORDER BY c.id");
        Asking.asks(camps, "names of cooks who work in a camp")
                .gives("SELECT c.name FROM public.cook AS c WHERE EXISTS (SELECT 1 FROM public.works_in AS wi"
                        + " JOIN public.camp AS c2 ON wi.camp_id = c2.id WHERE wi.cook_id = c.id) ORDER BY c.id");
    }

    @Test
    void shouldGoOverTheLinkThatIsCalledAfterWhatIsDone() {
        LanguageEngine clubs = new SchemaBuilder()
                .table("member", "member_id int pk", "name text! = Uma | Vic")
                .table("branch", "branch_id int pk", "name text! = Alfa | Beta")
                .table(
                        "membership_register_branch",
                        "member_id int! -> member(member_id)",
                        "branch_id int! -> branch(branch_id)")
                .table(
                        "purchase",
                        "member_id int! -> member(member_id)",
                        "branch_id int! -> branch(branch_id)",
                        "total numeric")
                .engine();
        String none = "SELECT m.name FROM public.member AS m WHERE NOT EXISTS (SELECT 1 FROM"
                + " public.membership_register_branch AS mrb JOIN public.branch AS b ON mrb.branch_id = b.branch_id"
                + " WHERE mrb.member_id = m.member_id) ORDER BY m.member_id";
        Asking.asks(clubs, "names of members that have never registered at any branch")
                .gives(none)
                .unambiguously();
        Asking.asks(clubs, "names of branches without any registered members")
                .gives("SELECT b.name FROM public.branch AS b WHERE NOT EXISTS (SELECT 1 FROM"
                        + " public.membership_register_branch AS mrb JOIN public.member AS m"
                        + " ON mrb.member_id = m.member_id WHERE mrb.branch_id = b.branch_id) ORDER BY b.branch_id")
                .unambiguously();
    }

    @Test
    void shouldAskForEachAlternativeByItself() {
        Asking.asks(CLINIC, "how many doctors have a salary above 5000 or a fee above 100")
                .gives("SELECT count(*) AS doctor_count FROM public.doctors AS d WHERE (d.salary > 5000"
                        + " OR EXISTS (SELECT 1 FROM public.appointments AS a"
                        + " WHERE (a.doctor_id = d.id AND a.fee > 100)))");
    }

    @Test
    void shouldAskForTheRowsOfAVerbThatHangOnTheLink() {
        LanguageEngine school = new SchemaBuilder()
                .table("pupil", "id int pk", "name text!")
                .table("course", "id int pk", "title text!")
                .table("registration", "id int pk", "pupil_id int! -> pupil", "course_id int! -> course")
                .table("attendance", "id int pk", "registration_id int! -> registration", "attended_on date!")
                .engine();
        Asking.asks(school, "names of pupils who attended at least one course")
                .gives("SELECT p.name FROM public.pupil AS p WHERE EXISTS (SELECT 1 FROM public.registration AS r"
                        + " JOIN public.attendance AS a ON r.id = a.registration_id JOIN public.course AS c"
                        + " ON r.course_id = c.id WHERE r.pupil_id = p.id) ORDER BY p.id");
    }

    @Test
    void shouldGoOverTheKeyThatIsCalledLikeThoseAskedAbout() {
        LanguageEngine school = new SchemaBuilder()
                .table("staff", "id int pk", "name text!")
                .table("teacher", "staff_id int pk -> staff", "room text")
                .table("faculty", "id int pk", "title text!", "staff_id int -> staff")
                .table("course", "id int pk", "title text! = Chemistry | Logic", "faculty_id int! -> faculty")
                .table("lesson", "id int pk", "course_id int! -> course", "teacher_id int! -> staff")
                .engine();
        Asking.asks(school, "names of teachers of the course Logic")
                .gives("SELECT s.name FROM public.staff AS s JOIN public.teacher AS t ON s.id = t.staff_id"
                        + " WHERE EXISTS (SELECT 1 FROM public.lesson AS l"
                        + " JOIN public.course AS c ON l.course_id = c.id"
                        + " WHERE (l.teacher_id = s.id AND c.title = 'Logic')) ORDER BY s.id");
    }

    @Test
    void shouldTakeAValueForThatOfTheNounBehindIt() {
        LanguageEngine school = new SchemaBuilder()
                .table("subject", "id int pk", "name text! = Chemistry | Logic")
                .table("pupil", "id int pk", "name text!", "subject_id int -> subject")
                .table("course", "id int pk", "level int", "subject_id int! -> subject")
                .table("attendance", "pupil_id int! -> pupil", "course_id int! -> course")
                .engine();
        Asking.asks(school, "names of pupils who attend Chemistry courses")
                .gives("SELECT p.name FROM public.pupil AS p WHERE EXISTS (SELECT 1 FROM public.attendance AS a"
                        + " JOIN public.course AS c ON a.course_id = c.id"
                        + " JOIN public.subject AS s ON c.subject_id = s.id"
                        + " WHERE (a.pupil_id = p.id AND s.name = 'Chemistry')) ORDER BY p.id");
    }

    @Test
    void shouldPassOverAVerbWhoseRowsAreFarFromAllThatIsNamed() {
        LanguageEngine town = new SchemaBuilder()
                .table("shop", "id int pk", "name text!")
                .table("cake", "id int pk", "name text!", "shop_id int! -> shop")
                .table("delivery", "id int pk", "shop_id int! -> shop")
                .table("painter", "id int pk", "name text!")
                .table("painter_of_delivery", "delivery_id int! -> delivery", "painter_id int! -> painter")
                .engine();
        Asking.asks(town, "names of shops in which cakes are painted")
                .gives("SELECT s.name FROM public.shop AS s WHERE EXISTS (SELECT 1 FROM public.cake AS c"
                        + " WHERE c.shop_id = s.id) ORDER BY s.id");
    }
}
