package dev.parley.rewriter.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that a misspelt one may have meant. */
public final class NearestNames {

    private static final int MOST = 3;

    private NearestNames() {}

    /** At most three, nearest first; at most a third of the letters differ. */
    public static List<String> of(String wrong, Collection<String> names) {
        String sought = plain(wrong);
        int most = Math.max(1, sought.length() / 3);
        record Near(String name, int distance) {}
        return names.stream()
                .filter(name -> Math.abs(plain(name).length() - sought.length()) <= most)
                .map(name -> new Near(name, distance(sought, plain(name))))
                .filter(near -> near.distance() <= most)
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("\"", "").replace("_", "");
    }

    /** Letters to put in, take out, replace, or swap with the next. */
    public static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int moved = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
                steps[i][j] = Math.min(replaced, moved);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
