package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Belonging;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.Optional;

/** Tells of which row a value is: of the table of its column, or of a role that such a row plays, "the friend Bob". */
final class ValueOwners {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    ValueOwners(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** "red cover" where covers and pages each have a colour: the value is that of the role named after it. */
    Optional<Place> roleNext(Property property) {
        return role(property, 0).map(mention -> {
            cursor.skip();
            reading.notes.mention(cursor.take(), mention);
            return reading.roles.place(mention);
        });
    }

    /** The role that the column's table plays, if it is named {@code ahead} of here. */
    Optional<Mention.RoleMention> role(Property property, int ahead) {
        return cursor.next(ahead).filter(e -> e.operation() == null).stream()
                .flatMap(e -> e.all(Mention.RoleMention.class).stream()
                        .filter(mention ->
                                mention.quality() >= e.mentions().getFirst().quality() - 0.1))
                .filter(mention -> mention.relation().to() == property.entity()
                        && reading.mentions(mention.relation().from()))
                .findFirst();
    }

    /** A value of the table at hand; a name beside a role that is asked for is that of the row it is a role to ("the friend Bob" of a condition is Bob). */
    Place whose(Property property) {
        boolean name = property.role() == PropertyRole.NAME;
        Optional<Mention.RoleMention> noun = name ? roleGiven(property) : nounNext(property);
        if (noun.isPresent()) {
            return reading.roles.place(noun.get());
        }
        Place place = reading.scope.place(property.entity());
        Belonging.note(reading, place);
        boolean others = place.equals(reading.scope.focus)
                && (name && reading.scope.outer == null || readers.relations.belongs());
        return others ? reading.roles.otherEnd(place).orElse(place) : place;
    }

    /** "male friends": the noun that a value stands before, where that is a role among rows of the value's table. */
    Optional<Mention.RoleMention> nounNext(Property property) {
        return cursor.next().filter(e -> cursor.more() && cursor.peek() == e).flatMap(e -> roleAmong(e, property));
    }

    /** "with Bob as a friend": what the row named is to others. */
    private Optional<Mention.RoleMention> roleGiven(Property property) {
        return as() ? cursor.next(1).flatMap(e -> roleAmong(e, property)) : Optional.empty();
    }

    private Optional<Mention.RoleMention> roleAmong(Evidence evidence, Property property) {
        return Optional.of(evidence)
                .filter(e -> e.operation() == null)
                .flatMap(e -> e.first(Mention.RoleMention.class))
                .filter(role -> role.relation().to() == property.entity() && reading.roles.tiesAlike(role.relation()));
    }

    boolean as() {
        return cursor.next()
                .filter(e -> e.is(Operation.IN) && e.words().equalsIgnoreCase("as"))
                .isPresent();
    }
}
