package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Who reports to somebody has them as manager. */
class SuperiorsTest {

    private static final LanguageEngine ENGINE = new SchemaBuilder()
            .table(
                    "porter",
                    "id int pk",
                    "first_name text! = Ann | Bob",
                    "last_name text! = Lee | Ray",
                    "manager_id int -> porter")
            .engine();

    private static final String OF_ANN = " FROM public.porter AS p JOIN public.porter AS p2 ON p.manager_id = p2.id"
            + " WHERE (p2.first_name = 'Ann' AND p2.last_name = 'Lee')";

    @Test
    void shouldKnowWhoReportsToSomebody() {
        Asking.asks(ENGINE, "how many porters report to Ann Lee").gives("SELECT count(*) AS porter_count" + OF_ANN);
        Asking.asks(ENGINE, "who reports to Ann Lee")
                .gives("SELECT p.first_name, p.last_name" + OF_ANN + " ORDER BY p.id");
    }

    @Test
    void shouldKnowTheirOwnSuperior() {
        Asking.asks(ENGINE, "Who does Ann Lee report to?")
                .gives("SELECT p.first_name, p.last_name FROM public.porter AS p WHERE EXISTS (SELECT 1 FROM"
                        + " public.porter AS p2 WHERE (p2.manager_id = p.id AND p2.first_name = 'Ann' AND p2.last_name"
                        + " = 'Lee')) ORDER BY p.id");
        Asking.asks(ENGINE, "how many porters report to each manager")
                .gives("SELECT p2.first_name, p2.last_name, count(*) AS porter_count FROM public.porter AS p JOIN"
                        + " public.porter AS p2 ON p.manager_id = p2.id GROUP BY p2.id, p2.first_name, p2.last_name"
                        + " ORDER BY p2.first_name, p2.last_name, p2.id");
    }
}
