package dev.parley.engine.interpretation.words;

import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.PropertyRole;
import java.util.List;
import java.util.Set;

/** Which tables hold people. */
public final class People {

    private static final Set<String> PERSON_WORDS = Set.of(
            "person",
            "people",
            "customer",
            "employee",
            "member",
            "author",
            "student",
            "teacher",
            "doctor",
            "patient",
            "user",
            "staff",
            "driver",
            "player",
            "artist",
            "manager",
            "writer",
            "actor",
            "director",
            "client",
            "owner",
            "worker",
            "nurse",
            "borrower",
            "reader",
            "coach",
            "singer",
            "contact");

    private People() {}

    public static boolean personal(Entity entity) {
        boolean named = PERSON_WORDS.contains(entity.words().getLast());
        boolean nameParts = entity.with(PropertyRole.NAME).stream()
                .anyMatch(property -> property.words().equals(List.of("first", "name"))
                        || property.words().contains("surname"));
        return named || nameParts;
    }
}
