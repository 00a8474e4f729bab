package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Names;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Numbers that are called by a unit and what was done in it ({@code hours_trained}, {@code years_working}): "hours spent
 * training", "the years that they worked" are one name.
 */
final class SpansOfDeeds {

    private static final String BETWEEN =
            "(?i)spent|spend|spends|on|that|they|he|she|it|have|has|had|been|was|were|the";
    private static final double NAMED = 0.97;

    private SpansOfDeeds() {}

    static List<Evidence> named(List<Evidence> evidence) {
        List<Evidence> named = new ArrayList<>(evidence);
        for (int at = 0; at < named.size(); at++) {
            int verb = at + 1;
            while (verb < named.size() && named.get(verb).words().matches(BETWEEN)) {
                verb++;
            }
            asked(named, at);
            boolean said = verb > at + 1 && verb < named.size();
            Optional<Property> span = said ? span(named.get(at), named.get(verb)) : Optional.empty();
            if (span.isPresent()) {
                List<Token> tokens = Stream.concat(named.get(at).tokens().stream(), named.get(verb).tokens().stream())
                        .toList();
                Mention meant = new Mention.PropertyMention(span.get(), NAMED, "");
                named.subList(at, verb + 1).clear();
                named.add(at, Evidence.mentions(tokens, List.of(meant)));
            }
        }
        return named;
    }

    /** "how many hours did each clerk train": the verb says but which hours. */
    private static void asked(List<Evidence> evidence, int at) {
        boolean asks = at > 0
                && at + 2 < evidence.size()
                && evidence.get(at - 1).words().equalsIgnoreCase("how many")
                && evidence.subList(at + 1, at + 3).stream()
                        .anyMatch(word -> word.words().matches("(?i)do|does|did|has|have|had"));
        for (int verb = at + 2; asks && verb < evidence.size(); verb++) {
            Optional<Property> span = span(evidence.get(at), evidence.get(verb));
            if (span.isPresent()) {
                evidence.set(at, evidence.get(at).meaning(new Mention.PropertyMention(span.get(), NAMED, "")));
                evidence.set(verb, evidence.get(verb).withOperation(Operation.NOISE));
                return;
            }
        }
    }

    /** The one column that is called by the unit, and then by a form of the verb. */
    private static Optional<Property> span(Evidence unit, Evidence verb) {
        List<Property> spans = verb.operation() != null || unit.tokens().size() > 1 || unit.number() != null
                ? List.of()
                : verb.all(Mention.PropertyMention.class).stream()
                        .map(Mention.PropertyMention::property)
                        .filter(property -> property.words().size() == 2
                                && property.words().getFirst().equals(unit.lemma())
                                && property.role() == PropertyRole.MEASURE
                                && isDeed(property))
                        .toList();
        return spans.size() == 1 ? Optional.of(spans.getFirst()) : Optional.empty();
    }

    /** {@code hours_trained}, and no {@code ticket_price}: the name ends with what was done. */
    private static boolean isDeed(Property property) {
        String last = Names.words(property.column().name()).getLast();
        return !last.endsWith("s") && !last.equals(property.words().getLast());
    }
}
