package dev.parley.sql.lexer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** PostgreSQL's key words and where each may stand. Source: {@code pg_get_keywords()} of PostgreSQL 18. */
public final class Keywords {

    /** Where a word may stand. */
    public enum Category {
        /** No key word, or one that may be any name. */
        FREE,
        /** May name a column or table, but no function and no type. */
        COLUMN_NAME,
        /** May name a function or type, but no column or table. */
        TYPE_OR_FUNCTION,
        /** Names nothing unless it is quoted. */
        RESERVED
    }

    private record Keyword(Category category, boolean bareLabel) {}

    private static final Keyword NONE = new Keyword(Category.FREE, true);
    private static final Map<String, Keyword> KEYWORDS = load();

    private Keywords() {}

    /** @param word in lower case */
    public static Category category(String word) {
        return KEYWORDS.getOrDefault(word, NONE).category();
    }

    /** Whether the word may be the label of an output column without AS before it. */
    public static boolean bareLabel(String word) {
        return KEYWORDS.getOrDefault(word, NONE).bareLabel();
    }

    private static Map<String, Keyword> load() {
        Map<String, Keyword> keywords = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Keywords.class.getResourceAsStream("keywords.txt"), StandardCharsets.US_ASCII))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(parts ->
                            keywords.put(parts[0], new Keyword(category(parts[1].charAt(0)), parts.length > 2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(keywords);
    }

    private static Category category(char code) {
        return switch (code) {
            case 'U' -> Category.FREE;
            case 'C' -> Category.COLUMN_NAME;
            case 'T' -> Category.TYPE_OR_FUNCTION;
            case 'R' -> Category.RESERVED;
            default -> throw new IllegalStateException("unknown category of key words: " + code);
        };
    }
}
