package dev.parley.engine.join;

import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Ties places together: to what is there already, each further one is added by the shortest way (the usual
 * approximation of a Steiner tree). Which of several ways of about that length is the caller's choice.
 */
public final class JoinPlanner {

    private final JoinGraph graph;
    private final Places places;
    private final Map<Place, Place> owners;
    private final Function<List<JoinPath>, JoinPath> choice;

    /** @param owners from which place others are to be reached, if not from the nearest */
    public JoinPlanner(
            JoinGraph graph, Places places, Map<Place, Place> owners, Function<List<JoinPath>, JoinPath> choice) {
        this.graph = graph;
        this.places = places;
        this.owners = Map.copyOf(owners);
        this.choice = choice;
    }

    /** The tree from {@code root} over all {@code wanted}; empty when there is no way to one of them. */
    public Optional<JoinTree> connect(Place root, List<Place> wanted) {
        List<Place> connected = new ArrayList<>(List.of(root));
        List<Branch> branches = new ArrayList<>();
        List<Place> ordered = new ArrayList<>(
                wanted.stream().filter(place -> place.via() == null).toList());
        ordered.addAll(wanted.stream().filter(place -> place.via() != null).toList());
        if (root.via() != null) {
            attachOwner(root, connected, branches);
        }
        for (Place place : ordered) {
            if (!connected.contains(place) && !attach(place, null, wanted, connected, branches)) {
                return Optional.empty();
            }
        }
        return Optional.of(new JoinTree(root, branches));
    }

    private void attachOwner(Place root, List<Place> connected, List<Branch> branches) {
        Place owner = places.of(root.via().from());
        branches.add(new Branch(root, owner, new Step(root.via(), false)));
        connected.add(owner);
    }

    /** @param taken the key that leads from the place to another row already; null for none */
    private boolean attach(
            Place place, Relation taken, List<Place> wanted, List<Place> connected, List<Branch> branches) {
        if (place.via() != null) {
            Place owner = places.of(place.via().from());
            if (!connected.contains(owner) && !attach(owner, place.via(), wanted, connected, branches)) {
                return false;
            }
            branches.add(new Branch(owner, place, new Step(place.via(), true)));
            connected.add(place);
            return true;
        }
        // "followed by Ann in May": the follow that has the day leads to Ann by one key, and is tied by the other one.
        Relation role = taken != null ? taken : roleFrom(place, wanted);
        Place nearest = null;
        double least = Double.MAX_VALUE;
        List<JoinPath> ways = List.of();
        Place owner = owners.get(place);
        List<Place> starts = connected.contains(owner) ? List.of(owner) : connected;
        for (Place start : starts) {
            List<JoinPath> paths = apart(graph.paths(start.entity(), place.entity()), start, role, branches);
            if (start.equals(owner)) {
                paths = elsewhere(paths, connected);
            }
            if (paths.isEmpty()) {
                continue;
            }
            boolean loose = !wanted.contains(start) && shared(start, paths.getFirst(), branches);
            double length = paths.getFirst().length() + (loose ? JoinPath.SHARED : 0);
            if (length <= least) {
                nearest = start;
                least = length;
                ways = paths;
            }
        }
        if (nearest == null) {
            return false;
        }
        Place here = nearest;
        for (Step step : (ways.size() == 1 ? ways.getFirst() : choice.apply(ways)).steps()) {
            Place next = places.of(step.end());
            if (!connected.contains(next)) {
                branches.add(new Branch(here, next, step));
                connected.add(next);
            }
            here = next;
        }
        return true;
    }

    private Relation roleFrom(Place place, List<Place> wanted) {
        return wanted.stream()
                .map(Place::via)
                .filter(via -> via != null && !via.selfReference() && via.from() == place.entity())
                .findFirst()
                .orElse(null);
    }

    /** The ways that lead over nothing that is there already, if there are any. */
    private static List<JoinPath> elsewhere(List<JoinPath> paths, List<Place> connected) {
        List<JoinPath> own = paths.stream()
                .filter(path -> path.steps().stream()
                        .noneMatch(step -> connected.stream().anyMatch(place -> place.entity() == step.end())))
                .toList();
        return own.isEmpty() ? paths : own;
    }

    /** Two rows of one table that belong to the same row are not tied to it by the same key, if there is another. */
    private static List<JoinPath> apart(List<JoinPath> paths, Place start, Relation taken, List<Branch> branches) {
        List<Relation> used = branches.stream()
                .filter(branch -> branch.step().forward()
                        ? branch.parent().equals(start)
                        : branch.child().equals(start))
                .map(branch -> branch.step().relation())
                .toList();
        List<JoinPath> apart = paths.stream()
                .filter(path -> !path.last().relation().equals(taken))
                .filter(path ->
                        !path.first().forward() || !used.contains(path.first().relation()))
                .toList();
        return apart.isEmpty() ? paths : apart;
    }

    /** Whether a way goes on from a place of the tree that rows above it share. */
    private static boolean shared(Place start, JoinPath path, List<Branch> branches) {
        return branches.stream()
                .anyMatch(branch -> branch.child().equals(start) && JoinPath.shared(branch.step(), path.first()));
    }
}
