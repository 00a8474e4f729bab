package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** "How old are the members on average", "how old is the average member" as "average age of the members". */
final class AverageDegrees {

    private static final String AGE = "age";

    private final Predicate<String> column;

    /** @param column whether a noun names a column */
    AverageDegrees(Predicate<String> column) {
        this.column = column;
    }

    List<Token> asNouns(List<Token> tokens) {
        List<Token> rest = new ArrayList<>(tokens);
        Optional<Token> average = removeAverage(rest);
        int how = average.isPresent() ? how(rest) : -1;
        Optional<String> noun =
                how < 0 ? Optional.empty() : noun(rest.get(how + 1).lower());
        if (noun.isEmpty()) {
            return tokens;
        }
        Token adjective = rest.get(how + 1);
        List<Token> said =
                List.of(word("average", average.get()), word(noun.get(), adjective), word("of", rest.get(how + 2)));
        rest.subList(how, how + 3).clear();
        rest.addAll(how, said);
        List<Token> numbered = new ArrayList<>();
        for (Token token : rest) {
            numbered.add(new Token(
                    token.text(), token.lower(), token.lemma(), numbered.size(), token.position(), token.kind()));
        }
        return List.copyOf(numbered);
    }

    /** Takes "on average", a comma beside it and "the average" out. */
    private static Optional<Token> removeAverage(List<Token> tokens) {
        for (int at = 1; at < tokens.size(); at++) {
            String both = tokens.get(at - 1).lower() + " " + tokens.get(at).lower();
            if (!tokens.get(at).lower().equals("average") || !both.matches("(on|the|an) average")) {
                continue;
            }
            Token average = tokens.get(at);
            int from = at > 1
                            && both.startsWith("on")
                            && tokens.get(at - 2).lower().equals(",")
                    ? at - 2
                    : at - 1;
            int to = from == 0
                            && at + 1 < tokens.size()
                            && tokens.get(at + 1).lower().equals(",")
                    ? at + 2
                    : at + 1;
            tokens.subList(from, to).clear();
            return Optional.of(average);
        }
        return Optional.empty();
    }

    /** Where "how old are" begins; -1 where nothing is asked so at the beginning. */
    private static int how(List<Token> tokens) {
        return tokens.size() > 3
                        && tokens.get(0).lower().equals("how")
                        && tokens.get(2).lower().matches("is|are|was|were")
                ? 0
                : -1;
    }

    private Optional<String> noun(String adjective) {
        if (adjective.equals("old")) {
            return Optional.of(AGE);
        }
        return Lexicon.english().measures(adjective).stream()
                .map(Lexicon.Adjective::measures)
                .filter(column)
                .findFirst();
    }

    private static Token word(String lower, Token at) {
        return new Token(lower, lower, Lemmas.lemma(lower), 0, at.position(), Token.Kind.WORD);
    }
}
