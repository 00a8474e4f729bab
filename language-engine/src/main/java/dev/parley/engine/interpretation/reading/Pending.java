package dev.parley.engine.interpretation.reading;

import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;

/** What has been said that waits for the rest of a condition: a "not", an "or", the column named last. */
public final class Pending {

    private final List<Predicate> filters;
    public Evidence negation;
    public Operation dateOperation;
    /** Whether the next condition is an alternative to the last. */
    public boolean alternative;
    /** Whether the next condition stands beside the last in a list. */
    public boolean listed;
    /** The "and" that the next condition stands behind, and whether the last one stood behind one. */
    public Evidence conjunction;
    /** The "or" read last. */
    public Evidence or;

    private boolean conjoined;
    /** Whether "both" was said: each of what follows must hold, though no one row could fit all. */
    public boolean both;
    /** Whether "with" or "have" came last. */
    public boolean with;

    public Property property;
    public Expression column;

    /** Columns that the next condition is said of as well, and the word for the last of them. */
    private final List<ColumnRef> sharing = new ArrayList<>();

    private Evidence shared;
    /** Whether it is enough that the condition holds for one of them. */
    private boolean either;

    Pending(List<Predicate> filters) {
        this.filters = filters;
    }

    public boolean negated() {
        return negation != null;
    }

    /** A condition is complete: what prepared it no longer holds; the column it was about may be compared again. */
    public void settle() {
        requireShared();
        negation = null;
        dateOperation = null;
        alternative = false;
        listed = false;
        conjunction = null;
        with = false;
    }

    /** The next condition is one on this column too. */
    public void share(Evidence word, ColumnRef waiting, boolean or) {
        shared = word;
        sharing.add(waiting);
        either |= or;
    }

    /** Nothing waits for a condition that has not come, or could not be said of all. */
    public void requireShared() {
        if (!sharing.isEmpty()) {
            throw new NotUnderstood(shared);
        }
    }

    public void about(Property named, Expression at) {
        property = named;
        column = at;
    }

    public void forget() {
        property = null;
        column = null;
    }

    public void add(Predicate predicate, boolean nullable) {
        if (sharing.isEmpty()) {
            addSigned(negation == null ? predicate : Filters.negated(predicate, nullable));
            return;
        }
        if (either && negated()) {
            throw new NotUnderstood(shared);
        }
        List<Predicate> all = new ArrayList<>();
        for (ColumnRef other : sharing) {
            all.add(Filters.on(predicate, column, other).orElseThrow(() -> new NotUnderstood(shared)));
        }
        all.add(predicate);
        sharing.clear();
        List<Predicate> signed = all.stream()
                .map(one -> negated() ? Filters.negated(one, true) : one)
                .toList();
        addSigned(either ? new AnyOf(signed) : new AllOf(signed));
        either = false;
    }

    private void addSigned(Predicate signed) {
        if (!alternative && filters.contains(signed)) {
            settle();
            return;
        }
        if (alternative && pair(signed) || !alternative && completesPair(signed)) {
            settle();
            return;
        }
        if (alternative && !filters.isEmpty()) {
            Predicate before = filters.removeLast();
            if (conjoined) {
                throw new NotUnderstood(conjunction == null ? or : conjunction);
            }
            List<Predicate> options =
                    new ArrayList<>(before instanceof AnyOf any && isChoice(any) ? any.options() : List.of(before));
            options.add(signed);
            filters.add(new AnyOf(options));
        } else {
            if (conjunction != null && !filters.isEmpty() && isChoice(filters.getLast())) {
                throw new NotUnderstood(conjunction);
            }
            conjoined = conjunction != null && !filters.isEmpty();
            filters.add(signed);
        }
        settle();
    }

    /** Whether one of several was said to hold; a value that is empty or stands for none is one condition. */
    private static boolean isChoice(Predicate predicate) {
        return predicate instanceof AnyOf any
                && !(any.options().getFirst() instanceof Missing(Expression value)
                        && any.options().stream()
                                .allMatch(option -> option.expressions().contains(value)));
    }

    /** "in spring 2009 or in autumn 2010": what was said since the same column was named is one alternative. */
    private boolean pair(Predicate predicate) {
        for (int i = 0; i < filters.size() - 1; i++) {
            if (Filters.fixed(filters.get(i))
                    && Filters.fixed(predicate)
                    && subject(filters.get(i)).equals(subject(predicate))) {
                List<Predicate> since = filters.subList(i, filters.size());
                Predicate first = new AllOf(List.copyOf(since));
                since.clear();
                filters.add(new AnyOf(List.of(first, predicate)));
                return true;
            }
        }
        return false;
    }

    /** The year of the second season: it belongs to that alternative alone. */
    private boolean completesPair(Predicate predicate) {
        if (filters.isEmpty()
                || !(filters.getLast() instanceof AnyOf any)
                || any.options().size() != 2
                || !(any.options().getFirst() instanceof AllOf first)
                || !Filters.fixed(any.options().getLast())) {
            return false;
        }
        boolean said = first.parts().stream().anyMatch(part -> subject(part).equals(subject(predicate)));
        if (said) {
            filters.removeLast();
            filters.add(new AnyOf(List.of(first, new AllOf(List.of(any.options().getLast(), predicate)))));
        }
        return said;
    }

    /** What a condition is about; one about rows of its own is about nothing else. */
    private static Object subject(Predicate predicate) {
        return predicate.expressions().isEmpty()
                ? predicate
                : predicate.expressions().getFirst();
    }
}
