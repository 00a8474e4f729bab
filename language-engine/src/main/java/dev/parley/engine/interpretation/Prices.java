package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * "Things that cost more than 500": to a buyer the verb is about the price, though there may be a column of its own name
 * beside it. Both are kept, the price a little ahead, so that whoever asks is asked back.
 */
final class Prices {

    private static final double AHEAD = 0.01;

    private final Lexicon lexicon = Lexicon.english();

    List<Mention> buyers(Evidence evidence, Cursor cursor) {
        Optional<String> paid = lexicon.paidAs(evidence.lemma());
        if (paid.isEmpty() || evidence.tokens().size() > 1 || !verb(evidence, cursor)) {
            return evidence.mentions();
        }
        List<Mention> mentions = new ArrayList<>();
        for (Mention mention : evidence.mentions()) {
            mentions.add(
                    mention instanceof Mention.PropertyMention price
                                    && bothNamed(price.property(), paid.get(), evidence)
                            ? new Mention.PropertyMention(
                                    price.property(), 1, "what a buyer pays; it could be the other column")
                            : mention instanceof Mention.PropertyMention(var property, var quality, var reason)
                                            && quality >= 1
                                    ? new Mention.PropertyMention(property, 1 - AHEAD, reason)
                                    : mention);
        }
        return mentions;
    }

    private static boolean bothNamed(Property property, String paid, Evidence evidence) {
        return property.words().contains(paid)
                && evidence.all(Mention.PropertyMention.class).stream()
                        .anyMatch(other ->
                                other.quality() >= 1 && other.property().entity() == property.entity());
    }

    /** Without an article before it, and with an amount after it. */
    private static boolean verb(Evidence evidence, Cursor cursor) {
        boolean subject = cursor.before()
                .filter(e -> e.first(Mention.EntityMention.class).isPresent()
                        || e.is(Operation.BOUNDARY) && e.words().matches("(?i)that|which|who"))
                .isPresent();
        boolean amount = cursor.next()
                .filter(e -> e.number() != null
                        || e.is(
                                Operation.GREATER,
                                Operation.LESS,
                                Operation.AT_LEAST,
                                Operation.AT_MOST,
                                Operation.EXACTLY,
                                Operation.BETWEEN))
                .isPresent();
        return subject && amount;
    }
}
