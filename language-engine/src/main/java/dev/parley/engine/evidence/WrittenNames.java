package dev.parley.engine.evidence;

import dev.parley.engine.ValueIndex;
import dev.parley.engine.text.Token;
import dev.parley.engine.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** Takes names of columns as plain words that are written otherwise: 'the "start date"', "start_date". */
final class WrittenNames {

    private static final double PLAINLY = 0.97;

    private final Vocabulary vocabulary;

    WrittenNames(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Without quotes and underscores where no value is written like that. */
    List<Token> plain(List<Token> tokens, ValueIndex values) {
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
                    && vocabulary.namesColumn(lemmas, PLAINLY);
            if (column) {
                inside.forEach(word -> plain.add(word.at(token)));
            } else {
                plain.add(token);
            }
        }
        return plain;
    }
}
