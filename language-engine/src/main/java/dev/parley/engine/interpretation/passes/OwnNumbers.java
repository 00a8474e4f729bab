package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "The times and numbers of all trains" are the numbers that trains go by; their number is how many there are. */
final class OwnNumbers {

    private OwnNumbers() {}

    static List<Evidence> plain(List<Evidence> evidence) {
        List<Evidence> plain = new ArrayList<>(evidence);
        for (int at = 0; at < plain.size(); at++) {
            Evidence numbers = plain.get(at);
            Optional<Property> own =
                    numbers.is(Operation.COUNT) && numbers.words().matches("(?i)(the )?numbers of")
                            ? rows(plain, at + 1).flatMap(OwnNumbers::number)
                            : Optional.empty();
            if (own.isPresent() && isListed(plain, at, own.get().entity())) {
                int of = numbers.tokens().size() - 1;
                Mention named = new Mention.PropertyMention(own.get(), 1, "");
                plain.set(at, numbers.of(numbers.tokens().subList(0, of)).meaning(named));
                plain.add(
                        at + 1, numbers.of(numbers.tokens().subList(of, of + 1)).withOperation(Operation.OF));
            }
        }
        return plain;
    }

    /** Behind a column of theirs: what is listed beside it is one as well. */
    private static boolean isListed(List<Evidence> evidence, int at, Entity rows) {
        return at > 1
                && evidence.get(at - 1).is(Operation.AND, Operation.COMMA)
                && evidence.get(at - 2).all(Mention.PropertyMention.class).stream()
                        .anyMatch(column -> column.entityOf() == rows)
                && Columns.isColumn(evidence.get(at - 2));
    }

    private static Optional<Entity> rows(List<Evidence> evidence, int from) {
        return evidence.stream()
                .skip(from)
                .dropWhile(word -> word.is(Operation.ALL, Operation.NOISE, Operation.POSSESSIVE))
                .findFirst()
                .filter(word -> word.operation() == null && !word.mentions().isEmpty())
                .map(word -> word.mentions().getFirst().entityOf());
    }

    private static Optional<Property> number(Entity rows) {
        return rows.properties().stream()
                .filter(property -> property.words().getLast().equals("number")
                        && rows.words()
                                .containsAll(property.words()
                                        .subList(0, property.words().size() - 1)))
                .findFirst();
    }
}
