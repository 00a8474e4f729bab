package dev.parley.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a question into tokens. */
public final class Tokenizer {

    private static final Pattern TOKEN = Pattern.compile("""
            (?<quoted>"[^"]+"|“[^”]+”|(?<![\\p{L}\\p{N}])'[^']+'(?![\\p{L}])|‘[^’]+’)\
            |(?<date>\\d{4}-\\d{2}-\\d{2}|(?<![\\p{L}\\d./-])(?:\\d{4}/\\d{1,2}/\\d{1,2}|\\d{1,2}(?<mark>[./-])\\d{1,2}\\k<mark>\\d{4})(?![\\p{L}\\d/-]|\\.\\d))\
            |(?<number>[-+]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?![\\p{L}\\d])|(?<![\\p{L}\\d])-?\\d++(?:\\.\\d+)?(?:[kKmM](?!\\p{L}))?(?:(?!\\p{L}|-?\\p{L})|(?=(?:kg|mg|cm|mm|km|lbs?|ft|mph|kph|hrs?|mins?|secs?)\\b)))\
            |(?<word>[\\p{L}\\p{N}]+(?:[-.@&/_]\\p{L}*[\\p{L}\\p{N}]+)*\\+?)\
            |(?<possessive>['’](?:s\\b)?)\
            |(?<punctuation>[()]|[,;:?!.<>=]+|[%$€£]+|(?<=\\s)-(?=\\s))""");

    private static final Pattern CONTRACTION =
            Pattern.compile("(?i)\\b(do|does|did|is|are|was|were|has|have|had|could|would|should)n['’]?t\\b");

    private static final Pattern ARE = Pattern.compile("(?i)\\b(what|who|where|when|they|we|you|there)['’]re\\b");

    /** Words behind which "'s" is a verb. */
    private static final Set<String> ASKING = Set.of("who", "what", "where", "when", "there");

    private Tokenizer() {}

    public static List<Token> tokens(String question) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(expanded(question));
        while (matcher.find()) {
            if (matcher.group("possessive") != null) {
                if (!tokens.isEmpty() && ASKING.contains(tokens.getLast().lower())) {
                    tokens.add(
                            new Token("is", "is", Lemmas.lemma("is"), tokens.size(), matcher.start(), Token.Kind.WORD));
                }
                continue;
            }
            tokens.add(token(matcher, tokens.size()));
        }
        return List.copyOf(tokens);
    }

    private static Token token(Matcher matcher, int index) {
        String text = matcher.group();
        Token.Kind kind = Token.Kind.PUNCTUATION;
        if (matcher.group("quoted") != null) {
            text = text.substring(1, text.length() - 1).strip();
            kind = Token.Kind.QUOTED;
        } else if (matcher.group("date") != null) {
            kind = Token.Kind.DATE;
        } else if (matcher.group("number") != null) {
            kind = Token.Kind.NUMBER;
        } else if (matcher.group("word") != null) {
            kind = Token.Kind.WORD;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        String lemma = kind == Token.Kind.WORD ? Lemmas.lemma(lower) : lower;
        return new Token(text, lower, lemma, index, matcher.start(), kind);
    }

    /** Contractions spelt out, without moving the words after them. */
    private static String expanded(String question) {
        String are = ARE.matcher(question).replaceAll("$1 be");
        return CONTRACTION.matcher(are).replaceAll("$1 no");
    }
}
