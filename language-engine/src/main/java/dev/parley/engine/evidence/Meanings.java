package dev.parley.engine.evidence;

import dev.parley.engine.ValueIndex;
import dev.parley.engine.lexicon.Alternates;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a span of words may name: values, tables, columns, and what is computed of columns. */
final class Meanings {

    /** How likely a column that holds a yes or a no stands for its yes, against the column itself. */
    private static final double UNSAID = 0.8;

    /** Of so many values at most, one may stand for not being another: "active", "inactive", "closed". */
    private static final int EITHER_OR = 3;

    private final Ontology ontology;
    private final Vocabulary vocabulary;
    private final NamedValues named;
    private final Lexicon lexicon = Lexicon.english();

    Meanings(Ontology ontology, Vocabulary vocabulary, NamedValues named) {
        this.ontology = ontology;
        this.vocabulary = vocabulary;
        this.named = named;
    }

    /** Best first. */
    List<Mention> of(List<Token> span, ValueIndex values) {
        String lower = Token.lower(span);
        List<Mention> found = new ArrayList<>(named.of(span, values));
        List<String> lemmas = span.stream().map(Token::lemma).toList();
        vocabulary.mentions(lemmas).stream()
                .filter(mention -> !Clauses.isOne(span, mention) && !isKind(found, mention))
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
            found.addAll(named.holding(lower, values));
        }
        if (span.size() == 1) {
            lexicon.derivedMeasure(span.getFirst().lemma()).ifPresent(measure -> computed(measure, found));
        }
        found.replaceAll(mention -> withValues(mention, values));
        found.addAll(flags(found));
        found.sort(Comparator.comparingDouble(Mention::quality).reversed());
        return found;
    }

    /** "professors" where teachers have that grade: those, though the word is as well another one for a teacher. */
    private static boolean isKind(List<Mention> found, Mention mention) {
        return mention instanceof Mention.EntityMention rows
                && rows.reason().startsWith(Vocabulary.ANOTHER_WORD)
                && found.stream()
                        .anyMatch(kind ->
                                kind instanceof Mention.ValueMention value && value.entityOf() == rows.entity());
    }

    /** Whether rows can be said not to be that: a value of two or three, or something done at a date of theirs. */
    boolean said(List<Token> span, ValueIndex values) {
        Token word = span.getFirst();
        List<Mention> all = of(span, values).stream()
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

    /** Whether a word of it names nothing by itself, and it begins and ends with words that are not grammar's. */
    private boolean strange(List<Token> span) {
        return span.stream().anyMatch(token -> !vocabulary.says(token))
                && Stream.of(span.getFirst(), span.getLast())
                        .allMatch(token -> token.kind() == Token.Kind.WORD
                                && lexicon.operation(token.lower()).isEmpty());
    }

    /** Of columns that hold a yes or a no as text, also the yes: less likely than the column, but known. */
    private static List<Mention> flags(List<Mention> found) {
        List<Mention> flags = new ArrayList<>();
        for (Mention mention : found) {
            if (mention instanceof Mention.PropertyMention column) {
                Alternates.yes(column.known())
                        .ifPresent(yes -> flags.add(new Mention.ValueMention(
                                column.property(), yes, column.quality() * UNSAID, "“" + yes + Mention.UNSAID)));
            }
        }
        return flags;
    }

    private static Mention withValues(Mention mention, ValueIndex values) {
        return mention instanceof Mention.PropertyMention column
                ? values.values(
                                column.entityOf().table().name(),
                                column.property().column().name())
                        .map(column::knowing)
                        .orElse(column)
                : mention;
    }

    /** Adds what the measure comes to; revenue is that, and no other word for a table of sales. */
    private void computed(Lexicon.DerivedMeasure measure, List<Mention> found) {
        List<Mention> computed = derived(measure).stream()
                .filter(product -> !kept(product.entityOf(), found))
                .toList();
        if (!computed.isEmpty()) {
            found.removeIf(mention -> mention instanceof Mention.EntityMention rows
                    && rows.reason().startsWith(Vocabulary.ANOTHER_WORD));
        }
        found.addAll(computed);
    }

    /** By the first of the words that some table has a column for: no cost counts where something has a price. */
    private List<Mention> derived(Lexicon.DerivedMeasure measure) {
        return measure.right().stream()
                .map(word -> derived(measure.left(), List.of(word)))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Mention> derived(List<String> left, List<String> right) {
        return ontology.entities().stream()
                .flatMap(entity -> Mention.DerivedMention.in(entity, left, right).stream())
                .map(Mention.class::cast)
                .toList();
    }

    /** Whether a column holds what would be computed of the others: a {@code line_total} beside quantity and price. */
    private static boolean kept(Entity entity, List<Mention> found) {
        return found.stream()
                .anyMatch(mention -> mention instanceof Mention.PropertyMention column
                        && column.property().entity() == entity
                        && column.property().role() == PropertyRole.MEASURE
                        && column.quality() >= Vocabulary.PARTIAL);
    }
}
