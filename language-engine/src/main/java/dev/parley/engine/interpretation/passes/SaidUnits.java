package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.text.Glued;
import dev.parley.engine.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Units behind a column of numbers say what it holds anyway: "the wind speed in miles per hour" is no speed of each hour.
 */
final class SaidUnits {

    private SaidUnits() {}

    static List<Evidence> dropped(List<Evidence> evidence) {
        List<Evidence> plain = new ArrayList<>(evidence);
        for (int at = 1; at + 1 < plain.size(); at++) {
            boolean behind = isIn(plain.get(at)) && isNumber(plain.get(at - 1));
            int end = behind ? end(plain, at) : at;
            if (behind && end == at && isSpeed(plain, at)) {
                plain.set(at + 2, plain.get(at + 2).withOperation(Operation.UNSUPPORTED));
            }
            for (int unit = at; unit < end; unit++) {
                plain.set(unit, plain.get(unit).withOperation(Operation.NOISE));
            }
        }
        return plain;
    }

    private static boolean isIn(Evidence word) {
        return word.words().equalsIgnoreCase("in");
    }

    private static boolean isNumber(Evidence word) {
        return Columns.isColumn(word)
                && word.first(Mention.PropertyMention.class)
                        .filter(column -> column.property().column().family().isNumeric())
                        .isPresent();
    }

    /** Behind "in miles per hour" or "in mph" where the column is called so; {@code in} where it says no such unit. */
    private static int end(List<Evidence> said, int in) {
        String unit = said.get(in + 1).words().toLowerCase(Locale.ROOT);
        if (!Glued.isWord(unit) && isCalled(said.get(in - 1), unit)) {
            return in + 2;
        }
        boolean rate = in + 3 < said.size()
                && said.get(in + 2).words().equalsIgnoreCase("per")
                && isCalled(
                        said.get(in - 1),
                        unit.charAt(0) + "p" + said.get(in + 3).lemma().charAt(0));
        return rate ? in + 4 : in;
    }

    /** A unit that the column is not in, and no group: "in metres per second". */
    private static boolean isSpeed(List<Evidence> said, int in) {
        return in + 3 < said.size()
                && said.get(in + 1).words().matches("(?i)miles|(kilo)?met(er|re)s|feet|knots")
                && said.get(in + 2).words().equalsIgnoreCase("per")
                && said.get(in + 3).words().matches("(?i)second|minute|hour");
    }

    private static boolean isCalled(Evidence column, String unit) {
        return column.all(Mention.PropertyMention.class).stream()
                .map(said -> Names.words(said.property().column().name()))
                .anyMatch(words -> words.size() > 1 && words.getLast().equals(unit));
    }
}
