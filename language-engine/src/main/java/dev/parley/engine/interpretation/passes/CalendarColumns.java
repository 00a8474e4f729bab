package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Calendar;
import dev.parley.engine.ontology.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * "The rainfall of Oslo in January", where a table of that name has a column for each month: that column of it, as if one
 * had said "the rainfall in January of Oslo".
 */
final class CalendarColumns {

    private CalendarColumns() {}

    static List<Evidence> plain(List<Evidence> evidence) {
        int month = IntStream.range(1, evidence.size())
                .filter(at -> evidence.get(at - 1).is(Operation.IN) && isDated(evidence.get(at)))
                .findFirst()
                .orElse(0);
        if (month == 0) {
            return evidence;
        }
        Entity table = evidence.get(month).mentions().getFirst().entityOf();
        int named = IntStream.range(0, evidence.size())
                .filter(at -> isTable(evidence.get(at), table))
                .findFirst()
                .orElse(-1);
        if (named < 0) {
            return evidence;
        }
        int end = month + 1;
        while (end + 1 < evidence.size()
                && evidence.get(end).is(Operation.AND, Operation.COMMA)
                && isDated(evidence.get(end + 1))
                && evidence.get(end + 1).mentions().getFirst().entityOf() == table) {
            end += 2;
        }
        List<Evidence> months = List.copyOf(evidence.subList(month, end));
        List<Evidence> plain = new ArrayList<>(evidence);
        plain.subList(month - 1, end).clear();
        int at = plain.indexOf(evidence.get(named));
        plain.remove(at);
        plain.addAll(at, months);
        return plain;
    }

    /** A month or a day of the week that is a column. */
    private static boolean isDated(Evidence word) {
        return word.operation() == null
                && !word.mentions().isEmpty()
                && word.mentions().getFirst() instanceof Mention.PropertyMention column
                && Calendar.of(column.entityOf()).containsKey(column.property());
    }

    private static boolean isTable(Evidence word, Entity table) {
        return word.operation() == null
                && word.mentions().stream()
                        .anyMatch(mention -> mention instanceof Mention.EntityMention rows && rows.entity() == table);
    }
}
