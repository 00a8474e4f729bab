package dev.parley.engine.interpretation.reading;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.join.Place;
import dev.parley.engine.join.Places;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has been understood of one query or nested query so far; aliases stand for places, nothing is joined yet. */
public final class Scope {

    /** A thing to show. */
    public sealed interface Item {
        /** A row by what people call it, or as a listing. */
        record Row(Place place, boolean listing) implements Item {}

        /** A value. */
        record Value(Expression expression, String name) implements Item {}
    }

    /** A key of the sort order. */
    public record Sort(Expression expression, Ordering.Direction direction) {}

    public final Scope outer;
    public final Places places;
    public final List<Item> shown = new ArrayList<>();
    public final List<Item> groups = new ArrayList<>();
    public final List<Predicate> filters = new ArrayList<>();
    public final List<Predicate> having = new ArrayList<>();
    public final List<Sort> order = new ArrayList<>();
    /** Places that rows must have a partner in, though nothing of them is shown. */
    public final List<Place> required = new ArrayList<>();
    /** Of those required, the ones that only a verb speaks of: it may tie other things together. */
    public final List<Place> byVerb = new ArrayList<>();
    /** Of which row of the query another one is said to be, though a nearer one may have such a row as well. */
    public final Map<Place, Place> saidOf = new HashMap<>();
    /** Expressions that stand for the number of rows of a place. */
    public final Map<Expression, Place> rowCounts = new LinkedHashMap<>();
    /** The tables named so far, the latest last: what a condition that follows may be about. */
    private final List<Place> nouns = new ArrayList<>();

    /** Columns that the most of is asked for of somebody who is not known yet: "who got the most votes". */
    public final Set<Expression> most = new HashSet<>();

    public final Pending pending = new Pending(filters);

    /** Whether only the existence or the number of its rows matters, so that an order of its own means nothing. */
    public boolean probed;

    /** The date that a period or a grouping by time was read to be about; the other is about the same. */
    public Property dated;

    /** How much of the question was read when that was. */
    public int datedAt;

    /** Whom the clause at hand speaks of, and whether what comes next is said of them again. */
    private Place clause;

    private final Set<Place> antecedents = new HashSet<>();
    private boolean ofOthers;
    private boolean resumed;

    public Place focus;
    public Integer limit;
    public boolean distinct;
    /** Whether every column is asked for. */
    public boolean everything;
    /** Whether equal values are one group, though they be names of different rows. */
    public boolean byValue;
    /** Whether each row whose columns are shown is a group of its own, though others may have the same in those columns. */
    public boolean oneByOne;
    /** Whether groups without rows matter ("fewer than 3 orders" includes none). */
    public boolean keepsEmptyGroups;

    private Scope(Scope outer, Places places) {
        this.outer = outer;
        this.places = places;
    }

    static Scope outermost() {
        return new Scope(null, new Places());
    }

    /** A query inside this one, with tables of its own. */
    public Scope nested() {
        return new Scope(this, places.nested());
    }

    public void focusOn(Place place) {
        if (focus == null) {
            focus = place;
        }
    }

    /** Its rows are spoken of from here on, and asked about where nothing was before. */
    public void turnTo(Place place) {
        focusOn(place);
        named(place);
    }

    public void show(Expression value, String name) {
        shown.add(new Item.Value(value, name));
    }

    /** From here on conditions are first of all about this table. */
    public void named(Place place) {
        nouns.remove(place);
        nouns.add(place);
    }

    /** A relative clause begins: it speaks of what was named last. */
    public void beginClause() {
        clause = subjects().stream().findFirst().orElse(null);
        antecedents.add(clause);
        ofOthers = false;
    }

    /** Whether a clause stands behind the noun, which is what is asked about then and no condition. */
    public boolean hasClause(Place place) {
        return antecedents.contains(place);
    }

    /** "whose owner ...": the clause speaks of somebody else than it stands behind. */
    public void beginClauseOfOthers() {
        ofOthers = true;
    }

    /** The clause goes on: the next condition is about those of whom it began, and not about what was named in it. */
    public void resume() {
        Place spokenOf = clause == null ? focus : clause;
        if (!ofOthers && spokenOf != null && subjects().contains(spokenOf)) {
            clause = spokenOf;
            named(spokenOf);
            resumed = true;
        }
    }

    /** Those of whom the clause goes on to speak, for one condition. */
    public Optional<Place> takeResumed() {
        Optional<Place> of = resumed ? Optional.of(clause) : Optional.empty();
        resumed = false;
        return of;
    }

    /** What conditions may be about, the likeliest first. */
    public List<Place> subjects() {
        List<Place> subjects = new ArrayList<>(nouns.reversed());
        if (focus != null && !subjects.contains(focus)) {
            subjects.add(focus);
        }
        return subjects;
    }

    /** A table where it stands: as named, as the focus, else by itself. */
    public Place place(Entity entity) {
        return subjects().stream()
                .filter(place -> place.entity() == entity)
                .findFirst()
                .orElseGet(() -> places.of(entity));
    }

    public Expression column(Property property) {
        return place(property.entity()).column(property);
    }

    /** A condition on groups is complete; one "or" cannot tie it to a condition on rows. */
    public void ofGroups(Predicate condition) {
        if (pending.alternative && pending.or != null) {
            throw new NotUnderstood(pending.or);
        }
        having.add(pending.negated() ? new Not(condition, false) : condition);
        pending.settle();
        if (pending.property != null && pending.property.role() == PropertyRole.TIME) {
            pending.forget(); // "registered in 2024 who spent more than 100 in 2025"
        }
    }

    public boolean computed() {
        return shown.stream().anyMatch(Scope::computed);
    }

    public static boolean computed(Item item) {
        return item instanceof Item.Value value && value.expression().aggregates();
    }

    /** The columns that are shown, when nothing but columns of one table is. */
    public List<Item.Value> dimensions() {
        List<Item.Value> values = shown.stream()
                .filter(Item.Value.class::isInstance)
                .map(Item.Value.class::cast)
                .filter(value -> !value.expression().aggregates())
                .toList();
        return values.size() == shown.size() ? values : List.of();
    }
}
