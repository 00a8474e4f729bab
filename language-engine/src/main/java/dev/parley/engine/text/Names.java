package dev.parley.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names of tables and columns as the words they are made of. */
public final class Names {

    private Names() {}

    /** {@code order_items}, {@code orderItems} and {@code OrderItems} all give "order", "items". */
    public static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        int sign;
        for (int at = 0; at < name.length(); at += Character.charCount(sign)) {
            sign = name.codePointAt(at);
            if (!Character.isLetter(sign) && !number(sign)) {
                add(words, name, start, at);
                start = at + Character.charCount(sign);
            } else if (at > start && wordBegins(name, at)) {
                add(words, name, start, at);
                start = at;
            }
        }
        add(words, name, start, name.length());
        return List.copyOf(words);
    }

    private static void add(List<String> words, String name, int start, int end) {
        if (end > start) {
            words.add(name.substring(start, end).toLowerCase(Locale.ROOT));
        }
    }

    /** "order|Items", "HTTP|Code", "line|2" but not "q1". */
    private static boolean wordBegins(String name, int at) {
        int here = name.codePointAt(at);
        int before = name.codePointBefore(at);
        if (number(here)) {
            int first = at - Character.charCount(before);
            return Character.isLetter(before) && first > 0 && Character.isLetter(name.codePointBefore(first));
        }
        int next = at + Character.charCount(here);
        boolean lastCapital = capital(before) && next < name.length() && small(name.codePointAt(next));
        return capital(here) && (small(before) || lastCapital);
    }

    private static boolean number(int sign) {
        int type = Character.getType(sign);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean capital(int sign) {
        return Character.getType(sign) == Character.UPPERCASE_LETTER;
    }

    private static boolean small(int sign) {
        return Character.getType(sign) == Character.LOWERCASE_LETTER;
    }

    /** The words of a text's name, where "nm" is a name; of numbers it may be nautical miles. */
    public static List<String> wordsOfText(String name) {
        List<String> words = new ArrayList<>(words(name));
        if (!words.isEmpty() && words.getLast().matches(".*nme?")) {
            words.add(words.removeLast().replaceFirst("nme?$", "name"));
        }
        return List.copyOf(words);
    }

    /** A name for people to read, with what is cut short spelt out: "quantity" for {@code qty}. */
    public static String readable(String name) {
        return readable(name, words(name));
    }

    public static String readableText(String name) {
        return readable(name, wordsOfText(name));
    }

    private static String readable(String name, List<String> words) {
        return words.isEmpty()
                ? name
                : words.stream()
                        .flatMap(word -> Abbreviations.meaning(word).orElse(List.of(word)).stream())
                        .collect(Collectors.joining(" "));
    }

    /** A name as it is written, in words; where it is glued or cut short, the words that were read in it. */
    public static String written(String name, List<String> lemmas) {
        List<String> words = words(name);
        boolean plain = words.stream().map(Lemmas::lemma).toList().equals(lemmas);
        return String.join(" ", plain ? words : lemmas);
    }

    /** The same for several of what it names. */
    public static String plural(String name, List<String> lemmas) {
        String written = written(name, lemmas);
        String last = written.substring(written.lastIndexOf(' ') + 1);
        boolean plural = !Lemmas.lemma(last).equals(last);
        return plural ? written : written.substring(0, written.length() - last.length()) + Lemmas.plural(last);
    }
}
