package dev.parley.engine.conversation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import java.util.List;
import java.util.Set;

/** How a question stands to the one before it, by its words alone. */
enum Stance {
    /** A whole question with a table of its own. */
    OWN,
    /** A word in it stands for something before, and for nothing in it. */
    REFERS,
    /** A part of a question, which lacks what it is about. */
    PART,
    /** It can be meant either way. */
    EITHER;

    private static final double PLAIN = 0.7;
    private static final Set<String> PRONOUNS =
            Set.of("they", "them", "their", "theirs", "its", "it", "those", "these", "ones", "his", "her");
    private static final Set<String> OWNED = Set.of("their", "its", "his", "her");

    /** @param tables those that the earlier question is about */
    static Stance of(Utterance said, List<Evidence> evidence, Set<Entity> tables) {
        boolean own = namesTable(evidence);
        if (said.refers() && (!own || refersBeyond(evidence))) {
            return REFERS;
        }
        boolean clause = evidence.stream()
                .filter(word -> !word.is(Operation.AND, Operation.COMMA, Operation.NOISE))
                .findFirst()
                .filter(Stance::asks)
                .isPresent();
        boolean lacksHead = evidence.stream()
                .filter(word -> !word.is(Operation.AND, Operation.COMMA, Operation.NOISE))
                .findFirst()
                .filter(word -> word.is(Operation.ORDER)
                        || continues(word) && evidence.stream().noneMatch(Stance::asks))
                .isPresent();
        if (said.removes()) {
            return PART;
        }
        if (own && !lacksHead) {
            boolean narrows = said.manner().narrows();
            return !said.opened() || clause && !said.about() && !narrows ? OWN : narrows ? PART : EITHER;
        }
        boolean column = evidence.stream()
                .anyMatch(word -> word.operation() == null
                        && word.all(Mention.PropertyMention.class).stream()
                                .anyMatch(mention -> mention.quality() >= PLAIN));
        boolean ofTheirs = evidence.stream()
                .flatMap(word -> word.all(Mention.PropertyMention.class).stream())
                .anyMatch(mention -> tables.contains(mention.property().entity()));
        boolean whole = clause && column && !said.opened() && !said.instead();
        return !whole ? PART : ofTheirs ? EITHER : OWN;
    }

    static boolean namesTable(List<Evidence> evidence) {
        return evidence.stream().anyMatch(Stance::table);
    }

    /** Whether a pronoun comes before all tables, or so near behind one that it cannot stand for it: "orders from them". */
    private static boolean refersBeyond(List<Evidence> evidence) {
        boolean table = false;
        boolean further = false;
        for (Evidence word : evidence) {
            String lower = word.words().toLowerCase(java.util.Locale.ROOT);
            String last = lower.substring(lower.lastIndexOf(' ') + 1);
            String first = lower.split(" ")[0];
            boolean owned = OWNED.contains(last) || OWNED.contains(first);
            boolean pronoun = PRONOUNS.contains(last) || PRONOUNS.contains(first);
            if (pronoun && (!table || !owned && !further)) {
                return true;
            }
            further |=
                    table && word.is(Operation.AND, Operation.COMMA, Operation.STOP, Operation.RELATIVE, Operation.WHO);
            table |= table(word);
        }
        return false;
    }

    private static boolean table(Evidence word) {
        return word.operation() == null
                && !word.mentions().isEmpty()
                && word.first(Mention.EntityMention.class)
                        .filter(mention -> mention.quality() >= PLAIN && !mention.byKind())
                        .filter(mention ->
                                mention.quality() >= word.mentions().getFirst().quality() - 0.1)
                        .isPresent();
    }

    /** Words that only go on from something. */
    private static boolean continues(Evidence word) {
        return word.is(
                Operation.GROUP,
                Operation.BY,
                Operation.OF,
                Operation.IN,
                Operation.WITH,
                Operation.WHOSE,
                Operation.WITHOUT,
                Operation.EXCEPT,
                Operation.NOT,
                Operation.GREATER,
                Operation.LESS,
                Operation.AT_LEAST,
                Operation.AT_MOST,
                Operation.BETWEEN,
                Operation.SINCE,
                Operation.AFTER,
                Operation.BEFORE,
                Operation.UNTIL);
    }

    private static boolean asks(Evidence word) {
        return word.is(
                Operation.LIST,
                Operation.WHICH,
                Operation.WHO,
                Operation.WHERE,
                Operation.WHEN,
                Operation.HOW,
                Operation.COUNT,
                Operation.SUM,
                Operation.AVERAGE,
                Operation.MINIMUM,
                Operation.MAXIMUM,
                Operation.EVERYTHING,
                Operation.DISTINCT);
    }
}
