package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.List;

/** What has been said that waits for the rest of a condition: a "not", a date word, the column named last. */
final class Pending {

    private final Draft draft;
    Evidence negation;
    Operation dateOperation;
    boolean dateExpected;
    boolean alternative;
    boolean article;
    /** Whether an "or" has tied two conditions. */
    boolean alternatives;
    /** Whether columns that follow may be things to show ("books with title and price"). */
    boolean lists;

    Property lastProperty;
    Expression lastColumn;
    Draft.Absence absence;

    Pending(Reading reading) {
        this.draft = reading.draft;
    }

    boolean negated() {
        return negation != null;
    }

    /** A condition is complete: what prepared it no longer holds. */
    void settle() {
        negation = null;
        dateOperation = null;
        dateExpected = false;
        alternative = false;
        article = false;
        lastProperty = null;
        lastColumn = null;
    }

    void add(Predicate predicate, boolean nullable) {
        boolean first = !alternative || draft.filters.isEmpty();
        alternatives |= !first;
        Predicate signed = negation == null ? predicate : Filters.negated(predicate, nullable);
        if (first) {
            draft.filters.add(signed);
        } else {
            Predicate before = draft.filters.removeLast();
            draft.filters.add(new AnyOf(List.of(before, signed)));
        }
        settle();
    }

    List<Predicate> absenceFilters() {
        return absence.where();
    }

    /** "no completed orders": the table that is absent, named after what it would be like. */
    boolean absentAlready(Place place) {
        return absence != null && absence.place().equals(place);
    }
}
