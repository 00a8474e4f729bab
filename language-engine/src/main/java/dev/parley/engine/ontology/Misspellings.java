package dev.parley.engine.ontology;

import dev.parley.engine.lexicon.Thesaurus;
import dev.parley.engine.text.EditDistance;
import dev.parley.engine.text.Glued;
import dev.parley.engine.text.Names;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Slips of the fingers in the names of columns, where another column has the word as it is spelt: "descriptrion". */
final class Misspellings {

    /** Shorter words resemble too many others. */
    private static final int SHORTEST = 8;

    private final Set<String> words;

    Misspellings(SchemaSnapshot schema) {
        words = schema.tables().stream()
                .flatMap(table -> table.columns().stream())
                .map(Column::name)
                .flatMap(name -> Names.words(name).stream())
                .filter(word -> word.length() >= SHORTEST && Glued.isWord(word))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The word that is meant; the same where it is one itself, or may be a slip for several. */
    String corrected(String word) {
        if (word.length() < SHORTEST || Glued.isWord(word)) {
            return word;
        }
        List<String> meant =
                words.stream().filter(other -> EditDistance.isTypo(word, other)).toList();
        boolean slip = meant.size() == 1 && Thesaurus.english().near(word).isEmpty();
        return slip ? meant.getFirst() : word;
    }
}
