package dev.parley.engine.join;

import java.util.List;

/** A way from one table to another, step by step; never empty. */
public record JoinPath(List<Step> steps) {

    /** What it costs to come down to many rows over rows that they share with others: what ties them is loose. */
    static final double SHARED = 1.5;

    public JoinPath {
        steps = List.copyOf(steps);
    }

    /** How far its ends are apart: its steps, and more for each table on the way that only both sides point at. */
    public double length() {
        double length = steps.size();
        for (int i = 1; i < steps.size(); i++) {
            length += shared(steps.get(i - 1), steps.get(i)) ? SHARED : 0;
        }
        return length;
    }

    /**
     * Whether two steps go over a row that many on both sides point at: employees and projects of one department have
     * less to do with each other than those that a table of assignments ties.
     */
    static boolean shared(Step up, Step down) {
        return up.forward() && !up.relation().oneToOne() && !down.toOne();
    }

    /** Whether it leads to one row at most. */
    public boolean toOne() {
        return steps.stream().allMatch(Step::toOne);
    }

    public Step first() {
        return steps.getFirst();
    }

    public Step last() {
        return steps.getLast();
    }

    /** Of two as long, the one over declared keys is the better. */
    boolean isBetterThan(JoinPath other) {
        return length() <= other.length() && inferred() < other.inferred();
    }

    /** Whether it is one key that nobody declared and whose name says what its end is to its rows: a "manager". */
    public boolean inferredRole() {
        return steps.size() == 1
                && inferred() == 1
                && !first().relation().oneToOne()
                && !first().relation().role().isEmpty();
    }

    private long inferred() {
        return steps.stream().filter(step -> step.relation().inferred()).count();
    }
}
