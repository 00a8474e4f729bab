package dev.parley.engine.lexicon;

import dev.parley.engine.text.Lemmas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which words of plain English mean nearly the same, by WordNet; the build makes the list ({@code src/build}). */
public final class Thesaurus {

    private static final String FILE = "thesaurus.txt";

    /** Read when it is first asked, which most questions never do. */
    private static final class Loaded {
        static final Thesaurus ENGLISH = new Thesaurus();
    }

    /** Sorted lines: a word, ':', and the words near to it, each with how near it is. */
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
        byte[] key = (phrase.replace(' ', '_') + ":").getBytes(StandardCharsets.US_ASCII);
        int low = 0;
        int high = lines.length;
        while (low < high) {
            int start = startOfLine((low + high) >>> 1);
            int end = endOfLine(start);
            int order = Arrays.compare(lines, start, Math.min(end, start + key.length), key, 0, key.length);
            if (order == 0) {
                return read(new String(lines, start + key.length, end - start - key.length, StandardCharsets.US_ASCII));
            }
            if (order < 0) {
                low = end + 1;
            } else {
                high = start;
            }
        }
        return List.of();
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

    private static List<Near> read(String words) {
        return Arrays.stream(words.split(" "))
                .map(word -> word.split("="))
                .map(word -> new Near(lemmas(word[0]), Integer.parseInt(word[1]) / 100.0))
                .toList();
    }

    private static String lemmas(String tied) {
        return Arrays.stream(tied.split("_")).map(Lemmas::lemma).collect(Collectors.joining(" "));
    }
}
