package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.text.Period;
import dev.parley.engine.text.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A span of the question and all it may mean.
 *
 * @param operation what it does, or null
 * @param mentions what it names, best first
 * @param number the number it states, or null
 * @param period the period it states, or null
 * @param adjective the adjective that it is a form of ("oldest": old), or null
 * @param superlative whether that form is the superlative
 */
public record Evidence(
        List<Token> tokens,
        Operation operation,
        List<Mention> mentions,
        BigDecimal number,
        Period period,
        String adjective,
        boolean superlative) {

    public Evidence {
        tokens = List.copyOf(tokens);
        mentions = List.copyOf(mentions);
    }

    public static Evidence operation(List<Token> tokens, Operation operation, List<Mention> mentions) {
        return new Evidence(tokens, operation, mentions, null, null, null, false);
    }

    public static Evidence mentions(List<Token> tokens, List<Mention> mentions) {
        return new Evidence(tokens, null, mentions, null, null, null, false);
    }

    public static Evidence number(List<Token> tokens, BigDecimal number, Period year, List<Mention> mentions) {
        return new Evidence(tokens, null, mentions, number, year, null, false);
    }

    public static Evidence period(List<Token> tokens, Period period) {
        return new Evidence(tokens, null, List.of(), null, period, null, false);
    }

    public static Evidence adjective(List<Token> tokens, String adjective, boolean superlative, Operation operation) {
        return new Evidence(tokens, operation, List.of(), null, null, adjective, superlative);
    }

    /** A superlative that a glossary defines. */
    static Evidence extreme(List<Token> tokens, Mention mention) {
        return new Evidence(tokens, null, List.of(mention), null, null, Token.lower(tokens), true);
    }

    /** The same, of some of its words. */
    public Evidence of(List<Token> some) {
        return new Evidence(some, operation, mentions, number, period, adjective, superlative);
    }

    /** The same span, meant as the grammatical word it is. */
    public Evidence asOperation() {
        return withOperation(operation);
    }

    /** The same span, meant as what it names. */
    public Evidence asMention() {
        return new Evidence(tokens, null, mentions, number, period, adjective, superlative);
    }

    /** The same span, meant as one of the things that it may name. */
    public Evidence meaning(Mention one) {
        return new Evidence(tokens, null, List.of(one), number, period, adjective, superlative);
    }

    /** The same span, meant as one of some of the things that it may name. */
    public Evidence meaningOneOf(List<Mention> some) {
        return new Evidence(tokens, null, some, number, period, adjective, superlative);
    }

    /** The same span, as that grammatical word and nothing else. */
    public Evidence withOperation(Operation other) {
        return new Evidence(tokens, other, List.of(), null, null, null, false);
    }

    public boolean is(Operation... operations) {
        for (Operation wanted : operations) {
            if (operation == wanted) {
                return true;
            }
        }
        return false;
    }

    /** The best mention of a kind. */
    public <M extends Mention> Optional<M> first(Class<M> kind) {
        return mentions.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    public <M extends Mention> List<M> all(Class<M> kind) {
        return mentions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The same span, as words that nothing is known of. */
    public Evidence asUnknown() {
        return withOperation(null);
    }

    /** Whether nothing at all is known of it. */
    public boolean unknown() {
        return operation == null && mentions.isEmpty() && number == null && period == null && adjective == null;
    }

    /** Whether it names nothing, and may as well be a value. */
    public boolean guessed() {
        return operation == null
                && (nearInMeaning() || all(mention -> mention.reason().startsWith(Vocabulary.MISSPELLING)));
    }

    /** Whether it is but spelt like names. */
    boolean likeNames() {
        return operation == null
                && all(mention -> mention.reason().startsWith(Vocabulary.MISSPELLING)
                        || mention.reason().endsWith(ShortNames.SHORT));
    }

    /** Whether it names nothing, and was placed by what it means. */
    public boolean nearInMeaning() {
        return all(mention -> mention.reason().startsWith(NearMeanings.REASON));
    }

    private boolean all(Predicate<Mention> test) {
        return !mentions.isEmpty() && mentions.stream().allMatch(test);
    }

    public boolean quoted() {
        return tokens.getFirst().kind() == Token.Kind.QUOTED;
    }

    /** As written. */
    public String words() {
        return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
    }

    public String lemma() {
        return tokens.getLast().lemma();
    }
}
