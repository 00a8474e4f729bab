package dev.parley.engine.evidence;

import dev.parley.engine.ValueIndex;
import dev.parley.engine.glossary.Term;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.text.Numerals;
import dev.parley.engine.text.Period;
import dev.parley.engine.text.Periods;
import dev.parley.engine.text.Token;
import dev.parley.model.schema.TypeFamily;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a question into spans, the longest known one first, and notes what each may mean. */
public final class Annotator {

    /** The length of a code that a word nobody knows may be: "car" of a policy of the kind CAR. */
    private static final int CODE = 3;

    /** Words of a span at most. */
    static final int LONGEST = 7;

    /** How well a column is named by its name without its unit. */
    private static final double ALL_BUT_UNIT = 0.9;

    private final Ontology ontology;
    private final Vocabulary vocabulary;
    private final NamedValues named;
    private final Meanings meanings;
    private final SpanEnds ends;
    private final WrittenNames writtenNames;
    private final SharedHeads heads;
    private final ShortNames shortNames;
    private final Spelling spelling;
    private final NearMeanings nearMeanings;
    private final Months months;
    private final AverageDegrees averageDegrees;
    private final Counted counted;
    private final boolean datesKept;
    private final Lexicon lexicon = Lexicon.english();

    /** A glossary as given, and as read. */
    private record Glossary(List<Term> terms, Terms read) {}

    /** The glossary of the latest question. */
    private volatile Glossary latest;

    public Annotator(Ontology ontology, Vocabulary vocabulary) {
        this.ontology = ontology;
        this.vocabulary = vocabulary;
        this.named = new NamedValues(ontology, vocabulary);
        this.meanings = new Meanings(ontology, vocabulary, named);
        this.ends = new SpanEnds(vocabulary);
        this.writtenNames = new WrittenNames(vocabulary);
        this.heads = new SharedHeads(vocabulary);
        this.shortNames = new ShortNames(ontology);
        this.spelling = new Spelling(vocabulary.words());
        this.nearMeanings = new NearMeanings(vocabulary);
        this.latest = new Glossary(List.of(), new Terms(ontology, vocabulary, List.of()));
        this.months = new Months(vocabulary);
        this.averageDegrees = new AverageDegrees(noun -> vocabulary.namesColumn(List.of(noun), Vocabulary.PARTIAL));
        this.counted = new Counted(ontology, vocabulary);
        this.datesKept = ontology.entities().stream()
                .flatMap(entity -> entity.properties().stream())
                .map(property -> property.column().family())
                .anyMatch(family -> family == TypeFamily.DATE || family == TypeFamily.TIMESTAMP);
    }

    /** @param glossary what people's own words mean; it goes before all else */
    public List<Evidence> annotate(List<Token> written, ValueIndex values, List<Term> glossary, LocalDate today) {
        Terms terms = terms(glossary);
        List<Token> plain = averageDegrees.asNouns(writtenNames.plain(written, values));
        List<Token> whole = new Hyphens(span -> known(span, values)).apart(plain);
        List<Token> tokens =
                new Prefixes(span -> known(span, values), span -> meanings.said(span, values)).apart(whole);
        List<Evidence> evidence = spans(heads.spread(tokens), values, terms, today);
        return nearMeanings.placed(spelling.corrected(tokens, evidence)
                .map(corrected -> spans(heads.spread(corrected), values, terms, today))
                .orElse(evidence));
    }

    /** A day that texts are, as it is written; where rows have dates as well, "2024-05-08" is a day of theirs. */
    private List<Mention> asText(Token day, ValueIndex values) {
        boolean plain = datesKept && Periods.day(day.text()).isPresent();
        return day.kind() == Token.Kind.DATE && !plain ? named.of(day.text(), day.text(), values) : List.of();
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
        return List.copyOf(counted.named(HeadNouns.tied(evidence)));
    }

    private boolean known(List<Token> span, ValueIndex values) {
        return lexicon.operation(Token.lower(span)).isPresent()
                || !meanings.of(span, values).isEmpty();
    }

