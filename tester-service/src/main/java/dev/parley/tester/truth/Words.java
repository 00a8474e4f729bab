package dev.parley.tester.truth;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Parts of sentences. */
final class Words {

    private static final int MOST_CHARS = 100;

    private Words() {}

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String rows(long number) {
        return counted(number, "row", "rows");
    }

    static String counted(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** Text of a clause on one line. */
    static String clause(String text) {
        String line = text.replaceAll("\\s+", " ");
        return "\"" + (line.length() <= MOST_CHARS ? line : line.substring(0, MOST_CHARS - 1) + "…") + "\"";
    }

    static String values(List<String> values) {
        return values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(", "));
    }
}
