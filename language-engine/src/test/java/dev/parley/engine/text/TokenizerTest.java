package dev.parley.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    @Test
    void shouldKeepQuotedTextTogether() {
        assertThat(texts("the book 'War and Peace' or \"Emma\""))
                .containsExactly("the", "book", "War and Peace", "or", "Emma");
    }

    @Test
    void shouldDropThePossessive() {
        assertThat(texts("the author's books")).containsExactly("the", "author", "books");
    }

    @Test
    void shouldSpellOutContractions() {
        assertThat(texts("who hasn't paid")).containsExactly("who", "has", "no", "paid");
    }

    @Test
    void shouldReadNumbers() {
        assertThat(number("1,500")).contains(new BigDecimal("1500"));
        assertThat(number("2.5k")).contains(new BigDecimal("2500.0"));
        assertThat(number("seven")).contains(new BigDecimal("7"));
        assertThat(number("B12")).isEmpty();
    }

    @Test
    void shouldSplitNames() {
        assertThat(Names.words("order_items")).containsExactly("order", "items");
        assertThat(Names.words("openingYear")).containsExactly("opening", "year");
        assertThat(Names.words("HTTPServerID")).containsExactly("http", "server", "id");
        assertThat(Names.words("Card Number")).containsExactly("card", "number");
    }

    @Test
    void shouldKnowATypoFromAnotherWord() {
        assertThat(EditDistance.isTypo("custmer", "customer")).isTrue();
        assertThat(EditDistance.isTypo("cutsomer", "customer")).isTrue();
        assertThat(EditDistance.isTypo("cat", "car")).isFalse();
        assertThat(EditDistance.isTypo("house", "mouse")).isFalse();
    }

    private static Optional<BigDecimal> number(String text) {
        return Numerals.number(Tokenizer.tokens(text).getFirst());
    }

    private static List<String> texts(String question) {
        return Tokenizer.tokens(question).stream().map(Token::text).toList();
    }
}
