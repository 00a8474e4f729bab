package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.lexicon.Units;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * "How much food did each keeper give", where each row says which food and how many grams of it: the grams are added up.
 * Only "how many" counts the kinds of food; where no one figure says how much, the question is refused.
 */
final class HowMuch {

    private static final String AMOUNT = "how much of it there is";

    private HowMuch() {}

    static List<Evidence> ofEach(List<Evidence> evidence, Ontology ontology) {
        List<Evidence> plain = new ArrayList<>(evidence);
        for (int at = 0; at + 1 < plain.size(); at++) {
            Evidence much = plain.get(at);
            Evidence what = plain.get(at + 1);
            boolean asks = much.is(Operation.SUM) && much.words().equalsIgnoreCase("how much");
            if (mostOf(much, what) && !(at + 2 < plain.size() && named(plain.get(at + 2)))) {
                Optional<Property> figure = amount(what.mentions().getFirst().entityOf(), ontology);
                if (figure.isPresent()) {
                    plain.set(at + 1, what.meaning(new Mention.PropertyMention(figure.get(), 1, AMOUNT)));
                    plain.add(at + 1, much.withOperation(Operation.SUM));
                }
                continue;
            }
            if (!asks || what.operation() != null || what.mentions().isEmpty()) {
                continue;
            }
            Mention named = what.mentions().getFirst();
            Optional<Mention> amount =
                    amount(named.entityOf(), ontology).map(column -> new Mention.PropertyMention(column, 1, AMOUNT));
            if (named instanceof Mention.PropertyMention column && isText(column.property())) {
                plain.set(at, amount.isPresent() ? much : much.withOperation(Operation.UNSUPPORTED));
                if (amount.isPresent()) {
                    plain.set(at + 1, what.meaning(amount.get()));
                }
            } else if (named instanceof Mention.ValueMention value
                    && isDealtWith(value.property())
                    && amount.isPresent()) {
                plain.add(at + 1, what.withOperation(Operation.OF));
                plain.add(at + 1, what.meaning(amount.get()));
            }
        }
        return plain;
    }

    /** "the most tea": of a kind that is weighed and not counted, as it is said of one. */
    private static boolean mostOf(Evidence most, Evidence what) {
        return most.is(Operation.MOST, Operation.LEAST)
                && what.operation() == null
                && what.words().equalsIgnoreCase(what.lemma())
                && !what.mentions().isEmpty()
                && what.mentions().getFirst() instanceof Mention.PropertyMention column
                && isDealtWith(column.property());
    }

    /** "the most tea parties": what stands behind it is what there is most of. */
    private static boolean named(Evidence next) {
        return next.operation() == null && !next.mentions().isEmpty();
    }

    /** What rows are about, and not what they are called: how much coffee was used is in no row of goods called Coffee. */
    private static boolean isDealtWith(Property property) {
        return isText(property) && property.role() != PropertyRole.NAME;
    }

    private static boolean isText(Property property) {
        return property.column().family().isTextual() && property.role() != PropertyRole.MEASURE;
    }

    /** The one figure of rows that point at others: how much there was of what they tell of. */
    private static Optional<Property> amount(Entity rows, Ontology ontology) {
        boolean tells =
                ontology.relations().stream().anyMatch(relation -> relation.from() == rows && relation.to() != rows);
        return tells ? only(rows, Property::ofQuantity).or(() -> only(rows, HowMuch::hasUnit)) : Optional.empty();
    }

    private static Optional<Property> only(Entity rows, Predicate<Property> how) {
        List<Property> figures =
                rows.with(PropertyRole.MEASURE).stream().filter(how).toList();
        return figures.size() == 1 ? Optional.of(figures.getFirst()) : Optional.empty();
    }

    private static boolean hasUnit(Property figure) {
        String unit = figure.words().getLast();
        return Units.english().alike(unit, unit) || figure.words().contains("amount");
    }
}
