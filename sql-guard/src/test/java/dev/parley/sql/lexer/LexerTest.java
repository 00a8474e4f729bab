package dev.parley.sql.lexer;

import static dev.parley.sql.lexer.Token.Kind.BITS;
import static dev.parley.sql.lexer.Token.Kind.END;
import static dev.parley.sql.lexer.Token.Kind.NUMBER;
import static dev.parley.sql.lexer.Token.Kind.OPERATOR;
import static dev.parley.sql.lexer.Token.Kind.PARAMETER;
import static dev.parley.sql.lexer.Token.Kind.PUNCTUATION;
import static dev.parley.sql.lexer.Token.Kind.QUOTED;
import static dev.parley.sql.lexer.Token.Kind.STRING;
import static dev.parley.sql.lexer.Token.Kind.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every lexical form of PostgreSQL's {@code scan.l}. */
class LexerTest {

    private static List<Token> tokens(String sql) {
        List<Token> tokens = Lexer.tokens(sql);
        assertThat(tokens.getLast().kind()).isEqualTo(END);
        return tokens.subList(0, tokens.size() - 1);
    }

    private static List<String> values(String sql) {
        return tokens(sql).stream().map(Token::value).toList();
    }

    private static Token only(String sql) {
        List<Token> tokens = tokens(sql);
        assertThat(tokens).hasSize(1);
        return tokens.getFirst();
    }

    private static void isString(String sql, String value) {
        Token token = only(sql);
        assertThat(token.kind()).isEqualTo(STRING);
        assertThat(token.value()).isEqualTo(value);
    }

    private static void isRefused(String sql, String why) {
        assertThatExceptionOfType(SqlSyntaxException.class)
                .isThrownBy(() -> Lexer.tokens(sql))
                .withMessageContaining(why);
    }

    // ---- white space and comments

    @Test
    void shouldFindNothingInNothing() {
        assertThat(tokens("")).isEmpty();
        assertThat(tokens(" \t\n\r\f\u000B")).isEmpty();
        assertThat(Lexer.tokens("  ").getLast().span()).isEqualTo(new Span(2, 2));
    }

    @Test
    void shouldLeaveOutComments() {
        assertThat(values("a -- b\nc")).containsExactly("a", "c");
        assertThat(values("a -- b\rc")).containsExactly("a", "c");
        assertThat(values("a -- b")).containsExactly("a");
        assertThat(values("a/* b */c")).containsExactly("a", "c");
        assertThat(values("a -- /*\nc")).containsExactly("a", "c");
        assertThat(values("a /* -- */ c")).containsExactly("a", "c");
    }

    @Test
    void shouldNestComments() {
        assertThat(values("a /* b /* c */ d */ e")).containsExactly("a", "e");
        assertThat(values("a /*/*/ */*/ e")).containsExactly("a", "e");
        assertThat(values("a /***/ e /**/ f")).containsExactly("a", "e", "f");
        isRefused("a /* b /* c */ d", "comment");
        isRefused("/*/", "comment");
    }

    @Test
    void shouldNotEndACommentInItsQuotes() {
        assertThat(values("a /* ' */ b")).containsExactly("a", "b");
        assertThat(values("'/*' a '*/'")).containsExactly("/*", "a", "*/");
    }

    // ---- strings

    @Test
    void shouldReadPlainStrings() {
        isString("''", "");
        isString("'it''s'", "it's");
        isString("'a\\'", "a\\");
        isString("'\\n'", "\\n");
        isString("'--'", "--");
        isString("'a\nb'", "a\nb");
        isString("N'x'", "x");
        isRefused("'a", "quote");
        isRefused("'a''", "quote");
    }

    @Test
    void shouldReadBackslashesInEscapeStringsOnly() {
        isString("E'a\\nb'", "a\nb");
        isString("e'\\b\\f\\n\\r\\t'", "\b\f\n\r\t");
        isString("E'\\''", "'");
        isString("E'it''s'", "it's");
        isString("E'\\\\'", "\\");
        isString("E'\\101\\x42\\u0043\\U00000044'", "ABCD");
        isString("E'\\xZ'", "xZ");
        isString("E'\\q\\😀'", "q😀");
        isString("E'\\xc3\\xa9'", "é");
        isRefused("E'\\'", "quote");
        isRefused("E'\\u12'", "Unicode");
        isRefused("E'\\U00110000'", "Unicode");
        isRefused("E'\\u0000'", "Unicode");
    }

    @Test
    void shouldReadUnicodeStrings() {
        isString("U&'d\\0061t\\+000061'", "data");
        isString("u&'\\\\'", "\\");
        isString("U&'d!0061t' UESCAPE '!'", "dat");
        isString("U&'d!0061t' -- c\n uescape '!'", "dat");
        isString("U&'\\D83D\\DE00'", "😀");
        isString("U&'\\0061'\n'\\0062'", "ab");
        isRefused("U&'\\006'", "Unicode");
        isRefused("U&'a' UESCAPE '+'", "escape character");
        isRefused("U&'a' UESCAPE 'f'", "escape character");
        isRefused("U&'a' UESCAPE '!!'", "escape character");
        isRefused("U&'a' UESCAPE", "UESCAPE");
    }

