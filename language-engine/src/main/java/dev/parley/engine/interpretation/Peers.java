package dev.parley.engine.interpretation;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import dev.parley.engine.algebra.Comparability;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * "list the ferries and trains to Oslo": two tables that have nothing to do with each other are two lists in one, and what
 * stands behind the second is said of both or of it alone.
 *
 * @param ahead what stands before the first
 * @param behind what stands behind the second
 */
record Peers(List<Evidence> ahead, Evidence first, Evidence second, List<Evidence> behind) {

    static Optional<Peers> in(List<Evidence> evidence, Knowledge knowledge) {
        for (int at = 0; at + 2 < evidence.size(); at++) {
            Optional<Entity> first = table(evidence.get(at));
            if (first.isPresent()) {
                int next = at + 2;
                while (next < evidence.size() && evidence.get(next).is(Operation.ALL, Operation.NOISE)) {
                    next++;
                }
                if (!evidence.get(at + 1).is(Operation.AND) || next == evidence.size()) {
                    return Optional.empty();
                }
                Optional<Entity> second = table(evidence.get(next));
                List<Evidence> ahead = evidence.subList(0, at);
                boolean apart = second.isPresent() && strangers(first.get(), second.get(), knowledge);
                return apart && ahead.stream().allMatch(Peers::asksForRows)
                        ? Optional.of(new Peers(
                                ahead,
                                evidence.get(at),
                                evidence.get(next),
                                evidence.subList(next + 1, evidence.size())))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Both lists in one, the likelier reading first; empty when one of them cannot be read.
     *
     * @param reader of a question's words
     */
    List<Interpretation> readings(Function<List<Evidence>, Optional<Interpretation>> reader) {
        Optional<Interpretation> last = reader.apply(words(second, behind));
        Optional<Interpretation> all = reader.apply(words(first, List.of()));
        Optional<Interpretation> bound = behind.isEmpty() ? all : reader.apply(words(first, behind));
        String words = first.words() + " and " + second.words();
        Optional<Interpretation> both = together(bound, last, new Link(words, "a condition on all", "scope"));
        Optional<Interpretation> narrow =
                together(all, last, new Link(words, "a condition on " + second.words(), "scope"));
        return Stream.of(both, narrow)
                .flatMap(Optional::stream)
                .filter(reading ->
                        behind.isEmpty() || restricts(last.orElseThrow().query()))
                .limit(behind.isEmpty() ? 1 : 2)
                .toList();
    }

    private List<Evidence> words(Evidence peer, List<Evidence> end) {
        List<Evidence> words = new ArrayList<>(ahead);
        words.add(peer);
        words.addAll(end);
        return words;
    }

    private static Optional<Interpretation> together(
            Optional<Interpretation> first, Optional<Interpretation> second, Link link) {
        if (first.isEmpty()
                || second.isEmpty()
                || !(first.get().query() instanceof Select left)
                || !(second.get().query() instanceof Select right)
                || !Comparability.sameKind(
                        left.columnFamilies().getFirst(), right.columnFamilies().getFirst())) {
            return Optional.empty();
        }
        Query union = new SetOperation(SetOperation.Kind.UNION, list(left), list(right));
        boolean firstIsWeaker =
                first.get().score().total() < second.get().score().total();
        Interpretation weaker = firstIsWeaker ? first.get() : second.get();
        List<Link> links = new ArrayList<>(first.get().links());
        second.get().links().stream().filter(one -> !links.contains(one)).forEach(links::add);
        return Optional.of(new Interpretation(
                        union,
                        Explainer.sentence(union),
                        weaker.score(),
                        Stream.concat(first.get().assumptions().stream(), second.get().assumptions().stream())
                                .distinct()
                                .toList(),
                        links)
                .taking(link, union, Explainer.sentence(union)));
    }

    /** What rows are called by, for the columns of two tables do not match. */
    private static Select list(Select select) {
        Output label = select.outputs().getFirst();
        return new Select(
                false,
                List.of(label),
                select.from(),
                select.joins(),
                select.where(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static boolean restricts(Query query) {
        return query instanceof Select select
                && (!select.where().isEmpty() || !select.joins().isEmpty())
                && select.groupBy().isEmpty()
                && select.limit() == null;
    }

    private static Optional<Entity> table(Evidence evidence) {
        return evidence.operation() == null && !evidence.mentions().isEmpty()
                ? Optional.of(evidence.mentions().getFirst())
                        .filter(Mention.EntityMention.class::isInstance)
                        .map(Mention::entityOf)
                : Optional.empty();
    }

    /** Words that leave it at a list: no count, no superlative, no condition. */
    private static boolean asksForRows(Evidence evidence) {
        return evidence.is(
                        Operation.LIST, Operation.WHICH, Operation.NOISE, Operation.ALL, Operation.BOTH, Operation.OF)
                || evidence.operation() == null
                        && evidence.number() == null
                        && evidence.period() == null
                        && evidence.adjective() == null
                        && evidence.first(Mention.PropertyMention.class).isPresent();
    }

    /** No key leads from one to the other, and no table is there only to tie them. */
    private static boolean strangers(Entity one, Entity other, Knowledge knowledge) {
        List<Relation> relations = knowledge.ontology().relations();
        boolean tied = relations.stream().anyMatch(relation -> joins(relation, one, other));
        boolean bridged = relations.stream()
                .filter(relation -> relation.to() == one)
                .map(Relation::from)
                .filter(bridge -> bridge.properties().stream().noneMatch(property -> property.readable()))
                .anyMatch(bridge ->
                        relations.stream().anyMatch(relation -> relation.from() == bridge && relation.to() == other));
        return one != other && !tied && !bridged;
    }

    private static boolean joins(Relation relation, Entity one, Entity other) {
        return relation.from() == one && relation.to() == other || relation.from() == other && relation.to() == one;
    }
}
