package dev.parley.engine.evidence;

import dev.parley.engine.ValueIndex;
import dev.parley.engine.glossary.Term;
import dev.parley.engine.lexicon.Alternates;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Numerals;
import dev.parley.engine.text.Period;
import dev.parley.engine.text.Periods;
import dev.parley.engine.text.Token;
import dev.parley.engine.text.Tokenizer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cuts a question into spans, the longest known one first, and notes what each may mean. */
public final class Annotator {

    /** The length of a code that a word nobody knows may be: "car" of a policy of the kind CAR. */
    private static final int CODE = 3;

    private static final int LONGEST = 7;
    /** How likely a column that holds a yes or a no stands for its yes, against the column itself. */
    private static final double UNSAID = 0.8;

    /** How well a column is named by its name without its unit. */
    private static final double ALL_BUT_UNIT = 0.9;

    /** How well part of a value names it. */
    private static final double PART_OF_VALUE = 0.82;

    private static final String ANOTHER_NAME = "another name of “";

    /** Of so many values at most, one may stand for not being another: "active", "inactive", "closed". */
    private static final int EITHER_OR = 3;

    private final Ontology ontology;
    private final Vocabulary vocabulary;
    private final FullNames fullNames;
    private final ShortNames shortNames;
    private final Spelling spelling;
    private final NearMeanings nearMeanings;
    private final Months months;
    private final Lexicon lexicon = Lexicon.english();

    /** A glossary as given, and as read. */
    private record Glossary(List<Term> terms, Terms read) {}

    /** The glossary of the latest question. */
    private volatile Glossary latest;

    public Annotator(Ontology ontology, Vocabulary vocabulary) {
        this.ontology = ontology;
        this.vocabulary = vocabulary;
        this.fullNames = new FullNames(ontology);
        this.shortNames = new ShortNames(ontology);
        this.spelling = new Spelling(vocabulary.words());
        this.nearMeanings = new NearMeanings(vocabulary);
        this.latest = new Glossary(List.of(), new Terms(ontology, vocabulary, List.of()));
        this.months = new Months(vocabulary);
    }

    /** @param glossary what people's own words mean; it goes before all else */
    public List<Evidence> annotate(List<Token> written, ValueIndex values, List<Term> glossary, LocalDate today) {
        Terms terms = terms(glossary);
        List<Token> whole = new Hyphens(span -> known(span, values)).apart(unquoted(written, values));
        List<Token> tokens = new Prefixes(span -> known(span, values), span -> said(span, values)).apart(whole);
        List<Evidence> evidence = spans(spreadHeads(tokens), values, terms, today);
        return nearMeanings.placed(spelling.corrected(tokens, evidence)
                .map(corrected -> spans(spreadHeads(corrected), values, terms, today))
                .orElse(evidence));
    }

    /** Questions of one project share their glossary: it is read when it changes. */
    private Terms terms(List<Term> glossary) {
        Glossary known = latest;
        if (!known.terms().equals(glossary)) {
            known = new Glossary(List.copyOf(glossary), new Terms(ontology, vocabulary, glossary));
            latest = known;
        }
        return known.read();
    }

    private List<Evidence> spans(List<Token> tokens, ValueIndex values, Terms terms, LocalDate today) {
        List<Evidence> evidence = new ArrayList<>();
        Periods periods = new Periods(tokens, today);
        int at = 0;
        while (at < tokens.size()) {
            Optional<Evidence> term = terms.at(tokens, at, values);
            Evidence next = term.isPresent() ? term.get() : next(tokens, at, values, periods);
            evidence.add(next);
            at += next.tokens().size();
        }
        return List.copyOf(HeadNouns.tied(evidence));
    }

    private boolean known(List<Token> span, ValueIndex values) {
        String lower = lower(span);
        return lexicon.operation(lower).isPresent()
                || !mentions(span, lower, values).isEmpty();
    }

