package dev.parley.engine.evidence;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Lexicon.Beside;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Ties nouns that say nothing new to the name they stand beside, where no name of the schema has them: "sprint score",
 * "amount of memory", "crew members".
 */
final class HeadNouns {

    private static final double PLAINLY = 0.95;

    private HeadNouns() {}

    static List<Evidence> tied(List<Evidence> evidence) {
        List<Evidence> tied = new ArrayList<>();
        for (int i = 0; i < evidence.size(); i++) {
            Evidence one = evidence.get(i);
            if (!tied.isEmpty() && counts(one) && isColumn(tied.getLast())) {
                // "the headcount number of all plants" counts nothing.
                List<Token> tokens = one.tokens();
                Evidence head = Evidence.mentions(tokens.subList(0, 1), List.of());
                if (saysNothing(head, tied.getLast())) {
                    tied.add(named(tied.getLast(), List.of(tied.removeLast(), head)));
                    one = Evidence.operation(tokens.subList(1, tokens.size()), Operation.OF, List.of());
                }
                tied.add(one);
            } else if (!tied.isEmpty() && saysNothing(one, tied.getLast())) {
                tied.add(named(tied.getLast(), List.of(tied.removeLast(), one)));
            } else if (i + 2 < evidence.size()
                    && evidence.get(i + 1).is(Operation.OF)
                    && isColumn(evidence.get(i + 2))
                    && saysNothing(one, evidence.get(i + 2))) {
                tied.add(named(evidence.get(i + 2), evidence.subList(i, i + 3)));
                i += 2;
            } else {
                tied.add(one);
            }
        }
        return tied;
    }

    /** "number of", "amount of" without an article. */
    private static boolean counts(Evidence evidence) {
        return evidence.is(Operation.COUNT, Operation.SUM, Operation.SHARE, Operation.RATIO)
                && evidence.tokens().size() == 2
                && evidence.lemma().equals("of");
    }

    private static boolean saysNothing(Evidence head, Evidence name) {
        return (head.unknown() || again(head, name) || rates(head))
                && !head.quoted()
                && (name.operation() == null || plainly(name))
                && name.number() == null
                && !name.mentions().isEmpty()
                && Lexicon.english()
                        .head(head.lemma())
                        .filter(fit -> fits(fit, name))
                        .isPresent();
    }

    /** "rating ratio", "humidity percentage": nothing is divided or shared. */
    private static boolean rates(Evidence head) {
        return head.is(Operation.RATIO, Operation.SHARE)
                && head.mentions().isEmpty()
                && head.tokens().size() == 1;
    }

    /** "total score" where a column is called total. */
    private static boolean plainly(Evidence name) {
        return name.is(Operation.SUM, Operation.AVERAGE, Operation.MINIMUM, Operation.MAXIMUM)
                && isColumn(name)
                && name.mentions().getFirst().quality() >= PLAINLY;
    }

    /** Whether the noun is but another word for the same column. */
    private static boolean again(Evidence noun, Evidence name) {
        return noun.operation() == null
                && isColumn(noun)
                && isColumn(name)
                && noun.mentions()
                        .getFirst()
                        .target()
                        .equals(name.mentions().getFirst().target());
    }

    private static boolean fits(Beside beside, Evidence name) {
        return switch (beside) {
            case NUMBER ->
                name.mentions().getFirst() instanceof Mention.PropertyMention column
                        && column.property().column().family().isNumeric();
            case COLUMN -> isColumn(name) || name.mentions().getFirst() instanceof Mention.ValueMention;
            case TABLE -> name.mentions().getFirst() instanceof Mention.EntityMention;
        };
    }

    private static boolean isColumn(Evidence evidence) {
        return !evidence.mentions().isEmpty() && evidence.mentions().getFirst() instanceof Mention.PropertyMention;
    }

    private static Evidence named(Evidence name, List<Evidence> parts) {
        List<Token> tokens =
                parts.stream().flatMap(part -> part.tokens().stream()).toList();
        return Evidence.mentions(tokens, name.mentions());
    }
}
