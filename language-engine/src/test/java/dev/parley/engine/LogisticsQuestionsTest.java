package dev.parley.engine;

import org.junit.jupiter.api.Test;

class LogisticsQuestionsTest {

    private static final LanguageEngine ENGINE = Schemas.LOGISTICS.engine();

    @Test
    void shouldJoin() {
        asks("ships with their home port")
                .gives(
                        "SELECT s.name AS ship_name, p.name AS home_port_name FROM public.\"Ship\" AS s LEFT JOIN public.\"Port\" AS p ON s.\"homePortId\" = p.id ORDER BY s.id");
        asks("voyages from Oslo")
                .gives(
                        "SELECT v.id, v.\"departedAt\", v.\"arrivedAt\" FROM public.\"Voyage\" AS v JOIN public.\"Port\" AS p ON v.\"originPortId\" = p.id WHERE p.name = 'Oslo' ORDER BY v.id");
        asks("voyages with destination port Rotterdam")
                .gives(
                        "SELECT v.id, v.\"departedAt\", v.\"arrivedAt\" FROM public.\"Voyage\" AS v JOIN public.\"Port\" AS p ON v.\"destinationPortId\" = p.id WHERE p.name = 'Rotterdam' ORDER BY v.id");
        asks("voyages and their origin and destination ports")
                .gives(
                        "SELECT v.id, p.name AS origin_port_name, p2.name AS destination_port_name FROM public.\"Voyage\" AS v JOIN public.\"Port\" AS p ON v.\"originPortId\" = p.id JOIN public.\"Port\" AS p2 ON v.\"destinationPortId\" = p2.id ORDER BY v.id");
    }

    @Test
    void shouldGroup() {
        asks("how many voyages per ship")
                .gives(
                        "SELECT s.name, count(*) AS voyage_count FROM public.\"Voyage\" AS v JOIN public.\"Ship\" AS s ON v.\"shipId\" = s.id GROUP BY s.id, s.name ORDER BY s.name, s.id");
        asks("total weight of containers per client")
                .gives(
                        "SELECT c2.\"companyName\", sum(c.\"weightKg\") AS \"total_weightKg\" FROM public.\"Container\" AS c JOIN public.\"Client\" AS c2 ON c.\"clientId\" = c2.id GROUP BY c2.id, c2.\"companyName\" ORDER BY c2.\"companyName\", c2.id");
        asks("voyages per destination port")
                .gives(
                        "SELECT p.name, count(*) AS voyage_count FROM public.\"Voyage\" AS v JOIN public.\"Port\" AS p ON v.\"destinationPortId\" = p.id GROUP BY p.id, p.name ORDER BY p.name, p.id");
        asks("how many containers does each client have")
                .gives(
                        "SELECT c2.\"companyName\", count(*) AS container_count FROM public.\"Container\" AS c JOIN public.\"Client\" AS c2 ON c.\"clientId\" = c2.id GROUP BY c2.id, c2.\"companyName\" ORDER BY c2.\"companyName\", c2.id");
    }

    @Test
    void shouldCompareGroups() {
        asks("clients with more than 10 containers")
                .gives("SELECT c.\"companyName\", c.country FROM public.\"Client\" AS c WHERE c.id IN"
                        + " (SELECT c2.\"clientId\" FROM public.\"Container\" AS c2 GROUP BY c2.\"clientId\""
                        + " HAVING count(*) > 10) ORDER BY c.id");
    }

    @Test
    void shouldAnswerWhatIsNotThere() {
        asks("voyages not yet arrived")
                .gives(
                        "SELECT v.id, v.\"departedAt\", v.\"arrivedAt\" FROM public.\"Voyage\" AS v WHERE v.\"arrivedAt\" IS NULL ORDER BY v.id");
        asks("containers without a voyage")
                .gives(
                        "SELECT c.code, c.\"weightKg\", c.\"order\" FROM public.\"Container\" AS c WHERE NOT EXISTS (SELECT 1 FROM public.\"Voyage\" AS v WHERE v.id = c.\"voyageId\") ORDER BY c.id");
    }

    @Test
    void shouldFilter() {
        asks("ships built after 2000")
                .gives(
                        "SELECT s.name, s.\"capacityTons\", s.\"builtYear\" FROM public.\"Ship\" AS s WHERE s.\"builtYear\" > 2000 ORDER BY s.id");
        asks("express containers")
                .gives(
                        "SELECT c.code, c.\"weightKg\", c.\"order\" FROM public.\"Container\" AS c WHERE c.\"order\" = 'express' ORDER BY c.id");
        asks("clients from Norway")
                .gives(
                        "SELECT c.\"companyName\", c.country FROM public.\"Client\" AS c WHERE c.country = 'Norway' ORDER BY c.id");
        asks("ports in Norway")
                .gives("SELECT p.name, p.country FROM public.\"Port\" AS p WHERE p.country = 'Norway' ORDER BY p.id");
        asks("containers heavier than 2000")
                .gives(
                        "SELECT c.code, c.\"weightKg\", c.\"order\" FROM public.\"Container\" AS c WHERE c.\"weightKg\" > 2000 ORDER BY c.id");
    }

    @Test
    void shouldRank() {
        asks("largest ship")
                .gives(
                        "SELECT s.name, s.\"capacityTons\", s.\"builtYear\" FROM public.\"Ship\" AS s ORDER BY s.\"capacityTons\" DESC NULLS LAST, s.id LIMIT 1");
        asks("heaviest container of Acme")
                .gives(
                        "SELECT c.code, c.\"weightKg\", c.\"order\" FROM public.\"Container\" AS c JOIN public.\"Client\" AS c2 ON c.\"clientId\" = c2.id WHERE c2.\"companyName\" = 'Acme' ORDER BY c.\"weightKg\" DESC NULLS LAST, c.id LIMIT 1");
    }

    @Test
    void shouldList() {
        asks("countries of clients").gives("SELECT c.country FROM public.\"Client\" AS c ORDER BY c.id");
        asks("list ports").gives("SELECT p.name, p.country FROM public.\"Port\" AS p ORDER BY p.id");
    }

    @Test
    void shouldUnderstandTime() {
        asks("voyages departed in March 2025")
                .gives(
                        "SELECT v.id, v.\"departedAt\", v.\"arrivedAt\" FROM public.\"Voyage\" AS v WHERE (v.\"departedAt\" >= DATE '2025-03-01' AND v.\"departedAt\" < DATE '2025-04-01') ORDER BY v.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