    /** Whether rows can be said not to be that: a value of two or three, or something done at a date of theirs. */
    private boolean said(List<Token> span, ValueIndex values) {
        Token word = span.getFirst();
        List<Mention> all = mentions(span, word.lower(), values).stream()
                .filter(mention -> mention.quality() >= Vocabulary.PARTIAL)
                .toList();
        List<Property> dates = all.stream()
                .filter(mention -> mention instanceof Mention.PropertyMention
                        && !word.lower().equals(word.lemma()))
                .map(mention -> ((Mention.PropertyMention) mention).property())
                .filter(property -> property.role() == PropertyRole.TIME)
                .toList();
        List<Property> said = all.stream()
                .filter(Mention.ValueMention.class::isInstance)
                .map(mention -> ((Mention.ValueMention) mention).property())
                .toList();
        return !(said.isEmpty() && dates.isEmpty())
                && said.stream()
                        .allMatch(property -> eitherOr(property, values)
                                || dates.stream().anyMatch(date -> date.entity() == property.entity()));
    }

    /** Whether not to be one value is to be the other; of many, "not paid" may be shipped since. */
    private static boolean eitherOr(Property property, ValueIndex values) {
        return property.role() == PropertyRole.FLAG
                || values.values(
                                property.entity().table().name(),
                                property.column().name())
                        .filter(all -> all.size() <= EITHER_OR)
                        .isPresent();
    }

    /** What stands in quotes, or as it is written in the database, and is the name of a column: 'the "start date"', "start_date". */
    private List<Token> unquoted(List<Token> tokens, ValueIndex values) {
        List<Token> plain = new ArrayList<>();
        for (Token token : tokens) {
            boolean written = token.kind() == Token.Kind.WORD && token.text().indexOf('_') > 0;
            List<Token> inside = token.kind() == Token.Kind.QUOTED || written
                    ? Tokenizer.tokens(token.text().replace('_', ' '))
                    : List.of();
            List<String> lemmas = inside.stream()
                    .map(Token::lemma)
                    .dropWhile(lemma -> lemma.equals("the"))
                    .toList();
            boolean column = lemmas.size() > 1
                    && values.spelt(token.text()).isEmpty()
                    && vocabulary.mentions(lemmas).stream()
                            .anyMatch(
                                    mention -> mention.quality() >= 0.97 && mention instanceof Mention.PropertyMention);
            if (column) {
                inside.forEach(word -> plain.add(word.at(token)));
            } else {
                plain.add(token);
            }
        }
        return plain;
    }

    /** "start and end dates" as "start dates and end dates", where both are names. */
    private List<Token> spreadHeads(List<Token> tokens) {
        List<Token> spread = new ArrayList<>(tokens);
        for (int head = tokens.size() - 1; head > 2; head--) {
            if (tokens.get(head).kind() != Token.Kind.WORD || !names(tokens.get(head - 1), tokens.get(head))) {
                continue;
            }
            int at = commaBefore(tokens, head - 2);
            while (at > 0 && lists(tokens, at) && names(tokens.get(at - 1), tokens.get(head))) {
                if (!names(tokens.get(at - 1), tokens.get(at))) {
                    spread.add(spread.indexOf(tokens.get(at - 1)) + 1, tokens.get(head));
                }
                at = commaBefore(tokens, at - 2);
            }
        }
        return spread;
    }

    /** ", and" lists like "and": the place of the comma where one stands before it. */
    private static int commaBefore(List<Token> tokens, int at) {
        boolean both = at > 0
                && tokens.get(at).lower().matches("and|or")
                && tokens.get(at - 1).lower().equals(",");
        return both ? at - 1 : at;
    }

    /** Whether at {@code at} stands what lists things: "and", "," or ", and". */
    private static boolean lists(List<Token> tokens, int at) {
        String word = tokens.get(at).lower();
        return word.equals(",") || word.equals("&") || word.equals("and") || word.equals("or");
    }

    private boolean names(Token first, Token second) {
        return first.kind() == Token.Kind.WORD
                && vocabulary.mentions(List.of(first.lemma(), second.lemma())).stream()
                        .anyMatch(mention -> mention.quality() >= 0.9 && mention instanceof Mention.PropertyMention);
    }

