package dev.parley.engine.evidence;

import dev.parley.engine.ValueIndex;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Cuts a question into spans, the longest known one first, and notes what each may mean. */
public final class Annotator {

    private static final int LONGEST = 7;

    private final Ontology ontology;
    private final Vocabulary vocabulary;
    private final Lexicon lexicon = Lexicon.english();

    public Annotator(Ontology ontology, Vocabulary vocabulary) {
        this.ontology = ontology;
        this.vocabulary = vocabulary;
    }

    public List<Evidence> annotate(List<Token> tokens, ValueIndex values, LocalDate today) {
        List<Evidence> evidence = new ArrayList<>();
        Periods periods = new Periods(tokens, today);
        int at = 0;
        while (at < tokens.size()) {
            Evidence next = next(tokens, at, values, periods);
            evidence.add(next);
            at += next.tokens().size();
        }
        return List.copyOf(evidence);
    }

    private Evidence next(List<Token> tokens, int at, ValueIndex values, Periods periods) {
        Token first = tokens.get(at);
        if (first.kind() == Token.Kind.QUOTED) {
            return Evidence.mentions(tokens.subList(at, at + 1), values(first.text(), values));
        }
        Optional<Periods.Found> period = periods.at(at);
        for (int length = Math.min(LONGEST, tokens.size() - at); length > 0; length--) {
            if (period.isPresent() && period.get().length() == length) {
                return Evidence.period(
                        tokens.subList(at, at + length), period.get().period());
            }
            List<Token> span = tokens.subList(at, at + length);
            Optional<Evidence> known = span(span, values, periods, at);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return misspelt(first, tokens.subList(at, at + 1));
    }

    private Optional<Evidence> span(List<Token> span, ValueIndex values, Periods periods, int at) {
        if (span.stream().skip(1).anyMatch(token -> token.kind() == Token.Kind.QUOTED)) {
            return Optional.empty();
        }
        String lower = span.stream().map(Token::lower).collect(Collectors.joining(" "));
        Optional<Operation> operation = lexicon.operation(lower);
        boolean small = operation.isPresent()
                && !operation.get().equals(Operation.LIST)
                && span.size() == 1
                && lower.length() <= 4;
        List<Mention> mentions = small ? values(lower, span, values) : mentions(span, lower, values);
        Optional<BigDecimal> number = number(span);
        if (number.isPresent()) {
            Period year = periods.year(at).map(Periods.Found::period).orElse(null);
            return Optional.of(Evidence.number(span, number.get(), span.size() == 1 ? year : null, mentions));
        }
        Optional<Lexicon.Degree> degree = span.size() == 1 ? lexicon.degree(lower) : Optional.empty();
        boolean adjective = span.size() == 1 && mentions.isEmpty() && lexicon.isAdjective(lower);
        if (mentions.isEmpty() && degree.isPresent()) {
            return Optional.of(Evidence.adjective(
                    span, degree.get().adjective(), degree.get().superlative(), operation.orElse(null)));
        }
        if (adjective && operation.isEmpty()) {
            return Optional.of(Evidence.adjective(span, lower, false, null));
        }
        boolean emptyVerb = span.size() == 1
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
                ? lexicon.verb(span.getFirst().lemma()).map(verb -> Evidence.operation(span, verb, List.of()))
                : Optional.empty();
    }

    private Evidence misspelt(Token token, List<Token> span) {
        List<Mention> mentions =
                token.kind() == Token.Kind.WORD ? vocabulary.misspelt(token.lower(), token.lemma()) : List.of();
        if (mentions.isEmpty() && token.kind() == Token.Kind.PUNCTUATION) {
            return Evidence.operation(span, Operation.NOISE, List.of());
        }
        return Evidence.mentions(span, mentions);
    }

    private List<Mention> mentions(List<Token> span, String lower, ValueIndex values) {
        List<Mention> found = new ArrayList<>(values(lower, span, values));
        List<String> lemmas = span.stream().map(Token::lemma).toList();
        found.addAll(vocabulary.mentions(lemmas));
        if (!lemmas.equals(lower.lines().toList())
                && span.size() == 1
                && !span.getFirst().lemma().equals(lower)) {
            vocabulary.mentions(List.of(lower)).stream()
                    .filter(mention -> mention.quality() > 0.9)
                    .filter(mention ->
                            found.stream().noneMatch(other -> other.target().equals(mention.target())))
                    .forEach(found::add);
        }
        if (span.size() == 1) {
            lexicon.derivedMeasure(span.getFirst().lemma()).ifPresent(measure -> found.addAll(derived(measure)));
        }
        found.sort(Comparator.comparingDouble(Mention::quality).reversed());
        return found;
    }

    private List<Mention> values(String lower, List<Token> span, ValueIndex values) {
        boolean plainFunctionWord = span.size() == 1 && span.getFirst().lower().length() < 2;
        if (plainFunctionWord || span.stream().allMatch(token -> token.kind() == Token.Kind.NUMBER)) {
            return List.of();
        }
        String written = span.stream().map(Token::text).collect(Collectors.joining(" "));
        return values(lower, values).stream()
                .filter(mention -> mention instanceof Mention.ValueMention value && !coincides(span, written, value))
                .toList();
    }

    /**
     * Whether a plain English word only looks like a value: a code in capitals ("UP"), or a verb that happens to be
     * somebody's name or title.
     */
    private boolean coincides(List<Token> span, String written, Mention.ValueMention value) {
        if (span.size() > 1 || !written.equals(span.getFirst().lower())) {
            return false;
        }
        String known = value.value();
        boolean code = known.length() <= 3 && !known.equals(known.toLowerCase(Locale.ROOT));
        boolean verb = lexicon.verb(span.getFirst().lemma()).isPresent()
                && value.property().role() == PropertyRole.NAME;
        return code || verb;
    }

    private List<Mention> values(String text, ValueIndex values) {
        List<Mention> found = new ArrayList<>();
        for (ValueIndex.Entry entry : values.spelt(text)) {
            add(found, entry, 0.98, "");
        }
        if (found.isEmpty()) {
            for (ValueIndex.Entry entry : values.inflected(text)) {
                add(found, entry, 0.9, "another form of the value");
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

    private static Optional<Property> measured(Entity entity, List<String> words) {
        return words.stream()
                .flatMap(word -> entity.with(PropertyRole.MEASURE).stream()
                        .filter(property -> property.words().contains(word)))
                .findFirst();
    }

    /** "500", "two thousand", "20 euros": a currency belongs to the number before it. */
    private Optional<BigDecimal> number(List<Token> span) {
        if (span.size() > 1 && lexicon.isCurrency(span.getLast().lower())) {
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
