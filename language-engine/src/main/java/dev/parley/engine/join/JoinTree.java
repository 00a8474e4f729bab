package dev.parley.engine.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The tables of a query tied together, each to its parent; parents come before their children. */
public record JoinTree(Place root, List<Branch> branches) {

    public JoinTree {
        branches = List.copyOf(branches);
    }

    public List<Branch> below(Place place) {
        return branches.stream().filter(branch -> branch.parent().equals(place)).toList();
    }

    /** The place and all below it. */
    public Set<Place> subtree(Place place) {
        Set<Place> all = new LinkedHashSet<>();
        all.add(place);
        below(place).forEach(branch -> all.addAll(subtree(branch.child())));
        return all;
    }

    /** The end of a way from the root that leads over more than {@code most} tables in a row which are not known. */
    public Optional<Place> farBehind(Predicate<Place> known, int most) {
        Map<Place, Integer> unknown = new HashMap<>();
        for (Branch branch : branches) {
            int before = unknown.getOrDefault(branch.parent(), 0);
            boolean end = known.test(branch.child());
            if (end && before > most) {
                return Optional.of(branch.child());
            }
            unknown.put(branch.child(), end ? 0 : before + 1);
        }
        return Optional.empty();
    }

    /**
     * The end of a way over a table that is not known, whose rows many on both sides point at (a fan trap): players and
     * matches of one team are tied by nothing that says who played which. A table without a key may have one row for each.
     */
    public Optional<Place> fannedOut(Predicate<Place> known) {
        for (Branch up : branches) {
            for (Branch down : below(up.child())) {
                boolean many = !down.child().entity().key().isEmpty();
                if (many && JoinPath.shared(up.step(), down.step()) && !known.test(up.child())) {
                    return Optional.of(down.child());
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a row of {@code place} occurs once in the join of {@code kept}: walking away from it, every step leads to
     * one row at most.
     */
    public boolean once(Place place, Set<Place> kept) {
        Set<Place> seen = new LinkedHashSet<>(Set.of(place));
        List<Place> open = new ArrayList<>(seen);
        while (!open.isEmpty()) {
            Place here = open.removeFirst();
            for (Branch branch : branches) {
                Optional<Place> next = neighbour(branch, here).filter(kept::contains);
                if (next.isEmpty() || seen.contains(next.get())) {
                    continue;
                }
                boolean down = branch.parent().equals(here);
                boolean toOne = down
                        ? branch.step().toOne()
                        : new Step(branch.step().relation(), !branch.step().forward()).toOne();
                if (!toOne) {
                    return false;
                }
                seen.add(next.get());
                open.add(next.get());
            }
        }
        return true;
    }

    private static Optional<Place> neighbour(Branch branch, Place place) {
        if (branch.parent().equals(place)) {
            return Optional.of(branch.child());
        }
        return branch.child().equals(place) ? Optional.of(branch.parent()) : Optional.empty();
    }
}
