package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decides for spans that are both a grammatical word and a name in this schema which of the two is meant. */
final class Disambiguation {

    private static final double PLAINLY = 0.95;
    /** How well a column is named by all of its name but a unit. */
    private static final double NEARLY = 0.9;

    private final List<Evidence> evidence;
    private final Spans spans;
    private final LeadingPrepositions prepositions;
    private final LettersAhead letters;

    private Disambiguation(List<Evidence> evidence) {
        this.evidence = evidence;
        this.spans = new Spans(evidence);
        this.prepositions = new LeadingPrepositions(evidence);
        this.letters = new LettersAhead(evidence);
    }

    static List<Evidence> of(List<Evidence> evidence) {
        Disambiguation disambiguation = new Disambiguation(evidence);
        List<Evidence> decided = new ArrayList<>();
        for (int i = 0; i < evidence.size(); i++) {
            Evidence one = evidence.get(i);
            if (one.operation() == null || one.adjective() != null) {
                decided.add(one);
            } else if (one.mentions().isEmpty() && one.number() == null) {
                decided.add(disambiguation.plain(i));
            } else {
                decided.add(disambiguation.acts(i) ? one.asOperation() : one.asMention());
            }
        }
        return List.copyOf(decided);
    }

    /** "per", "by", and "paid by" before a unit. */
    private static boolean groups(Evidence before) {
        return before.is(Operation.GROUP, Operation.BY)
                || before.is(Operation.VERB)
                        && before.words().toLowerCase(Locale.ROOT).endsWith(" by");
    }

    /** "show" in the middle of a sentence asks for nothing; a unit without a number counts nothing. */
    private Evidence plain(int at) {
        Evidence one = evidence.get(at);
        if (one.is(Operation.MOST, Operation.LEAST) && secondOfTwo(at)) {
            return one.withOperation(one.is(Operation.MOST) ? Operation.MAXIMUM : Operation.MINIMUM);
        }
        if (one.is(Operation.VERB, Operation.ORDER) && counted(at) || reaches(at)) {
            return one.asUnknown();
        }
        if (one.is(Operation.ALSO_SHOWN) && (again(at) || doneToo(at))) {
            return one.withOperation(Operation.AND);
        }
        if (one.is(Operation.UNIT) && at > 0 && groups(evidence.get(at - 1))) {
            return one;
        }
        if (one.is(Operation.UNIT, Operation.TIMES) && !numberBefore(at)) {
            return one.withOperation(Operation.NOISE);
        }
        Operation leads = prepositions.read(at);
        if (leads != one.operation()) {
            return one.withOperation(leads);
        }
        Operation holds = letters.read(at);
        if (holds != one.operation()) {
            return one.withOperation(holds);
        }
        if (one.is(Operation.LIST) && !begins(at) && !endsGroup(at)) {
            return one.withOperation(Operation.NOISE);
        }
        return one;
    }

    /** "have cats from Rome and also <em>cats</em> from Oslo": the same rows as before, and nothing more to show. */
    private boolean again(int at) {
        return at + 1 < evidence.size()
                && isRows(evidence.get(at + 1))
                && evidence.subList(0, at).stream()
                        .filter(Disambiguation::isRows)
                        .anyMatch(rows -> rows.mentions().getFirst().entityOf()
                                == evidence.get(at + 1).mentions().getFirst().entityOf());
    }

    /** "bought a boat and also <em>repaired</em> one": what was done, and no rows to show. */
    private boolean doneToo(int at) {
        return at + 2 < evidence.size()
                && isRows(evidence.get(at + 1))
                && Verbs.past(evidence.get(at + 1))
                && evidence.get(at + 2).operation() != null;
    }

    private static boolean isRows(Evidence word) {
        return word.operation() == null
                && !word.mentions().isEmpty()
                && word.mentions().getFirst() instanceof Mention.EntityMention;
    }

    /** "can be reached by bus": no number is reached. */
    private boolean reaches(int at) {
        return evidence.get(at).words().toLowerCase(Locale.ROOT).startsWith("reach")
                && evidence.stream()
                        .skip(at + 1L)
                        .filter(e -> !e.is(Operation.NOISE))
                        .findFirst()
                        .filter(e -> e.number() != null)
                        .isEmpty();
    }

    /** "the maximum and minimum number of rooms": two functions of one number. */
    private boolean secondOfTwo(int at) {
        return evidence.get(at).words().matches("(?i)(the )?(maximum|minimum|highest|lowest) number of")
                && at > 1
                && evidence.get(at - 1).is(Operation.AND, Operation.COMMA)
                && evidence.get(at - 2).is(Operation.MAXIMUM, Operation.MINIMUM, Operation.AVERAGE);
    }

