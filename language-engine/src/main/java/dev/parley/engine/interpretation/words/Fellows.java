package dev.parley.engine.interpretation.words;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.ontology.Entity;
import java.util.List;

/**
 * Tells of which table a column is that several have: of the one that has what is said with it too. "The hall, floor and
 * length" are of a table that has all three.
 */
public final class Fellows {

    /** How much less likely a column is for each word that the table of another meaning explains, and not its own. */
    private static final double LACKING = 0.05;
    /** From here on words are a name of what they may mean. */
    private static final double NAMED = 0.8;

    private static final int MOST = 3;

    private Fellows() {}

    /**
     * How much less likely a meaning is for what its table lacks. What is spoken of lacks nothing, and what stands for rows
     * as well goes by those.
     *
     * @param spokenOf the table that columns are of first of all; null for none
     * @param others what is said with it
     */
    public static double lacking(
            Mention.PropertyMention column, Evidence evidence, Entity spokenOf, List<Evidence> others) {
        List<Entity> tables = evidence.all(Mention.PropertyMention.class).stream()
                .map(Mention::entityOf)
                .distinct()
                .toList();
        if (tables.size() < 2 || column.entityOf() == spokenOf || Nouns.entityFirst(evidence)) {
            return 0;
        }
        long most = tables.stream()
                .mapToLong(table -> explained(table, others))
                .max()
                .orElse(0);
        return LACKING * (most - explained(column.entityOf(), others));
    }

    /** Of how many of the words something in a table goes by the name. */
    private static long explained(Entity table, List<Evidence> words) {
        return words.stream()
                .filter(e -> e.mentions().stream().anyMatch(m -> names(m) && m.entityOf() == table))
                .limit(MOST)
                .count();
    }

    private static boolean names(Mention mention) {
        return mention.quality() >= NAMED
                && (mention instanceof Mention.PropertyMention || mention instanceof Mention.ValueMention);
    }
}