    @Test
    void shouldKeepAWordThatOnlyStartsLikeUescape() {
        assertThat(values("U&'a' uescapes")).containsExactly("a", "uescapes");
    }

    @Test
    void shouldReadDollarQuotes() {
        isString("$$it's$$", "it's");
        isString("$a$ $$ $b$ \\ ' -- /* $a$", " $$ $b$ \\ ' -- /* ");
        isString("$é_1$x$é_1$", "x");
        assertThat(values("$A$ x $a$ y $A$")).containsExactly(" x $a$ y ");
        assertThat(values("$$$$ b")).containsExactly("", "b");
        assertThat(values("$a$$ $a$")).containsExactly("$ ");
        isRefused("$a$ x", "$a$");
        isRefused("$a$ x $A$", "$a$");
        isRefused("$", "$");
        isRefused("$a", "$");
        isRefused("$a b$ x $a b$", "$");
    }

    @Test
    void shouldNotStartADollarQuoteInsideAName() {
        assertThat(values("a$b$ c a$$ $1")).containsExactly("a$b$", "c", "a$$", "1");
    }

    @Test
    void shouldContinueStringsOverALineBreakOnly() {
        isString("'a'\n'b'", "ab");
        isString("'a'  \r  'b'", "ab");
        isString("'a' -- c\n -- d\n 'b'\n'c'", "abc");
        isString("E'\\101'\n'\\102'", "AB");
        assertThat(values("'a' 'b'")).containsExactly("a", "b");
        assertThat(values("'a' /* c */\n'b'")).containsExactly("a", "b");
        assertThat(values("'a'\n/* c */ 'b'")).containsExactly("a", "b");
        assertThat(values("'a'\nE'b'")).containsExactly("a", "b");
        assertThat(values("$$a$$\n'b'")).containsExactly("a", "b");
    }

    @Test
    void shouldReadBits() {
        assertThat(only("B'01'")).isEqualTo(new Token(BITS, "01", new Span(0, 5)));
        assertThat(only("x'1F'").value()).isEqualTo("1F");
        assertThat(only("B'01'\n'10'").value()).isEqualTo("0110");
        assertThat(tokens("B'0''1'")).extracting(Token::kind).containsExactly(BITS, STRING);
        isRefused("B'01", "quote");
    }

