package dev.parley.engine.evidence;

import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Takes words with hyphens apart that nothing is called by: "red-covered books", "non-fiction". */
final class Hyphens {

    private static final int WIDEST = 4;

    private final Predicate<List<Token>> known;

    /** @param known whether a span names something as it is */
    Hyphens(Predicate<List<Token>> known) {
        this.known = known;
    }

    List<Token> apart(List<Token> tokens) {
        if (tokens.stream().noneMatch(Hyphens::hyphened)) {
            return tokens;
        }
        List<Token> all = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            if (hyphened(token) && !part(tokens, at)) {
                all.addAll(parts(token).stream().map(this::noun).toList());
            } else {
                all.add(token);
            }
        }
        List<Token> numbered = new ArrayList<>();
        for (Token token : all) {
            numbered.add(new Token(
                    token.text(), token.lower(), token.lemma(), numbered.size(), token.position(), token.kind()));
        }
        return List.copyOf(numbered);
    }

    private static boolean hyphened(Token token) {
        return token.kind() == Token.Kind.WORD && token.text().indexOf('-') > 0;
    }

    /** Whether some span with the word in it names something. */
    private boolean part(List<Token> tokens, int at) {
        for (int from = Math.max(0, at - WIDEST + 1); from <= at; from++) {
            for (int to = at + 1; to <= Math.min(tokens.size(), from + WIDEST); to++) {
                if (known.test(tokens.subList(from, to))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What "red-covered" says of the cover. */
    private Token noun(Token part) {
        for (String ending : List.of("ed", "d")) {
            String stem = part.lower().endsWith("ed")
                    ? part.lower().substring(0, part.lower().length() - ending.length())
                    : "";
            Token noun = new Token(stem, stem, stem, 0, part.position(), Token.Kind.WORD);
            if (!stem.isEmpty() && known.test(List.of(noun))) {
                return noun;
            }
        }
        return part;
    }

    private static List<Token> parts(Token token) {
        List<Token> parts = new ArrayList<>();
        int start = 0;
        for (String text : token.text().split("-")) {
            if (!text.isEmpty()) {
                String lower = text.toLowerCase(Locale.ROOT);
                boolean number = lower.chars().allMatch(Character::isDigit);
                parts.add(new Token(
                        text,
                        lower,
                        number ? lower : Lemmas.lemma(lower),
                        0,
                        token.position() + start,
                        number ? Token.Kind.NUMBER : Token.Kind.WORD));
            }
            start += text.length() + 1;
        }
        return parts;
    }
}
