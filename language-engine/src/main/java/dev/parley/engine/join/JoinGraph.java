package dev.parley.engine.join;

import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tables and foreign keys of a schema as a graph; it never changes and is safe to share. */
public final class JoinGraph {

    private static final int MOST_PATHS = 8;
    /** Where tables are tied by many keys each, the ways multiply. */
    private static final int MOST_FOUND = 200;
    /** So much longer than the shortest a way may be and still be the one that is meant. */
    private static final double DETOUR = 1;

    private final Map<Entity, List<Step>> steps = new HashMap<>();
    private final Map<Entity, Map<Entity, Double>> distances = new ConcurrentHashMap<>();
    /** The ways looked for so far. */
    private final Map<Ends, List<JoinPath>> found = new ConcurrentHashMap<>();

    public JoinGraph(Ontology ontology) {
        for (Relation relation : ontology.relations()) {
            if (!relation.selfReference()) {
                steps.computeIfAbsent(relation.from(), ignored -> new ArrayList<>())
                        .add(new Step(relation, true));
                steps.computeIfAbsent(relation.to(), ignored -> new ArrayList<>())
                        .add(new Step(relation, false));
            }
        }
    }

    /** How far every table that can be reached is from {@code start}, as {@link JoinPath#length} has it. */
    public Map<Entity, Double> distances(Entity start) {
        return distances.computeIfAbsent(start, this::measure);
    }

    private Map<Entity, Double> measure(Entity start) {
        Map<Entity, Double> lengths = new HashMap<>(Map.of(start, 0.0));
        arrivals(start).forEach((arrival, length) -> lengths.merge(arrival.at(), length, Math::min));
        return Collections.unmodifiableMap(lengths);
    }

    /** The shortest ways, in a fixed order; empty when there is none. */
    public List<JoinPath> shortestPaths(Entity start, Entity end) {
        List<JoinPath> all = paths(start, end);
        List<JoinPath> paths = all.stream().filter(path -> !outdone(path, all)).toList();
        double shortest = paths.stream().mapToDouble(JoinPath::length).min().orElse(0);
        return paths.stream().filter(path -> path.length() <= shortest).toList();
    }

    /**
     * The shortest ways and those that are hardly longer, in a fixed order; empty when there is none. Of those over keys
     * that nobody declared where others are, but keys that have a role: a question may say it.
     */
    public List<JoinPath> paths(Entity start, Entity end) {
        return found.computeIfAbsent(new Ends(start, end), this::search);
    }

    private record Ends(Entity start, Entity end) {}

    private List<JoinPath> search(Ends ends) {
        Entity start = ends.start();
        Entity end = ends.end();
        Map<Arrival, Double> toEnd = arrivals(end);
        List<JoinPath> complete = new ArrayList<>();
        double shortest = remaining(start, null, toEnd);
        Search search = new Search(end, toEnd, shortest + DETOUR, new ArrayList<>(), new HashSet<>(Set.of(start)));
        if (start != end && shortest < Double.MAX_VALUE) {
            extend(start, 0, search, complete);
        }
        complete.removeIf(path -> !path.inferredRole() && outdone(path, complete));
        return complete.stream()
                .sorted(Comparator.comparingDouble(JoinPath::length))
                .limit(MOST_PATHS)
                .toList();
    }

    private static boolean outdone(JoinPath path, List<JoinPath> others) {
        return others.stream().anyMatch(other -> other.isBetterThan(path));
    }

    /** At a table, and whether it was reached as a row that others may point at too. */
    private record Arrival(Entity at, boolean asShared) {}

    private record Search(
            Entity end, Map<Arrival, Double> toEnd, double longest, List<Step> path, Set<Entity> visited) {}

    private Map<Arrival, Double> arrivals(Entity start) {
        Map<Arrival, Double> lengths = new HashMap<>();
        record Reached(Arrival arrival, double length) {}
        PriorityQueue<Reached> open = new PriorityQueue<>(Comparator.comparingDouble(Reached::length));
        open.add(new Reached(new Arrival(start, false), 0));
        while (!open.isEmpty()) {
            Reached here = open.remove();
            if (lengths.putIfAbsent(here.arrival(), here.length()) != null) {
                continue;
            }
            for (Step step : steps.getOrDefault(here.arrival().at(), List.of())) {
                boolean asShared = step.forward() && !step.relation().oneToOne();
                double detour = here.arrival().asShared() && !step.toOne() ? JoinPath.SHARED : 0;
                open.add(new Reached(new Arrival(step.end(), asShared), here.length() + 1 + detour));
            }
        }
        return lengths;
    }

    /** How far the end is at least, come {@code by} a step. */
    private static double remaining(Entity here, Step by, Map<Arrival, Double> toEnd) {
        boolean asShared = by != null && by.forward() && !by.relation().oneToOne();
        double plain = toEnd.getOrDefault(new Arrival(here, false), Double.MAX_VALUE);
        double shared = toEnd.getOrDefault(new Arrival(here, true), Double.MAX_VALUE);
        return Math.min(plain, asShared ? shared + JoinPath.SHARED : shared);
    }

    private void extend(Entity here, double length, Search search, List<JoinPath> complete) {
        if (complete.size() >= MOST_FOUND) {
            return;
        }
        if (here == search.end()) {
            complete.add(new JoinPath(search.path()));
            return;
        }
        Step before = search.path().isEmpty() ? null : search.path().getLast();
        for (Step step : steps.getOrDefault(here, List.of())) {
            double next = length + 1 + (before != null && JoinPath.shared(before, step) ? JoinPath.SHARED : 0);
            boolean near = next + remaining(step.end(), step, search.toEnd()) <= search.longest();
            if (near && search.visited().add(step.end())) {
                search.path().add(step);
                extend(step.end(), next, search, complete);
                search.path().removeLast();
                search.visited().remove(step.end());
            }
        }
    }
}
