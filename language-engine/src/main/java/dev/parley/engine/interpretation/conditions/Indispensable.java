package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.lexicon.Thesaurus;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.text.Token;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Words that nobody knows and that cannot be passed over: without them it would be another question. */
public final class Indispensable {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    Indispensable(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Whether the word, which was just read, is one. */
    public boolean is(Evidence word) {
        return QuotedTexts.isWritten(word)
                || asked(word)
                || said(word)
                || narrows()
                || ranksBehind(word)
                || restricts(word)
                || reading.lexicon.turnsRound(word.words().toLowerCase(Locale.ROOT), word.lemma())
                || word.words().endsWith("ing") && listed(word)
                || !Verbs.verbal(word) && describes(word)
                || isNoun(word)
                        && (!named(word) && (listed(word) || compared())
                                || owns()
                                || owned(word)
                                || counted(word)
                                || computed(word)
                                || heads(word)
                                || isName(word)
                                || grouped(word))
                || cursor.justBefore(word)
                        .filter(e -> ofOthers(e) || ofPeople(e))
                        .isPresent();
    }

    /** As far as can be told from where it stands: "who train", "that require" are none. */
    private boolean isNoun(Evidence word) {
        return !Verbs.verbal(word)
                && cursor.before()
                        .filter(e -> e.is(Operation.RELATIVE, Operation.WHO))
                        .isEmpty();
    }

    /** "The names and tariffs of products", "the pulse and age of members": one of several things to show. "The number" is that of a sentence before. */
    private boolean listed(Evidence word) {
        boolean last = cursor.before()
                        .filter(e -> e.is(Operation.AND, Operation.COMMA))
                        .isPresent()
                && cursor.next()
                        .filter(e ->
                                e.is(Operation.OF, Operation.GROUP, Operation.POSSESSIVE, Operation.IN, Operation.WITH))
                        .isPresent();
        boolean first =
                cursor.next().filter(e -> e.is(Operation.AND, Operation.COMMA)).isPresent()
                        && cursor.next(1).filter(Columns::isColumn).isPresent();
        return (last || first) && !word.lemma().matches("number|count|total");
    }

    /** "Whose pulse is below 30": another figure would be compared. A text is found in whatever column has it. */
    private boolean compared() {
        return readers.comparisons.follows() && !readers.values.valueFollows(0) && !readers.values.valueFollows(1);
    }

    /** "The names of toys that were never ordered": something else would be called so. */
    private boolean owns() {
        return cursor.before().filter(e -> e.is(Operation.OF)).isPresent()
                && !readers.values.valueFollows()
                && cursor.next()
                        .filter(e -> e.is(
                                Operation.RELATIVE,
                                Operation.WHICH,
                                Operation.WHO,
                                Operation.WHOSE,
                                Operation.WITH,
                                Operation.IN,
                                Operation.BY,
                                Operation.OF))
                        .isPresent();
    }

    /** "Members with their nicknames": something else would be shown. */
    private boolean owned(Evidence word) {
        return cursor.justBefore(word)
                .filter(e -> e.words().matches("(?i)(.* )?(their|its|his|her)"))
                .isPresent();
    }

    /** "Headcount by department": what there would be for each of them. */
    private boolean grouped(Evidence word) {
        return cursor.next().filter(e -> e.is(Operation.BY, Operation.GROUP)).isPresent()
                && cursor.all().stream()
                        .takeWhile(e -> e != word)
                        .allMatch(e -> e.is(Operation.LIST, Operation.WHICH, Operation.NOISE));
    }

    /** "The most audits", "any subsidiary", "the youngest alumnus": something else would be counted, or ranked. */
    private boolean counted(Evidence word) {
        boolean compound = cursor.more()
                && cursor.peek().operation() == null
                && !cursor.peek().mentions().isEmpty();
        return !compound
                && cursor.justBefore(word)
                        .filter(e -> e.superlative()
                                || e.number() != null && e.period() == null
                                || e.words().matches("(?i)(.* )?(most|fewest|least|any|each|every|number of|how many)"))
                        .isPresent();
    }

    /** "Total booking revenue": what would be added up is not known; money is what there is to add. */
    private boolean computed(Evidence word) {
        return !reading.lexicon.isCurrency(word.lemma())
                && cursor.justBefore(word)
                        .filter(e -> e.operation() == null && Nouns.entityFirst(e))
                        .flatMap(cursor::justBefore)
                        .filter(e -> Functions.isFunction(e) && !e.is(Operation.COUNT))
                        .isPresent();
    }

    /** "Video cassettes", where there is a table of video games: the noun would be another one. */
    private boolean heads(Evidence word) {
        return named(word)
                && cursor.justBefore(word)
                        .map(e -> e.mentions().getFirst())
                        .filter(m -> m instanceof Mention.EntityMention && m.vague() && !m.general())
                        .isPresent()
                && !readers.values.valueFollows(0)
                && !readers.values.valueFollows(1)
                && cursor.next().filter(e -> e.is(Operation.IN)).isEmpty();
    }

    /** "for product zibulum": which one it is, where the word is none of English; a name that no row has. */
    private boolean isName(Evidence word) {
        boolean over = !cursor.more() || cursor.peek().is(Operation.STOP, Operation.AND, Operation.OR, Operation.COMMA);
        return over
                && !Thesaurus.english().knows(word.lemma())
                && cursor.justBefore(word)
                        .filter(e -> e.operation() == null && Nouns.entityFirst(e) && Nouns.isOne(e))
                        .flatMap(cursor::justBefore)
                        .filter(e -> e.is(Operation.IN, Operation.OF, Operation.BY, Operation.WITH))
                        .isPresent();
    }

    /** "Payment history", "outstanding balance": of two nouns the first is known, and says which. */
    private boolean named(Evidence word) {
        return cursor.justBefore(word)
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .isPresent();
    }

    /** "The age restriction of games", where only players have an age: the noun is no column of games. */
    private boolean ofOthers(Evidence before) {
        return cursor.more()
                && cursor.peek().is(Operation.OF, Operation.GROUP)
                && before.first(Mention.PropertyMention.class)
                        .filter(column -> Columns.isColumn(before))
                        .filter(column -> cursor.rest().stream()
                                .dropWhile(e -> e.is(Operation.OF, Operation.GROUP, Operation.ALL, Operation.NOISE))
                                .findFirst()
                                .flatMap(owner -> owner.first(Mention.EntityMention.class))
                                .filter(owner -> apart(owner.entity(), column.entityOf()))
                                .isPresent())
                        .isPresent();
    }

    /** Whether no key ties one to the other. */
    private boolean apart(Entity one, Entity other) {
        return one != other
                && reading.knowledge.graph().shortestPaths(one, other).stream().noneMatch(path -> path.length() == 1);
    }

    /** "brown eyes", where Brown is a name of people: a name is no adjective. */
    private static boolean ofPeople(Evidence before) {
        return !before.quoted()
                && before.tokens().stream().noneMatch(Token::capitalised)
                && before.first(Mention.ValueMention.class)
                        .filter(name -> !name.value().equals(before.words()))
                        .filter(name -> name.entityOf().holdsPeople()
                                && name.entityOf().label().contains(name.property()))
                        .isPresent();
    }

    /** "the flurbs of members": nothing would be left of what is asked for. */
    private boolean asked(Evidence word) {
        boolean demand = word.tokens().getFirst().index() == 0
                && cursor.more()
                && cursor.peek().is(Operation.ALL);
        return demand
                || called()
                        && !readers.values.valueFollows()
                        && cursor.before().filter(e -> e.is(Operation.OF)).isPresent()
                || reading.scope.outer == null
                        && reading.scope.focus == null
                        && reading.scope.shown.isEmpty()
                        && cursor.more()
                        && (cursor.peek().is(Operation.OF, Operation.IN, Operation.GROUP, Operation.POSSESSIVE)
                                || demanded() && goesOn(cursor.peek()));
    }

    /** "which airlines", "list the awards". */
    private boolean demanded() {
        return cursor.before()
                .filter(e -> e.is(Operation.LIST, Operation.WHICH, Operation.COUNT, Operation.ALL))
                .isPresent();
    }

    /** "airlines operate", "awards that", "visitors with": a noun is over, and something is said of it. */
    private static boolean goesOn(Evidence next) {
        return next.mentions().isEmpty()
                && next.is(Operation.VERB, Operation.NOISE, Operation.RELATIVE, Operation.WITH, Operation.WHOSE);
    }

    /** Whether nothing but what rows are called by is shown: of what they are the names must be known. */
    private boolean called() {
        Scope scope = reading.scope;
        if (scope.outer != null || scope.focus == null || scope.subjects().size() > 1 || scope.shown.isEmpty()) {
            return false;
        }
        Entity focus = scope.focus.entity();
        return scope.shown.stream()
                .allMatch(item -> item instanceof Scope.Item.Value value
                        && Stream.concat(focus.label().stream(), focus.key().stream())
                                .anyMatch(
                                        property -> scope.focus.column(property).equals(value.expression())));
    }

    /** "who bought a bike", "placed on weekends", "delivered late": the last thing said, and not one like any other. */
    private boolean restricts(Evidence word) {
        boolean ends = !cursor.more() || cursor.peek().is(Operation.STOP);
        Optional<Evidence> before = cursor.justBefore(word);
        boolean one = before.filter(e -> e.words().matches("(?i)an?")).isPresent()
                && !(cursor.more() && cursor.peek().is(Operation.OF));
        boolean object = before.filter(e -> e.is(Operation.IN, Operation.VERB, Operation.BY)
                                && !e.words().matches("(?i)to|as|.* the")
                        || e.words().matches("[a-z]{3,}ed")
                        || e.unknown() && e.words().endsWith("ing"))
                .isPresent();
        return !Verbs.verbal(word) && (one || ends && object);
    }

    /** "the second longest book": not the longest. */
    private boolean ranksBehind(Evidence word) {
        return word.words().matches("(?i)second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d+(nd|rd|th)")
                && cursor.more()
                && (cursor.peek().superlative()
                        || cursor.peek().is(Operation.MOST, Operation.LEAST, Operation.MAXIMUM, Operation.MINIMUM));
    }

    /** "pilots with the <em>private</em> licence": which licence it must be is not known, and each has one. */
    private boolean describes(Evidence word) {
        return cursor.more()
                && Columns.isColumn(cursor.peek())
                && cursor.justBefore(word)
                        .filter(e -> e.words().matches("(?i)(.* )?(the|an?)"))
                        .isPresent()
                && cursor.next(1)
                        .filter(e -> !e.is(Operation.STOP, Operation.AND, Operation.OR, Operation.COMMA))
                        .isEmpty();
    }

    /** "overdue loans": which of them is not known. */
    private boolean narrows() {
        return cursor.more()
                && cursor.peek().operation() == null
                && !cursor.peek().mentions().isEmpty()
                && (Nouns.entityFirst(cursor.peek()) || ofKind(cursor.peek()));
    }

    /** "assistant <em>chefs</em>", where chefs are a kind of cooks: a plural that stands for rows. */
    private static boolean ofKind(Evidence noun) {
        Token last = noun.tokens().getLast();
        return noun.mentions().getFirst() instanceof Mention.ValueMention
                && !last.capitalised()
                && last.lower().endsWith("s")
                && !last.lower().equals(last.lemma());
    }

    /** "loans that are overdue", "books about dragons": all that is said of them. */
    private boolean said(Evidence word) {
        boolean be = cursor.justBefore(word.tokens().getFirst().index())
                .filter(e -> e.words().matches("(?i)is|are|was|were|been|be")
                        || e.is(
                                Operation.RELATIVE,
                                Operation.WHO,
                                Operation.OF,
                                Operation.BY,
                                Operation.AND,
                                Operation.OR))
                .isPresent();
        boolean ends = !cursor.more() || cursor.peek().is(Operation.STOP, Operation.AND, Operation.OR, Operation.COMMA);
        return (be || reading.scope.pending.negated()) && ends;
    }
}
