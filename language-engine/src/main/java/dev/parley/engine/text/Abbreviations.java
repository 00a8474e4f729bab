package dev.parley.engine.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words as names of tables and columns cut them short ("qty", "amt", "dob"), and what they stand for. */
public final class Abbreviations {

    private static final Map<String, List<String>> CERTAIN = new HashMap<>();
    private static final Map<String, List<List<String>>> POSSIBLE = new HashMap<>();

    static {
        for (String line : Resources.lines(Abbreviations.class, "abbreviations.txt")) {
            int sign = Math.max(line.indexOf(':'), line.indexOf('?'));
            String word = line.substring(0, sign).strip();
            List<List<String>> meanings = Arrays.stream(line.substring(sign + 1).split("\\|"))
                    .map(meaning -> Arrays.stream(meaning.strip().split("\\s+"))
                            .map(Lemmas::lemma)
                            .toList())
                    .toList();
            if (line.charAt(sign) == ':') {
                CERTAIN.put(word, meanings.getFirst());
            } else {
                POSSIBLE.put(word, meanings);
            }
        }
    }

    private Abbreviations() {}

    /** Lemmas of the one thing it stands for wherever it stands; empty when it is no abbreviation or has other uses. */
    public static Optional<List<String>> meaning(String word) {
        return Optional.ofNullable(CERTAIN.get(word));
    }

    /** Lemmas of each thing that it may stand for beside itself. */
    public static List<List<String>> possibleMeanings(String word) {
        return POSSIBLE.getOrDefault(word, List.of());
    }

    public static boolean isOne(String word) {
        return CERTAIN.containsKey(word) || POSSIBLE.containsKey(word);
    }
}