    private Evidence next(List<Token> tokens, int at, ValueIndex values, Periods periods) {
        Token first = tokens.get(at);
        Optional<Period> quotedDay = first.kind() == Token.Kind.QUOTED ? Periods.day(first.text()) : Optional.empty();
        if (quotedDay.isPresent() && values(first.text(), first.text(), values).isEmpty()) {
            return Evidence.period(tokens.subList(at, at + 1), quotedDay.get());
        }
        if (first.kind() == Token.Kind.QUOTED) {
            return Evidence.mentions(tokens.subList(at, at + 1), quoted(first.text(), values));
        }
        List<Mention> monthOfTable = months.ofTable(tokens, at);
        if (!monthOfTable.isEmpty()) {
            return Evidence.mentions(tokens.subList(at, at + 3), monthOfTable);
        }
        Optional<Periods.Found> period = periods.at(at);
        for (int length = Math.min(LONGEST, tokens.size() - at); length > 0; length--) {
            if (period.isPresent()
                    && period.get().length() == length
                    && !months.column(tokens, at, length).isEmpty()) {
                return Evidence.mentions(tokens.subList(at, at + length), months.column(tokens, at, length));
            }
            if (period.isPresent() && period.get().length() == length) {
                return Evidence.period(
                        tokens.subList(at, at + length), period.get().period());
            }
            List<Token> span = tokens.subList(at, at + length);
            if (length == 1 && Letters.isOne(tokens, at)) {
                return Evidence.mentions(span, values(first.lower(), first.text(), values));
            }
            if (length > 1
                    && Letters.isOne(tokens, at + length - 1)
                    && values(lower(span), span, values).isEmpty()) {
                continue;
            }
            if (goesOn(tokens, at, length) || length > 1 && doneMost(tokens, at) || leadsToMost(tokens, at, length)) {
                continue;
            }
            boolean superlative = at > 0 && tokens.get(at - 1).lower().matches("most|least");
            String behind =
                    at + length < tokens.size() ? tokens.get(at + length).lower() : "";
            int next = at + length;
            Optional<Evidence> known =
                    span(span, values, periods, at, superlative, behind).map(one -> ofItsVerb(one, tokens, next));
            if (known.isPresent()
                    && !takesArticle(tokens, at + length - 1, length, values)
                    && !takesNoun(known.get(), tokens, at + length - 1)
                    && !takesOwner(tokens, at, length)
                    && !takesAll(tokens, at, length)
                    && !names(known.get(), span)
                    && !takesTime(known.get(), tokens, at + length, periods)) {
                return known.get();
            }
        }
        return misspelt(first, tokens.subList(at, at + 1), values);
    }

    /** "the most often <em>ordered</em> products": what is done to them, and not what ordered products are. */
    private static boolean doneMost(List<Token> tokens, int at) {
        Token verb = tokens.get(at);
        if (at == 0 || !verb.lower().endsWith("ed") || verb.lower().equals(verb.lemma())) {
            return false;
        }
        String before = tokens.subList(Math.max(0, at - 3), at).stream()
                .map(Token::lower)
                .collect(Collectors.joining(" "));
        return before.matches("(.* )?(often|frequently|commonly|regularly)")
                || before.matches("(.* )?(most|least)") && !before.matches("(with|has|have|had) .*");
    }