    private boolean acts(int at) {
        Evidence one = evidence.get(at);
        double quality =
                one.mentions().isEmpty() ? 0 : one.mentions().getFirst().quality();
        boolean value = one.mentions().getFirst() instanceof Mention.ValueMention;
        boolean nameNext = nameNext(at);
        String written = one.words();
        boolean code =
                value && written.length() > 1 && written.equals(written.toUpperCase(Locale.ROOT)) && !spans.shouted();
        if (code) {
            return false;
        }
        return switch (one.operation()) {
            case LIST -> begins(at) && !one.words().endsWith("s") && !noun(at);
            case COUNT, SUM, AVERAGE, MINIMUM, MAXIMUM ->
                one.tokens().size() > 1
                        || nameNext
                        || quality < PLAINLY
                        || value && !one.tokens().getFirst().capitalised();
            case TOP, BOTTOM, MOST, LEAST, MOST_COMMON, LEAST_COMMON, DISTINCT, FIRST -> true;
            case GROUP, BY, AND, OR, COMMA, IN, OF, WITH, WHOSE, RELATIVE, POSSESSIVE, THAN, NOT, WHICH, WHO, HOW ->
                true;
            case WHEN, WHERE, STOP, BOTH, EITHER, ALL, ANY, BETWEEN, GREATER, LESS, AT_LEAST, AT_MOST -> true;
            case ORDER ->
                one.words().contains(" ")
                        ? !personNext(at)
                        : quality < PLAINLY && !done(at) && !Placed.isVerb(evidence, at);
            case UNIT -> numberBefore(at) && !(quality >= PLAINLY && (comparedBefore(at) || eitherBefore(at)));
            case TIMES -> numberBefore(at) || quality < 0.9 && !isListed(at);
            case CONTAINS, STARTS_WITH, ENDS_WITH ->
                letters.quotedNext(at) && !letters.itsValueNext(at) || quality < 0.8;
            case SHARE -> nameNext && quality < PLAINLY;
            case SAME -> quality < 0.9 || value;
            case NOISE ->
                !saysWhoDidIt(at)
                                && quality < 0.97
                                && !begins(one, one.mentions().getFirst())
                        || value && !one.tokens().getFirst().capitalised();
            case VERB -> quality < PLAINLY && !(value && kindOfRows(at));
            default -> quality < PLAINLY;
        };
    }

    /** "who recorded the most faults" where {@code recorded_by} holds who it was. */
    private boolean saysWhoDidIt(int at) {
        return at > 0
                && evidence.get(at - 1).is(Operation.WHO)
                && at + 1 < evidence.size()
                && evidence.get(at + 1).is(Operation.MOST, Operation.LEAST)
                && evidence.get(at).mentions().getFirst() instanceof Mention.PropertyMention column
                && column.property().words().getLast().equals("by");
    }

    /** "the number of books", "that are not books": rows of that kind, and nothing that somebody does. */
    private boolean kindOfRows(int at) {
        Evidence before = at > 0 ? evidence.get(at - 1) : null;
        return before != null
                && (before.is(Operation.OF, Operation.NOT, Operation.COUNT, Operation.ALL, Operation.ANY)
                        || before.is(Operation.LIST, Operation.DISTINCT, Operation.WITHOUT)
                        || before.words().matches("(?i)the|are|were|no"));
    }

    /** "the value of the cargo" where a column is called value_usd: what else says nothing is the name of a column. */
    private static boolean begins(Evidence noun, Mention mention) {
        return mention instanceof Mention.PropertyMention column
                && mention.quality() >= NEARLY
                && column.property().role() == PropertyRole.MEASURE
                && column.property()
                        .words()
                        .getFirst()
                        .equals(noun.tokens().getFirst().lemma());
    }

    /** "for every member show me ...": what is asked begins without a comma. */
    private boolean endsGroup(int at) {
        return evidence.getFirst().is(Operation.GROUP)
                && evidence.get(at - 1).first(Mention.EntityMention.class).isPresent()
                && evidence.subList(0, at).stream().noneMatch(e -> e.is(Operation.LIST, Operation.STOP));
    }

