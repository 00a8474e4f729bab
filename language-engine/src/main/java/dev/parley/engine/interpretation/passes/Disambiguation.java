package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TypeFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decides for spans that are both a grammatical word and a name in this schema which of the two is meant. */
final class Disambiguation {

    private static final double PLAINLY = 0.95;
    /** How well a column is named by all of its name but a unit. */
    private static final double NEARLY = 0.9;
    /** Who did so "out of" somewhere is there no more. */
    private static final String LEFT =
            "(?i)from|(mov|driv|dropp|push|kick|check|lock|logg|opt|pull|throw|thrown)(e|es|ed|ing)?|went|gone|go|goes|going"
                    + "|drove|driven|drop|drops|left|leaves?|ran|run|runs|running|fell|falls?|fallen|got|gets?|taken|took";

    private final List<Evidence> evidence;

    private Disambiguation(List<Evidence> evidence) {
        this.evidence = evidence;
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
        if (one.is(Operation.WITH) && holdsText(at)) {
            return one.withOperation(Operation.CONTAINS);
        }
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
        if (one.words().equalsIgnoreCase("out of")) {
            return one.withOperation(outOf(at));
        }
        if (one.words().equalsIgnoreCase("through") && !timeNext(at)) {
            return one.withOperation(Operation.IN);
        }
        if (one.words().matches("(?i)(over|under) the") && functionNext(at)) {
            return one.withOperation(
                    one.tokens().getFirst().lower().equals("over") ? Operation.GREATER : Operation.LESS);
        }
        if (one.words().equalsIgnoreCase("over") && overAll(at)) {
            return one.withOperation(Operation.IN);
        }
        if (one.is(Operation.ALL)
                && at > 0
                && evidence.get(at - 1).words().equalsIgnoreCase("over")
                && overAll(at - 1)) {
            return one.withOperation(Operation.NOISE);
        }
        if (one.is(Operation.STARTS_WITH, Operation.ENDS_WITH) && nothingBehind(at)) {
            return one.withOperation(Operation.UNSUPPORTED);
        }
        if (one.is(Operation.STARTS_WITH, Operation.ENDS_WITH) && !lettersNext(at) && !ofText(at)) {
            return one.withOperation(Operation.IN);
        }
        if (one.is(Operation.CONTAINS)
                && (at + 1 == evidence.size() || evidence.get(at + 1).is(Operation.STOP))) {
            return one.withOperation(Operation.NOISE);
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
        boolean nounBefore = at > 0 && hasName(at - 1);
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
        boolean name = evidence.tokens().getFirst().capitalised() && !shouted();
        return evidence.number() != null
                || !evidence.mentions().isEmpty()
                        && evidence.mentions().getFirst() instanceof Mention.ValueMention value
                        && (name || value.property().role() == PropertyRole.NAME || evidence.quoted());
    }

    private static boolean named(Evidence evidence) {
        return evidence.operation() == null && Nouns.entityFirst(evidence);
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
        boolean code = value && written.length() > 1 && written.equals(written.toUpperCase(Locale.ROOT)) && !shouted();
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
            case CONTAINS, STARTS_WITH, ENDS_WITH -> quotedNext(at) && !itsValueNext(at) || quality < 0.8;
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

    /** Whether the whole question is in capitals. */
    private boolean shouted() {
        return evidence.stream().allMatch(e -> e.words().equals(e.words().toUpperCase(Locale.ROOT)));
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
        boolean listed = before.is(Operation.AND, Operation.COMMA) && at > 1 && hasName(at - 2);
        boolean asksNext = at + 1 < evidence.size()
                && (evidence.get(at + 1).is(Operation.NOISE, Operation.ALL, Operation.POSSESSIVE, Operation.DISTINCT)
                        || evidence.get(at + 1).is(Operation.WHO, Operation.WHEN, Operation.WHERE)
                        || Functions.isFunction(evidence.get(at + 1))
                        || evidence.get(at + 1).operation() != null
                                && evidence.get(at + 1).words().matches("(?i)the .*"))
                && !evidence.get(at + 1).words().matches("(?i)do|does|did|is|are|was|were|has|have");
        return before.words().matches("(?i)the|an?") || listed && !asksNext;
    }

    private boolean hasName(int at) {
        return evidence.get(at).operation() == null
                && !evidence.get(at).mentions().isEmpty();
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

    /** "ends with s" is about letters, "ends in March" is not. */
    private boolean lettersNext(int at) {
        for (int i = at + 1; i < evidence.size(); i++) {
            Evidence next = evidence.get(i);
            if (!next.is(Operation.NOISE, Operation.CONTAINS)) {
                return next.quoted()
                        || next.unknown()
                        || next.words().length() == 1
                        || next.words().equals(next.words().toUpperCase(Locale.ROOT));
            }
            if (next.words().length() == 1) {
                return true;
            }
        }
        return false;
    }

    /** "a name that begins with Ann", "choirs starting with Hill": letters of a text, though somebody is called so. */
    private boolean ofText(int at) {
        int before = at - 1;
        while (before > 0 && evidence.get(before).is(Operation.NOISE, Operation.RELATIVE, Operation.NOT)) {
            before--;
        }
        int next = at + 1;
        while (next < evidence.size() && evidence.get(next).is(Operation.NOISE)) {
            next++;
        }
        if (before < 0 || next == evidence.size() || evidence.get(next).operation() != null) {
            return false;
        }
        List<Mention.ValueMention> values = evidence.get(next).all(Mention.ValueMention.class);
        return !values.isEmpty()
                && (isText(evidence.get(before))
                        || evidence.get(before).all(Mention.EntityMention.class).stream()
                                .anyMatch(rows -> values.stream().anyMatch(value -> isLabel(value, rows))));
    }

    private static boolean isLabel(Mention.ValueMention value, Mention.EntityMention rows) {
        return value.property().entity() == rows.entity() && value.property().role() == PropertyRole.NAME;
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

    /** "name contains Ann", whether or not somebody is called so, "whose title has 'sea'", "texts containing 'x'". */
    private boolean holdsText(int at) {
        Evidence has = evidence.get(at);
        boolean contains = has.words().toLowerCase(Locale.ROOT).contains("contain");
        boolean ofText = at > 0 && isText(evidence.get(at - 1));
        boolean value = at + 1 < evidence.size()
                && evidence.get(at + 1).operation() == null
                && evidence.get(at + 1).first(Mention.ValueMention.class).isPresent();
        return contains && (quotedNext(at) || ofText && value)
                || ofText && has.words().matches("(?i)has|have|had|having") && quotedNext(at);
    }

    /** Whether a column is named that holds text, and nothing else goes by the words. */
    private static boolean isText(Evidence evidence) {
        return evidence.operation() == null
                && !evidence.mentions().isEmpty()
                && evidence.mentions().getFirst() instanceof Mention.PropertyMention column
                && column.property().column().family() == TypeFamily.TEXT
                && !Nouns.entityFirst(evidence);
    }

    /** "the character 'Luna'", where one of the characters is: no letters of another text. */
    private boolean itsValueNext(int at) {
        return at + 1 < evidence.size()
                && evidence.get(at + 1).all(Mention.ValueMention.class).stream()
                        .anyMatch(value -> evidence.get(at).all(Mention.PropertyMention.class).stream()
                                .anyMatch(column -> column.property() == value.property()));
    }

    private boolean quotedNext(int at) {
        return at + 1 < evidence.size()
                && (evidence.get(at + 1).quoted() || evidence.get(at + 1).unknown());
    }

    /** "starts with The": the letters are a word that says nothing elsewhere; a single letter is one. */
    private boolean nothingBehind(int at) {
        return evidence.stream()
                .skip(at + 1L)
                .allMatch(word -> word.is(Operation.STOP)
                        || word.is(Operation.NOISE) && !word.words().matches("\\p{L}"));
    }
}
