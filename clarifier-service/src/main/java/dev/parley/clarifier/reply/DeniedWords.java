package dev.parley.clarifier.reply;

import dev.parley.engine.UnplacedWord;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.text.Token;
import dev.parley.engine.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the words of a question that name what is in the database, but not open to questions. */
final class DeniedWords {

    /** Words of a name at most. */
    private static final int LONGEST = 6;

    private final Set<List<String>> names;

    /** @param names of tables and columns that the sandbox role may not SELECT */
    DeniedWords(List<String> names) {
        this.names = names.stream()
                .map(Ontology::lemmas)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** @return as the asker wrote them; none unless one of them has no place in what may be read */
    List<String> in(String question, List<UnplacedWord> missing) {
        List<Token> tokens = Tokenizer.tokens(question);
        List<String> lemmas = tokens.stream().map(Token::lemma).toList();
        List<String> denied = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from++) {
            for (int to = from + 1; to <= Math.min(tokens.size(), from + LONGEST); to++) {
                List<Token> span = tokens.subList(from, to);
                boolean stands = span.stream()
                        .anyMatch(token -> missing.stream().anyMatch(word -> word.missing() && covers(word, token)));
                if (stands && names.contains(lemmas.subList(from, to))) {
                    denied.add(span.stream().map(Token::text).collect(Collectors.joining(" ")));
                }
            }
        }
        return denied;
    }

    private static boolean covers(UnplacedWord word, Token token) {
        return token.position() >= word.position()
                && token.position() < word.position() + word.word().length();
    }
}
