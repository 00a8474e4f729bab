package dev.parley.engine.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A word of a question.
 *
 * @param text as written, without quotes
 * @param lower lower case
 * @param lemma base form, lower case
 * @param index its place among the tokens
 * @param position offset of its first letter in the question
 * @param kind what it is before any meaning
 */
public record Token(String text, String lower, String lemma, int index, int position, Kind kind) {

    /** However it is misspelt, a "not" has no more letters. */
    private static final int LONGEST_NOT = 5;

    /** Kinds of token. */
    public enum Kind {
        WORD,
        NUMBER,
        DATE,
        QUOTED,
        PUNCTUATION
    }

    /** The words as one text, in lower case. */
    public static String lower(List<Token> span) {
        return span.stream().map(Token::lower).collect(Collectors.joining(" "));
    }

    /** The same word, standing where another stood. */
    public Token at(Token other) {
        return new Token(text, lower, lemma, other.index, other.position, kind);
    }

    /** The same word, spelt wrong where {@code word} was meant. */
    public Token meaning(String word) {
        return new Token(text, word, Lemmas.lemma(word), index, position, kind);
    }

    /** Whether another word is meant than the one written. */
    public boolean misspelt() {
        return kind == Kind.WORD && !text.equalsIgnoreCase(lower) && !denies();
    }

    /** Whether it is the "not" that was taken off a word: of "unpaid". */
    public boolean denies() {
        return kind == Kind.WORD && lower.equals("not") && text.length() > LONGEST_NOT;
    }

    /** Written with a capital where a plain word would have none. */
    public boolean capitalised() {
        return kind == Kind.WORD && index > 0 && Character.isUpperCase(text.charAt(0));
    }
}
