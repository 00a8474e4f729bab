package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.lexicon.Units;
import dev.parley.engine.ontology.PropertyRole;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * "Heavier than 5 kg" where a column holds grams: amounts are put in the unit that the rows asked about are measured in;
 * degrees are a unit where nobody has any.
 */
final class Measured {

    private static final Units UNITS = Units.english();

    private static final Map<String, BigDecimal> SCALES = Map.of(
            "thousand", BigDecimal.valueOf(1_000),
            "million", BigDecimal.valueOf(1_000_000),
            "billion", BigDecimal.valueOf(1_000_000_000));

    private Measured() {}

    static List<Evidence> inTheirUnits(List<Evidence> evidence) {
        List<Evidence> converted = new ArrayList<>(evidence);
        for (int at = 0; at + 1 < evidence.size(); at++) {
            Evidence number = evidence.get(at);
            Evidence unit = evidence.get(at + 1);
            if (number.number() != null
                    && unit.lemma().equals("degree")
                    && (unit.unknown() || compared(evidence, at))) {
                converted.set(at + 1, unit.withOperation(Operation.UNIT));
            }
            if (number.number() == null || number.period() != null || !unit.is(Operation.UNIT)) {
                continue;
            }
            int place = at;
            kept(evidence, unit.lemma())
                    .flatMap(own -> UNITS.converted(number.number(), unit.lemma(), own))
                    .ifPresent(amount -> converted.set(place, withNumber(number, amount)));
        }
        inTheirThousands(converted);
        return converted;
    }

    /** "a level above <em>7</em> degrees": of the level, though a bearing is kept in degrees. */
    private static boolean compared(List<Evidence> evidence, int number) {
        int column = number - 1;
        while (column > 0 && evidence.get(column).is(Operation.GREATER, Operation.LESS, Operation.NOISE)) {
            column--;
        }
        return column >= 0
                && column < number - 1
                && evidence.get(number + 1).operation() == null
                && Columns.namesSortable(evidence.get(column))
                && evidence.get(number + 1).mentions().getFirst().vague();
    }

    /** "A budget of 20 million" where a column is called {@code budget_millions}: it holds 20. */
    private static void inTheirThousands(List<Evidence> evidence) {
        Optional<BigDecimal> scale = evidence.stream()
                .filter(word -> word.operation() == null)
                .flatMap(word -> word.first(Mention.PropertyMention.class).stream())
                .map(column -> SCALES.get(column.property().words().getLast()))
                .filter(Objects::nonNull)
                .findFirst();
        scale.ifPresent(one -> evidence.replaceAll(word -> word.number() != null && saysScale(word)
                ? withNumber(
                        word, word.number().divide(one, MathContext.DECIMAL64).stripTrailingZeros())
                : word));
    }

    private static boolean saysScale(Evidence number) {
        return number.tokens().size() > 1
                && SCALES.containsKey(number.tokens().getLast().lemma());
    }

    private static Evidence withNumber(Evidence evidence, BigDecimal number) {
        return new Evidence(
                evidence.tokens(),
                evidence.operation(),
                evidence.mentions(),
                number,
                null,
                evidence.adjective(),
                evidence.superlative());
    }

    /** The one unit like the given that names of measures say, in the tables that the question names. */
    private static Optional<String> kept(List<Evidence> evidence, String unit) {
        Set<String> kept = new HashSet<>();
        evidence.stream()
                .flatMap(word -> word.first(Mention.EntityMention.class).stream())
                .flatMap(rows -> rows.entity().with(PropertyRole.MEASURE).stream())
                .flatMap(property -> property.words().stream())
                .filter(word -> UNITS.alike(word, unit))
                .forEach(kept::add);
        return kept.size() == 1 ? kept.stream().findFirst() : Optional.empty();
    }
}
