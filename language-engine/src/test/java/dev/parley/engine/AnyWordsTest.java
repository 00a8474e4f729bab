package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.parley.engine.lexicon.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever words stand behind each other, the engine reads them or refuses: nothing makes it fail. */
class AnyWordsTest {

    private static final int QUESTIONS = 1500;

    private static final List<String> SHOP_WORDS = List.of(
            "orders",
            "order",
            "ordered",
            "customers",
            "products",
            "product",
            "price",
            "total",
            "shipped",
            "late",
            "days",
            "more than 5 days after",
            "took",
            "delivery time",
            "name",
            "names",
            "revenue",
            "2025",
            "last month",
            "Lyon",
            "'x'",
            "who",
            "never",
            "both",
            "either",
            "difference between",
            "same",
            "as",
            "than",
            "the oldest",
            "cheaper",
            "4 or 5",
            "share of",
            "percentage",
            "per month",
            "each",
            "its",
            "whose",
            "and",
            "or",
            "not",
            "but",
            "the",
            "of");

    static Stream<LanguageEngine> engines() {
        return Stream.of(
                Schemas.SHOP.engine(), Schemas.LIBRARY.engine(), Schemas.CLINIC.engine(), Schemas.LOGISTICS.engine());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldReadOrRefuseWhateverIsSaid(LanguageEngine engine) {
        Random random = new Random(20261123);
        List<String> words = new ArrayList<>(Lexicon.english().words());
        for (int i = 0; i < QUESTIONS; i++) {
            List<String> said = new ArrayList<>();
            for (int word = 3 + random.nextInt(9); word > 0; word--) {
                List<String> from = random.nextInt(4) == 0 ? words : SHOP_WORDS;
                said.add(from.get(random.nextInt(from.size())));
            }
            String question = String.join(" ", said);
            assertThatCode(() -> engine.interpret(new Question(question, Asking.TODAY)))
                    .as(question)
                    .doesNotThrowAnyException();
        }
    }
}
