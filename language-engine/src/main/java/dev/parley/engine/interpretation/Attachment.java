package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import java.util.List;
import java.util.Optional;

/**
 * Which table the name of a column belongs to by where it stands: "name <em>of the author</em>", "<em>author</em> name",
 * "the author <em>with</em> id 4".
 */
final class Attachment {

    /** From here on the words name a table well enough to own a column. */
    private static final double PLAIN = 0.7;

    /** What a synonym of a full name is worth; less is half a name or a guess. */
    private static final double SYNONYM = 0.85;

    private final Cursor cursor;
    private Entity last;
    private int lastMark = -1;

    Attachment(Cursor cursor) {
        this.cursor = cursor;
    }

    /** A table has just been named. */
    void named(Entity entity) {
        last = entity;
        lastMark = cursor.mark();
    }

    /** The table named just before or just after that has one of the columns that may be meant. */
    Optional<Entity> owner(Evidence evidence, List<? extends Mention> mentions) {
        boolean column = mentions.stream()
                .anyMatch(mention -> mention instanceof Mention.PropertyMention && mention.quality() >= PLAIN);
        if (!column) {
            return Optional.empty();
        }
        return Optional.ofNullable(last)
                .filter(entity -> justNamed(evidence))
                .filter(entity -> mentions.stream()
                        .anyMatch(mention -> mention instanceof Mention.PropertyMention
                                && mention.entityOf() == entity
                                && mention.quality() >= PLAIN))
                .or(this::ownerBehind);
    }

    /** Whether a column was taken from another table than the one it stands at, and not by its full name. */
    boolean foreign(Optional<Entity> owner, Mention chosen) {
        return chosen instanceof Mention.PropertyMention(var property, var quality, var reason)
                && owner.isPresent()
                && owner.get() != property.entity()
                && !reason.isEmpty()
                && quality < SYNONYM;
    }

    /** "name of the supervisor": the column of a row in a role, which is not the one the rest is about. */
    boolean ofRole(Mention chosen) {
        return chosen instanceof Mention.PropertyMention(var property, var quality, var reason)
                && namedBehind()
                        .filter(mention -> mention instanceof Mention.RoleMention role
                                && role.relation().selfReference())
                        .isPresent();
    }

    private Optional<Entity> ownerBehind() {
        return namedBehind()
                .filter(mention -> mention instanceof Mention.EntityMention && mention.quality() >= PLAIN)
                .map(Mention::entityOf);
    }

    /** "first name and last name of the author": what stands behind "of", over further columns. */
    private Optional<Mention> namedBehind() {
        int ahead = 0;
        Optional<Evidence> next = cursor.next(ahead);
        while (next.filter(e -> e.is(Operation.AND, Operation.COMMA)
                        || e.operation() == null
                                && e.first(Mention.PropertyMention.class).isPresent()
                                && e.mentions().getFirst() instanceof Mention.PropertyMention)
                .isPresent()) {
            next = cursor.next(++ahead);
        }
        if (next.filter(e -> e.is(Operation.OF)).isEmpty()) {
            return Optional.empty();
        }
        return cursor.next(ahead + 1).filter(e -> !e.mentions().isEmpty()).map(e -> e.mentions()
                .getFirst());
    }

    private boolean justNamed(Evidence evidence) {
        int between = cursor.mark() - 1 - lastMark;
        return between == 0
                || between == 1 && cursor.before().filter(this::ties).isPresent();
    }

    private boolean ties(Evidence evidence) {
        return evidence.is(Operation.BOUNDARY);
    }
}
