package dev.parley.engine.evidence;

import dev.parley.engine.glossary.Definition;
import dev.parley.engine.glossary.DefinitionReader;
import dev.parley.engine.glossary.Term;
import dev.parley.engine.ontology.Ontology;
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

    /** A term found. */
    record Found(int length, Definition definition) {}

    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    Terms(Ontology ontology, Vocabulary vocabulary, List<Term> glossary) {
        for (Term term : glossary) {
            List<String> words = inner(lemmas(Tokenizer.tokens(term.words())), vocabulary);
            if (!words.isEmpty()) {
                DefinitionReader.read(ontology, term.definition())
                        .ifPresent(definition -> definitions.putIfAbsent(String.join(" ", words), definition));
            }
        }
    }

    /** The longest term that begins here. */
    Optional<Found> at(List<Token> tokens, int at) {
        for (int length = definitions.isEmpty() ? 0 : Math.min(LONGEST, tokens.size() - at); length > 0; length--) {
            Definition definition = definitions.get(String.join(" ", lemmas(tokens.subList(at, at + length))));
            if (definition != null) {
                return Optional.of(new Found(length, definition));
            }
        }
        return Optional.empty();
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
