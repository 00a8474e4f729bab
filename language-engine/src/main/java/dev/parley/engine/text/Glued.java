package dev.parley.engine.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words glued together without a sign between them ("birthdate", "totalamount"), taken apart by a dictionary. */
public final class Glued {

    private static final int LONGEST = 40;
    /** The letters that what is done has more than: "assigned" of "assign". */
    private static final int DONE = 5;

    private static final double UNKNOWN = 1e6;
    private static final Set<String> WORDS = new HashSet<>();
    private static final Set<String> HEADS = new HashSet<>();
    /** Too short to be looked for anywhere but between or behind longer words. */
    private static final Set<String> SMALL = Set.of("of", "to", "by", "on", "in", "at", "per", "and");

    private static final Set<String> FIRST = Set.of("is", "has", "on", "no");

    static {
        for (String line : Resources.lines(Glued.class, "heads.txt")) {
            HEADS.addAll(Arrays.asList(line.split("\\s+")));
        }
        for (String line : Resources.lines(Glued.class, "words.txt")) {
            for (String word : line.split("\\s+")) {
                WORDS.add(word);
                WORDS.add(Lemmas.plural(word));
            }
        }
        HEADS.stream().filter(head -> head.length() > 3).forEach(WORDS::add);
    }

    private Glued() {}

    /** Whether it is a word of general English as it stands. */
    public static boolean isWord(String word) {
        return WORDS.contains(word);
    }

    /** Words that say what a column holds when they end its name: "id", "name", "date". */
    public static Set<String> heads() {
        return HEADS;
    }

    /**
     * The fewest words that make up the whole name.
     *
     * @param name lower case, letters only
     * @param more further words, such as the names of the tables
     * @return the name alone when it is a word or does not fall apart
     */
    public static List<String> parts(String name, Set<String> more) {
        if (name.length() < 5 || name.length() > LONGEST || WORDS.contains(name)) {
            return List.of(name);
        }
        int length = name.length();
        double[] cost = new double[length + 1];
        int[] start = new int[length + 1];
        Arrays.fill(cost, UNKNOWN);
        cost[0] = 0;
        for (int end = 2; end <= length; end++) {
            for (int from = Math.max(0, end - 20); from <= end - 2; from++) {
                if (cost[from] >= UNKNOWN || end - from == length) {
                    continue;
                }
                String word = name.substring(from, end);
                double price = price(word, from == 0, end == length, more);
                if (cost[from] + price < cost[end]) {
                    cost[end] = cost[from] + price;
                    start[end] = from;
                }
            }
        }
        if (cost[length] >= UNKNOWN) {
            return List.of(name);
        }
        List<String> parts = new ArrayList<>();
        for (int end = length; end > 0; end = start[end]) {
            parts.addFirst(name.substring(start[end], end));
        }
        return plausible(parts, more) ? List.copyOf(parts) : List.of(name);
    }

    private static double price(String word, boolean first, boolean last, Set<String> more) {
        boolean known = more.contains(word) && word.length() > 2
                || WORDS.contains(word)
                || word.length() > DONE && word.endsWith("ed") && WORDS.contains(Lemmas.lemma(word))
                || last && HEADS.contains(word)
                || first && FIRST.contains(word)
                || !first && SMALL.contains(word)
                || word.length() > 2 && Abbreviations.meaning(word).isPresent();
        if (!known) {
            return UNKNOWN;
        }
        return switch (word.length()) {
            case 2 -> 1.9;
            case 3 -> 1.4;
            case 4 -> 1.1;
            default -> 1;
        };
    }

    /** Short words fit by chance: two of them make a name only when one is known of this schema or ends many names. */
    private static boolean plausible(List<String> parts, Set<String> more) {
        long letters = parts.stream().mapToInt(String::length).sum();
        if (parts.size() > 5 || letters < 3L * parts.size()) {
            return false;
        }
        boolean hinted = HEADS.contains(parts.getLast()) || more.contains(parts.getFirst());
        boolean longWords =
                parts.stream().filter(part -> part.length() > 3).count() >= parts.size() - 1 && letters >= 7;
        for (int i = 1; i < parts.size() - 1; i++) {
            if (SMALL.contains(parts.get(i))
                    && (parts.get(i - 1).length() < 3 || parts.get(i + 1).length() < 3)) {
                return false;
            }
        }
        return hinted || longWords;
    }
}
