package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;

/** "Names of the destination ports": of the rows that the key points at; the key itself is no name. */
final class NamesOfRoles {

    private NamesOfRoles() {}

    static List<Evidence> plain(List<Evidence> evidence) {
        List<Evidence> plain = new ArrayList<>(evidence);
        boolean names = false;
        boolean listed = false;
        for (int at = 0; at < plain.size(); at++) {
            Evidence word = plain.get(at);
            List<Mention> rows = names || listed ? rows(word) : List.of();
            if (!rows.isEmpty()) {
                plain.set(at, word.meaningOneOf(rows).asMention());
                listed = true;
            } else if (!word.is(Operation.NOISE, Operation.AND, Operation.COMMA, Operation.OF, Operation.ALL)) {
                listed = false;
            }
            names = word.words().matches("(?i)names?")
                    || names && word.is(Operation.NOISE, Operation.OF, Operation.ALL, Operation.DISTINCT);
        }
        return plain;
    }

    /** What a word is a role of that is a key as well, where those rows have names. */
    private static List<Mention> rows(Evidence word) {
        boolean key = word.operation() == null
                && word.mentions().stream()
                        .limit(1)
                        .anyMatch(mention -> mention instanceof Mention.PropertyMention column
                                && column.property().role() == PropertyRole.REFERENCE);
        return key
                ? word.all(Mention.RoleMention.class).stream()
                        .filter(role -> named(role.relation().to().label()))
                        .<Mention>map(role -> role)
                        .toList()
                : List.of();
    }

    private static boolean named(List<Property> label) {
        return label.stream().allMatch(part -> part.role() == PropertyRole.NAME);
    }
}
