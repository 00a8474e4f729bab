package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * "Rides whose start pier is also their end pier", "with the same start and end pier", "that start and end at the same
 * pier": as "whose start pier id equals the end pier id", two keys of one row that lead to one table.
 */
final class SameEnds {

    private final List<Evidence> evidence;

    private SameEnds(List<Evidence> evidence) {
        this.evidence = evidence;
    }

    static List<Evidence> compared(List<Evidence> evidence) {
        SameEnds ends = new SameEnds(evidence);
        for (int at = 1; at < evidence.size(); at++) {
            int place = at;
            Optional<List<Evidence>> compared =
                    ends.likened(at).or(() -> ends.shared(place)).or(() -> ends.meeting(place));
            if (compared.isPresent()) {
                return compared.get();
            }
        }
        return evidence;
    }

    /** "whose start pier is also the end pier", "where the start pier equals the end pier". */
    private Optional<List<Evidence>> likened(int clause) {
        int one = behind(clause);
        int link = one + 1;
        while (said(link).filter(SameEnds::likens).isPresent()) {
            link++;
        }
        boolean verb = said(one + 1)
                .filter(word -> word.is(Operation.EXACTLY) || word.words().matches("(?i)is|are|was|were"))
                .isPresent();
        return verb && evidence.get(clause).is(Operation.WHOSE, Operation.RELATIVE, Operation.WITH)
                ? ofKeys(clause, one, link, link, any -> true)
                : Optional.empty();
    }

    private static boolean likens(Evidence word) {
        return word.is(Operation.NOISE, Operation.POSSESSIVE, Operation.EXACTLY, Operation.NOT);
    }

    /** "with the same start and end pier", "with different start and end piers". */
    private Optional<List<Evidence>> shared(int same) {
        boolean two = evidence.get(same).is(Operation.SAME, Operation.DISTINCT)
                && evidence.get(same - 1).is(Operation.WITH, Operation.RELATIVE)
                && said(same + 2).filter(word -> word.is(Operation.AND)).isPresent();
        return two ? ofKeys(same, same + 1, behind(same + 2), behind(same + 2), any -> true) : Optional.empty();
    }

    /** "that start and end at the same pier". */
    private Optional<List<Evidence>> meeting(int one) {
        boolean same = said(one + 1).filter(word -> word.is(Operation.AND)).isPresent()
                && said(one + 3).filter(word -> word.is(Operation.IN)).isPresent()
                && said(one + 4)
                        .filter(word -> word.is(Operation.SAME, Operation.DISTINCT))
                        .isPresent()
                && said(one + 6)
                        .filter(word -> word.words().equalsIgnoreCase("as"))
                        .isEmpty();
        return same
                ? said(one + 5)
                        .flatMap(noun -> noun.first(Mention.EntityMention.class))
                        .flatMap(rows -> ofKeys(one, one, one + 2, one + 5, rows.entity()::equals))
                : Optional.empty();
    }

    /** The words from {@code from} to {@code to} as a clause that compares the keys said at the two places. */
    private Optional<List<Evidence>> ofKeys(int from, int one, int other, int to, Predicate<Entity> where) {
        for (Relation left : ends(one)) {
            for (Relation right : ends(other)) {
                boolean twoOfOne = left != right
                        && left.from() == right.from()
                        && left.to() == right.to()
                        && where.test(left.to());
                if (twoOfOne) {
                    boolean clause = evidence.get(from - 1).is(Operation.RELATIVE, Operation.WITH);
                    List<Evidence> plain = new ArrayList<>(evidence.subList(0, clause ? from - 1 : from));
                    plain.add(evidence.get(from).withOperation(Operation.WHOSE));
                    plain.add(evidence.get(one).meaning(key(left)));
                    if (evidence.subList(from, to).stream()
                            .anyMatch(word -> word.is(Operation.NOT, Operation.DISTINCT))) {
                        plain.add(evidence.get(to).withOperation(Operation.NOT));
                    }
                    plain.add(evidence.get(to).withOperation(Operation.EXACTLY));
                    plain.add(evidence.get(other).meaning(key(right)));
                    plain.addAll(evidence.subList(to + 1, evidence.size()));
                    return Optional.of(plain);
                }
            }
        }
        return Optional.empty();
    }

    private List<Relation> ends(int at) {
        return said(at).filter(word -> word.operation() == null).stream()
                .flatMap(word -> word.all(Mention.RoleMention.class).stream())
                .map(Mention.RoleMention::relation)
                .filter(relation -> relation.key().columns().size() == 1)
                .toList();
    }

    private static Mention key(Relation end) {
        Property key = end.from().property(end.key().columns().getFirst()).orElseThrow();
        return new Mention.PropertyMention(key, 1, "");
    }

    /** The place of the next word that is no noise. */
    private int behind(int at) {
        int next = at + 1;
        while (said(next)
                .filter(word -> word.is(Operation.NOISE, Operation.POSSESSIVE))
                .isPresent()) {
            next++;
        }
        return next;
    }

    private Optional<Evidence> said(int at) {
        return at < evidence.size() ? Optional.of(evidence.get(at)) : Optional.empty();
    }
}
