package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.join.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has been understood so far; aliases stand for places, nothing is joined yet. */
final class Draft {

    /** A thing to show. */
    sealed interface Item {
        /** A row by what people call it, or as a listing. */
        record Row(Place place, boolean listing) implements Item {}

        /** A value. */
        record Value(Expression expression, String name) implements Item {}
    }

    /** A key of the sort order. */
    record Sort(Expression expression, Ordering.Direction direction) {}

    /**
     * Rows of {@code place} that must not be there.
     *
     * @param with places named along with it: "no company office" is none of an office with a company
     */
    record Absence(Place place, List<Place> with, List<Predicate> where) {}

    final List<Item> shown = new ArrayList<>();
    final List<Item> groups = new ArrayList<>();
    final List<Predicate> filters = new ArrayList<>();
    final List<Predicate> having = new ArrayList<>();
    final List<Absence> absences = new ArrayList<>();
    final List<Sort> order = new ArrayList<>();
    /** Places that rows must have a partner in, though nothing of them is shown. */
    final List<Place> required = new ArrayList<>();
    /** Expressions that stand for the number of rows of a place. */
    final Map<Expression, Place> rowCounts = new LinkedHashMap<>();

    Place focus;
    Integer limit;
    boolean distinct;
    /** Whether every column is asked for. */
    boolean everything;
    /** Whether equal values are one group, though they be names of different rows. */
    boolean byValue;
    /** Whether groups without rows matter ("fewer than 3 orders" includes none). */
    boolean keepsEmptyGroups;
}
