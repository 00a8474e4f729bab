package dev.parley.engine.join;

import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables and foreign keys of a schema as a graph. Immutable. */
public final class JoinGraph {

    private static final int MOST_PATHS = 8;

    private final Map<Entity, List<Step>> steps = new HashMap<>();

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

    /** Number of joins from {@code start} to every entity that can be reached. */
    public Map<Entity, Integer> distances(Entity start) {
        Map<Entity, Integer> distances = new HashMap<>(Map.of(start, 0));
        Deque<Entity> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            Entity here = queue.remove();
            for (Step step : steps.getOrDefault(here, List.of())) {
                if (distances.putIfAbsent(step.end(), distances.get(here) + 1) == null) {
                    queue.add(step.end());
                }
            }
        }
        return distances;
    }

    /**
     * All shortest ways, in a fixed order; empty when there is none. Of ways of one length those over declared keys come
     * before those over inferred ones.
     */
    public List<List<Step>> shortestPaths(Entity start, Entity end) {
        Map<Entity, Integer> toEnd = distances(end);
        List<List<Step>> complete = new ArrayList<>();
        if (toEnd.containsKey(start)) {
            extend(start, end, toEnd, new ArrayList<>(), complete);
        }
        long fewest = complete.stream().mapToLong(JoinGraph::inferred).min().orElse(0);
        complete.removeIf(path -> inferred(path) > fewest);
        return complete;
    }

    private static long inferred(List<Step> path) {
        return path.stream().filter(step -> step.relation().inferred()).count();
    }

    private void extend(
            Entity here, Entity end, Map<Entity, Integer> toEnd, List<Step> path, List<List<Step>> complete) {
        if (here == end) {
            complete.add(List.copyOf(path));
            return;
        }
        for (Step step : steps.getOrDefault(here, List.of())) {
            if (complete.size() < MOST_PATHS && toEnd.getOrDefault(step.end(), -1) == toEnd.get(here) - 1) {
                path.add(step);
                extend(step.end(), end, toEnd, path, complete);
                path.removeLast();
            }
        }
    }
}
