package dev.parley.engine.evidence;

import dev.parley.engine.ValueIndex;
import dev.parley.engine.glossary.Definition;
import dev.parley.engine.glossary.DefinitionReader;
import dev.parley.engine.glossary.Term;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Token;
import dev.parley.engine.text.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The terms of a glossary where they occur in a question, by their lemmas. */
final class Terms {

    /** What may stand around the words that matter: "the loyal members", "members with arrears". */
    private static final Set<String> AROUND = Set.of(
            "the", "a", "an", "of", "in", "with", "from", "that", "which", "who", "whose", "have", "be", "their");

    private static final int LONGEST = 12;
    private static final String GLOSSARY = "by the glossary";

    private final Map<String, Meaning> meanings = new LinkedHashMap<>();

    /** @param text the definition as it was given */
    private record Meaning(Definition definition, String text) {}

    Terms(Ontology ontology, Vocabulary vocabulary, List<Term> glossary) {
        for (Term term : glossary) {
            DefinitionReader.read(ontology, term.definition()).ifPresent(definition -> {
                Meaning meaning = new Meaning(definition, term.definition().strip());
                List<String> words = lemmas(Tokenizer.tokens(term.words()));
                List<String> inner = inner(words, vocabulary);
                if (!inner.isEmpty() && (inner.equals(words) || !plain(inner, vocabulary))) {
                    meanings.putIfAbsent(String.join(" ", inner), meaning);
                }
                meanings.putIfAbsent(String.join(" ", words), meaning);
            });
        }
    }

    /** The longest term that begins here, as what it means. */
    Optional<Evidence> at(List<Token> tokens, int at, ValueIndex values) {
        for (int length = meanings.isEmpty() ? 0 : Math.min(LONGEST, tokens.size() - at); length > 0; length--) {
            List<Token> span = tokens.subList(at, at + length);
            Meaning meaning = meanings.get(String.join(" ", lemmas(span)));
            if (meaning != null) {
                return Optional.of(defined(span, meaning, values));
            }
        }
        return Optional.empty();
    }

    private static Evidence defined(List<Token> span, Meaning meaning, ValueIndex values) {
        String text = meaning.text();
        return switch (meaning.definition()) {
            case Definition.Rows(var entity) ->
                Evidence.mentions(span, List.of(new Mention.EntityMention(entity, 1, GLOSSARY)));
            case Definition.Named(var property, var via, var where)
            when where.isEmpty() -> Evidence.mentions(span, List.of(named(property, via)));
            case Definition.Named named -> Evidence.mentions(span, List.of(term(named, named.property(), text)));
            case Definition.Holds holds -> {
                Definition.Fact first = holds.anyOf().getFirst().getFirst();
                boolean alone = holds.anyOf().equals(List.of(List.of(first)));
                yield Evidence.mentions(
                        span,
                        List.of(
                                alone && plainValue(first)
                                        ? value(first, values)
                                        : term(holds, first.property(), text)));
            }
            case Definition.Extreme extreme -> Evidence.extreme(span, term(extreme, extreme.property(), text));
        };
    }

    private static Mention term(Definition definition, Property property, String text) {
        return new Mention.DefinedMention(definition, property.entity(), text);
    }

    /** A column; one that rows of its table are called by is the role that the key says. */
    private static Mention named(Property property, Relation via) {
        boolean role = via != null && via.to().label().equals(List.of(property));
        return role ? new Mention.RoleMention(via, 1, GLOSSARY) : new Mention.PropertyMention(property, 1, GLOSSARY);
    }

    private static boolean plainValue(Definition.Fact fact) {
        return fact.test() == Definition.Test.EQUAL
                && fact.via() == null
                && !fact.values().getFirst().isEmpty()
                && fact.property().column().family().isTextual();
    }

    /** A value as the database spells it. */
    private static Mention value(Definition.Fact fact, ValueIndex values) {
        Property property = fact.property();
        String written = fact.values().getFirst();
        String spelt = values.spelt(written).stream()
                .filter(entry -> entry.table().equals(property.entity().table().name())
                        && entry.column().equals(property.column().name()))
                .map(ValueIndex.Entry::value)
                .findFirst()
                .orElse(written);
        return new Mention.ValueMention(property, spelt, 1, GLOSSARY);
    }

    /** The words without the table that they are said of: it is named beside them in the question as well. */
    private static List<String> inner(List<String> words, Vocabulary vocabulary) {
        int from = 0;
        int to = words.size();
        while (from < to && outer(words.get(from), vocabulary)) {
            from++;
        }
        while (to > from && outer(words.get(to - 1), vocabulary)) {
            to--;
        }
        return List.copyOf(words.subList(from, to));
    }

    /** Whether the words mean something without the rest of their term: the "name" of "member name". */
    private static boolean plain(List<String> words, Vocabulary vocabulary) {
        return Lexicon.english().operation(String.join(" ", words)).isPresent()
                || vocabulary.mentions(words).stream().anyMatch(mention -> mention.quality() >= 0.9);
    }

    private static boolean outer(String word, Vocabulary vocabulary) {
        return AROUND.contains(word)
                || vocabulary.mentions(List.of(word)).stream()
                        .anyMatch(mention -> mention instanceof Mention.EntityMention && mention.quality() >= 0.9);
    }

    /** Quoted words are words as well. */
    private static List<String> lemmas(List<Token> tokens) {
        List<String> lemmas = new ArrayList<>();
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.QUOTED) {
                lemmas.addAll(lemmas(Tokenizer.tokens(token.text().replaceAll("[\"']", ""))));
            } else {
                lemmas.add(token.lemma());
            }
        }
        return lemmas;
    }
}
