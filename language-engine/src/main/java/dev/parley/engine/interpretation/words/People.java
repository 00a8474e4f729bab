package dev.parley.engine.interpretation.words;

import dev.parley.engine.ontology.Doers;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.PropertyRole;
import java.util.List;
import java.util.Set;

/** Which tables hold people. */
public final class People {

    /** Who may be called so, though not everybody who is called so is meant by "people". */
    private static final Set<String> FURTHER = Set.of("borrower", "reader", "contact");

    private People() {}

    public static boolean personal(Entity entity) {
        boolean named =
                Doers.arePeople(entity) || FURTHER.contains(entity.words().getLast());
        boolean nameParts = entity.with(PropertyRole.NAME).stream()
                .anyMatch(property -> property.words().equals(List.of("first", "name"))
                        || property.words().contains("surname"));
        return named || nameParts;
    }
}
