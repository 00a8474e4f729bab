package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Rows that are amounts by their name, such as salaries and bills, are measured by what they come to. */
class WorthOfRowsTest {

    private static final LanguageEngine ENGINE = new SchemaBuilder()
            .table("guild", "id int pk", "name text! = Tanners")
            .table("member", "id int pk", "name text! = Ann Lee", "guild_id int! -> guild")
            .table("salary", "id int pk", "member_id int! -> member", "year int!", "amount numeric!")
            .engine();

    private static final String OF_MEMBERS = " FROM public.salary AS s JOIN public.member AS m ON s.member_id = m.id"
            + " JOIN public.guild AS g ON m.guild_id = g.id GROUP BY g.id, g.name ORDER BY g.name, g.id";

    @Test
    void shouldMeasureThemByTheirAmount() {
        asks("average salary by guild").gives("SELECT g.name, avg(s.amount) AS average_amount" + OF_MEMBERS);
        asks("total salary per guild").gives("SELECT g.name, sum(s.amount) AS total_amount" + OF_MEMBERS);
        asks("highest salary in each guild").gives("SELECT g.name, max(s.amount) AS maximum_amount" + OF_MEMBERS);
        asks("guilds where the average salary is above 6000")
                .gives("SELECT g.name FROM public.guild AS g JOIN public.member AS m ON g.id = m.guild_id JOIN"
                        + " public.salary AS s ON m.id = s.member_id GROUP BY g.id, g.name HAVING avg(s.amount) > 6000"
                        + " ORDER BY g.name, g.id");
        asks("who earns the most")
                .gives("SELECT m.name FROM public.member AS m JOIN public.salary AS s ON m.id = s.member_id"
                        + " GROUP BY m.id, m.name ORDER BY sum(s.amount) DESC NULLS LAST, m.id LIMIT 1");
    }

    @Test
    void shouldCountThemAsRows() {
        asks("number of salaries per member")
                .gives("SELECT m.name, count(*) AS salary_count FROM public.salary AS s JOIN public.member AS m ON"
                        + " s.member_id = m.id GROUP BY m.id, m.name ORDER BY m.name, m.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
