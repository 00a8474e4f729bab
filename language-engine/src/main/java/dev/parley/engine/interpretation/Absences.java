package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.Place;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.stream.Stream;

/** Reads what must not be there, and what must. */
final class Absences {

    private final Reading reading;
    private final Draft draft;
    private final Pending pending;

    Absences(Reading reading, Pending pending) {
        this.reading = reading;
        this.draft = reading.draft;
        this.pending = pending;
    }

    void absent(Place place) {
        pending.absence = new Draft.Absence(place, new ArrayList<>(), new ArrayList<>());
        draft.absences.add(pending.absence);
        pending.settle();
    }

    void absentRole(Evidence evidence, Mention.RoleMention role) {
        Entity owner = role.relation().from();
        Property reference = owner.property(role.relation().key().columns().getFirst())
                .orElseThrow(() -> new NotUnderstood(evidence));
        draft.filters.add(new Missing(reading.place(owner).column(reference)));
        pending.settle();
    }

    void absentProperty(Evidence evidence, Property property, Expression column) {
        if (property.role() == PropertyRole.FLAG) {
            draft.filters.add(new Comparison(column, Comparison.Operator.EQUAL, new Literal.Truth(false)));
        } else if (!property.column().nullable()) {
            throw new NotUnderstood(evidence);
        } else {
            draft.filters.add(new Missing(column));
            reading.notes.assume(evidence.words(), "absent where " + Notes.named(property) + " is empty");
        }
        pending.settle();
    }

    /** "the number of members in that city": a column shown before, named once more. */
    private boolean shownAlready(Expression column) {
        return Stream.concat(draft.shown.stream(), draft.groups.stream())
                .anyMatch(item -> item instanceof Draft.Item.Value value
                        && value.expression().equals(column));
    }

    /** "with a phone": there is one. Other columns named among the conditions must be compared with something. */
    void presentProperty(Evidence evidence, Property property, Expression column) {
        if (shownAlready(column)) {
            pending.settle();
            return;
        }
        if (property.role() == PropertyRole.FLAG) {
            draft.filters.add(new Comparison(column, Comparison.Operator.EQUAL, new Literal.Truth(true)));
        } else if (pending.article && property.column().nullable()) {
            draft.filters.add(new Not(new Missing(column), false));
        } else if (property.role() == PropertyRole.TIME) {
            pending.lastProperty = property;
            pending.lastColumn = column;
            return;
        } else {
            boolean computed = draft.shown.stream()
                    .anyMatch(item -> item instanceof Draft.Item.Value value
                            && value.expression().aggregates());
            if (!pending.lists
                    || computed
                    || !draft.filters.isEmpty()
                    || !draft.required.isEmpty()
                    || !draft.having.isEmpty()) {
                throw new NotUnderstood(evidence);
            }
            draft.shown.add(new Draft.Item.Value(column, property.column().name()));
        }
        pending.settle();
    }
}