    private Evidence next(List<Token> tokens, int at, ValueIndex values, Periods periods) {
        Token first = tokens.get(at);
        Optional<Period> quotedDay = first.kind() == Token.Kind.QUOTED ? Periods.day(first.text()) : Optional.empty();
        if (quotedDay.isPresent()
                && named.of(first.text(), first.text(), values).isEmpty()) {
            return Evidence.period(tokens.subList(at, at + 1), quotedDay.get());
        }
        if (first.kind() == Token.Kind.QUOTED) {
            return Evidence.mentions(tokens.subList(at, at + 1), named.quoted(first.text(), values));
        }
        List<Mention> asText = asText(first, values);
        if (!asText.isEmpty()) {
            return Evidence.mentions(tokens.subList(at, at + 1), asText);
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
                return Evidence.mentions(span, named.of(first.lower(), first.text(), values));
            }
            if (length > 1
                    && Letters.isOne(tokens, at + length - 1)
                    && named.of(span, values).isEmpty()) {
                continue;
            }
            if (ends.tear(tokens, at, length)) {
                continue;
            }
            boolean superlative = at > 0 && tokens.get(at - 1).lower().matches("most|least");
            String behind =
                    at + length < tokens.size() ? tokens.get(at + length).lower() : "";
            int next = at + length;
            Optional<Evidence> known =
                    span(span, values, periods, at, superlative, behind).map(one -> ofItsVerb(one, tokens, next));
            if (known.isPresent() && !ends.tear(known.get(), tokens, at, values, periods)) {
                return known.get();
            }
        }
        return misspelt(first, tokens.subList(at, at + 1), values);
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

    /**
     * @param superlative whether "most" or "least" comes before
     * @param behind the word behind it, empty at the end
     */
    private Optional<Evidence> span(
            List<Token> span, ValueIndex values, Periods periods, int at, boolean superlative, String behind) {
        if (span.stream().skip(1).anyMatch(token -> token.kind() == Token.Kind.QUOTED)) {
            return Optional.empty();
        }
        String lower = Token.lower(span);
        Optional<Operation> operation = lexicon.operation(lower);
        boolean saysNothing = operation
                .filter(word -> word == Operation.NOISE || word == Operation.EVERYTHING)
                .isPresent();
        if (saysNothing && span.size() > 1 && namesColumn(span.getFirst())) {
            return Optional.empty();
        }
        boolean small = operation.isPresent()
                && operation.get() != Operation.LIST
                && operation.get() != Operation.UNIT
                && operation.get() != Operation.TIMES
                && span.size() == 1
                && lower.length() <= 4;
        List<Mention> mentions = small ? named.of(span, values) : meanings.of(span, values);
        Optional<BigDecimal> number = number(span);
        if (number.isPresent()) {
            Period year = periods.year(at).map(Periods.Found::period).orElse(null);
            return Optional.of(Evidence.number(span, number.get(), span.size() == 1 ? year : null, mentions));
        }
        Optional<Lexicon.Degree> degree = span.size() == 1 ? lexicon.degree(lower) : Optional.empty();
        boolean adverb = lower.endsWith("ly") && !lexicon.isAdjective(lower);
        String root = adverb ? lower.substring(0, lower.length() - 2) : lower;
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
                && !(behind.equals("of") && span.getFirst().lemma().equals("name"))
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
        return lower.endsWith("s") && !lower.equals(word.lemma()) ? named.of(lower, word.text(), values) : List.of();
    }

    /** "which shows have ...": rows of a table, and no verb, which has something of its own to show behind it. */
    private static boolean areRows(List<Token> span, List<Mention> mentions, String behind) {
        Token noun = span.getFirst();
        return noun.lower().endsWith("s")
                && !noun.lower().equals(noun.lemma())
                && !behind.matches("the|an?|me|us|their|its|his|her|all|how|what|which")
                && mentions.stream().anyMatch(Mention.EntityMention.class::isInstance);
    }

    /** "details of" and "value of" say nothing, unless a column is called so. */
    private boolean namesColumn(Token token) {
        double least = token.lemma().equals("detail") ? Vocabulary.PARTIAL : ALL_BUT_UNIT;
        return token.lemma().matches("detail|value") && vocabulary.namesColumn(List.of(token.lemma()), least);
    }

    private Evidence misspelt(Token token, List<Token> span, ValueIndex values) {
        List<Mention> mentions =
                token.kind() == Token.Kind.WORD ? vocabulary.misspelt(token.lower(), token.lemma()) : List.of();
        if (mentions.isEmpty() && token.kind() == Token.Kind.WORD) {
            mentions = named.nearly(token, values);
        }
        if (mentions.isEmpty()
                && token.kind() == Token.Kind.WORD
                && token.lower().length() == CODE) {
            mentions = named.of(token.lower(), token.text(), values);
        }
        if (mentions.isEmpty() && token.kind() == Token.Kind.WORD) {
            mentions = shortNames.of(token.lower(), token.lemma());
        }
        if (mentions.isEmpty() && token.kind() == Token.Kind.PUNCTUATION) {
            return Evidence.operation(span, Operation.NOISE, List.of());
        }
        return Evidence.mentions(span, mentions);
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
