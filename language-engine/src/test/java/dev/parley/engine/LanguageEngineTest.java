package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.sql.SqlRenderer;
import dev.parley.model.schema.TableName;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanguageEngineTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();

    @Test
    void shouldGiveTheSameAnswerWheneverAndHoweverOftenItIsAsked() {
        Question question = new Question("how many books per genre published since 2000", Asking.TODAY);
        Interpretations first = LIBRARY.interpret(question);
        assertThat(first.ranked()).isNotEmpty();
        assertThat(IntStream.range(0, 50).parallel().mapToObj(i -> LIBRARY.interpret(question)))
                .allMatch(first::equals);
        assertThat(Schemas.LIBRARY.engine().interpret(question)).isEqualTo(first);
    }

    @Test
    void shouldProposeWordsToLookUp() {
        assertThat(LIBRARY.valueCandidates(new Question("loans of Zadie Smith in 'Old Town'", Asking.TODAY)))
                .contains("zadie smith", "old town")
                .doesNotContain("loans", "loans of");
    }

    @Test
    void shouldProposeWordsBehindOneThatWasTakenApart() {
        assertThat(LIBRARY.valueCandidates(new Question("non-fiction books of Zadie Smith", Asking.TODAY)))
                .contains("zadie smith", "non-fiction")
                .doesNotContain("books");
    }

    @Test
    void shouldProposeWordsThatWereTakenForAMisspelling() {
        assertThat(LIBRARY.valueCandidates(new Question("loans of the publshers", Asking.TODAY)))
                .contains("publshers")
                .doesNotContain("loans");
        assertThat(LIBRARY.valueCandidates(new Question("books sorted in descnding order", Asking.TODAY)))
                .contains("descnding");
    }

    @Test
    void shouldUseValuesFoundForOneQuestion() {
        Question question = new Question("email of Zadie Smith", Asking.TODAY);
        assertThat(LIBRARY.interpret(question).ranked()).isEmpty();
        ValueIndex found = ValueIndex.of(
                List.of(new ColumnValues(new TableName("public", "member"), "name", List.of("Zadie Smith"), false)));
        assertThat(SqlRenderer.render(
                        LIBRARY.interpret(question, found).ranked().getFirst().query()))
                .contains("m.name = 'Zadie Smith'");
    }

    @Test
    void shouldLinkWordsToTheSchema() {
        Interpretation best = LIBRARY.interpret(new Question("members in Lyon", Asking.TODAY))
                .ranked()
                .getFirst();
        assertThat(best.links())
                .contains(
                        new Link("members", "public.member", "table"),
                        new Link("Lyon", "public.member.city = Lyon", "value"));
        assertThat(best.meaning())
                .isEqualTo("Show the name of member, email of member, phone of member, city of member, joined on of"
                        + " member and active of member from member, where city of member is “Lyon”, sorted by id of"
                        + " member (smallest first).");
    }

    @Test
    void shouldSayWhatAMisspellingWasTakenFor() {
        Asking.asks(LIBRARY, "how many publshers are there")
                .gives("SELECT count(*) AS publisher_count FROM public.publisher AS p")
                .assuming("misspelling");
    }

    @Test
    void shouldStateEachAssumptionOnceAndWithoutItsWords() {
        Interpretation best = LIBRARY.interpret(
                        new Question("books that cost more than 20, most expensive first", Asking.TODAY))
                .ranked()
                .getFirst();
        assertThat(best.assumptions())
                .contains(new Assumption("expensive", "taken as book.price, by what it measures"))
                .doesNotHaveDuplicates()
                .noneMatch(assumption -> assumption.meaning().contains("“" + assumption.words() + "”"));
    }

    @Test
    void shouldNameColumnsAsAPersonWould() {
        Asking.asks(Schemas.CLINIC.engine(), "top 3 doctors by number of appointments")
                .gives("SELECT d.full_name, count(*) AS appointment_count FROM public.doctors AS d"
                        + " JOIN public.appointments AS a ON d.id = a.doctor_id GROUP BY d.id, d.full_name"
                        + " ORDER BY count(*) DESC, d.id LIMIT 3");
    }

    @Test
    void shouldDeriveRevenueOnlyFromPriceAndQuantityOfOneTable() {
        LanguageEngine shop = new SchemaBuilder()
                .table("region", "id int pk", "name text!")
                .table("ticket", "id int pk", "region_id int! -> region", "quantity int!", "unit_price numeric!")
                .engine();
        Asking.asks(shop, "revenue per region")
                .gives("SELECT r.name, sum((t.quantity * t.unit_price)) AS revenue FROM public.ticket AS t"
                        + " JOIN public.region AS r ON t.region_id = r.id GROUP BY r.id, r.name ORDER BY r.name, r.id")
                .assuming("quantity times unit_price");
    }

    @Test
    void shouldTakeAFunctionForNoValueThatLooksLikeIt() {
        LanguageEngine shop = new SchemaBuilder()
                .table("product", "id int pk", "name text!", "price numeric!", "grade text = Average | Superb")
                .engine();
        Asking.asks(shop, "names of products more expensive than the average")
                .gives("SELECT p.name FROM public.product AS p WHERE p.price > (SELECT avg(p2.price) FROM"
                        + " public.product AS p2) ORDER BY p.id");
    }

    @Test
    void shouldKnowNoTableWithoutASchema() {
        assertThat(new SchemaBuilder()
                        .engine()
                        .interpret(new Question("list users", Asking.TODAY))
                        .ranked())
                .isEmpty();
    }
}
