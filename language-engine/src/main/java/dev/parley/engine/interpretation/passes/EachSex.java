package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.lexicon.Alternates;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** "The number of male and female seals" as "of seals, for each sex": as both are everybody, each is asked about. */
final class EachSex {

    private EachSex() {}

    static List<Evidence> counted(List<Evidence> evidence) {
        for (int at = 1; at + 2 < evidence.size(); at++) {
            Optional<Property> sexes = sexes(evidence, at);
            if (sexes.isPresent() && computed(evidence, at) && isOwn(evidence, at + 3, sexes.get())) {
                return grouped(evidence, at, sexes.get());
            }
        }
        return evidence;
    }

    private static List<Evidence> grouped(List<Evidence> evidence, int at, Property sex) {
        List<Evidence> grouped = new ArrayList<>(evidence);
        int end = IntStream.range(at + 3, evidence.size())
                .filter(next -> evidence.get(next)
                        .is(Operation.STOP, Operation.ORDER, Operation.ASCENDING, Operation.DESCENDING))
                .findFirst()
                .orElse(evidence.size());
        grouped.add(end, evidence.get(at + 1).withOperation(Operation.GROUP));
        grouped.add(end + 1, evidence.get(at).meaning(new Mention.PropertyMention(sex, 1, "")));
        grouped.subList(at, at + 3).clear();
        if (rows(evidence, at + 3).isEmpty()) {
            Mention rows = new Mention.EntityMention(sex.entity(), 1, "");
            grouped.add(at, evidence.get(at + 2).meaning(rows));
        }
        return grouped;
    }

    /** The column of two values that are tied by "and", where they are the sexes. */
    private static Optional<Property> sexes(List<Evidence> evidence, int at) {
        Evidence and = evidence.get(at + 1);
        if (!and.is(Operation.AND)) {
            return Optional.empty();
        }
        return value(evidence.get(at)).flatMap(one -> value(evidence.get(at + 2))
                .filter(other ->
                        other.property() == one.property() && Alternates.isSexes(List.of(one.value(), other.value())))
                .map(Mention.ValueMention::property));
    }

    private static Optional<Mention.ValueMention> value(Evidence word) {
        return word.operation() != null
                ? Optional.empty()
                : word.mentions().stream()
                        .limit(1)
                        .filter(Mention.ValueMention.class::isInstance)
                        .map(Mention.ValueMention.class::cast)
                        .findFirst();
    }

    /** Whether something is computed of them, and they are none of what a clause says. */
    private static boolean computed(List<Evidence> evidence, int at) {
        for (int before = at - 1; before >= 0; before--) {
            Evidence word = evidence.get(before);
            if (Functions.isFunction(word)) {
                return true;
            }
            boolean closer = word.is(Operation.OF, Operation.NOISE, Operation.IN, Operation.DISTINCT, Operation.ALL)
                    || word.operation() == null
                            && word.mentions().stream().limit(1).allMatch(EachSex::isColumn);
            if (!closer) {
                return false;
            }
        }
        return false;
    }

    private static boolean isColumn(Mention mention) {
        return mention instanceof Mention.PropertyMention;
    }

    private static Optional<Mention.EntityMention> rows(List<Evidence> evidence, int at) {
        return at < evidence.size() && evidence.get(at).operation() == null
                ? evidence.get(at).first(Mention.EntityMention.class)
                : Optional.empty();
    }

    /** Whether what comes next are those that have the sex, or nobody is named. */
    private static boolean isOwn(List<Evidence> evidence, int at, Property sex) {
        return at == evidence.size()
                || evidence.get(at).operation() != null
                || rows(evidence, at)
                        .filter(noun -> noun.entity() == sex.entity())
                        .isPresent();
    }
}
