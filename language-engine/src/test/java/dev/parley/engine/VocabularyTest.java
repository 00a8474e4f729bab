package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.evidence.Mention;
import dev.parley.engine.evidence.Vocabulary;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.text.Lemmas;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {

    private static final Vocabulary WORDS = Vocabulary.of(Ontology.over(new SchemaBuilder()
            .table(
                    "acct",
                    "acct_no int pk",
                    "bal numeric",
                    "interest_rate numeric",
                    "date_of_opening date",
                    "payment_method_code text",
                    "zip_code text",
                    "max_temp numeric",
                    "sales_in_million numeric")
            .table("ref_branch_types", "branch_type_code text pk", "branch_type_description text")
            .table("performance", "id int pk", "other_details text", "seat_count int")
            .table("harbour", "id int pk", "harbour text!")
            .schema()));

    @ParameterizedTest
    @CsvSource({
        "account, public.acct",
        "account number, public.acct.acct_no",
        "account id, public.acct.acct_no",
        "balance, public.acct.bal",
        "account balance, public.acct.bal",
        "rate, public.acct.interest_rate",
        "rate of interest, public.acct.interest_rate",
        "opening date, public.acct.date_of_opening",
        "date of opening, public.acct.date_of_opening",
        "payment method, public.acct.payment_method_code",
        "method of payment, public.acct.payment_method_code",
        "postal code, public.acct.zip_code",
        "maximum temperature, public.acct.max_temp",
        "sales, public.acct.sales_in_million",
        "branch types, public.ref_branch_types",
        "details, public.performance.other_details",
        "number of seats, public.performance.seat_count",
        "name, public.harbour.harbour",
        "harbour name, public.harbour.harbour",
        "performed, public.performance"
    })
    void shouldKnowWhatIsMeant(String phrase, String target) {
        assertThat(mentions(WORDS, phrase)).first().extracting(Mention::target).isEqualTo(target);
    }

    @Test
    void shouldRankExactNamesFirst() {
        assertThat(mentions(WORDS, "interest rate").getFirst().quality())
                .isGreaterThan(mentions(WORDS, "rate").getFirst().quality());
        assertThat(mentions(WORDS, "number of accounts")).isEmpty();
    }

    @Test
    void shouldReadComments() {
        Column column = new Column(
                "x17", "text", TypeFamily.TEXT, true, "The reason of leaving, as told by the member", List.of());
        Table table = new Table(
                new TableName("public", "zz_m"),
                TableKind.TABLE,
                "Club members: one row each",
                -1,
                List.of(column),
                List.of(),
                List.of(),
                List.of());
        Vocabulary words = Vocabulary.of(Ontology.over(new SchemaSnapshot("test", "f", Instant.EPOCH, List.of(table))));
        assertThat(mentions(words, "club members").getFirst().reason()).isEqualTo("by its comment");
        assertThat(mentions(words, "reason of leaving").getFirst().target()).isEqualTo("public.zz_m.x17");
    }

    @Test
    void shouldNotTakeAKindInACommentForAName() {
        Column contact =
                new Column("contact", "text", TypeFamily.TEXT, true, "Person to talk to at the mill", List.of());
        Table table = new Table(
                new TableName("public", "mill"),
                TableKind.TABLE,
                null,
                -1,
                List.of(contact),
                List.of(),
                List.of(),
                List.of());
        Vocabulary words = Vocabulary.of(Ontology.over(new SchemaSnapshot("test", "f", Instant.EPOCH, List.of(table))));
        assertThat(mentions(words, "people")).isEmpty();
    }

    private static List<Mention> mentions(Vocabulary words, String phrase) {
        return words.mentions(
                Arrays.stream(phrase.split(" ")).map(Lemmas::lemma).toList());
    }
}
