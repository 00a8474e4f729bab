package dev.parley.engine.evidence;

import dev.parley.engine.ValueIndex;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Doers;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.text.Numerals;
import dev.parley.engine.text.Periods;
import dev.parley.engine.text.Token;
import java.util.List;
import java.util.stream.Stream;

/** Tells where a span may not end, since one of its words belongs to what comes behind or before. */
final class SpanEnds {

    private final Vocabulary vocabulary;
    private final Lexicon lexicon = Lexicon.english();

    SpanEnds(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Whether {@code length} tokens from {@code at} are no span, whatever they may mean. */
    boolean tear(List<Token> tokens, int at, int length) {
        return goesOn(tokens, at, length) || length > 1 && doneMost(tokens, at) || leadsToMost(tokens, at, length);
    }

    /** Whether a span with the meaning found takes a word from another one. */
    boolean tear(Evidence known, List<Token> tokens, int at, ValueIndex values, Periods periods) {
        int length = known.tokens().size();
        return takesArticle(tokens, at + length - 1, length, values)
                || takesNoun(known, tokens, at + length - 1)
                || takesDoer(known, tokens, at, values)
                || takesSharedOwner(known, tokens, at)
                || takesOwner(tokens, at, length)
                || takesAll(tokens, at, length)
                || takesVerb(known)
                || deniesNumber(known)
                || names(known)
                || takesTime(known, tokens, at + length, periods);
    }

    /** "the most often <em>ordered</em> products": what is done to them, and not what ordered products are. */
    private static boolean doneMost(List<Token> tokens, int at) {
        Token verb = tokens.get(at);
        if (at == 0 || !verb.lower().endsWith("ed") || verb.lower().equals(verb.lemma())) {
            return false;
        }
        String before = Token.lower(tokens.subList(Math.max(0, at - 3), at));
        return before.matches("(.* )?(often|frequently|commonly|regularly)")
                || before.matches("(.* )?(most|least)") && !before.matches("(with|has|have|had) .*");
    }

    /** "played at the most festivals": where, and no bound, as no number comes next. */
    private static boolean leadsToMost(List<Token> tokens, int at, int length) {
        return length > 1
                && tokens.get(at).lower().equals("at")
                && tokens.get(at + length - 1).lower().matches("most|least")
                && at + length < tokens.size()
                && Numerals.number(tokens.get(at + length)).isEmpty()
                && tokens.get(at + 1).lower().equals("the");
    }

    /** "under 5 or higher than 9", "before 2005 or after 2010": an alternative, and no "5 or higher". */
    private boolean goesOn(List<Token> tokens, int at, int length) {
        if (length < 2 || !tokens.get(at).lower().equals("or") || at + length >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(at + length);
        boolean bound =
                next.lower().equals("than") || next.kind() == Token.Kind.NUMBER || next.kind() == Token.Kind.DATE;
        boolean included = at > 0 && tokens.get(at - 1).lower().matches("in|on");
        String words = Token.lower(tokens.subList(at, at + length));
        return bound
                && !included
                && lexicon.operation(words)
                        .filter(o -> o == Operation.OR_MORE || o == Operation.OR_LESS)
                        .isPresent();
    }

    /** Whether the article at the end of a span begins a value: "longer than [The Hobbit]". */
    private boolean takesArticle(List<Token> tokens, int article, int length, ValueIndex values) {
        if (length < 2 || !tokens.get(article).lower().matches("the|a|an")) {
            return false;
        }
        for (int end = Math.min(tokens.size(), article + Annotator.LONGEST); end > article + 1; end--) {
            List<Token> span = tokens.subList(article, end);
            String lower = Token.lower(span);
            if (span.stream().noneMatch(t -> t.kind() == Token.Kind.QUOTED)
                    && !values.spelt(lower).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether what reads as "and order" ends in the name of something: "and order dates". */
    private boolean takesNoun(Evidence phrase, List<Token> tokens, int last) {
        return phrase.is(Operation.ORDER)
                && phrase.tokens().size() > 1
                && phrase.tokens().getFirst().lower().equals("and")
                && last + 1 < tokens.size()
                && vocabulary.namesColumn(tokens.get(last), tokens.get(last + 1));
    }

    /** Whether what stands behind an "of" is the beginning of a table's name: "ids of [order items]" are no order ids. */
    private boolean takesOwner(List<Token> tokens, int at, int length) {
        int of = 1;
        while (of < length && !tokens.get(at + of).lower().equals("of")) {
            of++;
        }
        int behind = of + 1 < length && tokens.get(at + of + 1).lower().equals("the") ? of + 2 : of + 1;
        if (behind >= length) {
            return false;
        }
        for (int end = at + length + 1; end <= Math.min(tokens.size(), at + behind + Annotator.LONGEST); end++) {
            List<String> lemmas =
                    tokens.subList(at + behind, end).stream().map(Token::lemma).toList();
            if (vocabulary.mentions(lemmas).stream()
                    .anyMatch(mention -> mention instanceof Mention.EntityMention && mention.quality() > 0.9)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what is another name of some value is, without its article, the name of something: "[the] states". */
    private boolean names(Evidence known) {
        List<Token> span = known.tokens();
        return span.size() > 1
                && span.getFirst().lower().equals("the")
                && !known.mentions().isEmpty()
                && known.mentions().stream()
                        .allMatch(mention -> mention.reason().startsWith(NamedValues.ANOTHER_NAME))
                && !vocabulary
                        .mentions(span.stream().skip(1).map(Token::lemma).toList())
                        .isEmpty();
    }

    /** "ids and [dates of orders]": both are of orders. */
    private boolean takesSharedOwner(Evidence known, List<Token> tokens, int at) {
        List<Token> span = known.tokens();
        boolean second = at > 1
                && span.size() > 2
                && span.get(1).lower().equals("of")
                && tokens.get(at - 1).lower().matches("and|,");
        if (!second) {
            return false;
        }
        boolean dated = Stream.of(span.getFirst(), tokens.get(at - 2))
                .anyMatch(word -> word.lemma().equals("date"));
        if (!dated) {
            return false;
        }
        List<Entity> owners = vocabulary.mentions(List.of(span.getLast().lemma())).stream()
                .filter(Mention.EntityMention.class::isInstance)
                .map(Mention::entityOf)
                .toList();
        return vocabulary.mentions(List.of(span.getFirst().lemma())).stream().anyMatch(column -> isOf(owners, column))
                && vocabulary.mentions(List.of(tokens.get(at - 2).lemma())).stream()
                        .anyMatch(column -> isOf(owners, column));
    }

    private static boolean isOf(List<Entity> owners, Mention column) {
        return column instanceof Mention.PropertyMention && owners.contains(column.entityOf());
    }

    /** "ordered by Ann", "were ordered by clients", where there are orders: who did so, and nothing to sort by. */
    private boolean takesDoer(Evidence phrase, List<Token> tokens, int at, ValueIndex values) {
        int behind = at + 2;
        boolean done = phrase.is(Operation.ORDER)
                && phrase.tokens().size() == 2
                && behind < tokens.size()
                && tokens.get(at).lower().endsWith("ed")
                && tokens.get(at + 1).lower().equals("by")
                && vocabulary.mentions(List.of(tokens.get(at).lemma())).stream()
                        .anyMatch(Mention.EntityMention.class::isInstance);
        if (!done) {
            return false;
        }
        boolean passive = at > 0 && tokens.get(at - 1).lower().matches("is|are|was|were|be|been|not|never");
        boolean people = vocabulary.mentions(List.of(tokens.get(behind).lemma())).stream()
                .anyMatch(mention -> mention instanceof Mention.EntityMention table
                        && table.quality() > 0.9
                        && Doers.arePeople(table.entity()));
        return tokens.get(behind).lower().matches("nobody|no|anyone|anybody|someone|somebody")
                || passive && people
                || namesOne(tokens, behind, values);
    }

    /** "workers [report to]", "divers [trained by]": what rows do by a key among them, and no column's name. */
    private boolean takesVerb(Evidence known) {
        List<Token> span = known.tokens();
        return span.size() > 2
                && span.getLast().lower().matches("to|by")
                && vocabulary
                        .mentions(span.subList(span.size() - 2, span.size()).stream()
                                .map(Token::lemma)
                                .toList())
                        .stream()
                        .anyMatch(mention -> mention instanceof Mention.RoleMention role
                                && role.relation().selfReference());
    }

    private static boolean namesOne(List<Token> tokens, int at, ValueIndex values) {
        for (int end = Math.min(tokens.size(), at + Annotator.LONGEST); end > at; end--) {
            List<Token> span = tokens.subList(at, end);
            if (span.getFirst().capitalised()
                    && !values.spelt(Token.lower(span)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** "no wins" where a column is called no_of_wins: none of them, and not their number. */
    private static boolean deniesNumber(Evidence known) {
        return known.tokens().size() > 1
                && known.tokens().getFirst().lower().equals("no")
                && !known.tokens().get(1).lower().matches("of|\\.")
                && known.first(Mention.PropertyMention.class)
                        .filter(number -> number.property().ofNumber())
                        .isPresent();
    }

    /** Whether "all" would be torn off a longer name: "all [order status names]" where a table is called all_orders. */
    private boolean takesAll(List<Token> tokens, int at, int length) {
        if (length < 2 || !tokens.get(at).lower().equals("all")) {
            return false;
        }
        for (int end = Math.min(tokens.size(), at + Annotator.LONGEST); end > at + length; end--) {
            List<String> lemmas =
                    tokens.subList(at + 1, end).stream().map(Token::lemma).toList();
            if (vocabulary.mentions(lemmas).stream().anyMatch(mention -> mention.quality() >= 0.97)) {
                return true;
            }
        }
        return false;
    }

    /** "ordered in March", "listed in Lund": when or where somebody did so, and no order of the rows. */
    private static boolean takesTime(Evidence phrase, List<Token> tokens, int behind, Periods periods) {
        return phrase.is(Operation.ORDER)
                && phrase.tokens().size() == 2
                && phrase.tokens().getLast().lower().matches("in|on")
                && behind < tokens.size()
                && (periods.at(behind).isPresent()
                        || periods.year(behind).isPresent()
                        || tokens.get(behind).capitalised());
    }
}
