package dev.parley.engine.interpretation.reading;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import java.util.List;
import java.util.Optional;

/**
 * Whose a row is that stands beside another noun than the one that is asked about: "pupils who take lessons of the music
 * department", "who take music lessons" speak of the department of the lessons, though pupils have one too.
 */
public final class Belonging {

    private Belonging() {}

    /** Ties a row to the noun that it stands before or behind, where each of that noun's rows has one. */
    public static void note(Reading reading, Place row) {
        Scope scope = reading.scope;
        if (scope.focus == null
                || row == scope.focus
                || row.via() != null
                || scope.subjects().contains(row)) {
            return;
        }
        boolean inside = scope.outer != null && scope.outer.focus != null;
        Optional<Place> noun = inside
                ? Optional.of(scope.focus)
                : scope.subjects().stream()
                        .findFirst()
                        .filter(last -> last != scope.focus && behind(reading, last.entity(), row.entity()));
        Entity asked = inside ? scope.outer.focus.entity() : scope.focus.entity();
        noun.filter(owner -> owner.via() == null && hasOne(reading, owner.entity(), row.entity(), asked))
                .ifPresent(owner -> scope.saidOf.putIfAbsent(row, owner));
    }

    /** Whether what comes next stands behind the noun that a query inside is about, and is said of that. */
    public static boolean next(Reading reading, Evidence said) {
        Scope scope = reading.scope;
        Entity asked = scope.outer.focus == null ? null : scope.outer.focus.entity();
        return asked != null
                && said.mentions().stream()
                        .filter(mention ->
                                mention.quality() >= said.mentions().getFirst().quality() - 0.1)
                        .map(Mention::entityOf)
                        .anyMatch(row -> behind(reading, scope.focus.entity(), row)
                                && hasOne(reading, scope.focus.entity(), row, asked));
    }

    /** Whether rows of {@code owner} have one such row each, and not by what is asked about. */
    private static boolean hasOne(Reading reading, Entity owner, Entity row, Entity asked) {
        return owner != asked
                && row != asked
                && reading.knowledge.graph().shortestPaths(owner, row).stream()
                        .anyMatch(path -> path.toOne() && path.steps().stream().noneMatch(step -> step.end() == asked));
    }

    /** "lessons <em>of the music department</em>": what was read last stands behind the noun. */
    private static boolean behind(Reading reading, Entity noun, Entity row) {
        List<Evidence> read = reading.cursor.all().subList(0, reading.cursor.mark());
        List<Evidence> before = read.reversed().stream()
                .dropWhile(word -> word.is(Operation.NOISE)
                        || word.operation() == null
                                && word.mentions().stream().anyMatch(mention -> mention.entityOf() == row))
                .limit(2)
                .toList();
        return before.size() == 2
                && before.getFirst().is(Operation.OF, Operation.IN)
                && before.getLast().operation() == null
                && before.getLast().all(Mention.EntityMention.class).stream().anyMatch(table -> table.entity() == noun);
    }
}
