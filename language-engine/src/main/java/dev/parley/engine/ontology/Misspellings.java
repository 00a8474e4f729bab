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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Slips of the fingers in the names of columns, where another column has the word as it is spelt: "descriptrion". */
final class Misspellings {

    /** Shorter words resemble too many others. */
    private static final int SHORTEST = 8;

    private final Set<String> words;
    private final Set<String> meantSo;

    Misspellings(SchemaSnapshot schema) {
        words = schema.tables().stream()
                .flatMap(table -> table.columns().stream())
                .map(Column::name)
                .flatMap(name -> Names.words(name).stream())
                .filter(word -> word.length() >= SHORTEST && Glued.isWord(word))
                .collect(Collectors.toUnmodifiableSet());
        meantSo = schema.tables().stream()
                .flatMap(table -> twins(table.columns().stream()
                        .map(column -> Names.words(column.name()))
                        .toList()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Words by which two columns of one table are told apart: {@code follower_id}, {@code followee_id}. */
    private static Stream<String> twins(List<List<String>> names) {
        return names.stream().flatMap(name -> names.stream()
                .filter(other -> other.size() == name.size() && other != name)
                .flatMap(other -> {
                    List<Integer> apart = IntStream.range(0, name.size())
                            .filter(at -> !name.get(at).equals(other.get(at)))
                            .boxed()
                            .toList();
                    return apart.stream()
                            .filter(at -> apart.size() == 1 && EditDistance.isTypo(name.get(at), other.get(at)))
                            .map(name::get);
                }));
    }

    /** The word that is meant; the same where it is one itself, or may be a slip for several. */
    String corrected(String word) {
        if (word.length() < SHORTEST || Glued.isWord(word) || meantSo.contains(word)) {
            return word;
        }
        List<String> meant =
                words.stream().filter(other -> EditDistance.isTypo(word, other)).toList();
        boolean slip = meant.size() == 1 && Thesaurus.english().near(word).isEmpty();
        return slip ? meant.getFirst() : word;
    }
}
