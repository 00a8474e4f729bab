package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * "The number of books for all languages that have at least 3 books": of each language, as the languages are values
 * that the books share and are told apart by how many books have them.
 */
final class AllOfKind {

    private AllOfKind() {}

    static List<Evidence> each(List<Evidence> evidence) {
        List<Evidence> said = new ArrayList<>(evidence);
        for (int at = 1; at + 3 < said.size(); at++) {
            Evidence all = said.get(at);
            boolean of = all.is(Operation.IN, Operation.OF, Operation.ALL)
                    && all.words().matches("(?i)((for|of|in) )?all( the| of the)?");
            if (of && isValue(said.get(at + 1)) && computed(said.subList(0, at)) && counted(said, at + 1)) {
                said.set(at, all.withOperation(Operation.GROUP));
                List<Mention> value = said.get(at + 1).mentions();
                said.subList(0, at).replaceAll(word -> isName(word) ? word.meaningOneOf(value) : word);
                boolean preposition = said.get(at - 1).is(Operation.IN, Operation.OF);
                if (preposition) {
                    said.set(at - 1, said.get(at - 1).withOperation(Operation.NOISE));
                }
            }
        }
        return said;
    }

    private static boolean computed(List<Evidence> before) {
        return before.stream().anyMatch(Functions::isFunction)
                && before.stream().noneMatch(word -> word.is(Operation.GROUP, Operation.STOP));
    }

    /** Their name: values go by nothing else. */
    private static boolean isName(Evidence word) {
        return Columns.isColumn(word) && word.words().matches("(?i)names?");
    }

    private static boolean isValue(Evidence noun) {
        return Columns.isColumn(noun)
                && noun.first(Mention.PropertyMention.class)
                        .filter(column -> column.property().role() == PropertyRole.ATTRIBUTE)
                        .isPresent();
    }

    /** Whether the values are told apart by the number of their rows: "that have at least 3 books". */
    private static boolean counted(List<Evidence> said, int value) {
        Optional<Evidence> rows = said.stream()
                .skip(value + 1L)
                .dropWhile(word -> word.is(Operation.RELATIVE, Operation.WITH, Operation.NOISE, Operation.WHICH)
                        || word.is(Operation.GREATER, Operation.LESS, Operation.AT_LEAST, Operation.AT_MOST)
                        || word.is(Operation.WHO, Operation.EXACTLY)
                        || word.number() != null)
                .findFirst();
        boolean bound = said.stream()
                .skip(value + 1L)
                .takeWhile(word -> word != rows.orElse(null))
                .anyMatch(word -> word.number() != null);
        return bound
                && rows.filter(noun -> noun.operation() == null && Nouns.entityFirst(noun))
                        .flatMap(noun -> noun.first(Mention.EntityMention.class))
                        .filter(noun -> said.get(value).all(Mention.PropertyMention.class).stream()
                                .anyMatch(column -> column.entityOf() == noun.entity()))
                        .isPresent();
    }
}
