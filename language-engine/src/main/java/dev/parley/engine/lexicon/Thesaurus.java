package dev.parley.engine.lexicon;

import dev.parley.engine.text.Lemmas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which words of plain English mean nearly the same, by WordNet; the build makes the list ({@code src/build}). */
public final class Thesaurus {

    private static final String FILE = "thesaurus.txt";
    private static final char KIND_OF = '<';

    /** Read when it is first asked, which most questions never do. */
    private static final class Loaded {
        static final Thesaurus ENGLISH = new Thesaurus();
    }

    /** Sorted lines: a word, ':', the words near to it, each with how near it is, and behind '<' what it is a kind of. */
    private final byte[] lines;

    /**
     * A word or a phrase that is near to another in what it means.
     *
     * @param lemmas joined by blanks
     * @param closeness from 0 to 1, where 1 is the same whatever is spoken of
     */
    public record Near(String lemmas, double closeness) {}

    private Thesaurus() {
        try (InputStream in = Thesaurus.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing: the build makes it of WordNet");
            }
            lines = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    public static Thesaurus english() {
        return Loaded.ENGLISH;
    }

    /**
     * What means nearly the same, the nearest first; of a word that is not known, nothing.
     *
     * @param phrase base form in lower case, its words joined by blanks
     */
    public List<Near> near(String phrase) {
        return words(phrase)
                .filter(word -> word.charAt(0) != KIND_OF)
                .map(Thesaurus::read)
                .toList();
    }

    /** What it is a kind of: what is said of the one need not hold for the other. */
    public List<Near> general(String phrase) {
        return words(phrase)
                .filter(word -> word.charAt(0) == KIND_OF)
                .map(word -> read(word.substring(1)))
                .toList();
    }

    /** Whether it is a word of English that anything is tied to. */
    public boolean knows(String lemma) {
        return words(lemma).findAny().isPresent();
    }

    private Stream<String> words(String phrase) {
        byte[] key = (phrase.replace(' ', '_') + ":").getBytes(StandardCharsets.US_ASCII);
        int low = 0;
        int high = lines.length;
        while (low < high) {
            int start = startOfLine((low + high) >>> 1);
            int end = endOfLine(start);
            int order = Arrays.compare(lines, start, Math.min(end, start + key.length), key, 0, key.length);
            if (order == 0) {
                int from = start + key.length;
                return Arrays.stream(new String(lines, from, end - from, StandardCharsets.US_ASCII).split(" "));
            }
            if (order < 0) {
                low = end + 1;
            } else {
                high = start;
            }
        }
        return Stream.empty();
    }

    private int startOfLine(int at) {
        int start = at;
        while (start > 0 && lines[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int endOfLine(int at) {
        int end = at;
        while (end < lines.length && lines[end] != '\n') {
            end++;
        }
        return end;
    }

    private static Near read(String word) {
        String[] parts = word.split("=");
        return new Near(lemmas(parts[0]), Integer.parseInt(parts[1]) / 100.0);
    }

    private static String lemmas(String tied) {
        return Arrays.stream(tied.split("_")).map(Lemmas::lemma).collect(Collectors.joining(" "));
    }
}
