package dev.parley.engine.text;

import java.util.List;
import java.util.regex.Pattern;

/** Which verbs end in an "e" that "-ed" and "-ing" take with them: "provid" was "provide", "visit" is whole. */
final class LostE {

    private record Ending(Pattern root, boolean lost) {}

    private static final List<Ending> ENDINGS = Resources.lines(LostE.class, "lost-e.txt").stream()
            .map(LostE::ending)
            .toList();

    private LostE() {}

    /** @param root what is left of a verb, lower case */
    static boolean of(String root) {
        return ENDINGS.stream()
                .filter(ending -> ending.root().matcher(root).matches())
                .findFirst()
                .filter(Ending::lost)
                .isPresent();
    }

    private static Ending ending(String line) {
        Pattern root = Pattern.compile(line.substring(2).replace("C", "[^aeiou]"));
        return new Ending(root, line.startsWith("+"));
    }
}
