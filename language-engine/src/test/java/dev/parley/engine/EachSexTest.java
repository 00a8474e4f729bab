package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Men and women are everybody, so that what is computed of both is asked of each. */
class EachSexTest {

    private static final LanguageEngine ZOO = new SchemaBuilder()
            .table("den", "id int pk", "name text! = North | South")
            .table(
                    "seal",
                    "id int pk",
                    "name text! = Ann | Bo",
                    "sex text = M | F",
                    "colour text = grey | brown",
                    "age int",
                    "den_id int! -> den")
            .engine();

    @Test
    void shouldComputeOfEach() {
        String count = "SELECT s.sex, count(*) AS seal_count FROM public.seal AS s GROUP BY s.sex ORDER BY s.sex";
        asks("the number of males and females").gives(count);
        asks("How many male and female seals are there?").gives(count);
        asks("the average age of male and female seals")
                .gives("SELECT s.sex, avg(s.age) AS average_age FROM public.seal AS s GROUP BY s.sex ORDER BY s.sex");
        asks("how many female and male seals are older than 4?")
                .gives("SELECT s.sex, count(*) AS seal_count FROM public.seal AS s WHERE s.age > 4 GROUP BY s.sex ORDER"
                        + " BY s.sex");
    }

    @Test
    void shouldComputeOfEachInEachGroup() {
        asks("number of male and female seals in each den")
                .gives("SELECT d.name, s.sex, count(*) AS seal_count FROM public.seal AS s JOIN public.den AS d ON"
                        + " s.den_id = d.id GROUP BY d.id, d.name, s.sex ORDER BY d.name, s.sex, d.id");
    }

    @Test
    void shouldComputeOneNumberOfOtherKinds() {
        asks("average age of grey and brown seals")
                .gives("SELECT avg(s.age) AS average_age FROM public.seal AS s WHERE s.colour IN ('grey', 'brown')");
        asks("how many seals are male or female?")
                .gives("SELECT count(*) AS seal_count FROM public.seal AS s WHERE s.sex IN ('M', 'F')");
        asks("number of dens with male and female seals")
                .gives("SELECT count(*) AS den_count FROM public.den AS d WHERE (EXISTS (SELECT 1 FROM public.seal AS"
                        + " s2 WHERE (s2.den_id = d.id AND s2.sex = 'M')) AND EXISTS (SELECT 1 FROM public.seal AS s3"
                        + " WHERE (s3.den_id = d.id AND s3.sex = 'F')) AND EXISTS (SELECT 1 FROM public.seal AS s WHERE"
                        + " s.den_id = d.id))");
    }

    private static Asking asks(String question) {
        return Asking.asks(ZOO, question);
    }
}
