package dev.parley.engine.interpretation.ranks;

import dev.parley.engine.algebra.Ordering.Direction;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.reading.Option;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Token;
import java.util.Optional;

/** "From the oldest to the newest" with no key named: by what the first of the two measures, and not by a name. */
final class SaidRange {

    private final Reading reading;

    SaidRange(Reading reading) {
        this.reading = reading;
    }

    Optional<Scope.Sort> of(Evidence order) {
        Scope scope = reading.scope;
        Optional<Option<Property>> measured = order.tokens().stream()
                .map(Token::lower)
                .flatMap(word -> reading.lexicon.degree(word).stream())
                .filter(Lexicon.Degree::superlative)
                .findFirst()
                .flatMap(first -> reading.adjectives.measured(scope.focus.entity(), first.adjective()));
        return measured.map(by -> new Scope.Sort(
                scope.focus.column(by.value()), by.score() > 0 ? Direction.DESCENDING : Direction.ASCENDING));
    }
}
