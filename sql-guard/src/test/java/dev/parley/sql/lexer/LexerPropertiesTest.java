package dev.parley.sql.lexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the tokens of every text. */
class LexerPropertiesTest {

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "select",
                " ",
                "\n",
                "'",
                "''",
                "\"",
                "\\",
                "$",
                "$$",
                "$a$",
                "E'",
                "U&'",
                "U&\"",
                "UESCAPE '!'",
                "B'",
                "--",
                "/*",
                "*/",
                "1",
                ".",
                "..",
                "e5",
                "_",
                "0x",
                ":",
                "::",
                ":=",
                "=",
                ">",
                "+",
                "-",
                "*",
                "/",
                "@",
                "!",
                "|",
                "(",
                ")",
                ";",
                "é",
                "😀",
                "\u00a0",
                "a",
                "\t",
                "\0",
                "\ud83d");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(20).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(40));
    }

    @Property(tries = 3000)
    void shouldCoverTheTextInOrder(@ForAll("texts") String text) {
        List<Token> tokens;
        try {
            tokens = Lexer.tokens(text);
        } catch (SqlSyntaxException e) {
            assertThat(e.span().end()).isLessThanOrEqualTo(text.length());
            return;
        }
        int end = 0;
        for (Token token : tokens) {
            assertThat(token.span().start()).isGreaterThanOrEqualTo(end);
            assertThat(Lexer.tokens(text.substring(end, token.span().start())))
                    .as("between tokens are white space and comments only")
                    .hasSize(1);
            end = token.span().end();
        }
        assertThat(tokens.getLast().kind()).isEqualTo(Token.Kind.END);
        assertThat(end).isEqualTo(text.length());
    }

    @Property(tries = 3000)
    void shouldReadTheTextOfATokenAsThatToken(@ForAll("texts") String text) {
        List<Token> tokens;
        try {
            tokens = Lexer.tokens(text);
        } catch (SqlSyntaxException e) {
            return;
        }
        for (Token token : tokens.subList(0, tokens.size() - 1)) {
            List<Token> again = Lexer.tokens(token.span().of(text));
            assertThat(again).hasSize(2);
            assertThat(again.getFirst().kind()).isEqualTo(token.kind());
            assertThat(again.getFirst().value()).isEqualTo(token.value());
        }
    }
}
