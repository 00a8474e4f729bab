package dev.parley.engine.evidence;

import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;

/** Reads "start and end dates" as "start dates and end dates", where both are names of columns. */
final class SharedHeads {

    private final Vocabulary vocabulary;

    SharedHeads(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** With the noun that several share behind each of them. */
    List<Token> spread(List<Token> tokens) {
        List<Token> spread = new ArrayList<>(tokens);
        for (int head = tokens.size() - 1; head > 2; head--) {
            if (tokens.get(head).kind() != Token.Kind.WORD
                    || !vocabulary.namesColumn(tokens.get(head - 1), tokens.get(head))) {
                continue;
            }
            int at = commaBefore(tokens, head - 2);
            while (at > 0 && lists(tokens, at) && vocabulary.namesColumn(tokens.get(at - 1), tokens.get(head))) {
                if (!vocabulary.namesColumn(tokens.get(at - 1), tokens.get(at))) {
                    spread.add(spread.indexOf(tokens.get(at - 1)) + 1, tokens.get(head));
                }
                at = commaBefore(tokens, at - 2);
            }
        }
        return spread;
    }

    /** ", and" lists like "and": the place of the comma where one stands before it. */
    private static int commaBefore(List<Token> tokens, int at) {
        boolean both = at > 0
                && tokens.get(at).lower().matches("and|or")
                && tokens.get(at - 1).lower().equals(",");
        return both ? at - 1 : at;
    }

    /** Whether at {@code at} stands what lists things: "and", "," or ", and". */
    private static boolean lists(List<Token> tokens, int at) {
        String word = tokens.get(at).lower();
        return word.equals(",") || word.equals("&") || word.equals("and") || word.equals("or");
    }
}
