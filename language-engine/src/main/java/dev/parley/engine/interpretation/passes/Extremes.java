package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "The maximum salary of the clerks", who have a salary each, is the greatest of theirs, though posts have a column
 * called so.
 */
final class Extremes {

    private static final Map<String, Operation> FUNCTIONS = Map.of(
            "maximum", Operation.MAXIMUM,
            "max", Operation.MAXIMUM,
            "minimum", Operation.MINIMUM,
            "min", Operation.MINIMUM);

    private Extremes() {}

    static List<Evidence> ofRows(List<Evidence> evidence) {
        List<Evidence> computed = new ArrayList<>();
        for (int at = 0; at < evidence.size(); at++) {
            Evidence word = evidence.get(at);
            Optional<Property> measure = measure(evidence, at);
            if (measure.isPresent()) {
                List<Token> tokens = word.tokens();
                computed.add(word.of(tokens.subList(0, 1))
                        .withOperation(FUNCTIONS.get(tokens.getFirst().lemma())));
                computed.add(word.of(tokens.subList(1, tokens.size()))
                        .meaning(new Mention.PropertyMention(measure.get(), 1, "")));
            } else {
                computed.add(word);
            }
        }
        return computed;
    }

    /** The column of the rows behind "of" that is called as the words behind the function. */
    private static Optional<Property> measure(List<Evidence> evidence, int at) {
        Evidence word = evidence.get(at);
        boolean function = word.operation() == null
                && word.tokens().size() > 1
                && FUNCTIONS.containsKey(word.tokens().getFirst().lemma())
                && at + 2 < evidence.size()
                && evidence.get(at + 1).is(Operation.OF)
                && evidence.get(at + 2).operation() == null
                && Nouns.entityFirst(evidence.get(at + 2));
        if (!function) {
            return Optional.empty();
        }
        List<String> called = word.tokens().stream().skip(1).map(Token::lemma).toList();
        return evidence.get(at + 2).first(Mention.EntityMention.class).stream()
                .filter(rows -> word.all(Mention.PropertyMention.class).stream()
                        .noneMatch(column -> column.property().entity() == rows.entity()))
                .flatMap(rows -> rows.entity().properties().stream())
                .filter(property -> property.words().equals(called)
                        && property.column().family().isNumeric())
                .findFirst();
    }
}
