package dev.parley.engine.interpretation.reading;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.Place;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import java.util.Optional;

/** For which row a table or a role stands; "friends" and "parts" are other rows of the table that they are said of. */
public final class Roles {

    private final Reading reading;
    private final Cursor cursor;

    Roles(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
    }

    /** The place a mention of a table or role stands for, in the query being read. */
    public Place place(Mention mention) {
        return mention instanceof Mention.RoleMention role && !alias(role)
                ? place(role)
                : reading.scope.place(mention.entityOf());
    }

    /** "the name of the head": the table of the name, named before, is the one that the role leads to. */
    private Place place(Mention.RoleMention role) {
        Optional<Place> known = reading.scope.subjects().stream()
                .filter(place -> place.entity() == role.relation().to() && place.via() == null)
                .findFirst();
        boolean only = reading.knowledge.ontology().relations().stream()
                        .filter(relation -> relation.from() == role.relation().from()
                                && relation.to() == role.relation().to())
                        .count()
                == 1;
        if (known.isEmpty() || !only || role.relation().selfReference()) {
            return reading.scope.places.of(role.relation().to(), role.relation());
        }
        Place owner = reading.scope.place(role.relation().from());
        if (owner != reading.scope.focus && !reading.scope.required.contains(owner)) {
            reading.scope.required.add(owner);
        }
        return known.get();
    }

    /**
     * The row at the other end of what a role ties: "friends <em>of Bob</em>" are none of Bob's name, "the supervisor of
     * Dr Chen" is not that doctor.
     */
    public Optional<Place> otherEnd(Place role) {
        return role.via() != null && tiesAlike(role.via())
                ? Optional.of(reading.scope.places.of(role.entity()))
                : Optional.empty();
    }

    /** The key beside that of a role, over which a link ties the row that has it; none where a row itself points. */
    public Optional<Relation> counterpart(Relation role) {
        return reading.knowledge.ontology().relations().stream()
                .filter(other -> other.from() == role.from() && other.to() == role.to() && other != role)
                .filter(other -> tiesAlike(role) && !role.selfReference())
                .findFirst();
    }

    /** Whether a key ties rows of one table to each other, as "friend" does beside a second key to persons. */
    public boolean tiesAlike(Relation relation) {
        return relation.selfReference()
                || relation.from().with(PropertyRole.NAME).isEmpty()
                        && reading.knowledge.ontology().relations().stream()
                                        .filter(other -> other.from() == relation.from() && other.to() == relation.to())
                                        .count()
                                == 2;
    }

    /** Whether such a role stands for a row; where the link itself goes by its name, only beside the name of a row. */
    public boolean meansRow(Evidence evidence, Mention.RoleMention role) {
        boolean link = evidence.all(Mention.EntityMention.class).stream()
                .anyMatch(m -> m.entity() == role.relation().from() && m.quality() >= role.quality());
        return !link
                || cursor.all().stream()
                        .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                        .anyMatch(e -> e.mentions().getFirst() instanceof Mention.ValueMention value
                                && value.property().role() == PropertyRole.NAME
                                && value.property().entity() == role.relation().to());
    }

    /** Whether a role is but another name of its table, by the name of the key: guests with a visitor_id. */
    private static boolean alias(Mention.RoleMention role) {
        return role.relation().to().key().stream()
                .anyMatch(key -> key.words().containsAll(role.relation().role()));
    }
}
