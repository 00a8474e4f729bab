package dev.parley.cli;

import java.util.Arrays;
import java.util.List;

/** Texts that begin and end alike, cut down to where they differ. */
final class Differences {

    /** Words that are kept of what is alike, next to what is not. */
    private static final int CONTEXT = 3;

    /** A shorter text is read as a whole. */
    private static final int LONG_CHARS = 80;

    private static final String LEFT_OUT = "…";

    private Differences() {}

    static List<String> of(List<String> texts) {
        boolean isLong = texts.stream().anyMatch(text -> text.length() > LONG_CHARS);
        if (texts.size() < 2 || !isLong) {
            return texts;
        }
        List<List<String>> words = texts.stream()
                .map(text -> Arrays.asList(text.strip().split("\\s+")))
                .toList();
        int shortest = words.stream().mapToInt(List::size).min().orElseThrow();
        int alikeAtStart = alike(words, shortest, false);
        int alikeAtEnd = alike(words, shortest - alikeAtStart, true);
        return words.stream()
                .map(text -> cut(text, alikeAtStart - CONTEXT, alikeAtEnd - CONTEXT))
                .toList();
    }

    /** How many words all texts have in common. */
    private static int alike(List<List<String>> texts, int most, boolean fromEnd) {
        for (int i = 0; i < most; i++) {
            int place = i;
            long distinct = texts.stream()
                    .map(text -> text.get(fromEnd ? text.size() - 1 - place : place))
                    .distinct()
                    .count();
            if (distinct > 1) {
                return i;
            }
        }
        return most;
    }

    /** For one or two words less the mark is no gain. */
    private static String cut(List<String> words, int atStart, int atEnd) {
        int from = atStart > 2 ? atStart : 0;
        int to = words.size() - (atEnd > 2 ? atEnd : 0);
        return (from > 0 ? LEFT_OUT + " " : "")
                + String.join(" ", words.subList(from, to))
                + (to < words.size() ? " " + LEFT_OUT : "");
    }
}
