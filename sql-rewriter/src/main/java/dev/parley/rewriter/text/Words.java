package dev.parley.rewriter.text;

import dev.parley.sql.lexer.Lexer;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.lexer.Token;
import java.util.List;

/** The key words of a statement, which its tree does not keep. */
public final class Words {

    private final List<Token> tokens;

    public Words(String sql) {
        this.tokens = Lexer.tokens(sql);
    }

    /** From the first of these words, which stand in front of a place (ALL or DISTINCT may stand between), up to that place. */
    public Span before(int position, String... words) {
        int last = 0;
        while (last < tokens.size() && tokens.get(last).span().end() <= position) {
            last++;
        }
        boolean between = last > 0
                && (tokens.get(last - 1).isWord("all") || tokens.get(last - 1).isWord("distinct"));
        int first = last - words.length - (between ? 1 : 0);
        for (int i = 0; i < words.length; i++) {
            if (first < 0 || !tokens.get(first + i).isWord(words[i])) {
                throw new IllegalArgumentException("no " + String.join(" ", words) + " in front of " + position);
            }
        }
        return new Span(tokens.get(first).span().start(), position);
    }

    /** The word at a place, up to what comes next. */
    public Span at(int position, String word) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).span().start() == position && tokens.get(i).isWord(word)) {
                return new Span(position, tokens.get(i + 1).span().start());
            }
        }
        throw new IllegalArgumentException("no " + word + " at " + position);
    }

    /** With the parentheses that stand directly around it. */
    public Span around(Span span) {
        int first = 0;
        while (tokens.get(first).span().start() < span.start()) {
            first++;
        }
        int last = first;
        while (tokens.get(last).span().end() < span.end()) {
            last++;
        }
        while (first > 0
                && tokens.get(first - 1).is("(")
                && tokens.get(last + 1).is(")")) {
            first--;
            last++;
        }
        return new Span(
                tokens.get(first).span().start(), tokens.get(last).span().end());
    }

    /** The start of the token after the one that starts at a place. */
    public int after(int position) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).span().start() == position) {
                return tokens.get(i + 1).span().start();
            }
        }
        throw new IllegalArgumentException("no word at " + position);
    }
}
