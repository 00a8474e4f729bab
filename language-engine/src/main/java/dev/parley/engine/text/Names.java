package dev.parley.engine.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of tables and columns as the words they are made of. */
public final class Names {

    private static final Pattern BOUNDARY = Pattern.compile(
            "[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L}{2})(?=\\p{N})");

    private Names() {}

    /** {@code order_items}, {@code orderItems} and {@code OrderItems} all give "order", "items". */
    public static List<String> words(String name) {
        return BOUNDARY.splitAsStream(name)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    public static String readable(String name) {
        List<String> words = words(name);
        return words.isEmpty() ? name : String.join(" ", words);
    }
}
