package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "Customers whose name starts with Z": theirs, though it is kept in two columns and other tables have one called so. */
final class OwnNames {

    private static final double NAMED = 0.9;

    private OwnNames() {}

    static List<Evidence> said(List<Evidence> evidence) {
        List<Evidence> own = new ArrayList<>(evidence);
        for (int at = 2; at < own.size(); at++) {
            Evidence name = own.get(at);
            boolean bare = name.operation() == null && name.words().equalsIgnoreCase("name");
            Optional<Entity> owner = bare ? owner(own, at) : Optional.empty();
            List<Property> halves = owner.map(Entity::fullName).orElse(List.of());
            boolean kept = name.all(Mention.PropertyMention.class).stream()
                    .anyMatch(column ->
                            owner.filter(rows -> rows == column.entityOf()).isPresent() && column.quality() >= NAMED);
            if (!halves.isEmpty() && !kept) {
                own.set(at, names(name, halves));
            }
        }
        return own;
    }

    /** Whose name it is: "customers whose", "customers with a". */
    private static Optional<Entity> owner(List<Evidence> evidence, int at) {
        int before = at - 1;
        boolean theirs = false;
        while (before >= 0
                && evidence.get(before).is(Operation.WHOSE, Operation.WITH, Operation.POSSESSIVE, Operation.NOISE)) {
            theirs |= !evidence.get(before).is(Operation.NOISE);
            before--;
        }
        return theirs && before >= 0
                ? evidence.get(before).first(Mention.EntityMention.class).map(Mention.EntityMention::entity)
                : Optional.empty();
    }

    private static Evidence names(Evidence name, List<Property> halves) {
        List<Mention> mentions = halves.stream()
                .<Mention>map(half -> new Mention.PropertyMention(half, NAMED, "half of their name"))
                .toList();
        return Evidence.mentions(name.tokens(), mentions);
    }
}
