package dev.parley.engine.evidence;

import dev.parley.engine.text.Token;
import java.util.List;

/** Tells the letter "A" ("students with grade A", "who got an A") from the article. */
final class Letters {

    private Letters() {}

    /** Whether what stands at {@code at} is a capital A that neither begins a sentence nor has its capital from a title. */
    static boolean isOne(List<Token> tokens, int at) {
        if (at == 0 || !tokens.get(at).text().equals("A")) {
            return false;
        }
        String before = tokens.get(at - 1).text();
        boolean begins = before.matches("[.?!:;]");
        boolean titled = capital(before)
                && at + 1 < tokens.size()
                && capital(tokens.get(at + 1).text());
        return !begins && !titled;
    }

    private static boolean capital(String word) {
        return Character.isUpperCase(word.charAt(0));
    }
}