    // ---- numbers

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "42", "1.", ".5", "1.5", "1e5", "1.5E-3", ".5e+2", "1.e2", "0x1F", "0XaF", "0o17", "0b101"})
    void shouldReadNumbersAsTheyAreWritten(String number) {
        assertThat(only(number)).isEqualTo(new Token(NUMBER, number, new Span(0, number.length())));
    }

    @Test
    void shouldLeaveOutUnderscoresBetweenDigits() {
        assertThat(only("1_000_000").value()).isEqualTo("1000000");
        assertThat(only("0x_1F_FF").value()).isEqualTo("0x1FFF");
        assertThat(only("1_0.2_5").value()).isEqualTo("10.25");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"123abc", "1__0", "1_", "1._5", "0x", "0xG", "0b2", "1e", "1e+", "1.5abc", "$1abc", "1é", "1$"})
    void shouldRefuseWhatIsStuckToANumber(String junk) {
        assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(() -> Lexer.tokens(junk));
    }

    @Test
    void shouldTellRangesFromFractions() {
        assertThat(values("1..10")).containsExactly("1", "..", "10");
        assertThat(values("a.5")).containsExactly("a", ".5");
        assertThat(values("1.5.2")).containsExactly("1.5", ".2");
        assertThat(values("a.b")).containsExactly("a", ".", "b");
    }

    @Test
    void shouldReadParameters() {
        assertThat(only("$12")).isEqualTo(new Token(PARAMETER, "12", new Span(0, 3)));
    }

    // ---- names

    @Test
    void shouldFoldLettersOfAsciiOnly() {
        assertThat(values("SELECT Name ÄRZTE İ ΣΑΣ")).containsExactly("select", "name", "Ärzte", "İ", "ΣΑΣ");
        assertThat(values("_a $1 a1 a$1")).containsExactly("_a", "1", "a1", "a$1");
    }

    @Test
    void shouldTakeEverythingBeyondAsciiForANameAsPostgresqlDoes() {
        assertThat(values("a\u00a0b c\u2028d \ufeffe 😀")).containsExactly("a\u00a0b", "c\u2028d", "\ufeffe", "😀");
    }

    @Test
    void shouldReadQuotedNames() {
        assertThat(only("\"A b\"")).isEqualTo(new Token(QUOTED, "A b", new Span(0, 5)));
        assertThat(only("\"a\"\"b\"").value()).isEqualTo("a\"b");
        assertThat(only("\"a\\\"").value()).isEqualTo("a\\");
        assertThat(only("U&\"d\\0061t\"").value()).isEqualTo("dat");
        assertThat(only("u&\"d!0061t\" UESCAPE '!'").value()).isEqualTo("dat");
        isRefused("\"\"", "without characters");
        isRefused("\"a", "quote");
        isRefused("U&\"\\00\"", "Unicode");
    }

    @Test
    void shouldCutNamesAt63Bytes() {
        assertThat(only("a".repeat(64)).value()).isEqualTo("a".repeat(63));
        assertThat(only("\"" + "é".repeat(32) + "\"").value()).isEqualTo("é".repeat(31));
        assertThat(only("a" + "😀".repeat(16)).value()).isEqualTo("a" + "😀".repeat(15));
        assertThat(only("'" + "a".repeat(64) + "'").value()).hasSize(64);
    }

    @Test
    void shouldNotTakeALetterBeforeAQuoteForAnEscapeInsideAName() {
        assertThat(tokens("date'2020-01-01'")).extracting(Token::kind).containsExactly(WORD, STRING);
        assertThat(values("u & 'a'")).containsExactly("u", "&", "a");
    }

    // ---- operators and punctuation

    @Test
    void shouldReadOperatorsAsLongAsTheyGo() {
        assertThat(values("a->>b #>> c @> d ~~* e"))
                .containsExactly("a", "->>", "b", "#>>", "c", "@>", "d", "~~*", "e");
        assertThat(only("!=").value()).isEqualTo("<>");
        assertThat(only("<>").kind()).isEqualTo(OPERATOR);
    }

    @Test
    void shouldEndOperatorsBeforeComments() {
        assertThat(values("1+--2\n3")).containsExactly("1", "+", "3");
        assertThat(values("a */* b */ c")).containsExactly("a", "*", "c");
        assertThat(values("a @-/*c*/b")).containsExactly("a", "@-", "b");
        assertThat(values("a *--c\n b")).containsExactly("a", "*", "b");
    }

    @Test
    void shouldEndOperatorsInPlusOrMinusOnlyWithCertainCharactersInThem() {
        assertThat(values("a=-1")).containsExactly("a", "=", "-", "1");
        assertThat(values("a*-+-b")).containsExactly("a", "*", "-", "+", "-", "b");
        assertThat(values("a@-b")).containsExactly("a", "@-", "b");
        assertThat(values("a-@-+b")).containsExactly("a", "-@-+", "b");
        assertThat(values("a+-*+b")).containsExactly("a", "+-*", "+", "b");
        assertThat(values("- -")).containsExactly("-", "-");
        assertThat(values("+++")).containsExactly("+", "+", "+");
    }

    @Test
    void shouldRefuseOperatorsThatAreTooLong() {
        assertThat(only("@".repeat(63)).value()).hasSize(63);
        isRefused("@".repeat(64), "too long");
    }

    @Test
    void shouldReadPunctuation() {
        assertThat(tokens("( ) [ ] , ; : . :: := => .."))
                .extracting(Token::kind)
                .containsOnly(PUNCTUATION);
        assertThat(values("a:::b")).containsExactly("a", "::", ":", "b");
        assertThat(values("a:=b")).containsExactly("a", ":=", "b");
        assertThat(values("a=>b a>=b a=>=b")).containsExactly("a", "=>", "b", "a", ">=", "b", "a", "=>=", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "{", "}", "a \\ b", "\u0001", "\u007f"})
    void shouldRefuseCharactersThatStartNothing(String sql) {
        isRefused(sql, "the character");
    }

    // ---- what cannot be sent

    @Test
    void shouldRefuseZeroCharactersAndHalfSurrogates() {
        isRefused("SELECT '\0'", "zero");
        isRefused("SELECT '\ud83d'", "surrogate");
        isRefused("SELECT '\ude00'", "surrogate");
        isRefused("-- \ud83d", "surrogate");
        isRefused("\ud83d\ud83d\ude00", "surrogate");
    }

    // ---- places

    @Test
    void shouldSayWhereEachTokenStands() {
        String sql = "SELECT /* c */ 'a' -- d\n 'b', \"x\"::int";

        List<Token> tokens = tokens(sql);

        assertThat(tokens)
                .extracting(token -> token.span().of(sql))
                .containsExactly("SELECT", "'a' -- d\n 'b'", ",", "\"x\"", "::", "int");
    }

    @Test
    void shouldSayWhereItStopped() {
        assertThatExceptionOfType(SqlSyntaxException.class)
                .isThrownBy(() -> Lexer.tokens("SELECT 'a"))
                .satisfies(e -> assertThat(e.span().start()).isEqualTo(7));
    }

    // ---- time

    @ParameterizedTest
    @ValueSource(
            strings = {"+", "*-", "@+", "<-", "$", "/*", "'a'\n", "\"a\" ", "1.", "a.", "(", "U&'a' ", "-- \n", "''"})
    @Timeout(60)
    void shouldComeToAnEndOverALongText(String repeated) {
        String sql = repeated.repeat(200_000 / repeated.length());

        try {
            Lexer.tokens(sql);
        } catch (SqlSyntaxException e) {
            // some of them are no SQL; what counts is that this is found soon
        }
    }
}
