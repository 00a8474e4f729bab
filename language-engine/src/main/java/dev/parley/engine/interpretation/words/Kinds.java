package dev.parley.engine.interpretation.words;

import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.util.List;
import java.util.Set;

/** Which tables hold nothing but kinds. */
public final class Kinds {

    /** How a table of kinds is called. */
    private static final Set<String> KINDS = Set.of("type", "kind", "category", "class");

    /** What else the kind of a thing is called. */
    private static final Set<String> NOUNS =
            Set.of("type", "kind", "category", "class", "sort", "genre", "style", "variety", "breed", "species");

    /** A code, a name and a description: a table with more tells of things that are more than kinds. */
    private static final int FEW = 3;

    private Kinds() {}

    /** "kinds" and its like, which ask for a column or a table that tells rows apart by what they are. */
    public static boolean isNoun(String lemma) {
        return NOUNS.contains(lemma);
    }

    /** Whether a table only says what kinds there are of the rows that point at it. */
    public static boolean holdsKinds(Entity entity) {
        List<Property> key = entity.key();
        boolean code = key.size() == 1
                && key.getFirst().words().getLast().equals("code")
                && entity.properties().size() <= FEW;
        return code || KINDS.contains(entity.words().getLast());
    }
}