    private boolean begins(int at) {
        if (evidence.get(at).words().toLowerCase(Locale.ROOT).startsWith("and ")) {
            return true;
        }
        for (int i = at - 1; i >= 0; i--) {
            Evidence before = evidence.get(i);
            if (before.is(Operation.STOP, Operation.COMMA, Operation.AND, Operation.LIST)) {
                return true;
            }
            if (!before.is(Operation.NOISE)) {
                return false;
            }
        }
        return true;
    }

    /** "the state", "city and state of members": what could ask for something is asked for itself. */
    private boolean noun(int at) {
        Evidence before = at > 0 ? evidence.get(at - 1) : null;
        if (before == null || before.is(Operation.STOP)) {
            return false;
        }
        boolean listed = before.is(Operation.AND, Operation.COMMA) && at > 1 && spans.hasName(at - 2);
        boolean asksNext = at + 1 < evidence.size()
                && (evidence.get(at + 1).is(Operation.NOISE, Operation.ALL, Operation.POSSESSIVE, Operation.DISTINCT)
                        || evidence.get(at + 1).is(Operation.WHO, Operation.WHEN, Operation.WHERE)
                        || Functions.isFunction(evidence.get(at + 1))
                        || evidence.get(at + 1).operation() != null
                                && evidence.get(at + 1).words().matches("(?i)the .*"))
                && !evidence.get(at + 1).words().matches("(?i)do|does|did|is|are|was|were|has|have");
        return before.words().matches("(?i)the|an?") || listed && !asksNext;
    }

    private boolean numberBefore(int at) {
        return at > 0 && evidence.get(at - 1).number() != null;
    }

    /** "the times and numbers of the trains", but not "the arrival times of the trains". */
    private boolean isListed(int at) {
        return Columns.isColumn(evidence.get(at).asMention())
                && (at == 0 || evidence.get(at - 1).operation() != null)
                && at + 1 < evidence.size()
                && evidence.get(at + 1).is(Operation.AND, Operation.OF, Operation.COMMA);
    }

    /** "4 or 5 points": of two numbers as well. */
    private boolean eitherBefore(int at) {
        return at > 2
                && evidence.get(at - 2).is(Operation.OR)
                && evidence.get(at - 3).number() != null;
    }

    private boolean comparedBefore(int at) {
        return at > 1
                && evidence.get(at - 2).is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST);
    }

    private boolean nameNext(int at) {
        for (int i = at + 1; i < evidence.size(); i++) {
            Evidence next = evidence.get(i);
            if (!next.is(Operation.NOISE, Operation.OF, Operation.AND, Operation.COMMA, Operation.AVERAGE)
                    && !next.is(
                            Operation.MINIMUM, Operation.MAXIMUM, Operation.SUM, Operation.DISTINCT, Operation.COUNT)) {
                return !next.mentions().isEmpty();
            }
            if (next.is(Operation.AND) && !aggregateAfter(i)) {
                return false;
            }
        }
        return false;
    }

    private boolean aggregateAfter(int at) {
        return at + 1 < evidence.size()
                && evidence.subList(at + 1, Math.min(evidence.size(), at + 3)).stream()
                        .anyMatch(e -> e.is(Operation.AVERAGE, Operation.MINIMUM, Operation.MAXIMUM, Operation.SUM));
    }

    /** "ordered by customers" is no sort order. */
    private boolean personNext(int at) {
        return at + 1 < evidence.size()
                && evidence.get(at + 1).first(Mention.EntityMention.class).isPresent()
                && evidence.get(at).mentions().stream().anyMatch(m -> m.quality() > 0.8);
    }

    /** "who ordered the product Curtain": what somebody did. */
    private boolean done(int at) {
        return evidence.get(at).words().endsWith("ed")
                && at > 0
                && at + 2 < evidence.size()
                && evidence.get(at + 1).is(Operation.NOISE, Operation.ANY, Operation.ALL)
                && evidence.get(at + 2).first(Mention.EntityMention.class).isPresent();
    }

    /** "the number of orders", "the most visits": what there are so many of is a noun, though it could be a verb. */
    private boolean counted(int at) {
        int before = at - 1;
        while (before > 0 && evidence.get(before).is(Operation.SUM, Operation.DISTINCT)) {
            before--;
        }
        return before >= 0
                && evidence.get(at).words().matches("[a-z]+[^s]s")
                && (evidence.get(before).is(Operation.COUNT)
                        || evidence.get(before).is(Operation.MOST, Operation.LEAST)
                                && evidence.get(before)
                                        .words()
                                        .toLowerCase(Locale.ROOT)
                                        .startsWith("the "));
    }
}
