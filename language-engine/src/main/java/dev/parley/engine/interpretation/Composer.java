package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.join.Branch;
import dev.parley.engine.join.JoinPlanner;
import dev.parley.engine.join.JoinTree;
import dev.parley.engine.join.Place;
import dev.parley.engine.join.Step;
import dev.parley.engine.lexicon.Lexicon;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a query of a draft: joins what it shows, turns what it only asks for into EXISTS so that no row is multiplied,
 * and gives up where a join would count or add up the same row twice.
 */
final class Composer {

    private final Reading reading;
    private final Draft draft;

    Composer(Reading reading) {
        this.reading = reading;
        this.draft = reading.draft;
    }

    /** Empty when the parts do not hang together or would give wrong numbers. */
    Optional<Query> compose() {
        if (draft.focus == null || draft.shown.isEmpty() || Filters.contradict(draft.filters)) {
            return Optional.empty();
        }
        Projection projection = Projection.of(draft, reading.places);
        JoinPlanner planner = new JoinPlanner(reading.knowledge.graph(), reading.places, this::choosePath);
        List<Place> wanted = new ArrayList<>(places(projection.expressions()));
        wanted.addAll(draft.required);
        wanted.addAll(filterPlaces());
        return planner.connect(draft.focus, wanted).flatMap(tree -> build(projection, tree, planner));
    }

    private Optional<Query> build(Projection projection, JoinTree tree, JoinPlanner planner) {
        JoinPlan plan = JoinPlan.of(tree, new LinkedHashSet<>(places(projection.expressions())), draft);
        Optional<Counts> counts = Counts.over(draft, tree, plan.kept(), projection.expressions());
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        List<Predicate> where = new ArrayList<>(plan.where());
        for (Draft.Absence absence : draft.absences) {
            List<Place> absent = new ArrayList<>(List.of(absence.place()));
            absent.addAll(absence.with());
            Optional<Predicate> exists = planner.connect(draft.focus, absent)
                    .filter(path -> path.below(draft.focus).size() == 1)
                    .filter(path -> path.branches().stream()
                            .map(Branch::child)
                            .noneMatch(child -> plan.kept().contains(child)
                                    || tree.branches().stream()
                                            .anyMatch(branch -> branch.child().equals(child))))
                    .map(path ->
                            new Exists(JoinPlan.nested(path, path.branches().getFirst(), absence.where())));
            if (exists.isEmpty()) {
                return Optional.empty();
            }
            where.add(new Not(exists.get(), false));
        }
        List<Output> outputs = projection.outputs().stream()
                .map(output -> new Output(counts.get().resolve(output.expression()), output.name()))
                .toList();
        List<Predicate> having =
                draft.having.stream().map(counts.get()::resolve).toList();
        boolean distinct = distinct(projection, plan, outputs);
        List<Ordering> order = new Sorting(reading, projection, distinct).orderings(counts.get());
        return Optional.of(new Select(
                distinct,
                outputs,
                JoinPlan.scan(draft.focus),
                plan.joins(),
                where,
                projection.groupBy(),
                having,
                order,
                draft.limit));
    }

    /** Each combination once when asked so, or when a table in between would repeat it. */
    private boolean distinct(Projection projection, JoinPlan plan, List<Output> outputs) {
        if (projection.grouped()
                || outputs.stream().anyMatch(output -> output.expression().aggregates())) {
            return false;
        }
        Set<String> shown = new LinkedHashSet<>();
        outputs.forEach(output -> shown.addAll(output.expression().aliases()));
        boolean sortable = draft.order.stream()
                .allMatch(sort -> outputs.stream().anyMatch(o -> o.expression().equals(sort.expression())));
        return sortable && (draft.distinct || plan.repeats(shown));
    }

    private List<Place> filterPlaces() {
        return draft.filters.stream()
                .flatMap(predicate -> predicate.aliases().stream().sorted())
                .map(reading.places::withAlias)
                .distinct()
                .toList();
    }

    private List<Place> places(List<Expression> expressions) {
        Stream<String> aliases = Stream.concat(
                expressions.stream()
                        .flatMap(expression -> expression.aliases().stream().sorted()),
                draft.having.stream()
                        .flatMap(predicate -> predicate.aliases().stream().sorted()));
        return aliases.map(reading.places::withAlias).distinct().toList();
    }

    /**
     * Among ways of equal length those over keys without a role are the more natural; "to" and "from" prefer a key whose
     * name has their direction.
     */
    private List<Step> choosePath(List<List<Step>> paths) {
        String preposition =
                reading.directions.getOrDefault(paths.getFirst().getLast().end(), "");
        Set<String> direction = Lexicon.english().direction(preposition);
        List<Option<List<Step>>> options = paths.stream()
                .map(path -> new Option<>(path, naturalness(path) + (leads(path, direction) ? 0.3 : 0)))
                .toList();
        List<Step> chosen = reading.choices.choose(options);
        Step last = chosen.getLast();
        List<String> columns = chosen.stream()
                .map(step -> step.relation().key().columns().getFirst())
                .toList();
        reading.notes.assume(
                leads(chosen, direction)
                        ? preposition
                        : last.end().table().name().name(),
                "joined to " + Notes.named(chosen.getFirst().start()) + " over " + String.join(", ", columns)
                        + ", one of " + paths.size() + " ways");
        return chosen;
    }

    private static double naturalness(List<Step> path) {
        return 1
                - 0.1
                        * path.stream()
                                .filter(step -> !step.relation().role().isEmpty())
                                .count();
    }

    private static boolean leads(List<Step> path, Set<String> direction) {
        return path.stream().anyMatch(step -> step.relation().role().stream().anyMatch(direction::contains));
    }
}
