package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import java.util.List;

/** What "out of", "through" and "over" mean by what they lead to. */
final class LeadingPrepositions {

    /** Who did so "out of" somewhere is there no more. */
    private static final String LEFT =
            "(?i)from|(mov|driv|dropp|push|kick|check|lock|logg|opt|pull|throw|thrown)(e|es|ed|ing)?|went|gone|go|goes|going"
                    + "|drove|driven|drop|drops|left|leaves?|ran|run|runs|running|fell|falls?|fallen|got|gets?|taken|took";

    private final List<Evidence> evidence;
    private final Spans spans;

    LeadingPrepositions(List<Evidence> evidence) {
        this.evidence = evidence;
        this.spans = new Spans(evidence);
    }

    /** What the word there does; what it did, where it is none of them. */
    Operation read(int at) {
        Evidence one = evidence.get(at);
        if (one.words().equalsIgnoreCase("out of")) {
            return outOf(at);
        }
        if (one.words().equalsIgnoreCase("through") && !timeNext(at)) {
            return Operation.IN;
        }
        if (one.words().matches("(?i)(over|under) the") && functionNext(at)) {
            return one.tokens().getFirst().lower().equals("over") ? Operation.GREATER : Operation.LESS;
        }
        if (one.words().equalsIgnoreCase("over") && overAll(at)) {
            return Operation.IN;
        }
        boolean over = at > 0 && evidence.get(at - 1).words().equalsIgnoreCase("over");
        return over && overAll(at - 1) ? Operation.NOISE : one.operation();
    }

    /** "whose age is over the average": more than that; of whom the average is ("of Lyon") is not said here. */
    private boolean functionNext(int at) {
        boolean ofSome = evidence.stream()
                .skip(at + 2L)
                .filter(word -> !word.is(Operation.OF, Operation.NOISE))
                .limit(1)
                .flatMap(word -> word.mentions().stream().limit(1))
                .anyMatch(Mention.ValueMention.class::isInstance);
        return at + 1 < evidence.size()
                && evidence.get(at + 1).is(Operation.AVERAGE, Operation.MINIMUM, Operation.MAXIMUM)
                && !ofSome;
    }

    /** "the average price over all books" is of all of them; "a price over all French books" is more than theirs. */
    private boolean overAll(int at) {
        return at + 1 < evidence.size()
                && evidence.get(at + 1).is(Operation.ALL)
                && evidence.subList(0, at).reversed().stream().limit(3).anyMatch(Functions::isFunction);
    }

    /** "from May through July"; "through an agent" is no time. */
    private boolean timeNext(int at) {
        return evidence.stream()
                .skip(at + 1L)
                .filter(e -> !e.is(Operation.NOISE))
                .findFirst()
                .filter(e -> e.period() != null || e.number() != null || e.unknown() || Columns.isColumn(e))
                .isPresent();
    }

    /** "out of stock", "3 out of 5", "out of Boston"; what it says of another noun ("out of order") is not known. */
    private Operation outOf(int at) {
        List<Evidence> behind = evidence.stream()
                .skip(at + 1L)
                .filter(e -> !e.is(Operation.NOISE, Operation.ALL, Operation.POSSESSIVE))
                .toList();
        if (behind.isEmpty()) {
            return Operation.UNSUPPORTED;
        }
        Evidence next = behind.getFirst();
        if (Amounts.ofQuantity(next)) {
            return Operation.WITHOUT;
        }
        boolean left = at > 0 && evidence.get(at - 1).words().matches(LEFT);
        boolean place = !left && (isPlace(next) || behind.size() > 1 && named(next) && isPlace(behind.get(1)));
        boolean members = next.first(Mention.EntityMention.class).isPresent()
                && !next.words().equalsIgnoreCase(next.lemma())
                && next.words().endsWith("s");
        boolean nounBefore = at > 0 && spans.hasName(at - 1);
        if (next.number() != null || members && !place && !left && !nounBefore) {
            return Operation.OF;
        }
        return place ? Operation.IN : Operation.UNSUPPORTED;
    }

    /** The name of a row, or a number of one, and no state that something may be in ("out of service"). */
    private boolean isPlace(Evidence evidence) {
        if (evidence.operation() != null) {
            return false;
        }
        boolean name = evidence.tokens().getFirst().capitalised() && !spans.shouted();
        return evidence.number() != null
                || !evidence.mentions().isEmpty()
                        && evidence.mentions().getFirst() instanceof Mention.ValueMention value
                        && (name || value.property().role() == PropertyRole.NAME || evidence.quoted());
    }

    private static boolean named(Evidence evidence) {
        return evidence.operation() == null && Nouns.entityFirst(evidence);
    }
}
