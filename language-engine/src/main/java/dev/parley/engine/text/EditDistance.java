package dev.parley.engine.text;

/** How far two words are apart: letters changed, left out, put in, or neighbours swapped. */
public final class EditDistance {

    private EditDistance() {}

    public static int between(String left, String right) {
        int[][] distance = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                boolean same = left.charAt(i - 1) == right.charAt(j - 1);
                int best = Math.min(
                        Math.min(distance[i - 1][j], distance[i][j - 1]) + 1, distance[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                distance[i][j] = swapped ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
            }
        }
        return distance[left.length()][right.length()];
    }

    /** Few enough for a slip of the fingers: none in short words, two only in long ones; the first letter holds. */
    public static boolean isTypo(String written, String meant) {
        int shorter = Math.min(written.length(), meant.length());
        if (shorter < 5
                || written.charAt(0) != meant.charAt(0)
                || Math.abs(written.length() - meant.length()) > 2
                || written.equals(meant)) {
            return false;
        }
        return between(written, meant) <= (shorter >= 8 ? 2 : 1);
    }
}
