package dev.parley.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Just enough of SQL's lexis to see what a statement is made of. */
final class SqlTokens {

    /** What kind of word it is. */
    enum Kind {
        WORD,
        NAME,
        TEXT,
        NUMBER,
        SIGN
    }

    /**
     * @param text words in lower case
     * @param depth how many parentheses it stands in
     */
    record Token(Kind kind, String text, int depth) {

        boolean is(String word) {
            return kind != Kind.TEXT && kind != Kind.NAME && text.equals(word);
        }
    }

    private static final Pattern LEXEME = Pattern.compile(
            "(?<blank>\\s+|--[^\\n]*|/\\*.*?\\*/)"
                    + "|(?<text>[eE]?'(?:[^']|'')*'|\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$)"
                    + "|(?<name>\"(?:[^\"]|\"\")*\")"
                    + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
                    + "|(?<number>\\d+(?:\\.\\d+)?)"
                    + "|(?<sign><=|>=|<>|!=|\\|\\||::|.)",
            Pattern.DOTALL);

    private SqlTokens() {}

    static List<Token> of(String sql) {
        List<Token> tokens = new ArrayList<>();
        int depth = 0;
        Matcher matcher = LEXEME.matcher(sql);
        while (matcher.find()) {
            if (matcher.group("blank") != null) {
                continue;
            }
            Kind kind = matcher.group("text") != null
                    ? Kind.TEXT
                    : matcher.group("name") != null
                            ? Kind.NAME
                            : matcher.group("word") != null
                                    ? Kind.WORD
                                    : matcher.group("number") != null ? Kind.NUMBER : Kind.SIGN;
            String text = matcher.group();
            if (text.equals(")")) {
                depth--;
            }
            tokens.add(new Token(kind, kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : text, depth));
            if (text.equals("(")) {
                depth++;
            }
        }
        return tokens;
    }
}
