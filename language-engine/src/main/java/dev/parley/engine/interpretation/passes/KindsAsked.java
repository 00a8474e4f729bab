package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Kinds;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "What kinds of vases are there": their styles, where vases have them; the vases themselves are none. */
final class KindsAsked {

    private KindsAsked() {}

    static List<Evidence> named(List<Evidence> evidence, Ontology ontology) {
        for (int at = 0; at + 1 < evidence.size(); at++) {
            Evidence asked = evidence.get(at);
            int noun = kindsOf(evidence, at);
            Optional<Entity> rows = noun < 0 ? Optional.empty() : rows(evidence.get(at + 1));
            List<Mention> kinds = rows.filter(entity -> !Kinds.holdsKinds(entity))
                    .map(entity -> kinds(entity, ontology))
                    .orElse(List.of());
            boolean counted = evidence.subList(0, at).stream().anyMatch(word -> word.is(Operation.COUNT));
            if (rows.isPresent() && !Kinds.holdsKinds(rows.get()) && !(kinds.isEmpty() && counted)) {
                List<Token> words = asked.tokens();
                List<Evidence> named = new ArrayList<>(evidence.subList(0, at));
                if (noun > 0) {
                    named.add(asked.of(words.subList(0, noun)).asOperation());
                }
                named.add(asked.of(words.subList(noun, noun + 1))
                        .meaningOneOf(kinds)
                        .asMention());
                named.add(asked.of(words.subList(noun + 1, words.size())).withOperation(Operation.OF));
                named.addAll(evidence.subList(at + 1, evidence.size()));
                return named;
            }
        }
        return evidence;
    }

    /** Where the noun stands in "what kinds of", and in the "kinds of" of "how many kinds of"; -1 in anything else. */
    private static int kindsOf(List<Evidence> evidence, int at) {
        Evidence word = evidence.get(at);
        int noun = word.tokens().size() - 2;
        boolean asked = word.is(Operation.WHICH)
                || noun == 0
                        && at > 0
                        && word.is(Operation.NOISE)
                        && evidence.get(at - 1)
                                .is(Operation.WHICH, Operation.COUNT, Operation.DISTINCT, Operation.LIST);
        return asked
                        && noun >= 0
                        && word.tokens().getLast().lower().equals("of")
                        && Kinds.isNoun(word.tokens().get(noun).lemma())
                ? noun
                : -1;
    }

    private static Optional<Entity> rows(Evidence noun) {
        return noun.operation() == null && !noun.mentions().isEmpty() && Nouns.namesRows(noun)
                ? noun.first(Mention.EntityMention.class).map(Mention.EntityMention::entity)
                : Optional.empty();
    }

    /** What kinds the rows are of: by a column of theirs, or a table of kinds that they point at. */
    private static List<Mention> kinds(Entity rows, Ontology ontology) {
        List<Mention> columns = rows.properties().stream()
                .filter(column -> column.role() != PropertyRole.REFERENCE && ofKind(column, rows))
                .<Mention>map(column -> new Mention.PropertyMention(column, 1, ""))
                .toList();
        return !columns.isEmpty()
                ? columns
                : ontology.relations().stream()
                        .filter(relation -> relation.from() == rows && !relation.selfReference())
                        .filter(relation -> Kinds.isNoun(relation.to().words().getLast()))
                        .<Mention>map(relation -> new Mention.EntityMention(relation.to(), 1, ""))
                        .toList();
    }

    /** {@code category}, {@code vase_style}, {@code type_code}; no class of something else. */
    private static boolean ofKind(Property column, Entity rows) {
        List<String> own = column.words().stream()
                .filter(word -> !rows.words().contains(word) && !word.equals("code") && !word.equals("name"))
                .toList();
        return own.size() == 1 && Kinds.isNoun(own.getFirst());
    }
}