    /** "the amount paid": not the amount that was claimed, which is half of a name that goes on otherwise. */
    private static Evidence ofItsVerb(Evidence noun, List<Token> tokens, int behind) {
        Token verb = behind < tokens.size() && noun.tokens().size() == 1 ? tokens.get(behind) : null;
        boolean done = verb != null
                && verb.lower().matches("[a-z]+ed|paid|given|spent|taken|sold|sent|bought|lent")
                && !verb.lower().equals(verb.lemma());
        List<Mention> fitting = noun.mentions().stream()
                .filter(mention -> !(done
                        && mention.reason().equals(SchemaNames.BY_PART)
                        && mention instanceof Mention.PropertyMention column
                        && column.property().words().size() == 2
                        && column.property().words().getFirst().equals(noun.lemma())
                        && !column.property().words().getLast().equals(verb.lemma())))
                .toList();
        return fitting.size() == noun.mentions().size() ? noun : Evidence.mentions(noun.tokens(), fitting);
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
        String words =
                tokens.subList(at, at + length).stream().map(Token::lower).collect(Collectors.joining(" "));
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
        for (int end = Math.min(tokens.size(), article + LONGEST); end > article + 1; end--) {
            List<Token> span = tokens.subList(article, end);
            String lower = lower(span);
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
                && names(tokens.get(last), tokens.get(last + 1));
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
        for (int end = at + length + 1; end <= Math.min(tokens.size(), at + behind + LONGEST); end++) {
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
    private boolean names(Evidence known, List<Token> span) {
        return span.size() > 1
                && span.getFirst().lower().equals("the")
                && !known.mentions().isEmpty()
                && known.mentions().stream()
                        .allMatch(mention -> mention.reason().startsWith(ANOTHER_NAME))
                && !vocabulary
                        .mentions(span.stream().skip(1).map(Token::lemma).toList())
                        .isEmpty();
    }

    /** Whether "all" would be torn off a longer name: "all [order status names]" where a table is called all_orders. */
    private boolean takesAll(List<Token> tokens, int at, int length) {
        if (length < 2 || !tokens.get(at).lower().equals("all")) {
            return false;
        }
        for (int end = Math.min(tokens.size(), at + LONGEST); end > at + length; end--) {
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
                && (periods.at(behind).isPresent() || tokens.get(behind).capitalised());
    }

    /**
     * @param superlative whether "most" or "least" comes before
     * @param behind the word behind it, empty at the end
     */
    private Optional<Evidence> span(
            List<Token> span, ValueIndex values, Periods periods, int at, boolean superlative, String behind) {
        if (span.stream().skip(1).anyMatch(token -> token.kind() == Token.Kind.QUOTED)) {
            return Optional.empty();
        }
        String lower = lower(span);
        Optional<Operation> operation = lexicon.operation(lower);
        if (operation.equals(Optional.of(Operation.NOISE)) && span.size() > 1 && namesColumn(span.getFirst())) {
            return Optional.empty();
        }
        boolean small = operation.isPresent()
                && operation.get() != Operation.LIST
                && operation.get() != Operation.UNIT
                && operation.get() != Operation.TIMES
                && span.size() == 1
                && lower.length() <= 4;
        List<Mention> mentions = small ? values(lower, span, values) : mentions(span, lower, values);
        Optional<BigDecimal> number = number(span);
        if (number.isPresent()) {
            Period year = periods.year(at).map(Periods.Found::period).orElse(null);
            return Optional.of(Evidence.number(span, number.get(), span.size() == 1 ? year : null, mentions));
        }
        Optional<Lexicon.Degree> degree = span.size() == 1 ? lexicon.degree(lower) : Optional.empty();
        String root = lower.endsWith("ly") ? lower.substring(0, lower.length() - 2) : lower;
        boolean adjective = span.size() == 1
                && lexicon.isAdjective(root)
                && (mentions.isEmpty()
                        || superlative && mentions.stream().allMatch(Mention.ValueMention.class::isInstance));
        boolean half = degree.filter(Lexicon.Degree::superlative).isPresent()
                && mentions.stream().allMatch(mention -> mention.reason().equals(SchemaNames.BY_PART));
        if (half || mentions.isEmpty() && degree.isPresent()) {
            return Optional.of(Evidence.adjective(
                    span, degree.get().adjective(), degree.get().superlative(), operation.orElse(null)));
        }
        if (adjective && operation.isEmpty()) {
            return Optional.of(Evidence.adjective(span, root, false, null));
        }
        boolean emptyVerb = span.size() == 1
                && !areRows(span, mentions, behind)
                && mentions.stream().allMatch(mention -> mention.quality() < 0.8)
                && lexicon.verb(span.getFirst().lemma()).equals(Optional.of(Operation.NOISE));
        if (operation.isEmpty() && emptyVerb) {
            return Optional.of(Evidence.operation(span, Operation.NOISE, List.of()));
        }
        if (operation.isPresent()) {
            return Optional.of(Evidence.operation(span, operation.get(), mentions));
        }
        if (!mentions.isEmpty()) {
            return Optional.of(Evidence.mentions(span, mentions));
        }
        return span.size() == 1
                ? lexicon.verb(span.getFirst().lemma())
                        .map(verb -> Evidence.operation(span, verb, severalSo(span.getFirst(), lower, values)))
                : Optional.empty();
    }

    /** "books", where that is a kind of documents as well as what somebody does. */
    private List<Mention> severalSo(Token word, String lower, ValueIndex values) {
        return lower.endsWith("s") && !lower.equals(word.lemma()) ? values(lower, word.text(), values) : List.of();
    }

    /** "which shows have ...": rows of a table, and no verb, which has something of its own to show behind it. */
    private static boolean areRows(List<Token> span, List<Mention> mentions, String behind) {
        Token noun = span.getFirst();
        return noun.lower().endsWith("s")
                && !noun.lower().equals(noun.lemma())
                && !behind.matches("the|an?|me|us|their|its|his|her|all|how|what|which")
                && mentions.stream().anyMatch(Mention.EntityMention.class::isInstance);
    }

    private static String lower(List<Token> span) {
        return span.stream().map(Token::lower).collect(Collectors.joining(" "));
    }

    /** "details of" and "value of" say nothing, unless a column is called so. */
    private boolean namesColumn(Token token) {
        double least = token.lemma().equals("detail") ? Vocabulary.PARTIAL : ALL_BUT_UNIT;
        return token.lemma().matches("detail|value")
                && vocabulary.mentions(List.of(token.lemma())).stream()
                        .anyMatch(mention -> mention instanceof Mention.PropertyMention && mention.quality() >= least);
    }

    private Evidence misspelt(Token token, List<Token> span, ValueIndex values) {
        List<Mention> mentions =
                token.kind() == Token.Kind.WORD ? vocabulary.misspelt(token.lower(), token.lemma()) : List.of();
        if (mentions.isEmpty() && token.kind() == Token.Kind.WORD) {
            mentions = nearly(token, values);
        }
        if (mentions.isEmpty()
                && token.kind() == Token.Kind.WORD
                && token.lower().length() == CODE) {
            mentions = values(token.lower(), token.text(), values);
        }
        if (mentions.isEmpty() && token.kind() == Token.Kind.WORD) {
            mentions = shortNames.of(token.lower(), token.lemma());
        }
        if (mentions.isEmpty() && token.kind() == Token.Kind.PUNCTUATION) {
            return Evidence.operation(span, Operation.NOISE, List.of());
        }
        return Evidence.mentions(span, mentions);
    }

    /** A name that no value is spelt like: part of one, or one misspelt. */
    private List<Mention> nearly(Token token, ValueIndex values) {
        List<Mention> found = new ArrayList<>();
        for (ValueIndex.Entry entry : values.similar(token.text())) {
            add(found, entry, 0.72, Vocabulary.MISSPELLING + entry.value() + "”");
        }
        return found;
    }

    private List<Mention> mentions(List<Token> span, String lower, ValueIndex values) {
        List<Mention> found = new ArrayList<>(values(lower, span, values));
        List<String> lemmas = span.stream().map(Token::lemma).toList();
        vocabulary.mentions(lemmas).stream()
                .filter(mention -> !saysMore(span, mention)
                        && !counts(span, mention)
                        && !does(span, mention)
                        && !says(span, mention)
                        && !leads(span, mention)
                        && !done(span, mention))
                .forEach(found::add);
        if (!lemmas.equals(lower.lines().toList())
                && span.size() == 1
                && !span.getFirst().lemma().equals(lower)) {
            vocabulary.mentions(List.of(lower)).stream()
                    .filter(mention -> mention.quality() > 0.9)
                    .filter(mention ->
                            found.stream().noneMatch(other -> other.target().equals(mention.target())))
                    .forEach(found::add);
        }
        if (span.size() == 1 && lower.equals("rated")) {
            found.addAll(vocabulary.mentions(List.of("rating")));
        }
        if (found.isEmpty() && span.size() > 1) {
            found.addAll(vocabulary.written(span));
        }
        if (found.isEmpty() && span.size() > 1 && strange(span)) {
            for (ValueIndex.Entry entry : values.holding(lower)) {
                add(found, entry, PART_OF_VALUE, "part of “" + entry.value() + "”");
            }
        }
        if (span.size() == 1) {
            lexicon.derivedMeasure(span.getFirst().lemma()).ifPresent(measure -> derived(measure).stream()
                    .filter(computed -> !kept(computed.entityOf(), found))
                    .toList()
                    .forEach(found::add));
        }
        found.addAll(flags(found, values));
        found.sort(Comparator.comparingDouble(Mention::quality).reversed());
        return found;
    }

    /** Whether a word of it names nothing by itself, and it begins and ends with words that are not grammar's. */
    private boolean strange(List<Token> span) {
        return span.stream().anyMatch(token -> !says(token))
                && Stream.of(span.getFirst(), span.getLast())
                        .allMatch(token -> token.kind() == Token.Kind.WORD
                                && lexicon.operation(token.lower()).isEmpty());
    }

    /** Of columns that hold a yes or a no as text, also the yes: less likely than the column, but known. */
    private static List<Mention> flags(List<Mention> found, ValueIndex values) {
        List<Mention> flags = new ArrayList<>();
        for (Mention mention : found) {
            if (mention instanceof Mention.PropertyMention column) {
                Property property = column.property();
                values.values(
                                property.entity().table().name(),
                                property.column().name())
                        .flatMap(Alternates::yes)
                        .ifPresent(yes -> flags.add(new Mention.ValueMention(
                                property, yes, column.quality() * UNSAID, "“" + yes + "” being what is not said")));
            }
        }
        return flags;
    }

    /**
     * "Books priced over 10": a table and the past of a verb are no column that is called after its table; "products tagged"
     * are no table of their tags.
     */
    private static boolean saysMore(List<Token> span, Mention mention) {
        Token last = span.getLast();
        boolean done =
                span.size() > 1 && last.lower().endsWith("ed") && !last.lemma().equals(last.lower());
        return done && mention instanceof Mention.EntityMention
                || done
                        && mention instanceof Mention.PropertyMention column
                        && (!column.property().words().contains(span.getFirst().lemma())
                                || mention.reason().startsWith(Vocabulary.ANOTHER_WORD)
                                || rowsDone(span, column.property()));
    }

    /** "employees earn more", "books cost less": who does, and what; no column of theirs called so. */
    private static boolean does(List<Token> span, Mention mention) {
        Token who = span.getFirst();
        boolean several = !who.lower().equals(who.lemma());
        return span.size() == 2
                && mention instanceof Mention.PropertyMention column
                && (several || !mention.reason().isEmpty())
                && span.getLast()
                        .lower()
                        .matches("earn(s|ed|ing)?|costs?|costing|weigh(s|ed|ing)?|pays?|paid|makes?|spends?|spent")
                && column.property().entity().words().contains(span.getFirst().lemma());
    }

    /** "loans were gifts": a sentence about the rows, and not the name of a column "is gift". */
    private static boolean says(List<Token> span, Mention mention) {
        return span.size() > 2
                && mention instanceof Mention.PropertyMention column
                && column.property().role() == PropertyRole.FLAG
                && column.property().entity().words().contains(span.getFirst().lemma())
                && span.get(1).lemma().matches("be|have");
    }

    /** "best rated": what was done to it, and no rate that is another word for its price; "placed" is no place. */
    private static boolean done(List<Token> span, Mention mention) {
        Token word = span.getFirst();
        boolean past =
                span.size() == 1 && word.lower().endsWith("ed") && !word.lower().equals(word.lemma());
        boolean rate = (mention.reason().startsWith(Vocabulary.ANOTHER_WORD)
                        || word.lower().equals("rated") && !mention.reason().isEmpty())
                && mention instanceof Mention.PropertyMention column
                && column.property().role() == PropertyRole.MEASURE;
        return past && (rate || mention.reason().startsWith(Vocabulary.BY_GENERAL));
    }

    /** "assigned to a ward": where they went, and no date until when ({@code date_assigned_to}). */
    private static boolean leads(List<Token> span, Mention mention) {
        return span.size() == 2
                && span.getLast().lower().matches("to|from")
                && !mention.reason().isEmpty()
                && mention instanceof Mention.PropertyMention column
                && column.property().role() == PropertyRole.TIME;
    }

    /** "problems reported": the rows, and no date_problem_reported. */
    private static boolean rowsDone(List<Token> span, Property property) {
        Token noun = span.getFirst();
        return span.size() == 2
                && !noun.lower().equals(noun.lemma())
                && property.role() == PropertyRole.TIME
                && property.entity().words().contains(noun.lemma());
    }

    /** "loan count": no column that holds the number a loan goes by. */
    private static boolean counts(List<Token> span, Mention mention) {
        return span.size() > 1
                && span.getLast().lemma().equals("count")
                && mention instanceof Mention.PropertyMention column
                && column.property().role() != PropertyRole.MEASURE
                && !column.property().words().contains("count");
    }

    private List<Mention> values(String lower, List<Token> span, ValueIndex values) {
        boolean plainFunctionWord = span.size() == 1 && span.getFirst().text().matches("[^A-Z]|[AI]");
        if (plainFunctionWord || span.stream().allMatch(token -> token.kind() == Token.Kind.NUMBER)) {
            return List.of();
        }
        String written = span.stream().map(Token::text).collect(Collectors.joining(" "));
        List<Mention> found = values(lower, written, values).stream()
                .filter(mention -> mention instanceof Mention.ValueMention value && !coincides(span, written, value))
                .toList();
        return found.isEmpty() && span.size() > 1 ? fullName(span, written, values) : found;
    }

    /** "Ann Lee" where two columns hold the halves. */
    private List<Mention> fullName(List<Token> span, String written, ValueIndex values) {
        boolean name = span.stream()
                .allMatch(token -> token.kind() == Token.Kind.WORD
                        && Character.isUpperCase(token.text().charAt(0)));
        List<Mention> known = name ? fullNames.known(written, values) : List.of();
        boolean strange =
                name && known.isEmpty() && span.stream().noneMatch(token -> !token.capitalised() || says(token));
        return strange ? fullNames.nearly(written, values) : known;
    }

    /** Whether a word is more than a name. */
    private boolean says(Token token) {
        return lexicon.operation(token.lower()).isPresent()
                || !vocabulary.mentions(List.of(token.lemma())).isEmpty();
    }

    /**
     * Whether a plain English word only looks like a value: a code in capitals ("UP"), or a verb that happens to be
     * somebody's name or title.
     */
    private boolean coincides(List<Token> span, String written, Mention.ValueMention value) {
        if (span.size() > 1 || !written.equals(span.getFirst().lower()) || value.quality() < 0.89) {
            return false;
        }
        String known = value.value();
        boolean code = known.length() <= 3 && known.equals(known.toUpperCase(Locale.ROOT));
        boolean verb = lexicon.verb(span.getFirst().lemma()).isPresent()
                && value.property().role() == PropertyRole.NAME;
        boolean table = known.length() <= 3
                && vocabulary.mentions(List.of(span.getFirst().lemma())).stream()
                        .anyMatch(mention -> mention instanceof Mention.EntityMention rows
                                && rows.entity() == value.property().entity());
        return code || verb || table;
    }

    /** Quoted text, as spelt or nearly so. */
    private List<Mention> quoted(String text, ValueIndex values) {
        List<Mention> found = new ArrayList<>(values(text, text, values));
        if (found.isEmpty()) {
            found.addAll(fullNames.known(text, values));
        }
        for (ValueIndex.Entry entry : found.isEmpty() ? values.similar(text) : List.<ValueIndex.Entry>of()) {
            add(found, entry, 0.8, "taken for a misspelling of “" + entry.value() + "”");
        }
        if (found.isEmpty()) {
            found.addAll(fullNames.nearly(text, values));
        }
        return found;
    }

    private List<Mention> values(String text, String written, ValueIndex values) {
        List<Mention> found = new ArrayList<>();
        for (ValueIndex.Entry entry : values.spelt(text)) {
            add(found, entry, 0.98, "");
        }
        if (found.isEmpty()) {
            String points = text.replace(" .", ".")
                    .replace(" ,", ",")
                    .replace(" %", "%")
                    .replace("$ ", "$");
            for (ValueIndex.Entry entry : values.spelt(points)) {
                add(found, entry, 0.98, "");
            }
            boolean shortened = found.isEmpty() && points.contains(".") && !points.endsWith(".");
            for (ValueIndex.Entry entry : shortened ? values.spelt(points + ".") : List.<ValueIndex.Entry>of()) {
                add(found, entry, 0.97, "");
            }
        }
        if (text.endsWith(" .")) {
            return found;
        }
        if (found.isEmpty()) {
            for (ValueIndex.Entry entry : values.inflected(text)) {
                add(found, entry, 0.9, "another form of the value");
            }
        }
        if (found.isEmpty() && text.contains(" ")) {
            for (ValueIndex.Entry entry : values.cutShort(text)) {
                add(found, entry, 0.9, "kept as “" + entry.value() + "”");
            }
        }
        if (found.isEmpty()) {
            for (ValueIndex.Entry entry : values.alternates(written)) {
                add(found, entry, 0.88, ANOTHER_NAME + entry.value() + "”");
            }
        }
        return found;
    }

    private void add(List<Mention> found, ValueIndex.Entry entry, double quality, String reason) {
        Entity entity = ontology.entity(entry.table());
        if (entity != null) {
            entity.property(entry.column())
                    .ifPresent(
                            property -> found.add(new Mention.ValueMention(property, entry.value(), quality, reason)));
        }
    }

    private List<Mention> derived(Lexicon.DerivedMeasure measure) {
        List<Mention> found = new ArrayList<>();
        for (Entity entity : ontology.entities()) {
            Optional<Property> left = measured(entity, measure.left());
            Optional<Property> right = measured(entity, measure.right());
            if (left.isPresent() && right.isPresent() && left.get() != right.get()) {
                String reason = left.get().column().name() + " times "
                        + right.get().column().name();
                found.add(new Mention.DerivedMention(left.get(), right.get(), 0.8, reason));
            }
        }
        return found;
    }

    /** Whether a column holds what would be computed of the others: a {@code line_total} beside quantity and price. */
    private static boolean kept(Entity entity, List<Mention> found) {
        return found.stream()
                .anyMatch(mention -> mention instanceof Mention.PropertyMention column
                        && column.property().entity() == entity
                        && column.property().role() == PropertyRole.MEASURE
                        && column.quality() >= Vocabulary.PARTIAL);
    }

    private static Optional<Property> measured(Entity entity, List<String> words) {
        return words.stream()
                .flatMap(word -> entity.with(PropertyRole.MEASURE).stream()
                        .filter(property -> property.words().contains(word)))
                .findFirst();
    }

    private boolean isUnit(String word) {
        return word.equals("%") || lexicon.isCurrency(word);
    }

    /** "500", "two thousand", "20 euros", "15%": a unit belongs to the number before it. */
    private Optional<BigDecimal> number(List<Token> span) {
        if (span.size() > 1 && isUnit(span.getLast().lower())) {
            return number(span.subList(0, span.size() - 1));
        }
        Optional<BigDecimal> first = Numerals.number(span.getFirst());
        return switch (span.size()) {
            case 1 -> first;
            case 2 -> first.flatMap(number -> Numerals.multiplier(span.get(1)).map(number::multiply));
            default -> Optional.empty();
        };
    }
}
