package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes the "not" off words that nothing is called by: "undelivered orders" are not delivered ones. */
final class Prefixes {

    private static final List<String> NOT = List.of("un", "non", "in", "im", "ir", "il", "dis");
    private static final int SHORTEST = 4;

    private final Predicate<List<Token>> named;
    private final Predicate<List<Token>> said;

    /**
     * @param named whether a span names something as it is
     * @param said whether a span is something that rows can be said to be
     */
    Prefixes(Predicate<List<Token>> named, Predicate<List<Token>> said) {
        this.named = named;
        this.said = said;
    }

    List<Token> apart(List<Token> tokens) {
        List<Token> all = new ArrayList<>();
        for (Token token : tokens) {
            Optional<Token> rest =
                    token.kind() == Token.Kind.WORD && !named.test(List.of(token)) ? rest(token) : Optional.empty();
            rest.ifPresent(ignored -> all.add(denial(token)));
            all.add(rest.orElse(token));
        }
        if (all.size() == tokens.size()) {
            return tokens;
        }
        List<Token> numbered = new ArrayList<>();
        for (Token token : all) {
            numbered.add(new Token(
                    token.text(), token.lower(), token.lemma(), numbered.size(), token.position(), token.kind()));
        }
        return List.copyOf(numbered);
    }

    private Optional<Token> rest(Token token) {
        return NOT.stream()
                .filter(prefix ->
                        token.lower().startsWith(prefix) && token.lower().length() - prefix.length() >= SHORTEST)
                .filter(prefix -> Lexicon.english().denies(prefix, token.lower().substring(prefix.length())))
                .map(prefix -> word(token.lower().substring(prefix.length()), token))
                .filter(rest -> said.test(List.of(rest)))
                .findFirst();
    }

    /** The "not", written as the word that it was taken off: that is what people are told of. */
    private static Token denial(Token token) {
        return new Token(token.text(), "not", "not", 0, token.position(), Token.Kind.WORD);
    }

    private static Token word(String lower, Token at) {
        return new Token(lower, lower, Lemmas.lemma(lower), 0, at.position(), Token.Kind.WORD);
    }
}
