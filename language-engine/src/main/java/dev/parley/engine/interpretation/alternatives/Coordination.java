package dev.parley.engine.interpretation.alternatives;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.ambiguity.Listing;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * "members who borrow novels and atlases from Lyon": two kinds of one column, and what stands behind them. Rows may be
 * meant of either kind, and the condition may hold for both kinds or for the one beside it.
 *
 * @param ahead what stands before the first
 * @param behind what stands behind the second
 */
public record Coordination(List<Evidence> ahead, List<Evidence> first, List<Evidence> second, List<Evidence> behind) {

    /** Words of conditions. */
    private static final Set<Operation> UNLIKELY =
            Set.of(Operation.OR, Operation.NOT, Operation.EXCEPT, Operation.WITHOUT, Operation.BOTH, Operation.EITHER);

    public static Optional<Coordination> in(List<Evidence> evidence) {
        if (evidence.stream().anyMatch(word -> word.operation() != null && UNLIKELY.contains(word.operation()))) {
            return Optional.empty();
        }
        for (int and = 1; and + 1 < evidence.size(); and++) {
            if (evidence.get(and).is(Operation.AND)) {
                Optional<Coordination> found = around(evidence, and);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Coordination> around(List<Evidence> evidence, int and) {
        int next = and + 1;
        while (next < evidence.size() && evidence.get(next).is(Operation.ALL, Operation.NOISE)) {
            next++;
        }
        if (next == evidence.size()) {
            return Optional.empty();
        }
        int end = next + 1 < evidence.size() && isNoun(evidence.get(next + 1)) ? next + 2 : next + 1;
        int begin = isNoun(evidence.get(and - 1))
                        && and > 1
                        && !kinds(evidence.get(and - 2)).isEmpty()
                ? and - 2
                : and - 1;
        Set<Property> shared = kinds(evidence.get(begin));
        shared.retainAll(kinds(evidence.get(next)));
        List<Evidence> behind = evidence.subList(end, evidence.size());
        boolean restricted = behind.stream().anyMatch(Coordination::restricts);
        boolean oneNoun = begin == and - 1 && end == next + 2;
        return shared.isEmpty() || !restricted || oneNoun || isComplement(evidence, begin)
                ? Optional.empty()
                : Optional.of(new Coordination(
                        evidence.subList(0, begin),
                        only(shared, evidence.subList(begin, and)),
                        only(shared, evidence.subList(next, end)),
                        behind));
    }

    /**
     * Rows of either kind: the condition on both, and on the second alone; empty where one of them cannot be read.
     *
     * @param reader of a question's words
     */
    public List<Interpretation> readings(Function<List<Evidence>, Optional<Interpretation>> reader, Ontology ontology) {
        Optional<Interpretation> bound = reader.apply(words(first, behind));
        Optional<Interpretation> free = reader.apply(words(first, List.of()));
        Optional<Interpretation> last = reader.apply(words(second, behind));
        if (bound.isEmpty() || free.isEmpty() || last.isEmpty()) {
            return List.of();
        }
        String words = said(first) + " and " + said(second);
        Optional<Interpretation> both =
                either(bound.get(), last.get(), new Link(words, "a condition on both", "scope"), ontology);
        Optional<Interpretation> narrow =
                either(free.get(), last.get(), new Link(words, "a condition on " + said(second), "scope"), ontology);
        return both.isEmpty()
                        || narrow.isEmpty()
                        || both.get().query().equals(narrow.get().query())
                ? List.of()
                : List.of(both.get(), narrow.get());
    }

    private List<Evidence> words(List<Evidence> kind, List<Evidence> end) {
        return Stream.of(ahead, kind, end).flatMap(List::stream).toList();
    }

    /** The rows of one and of the other, where both are rows of one table that show the same. */
    private static Optional<Interpretation> either(
            Interpretation one, Interpretation other, Link link, Ontology ontology) {
        if (!(one.query() instanceof Select left)
                || !(other.query() instanceof Select right)
                || !shown(left).equals(shown(right))
                || left.where().isEmpty()
                || right.where().isEmpty()
                || left.limit() != null
                || !left.groupBy().isEmpty()) {
            return Optional.empty();
        }
        List<Predicate> shared = new ArrayList<>(left.where());
        shared.retainAll(right.where());
        Set<Predicate> options = new LinkedHashSet<>(List.of(rest(left, shared), rest(right, shared)));
        List<Predicate> where = new ArrayList<>(shared);
        where.add(options.size() == 1 ? options.iterator().next() : new AnyOf(List.copyOf(options)));
        Select wide = Listing.brief(one, joining(left, right, where), ontology);
        Interpretation weaker = one.score().total() < other.score().total() ? one : other;
        return Optional.of(weaker.taking(link, wide, Explainer.sentence(wide)));
    }

    /** What is asked for, whatever it depends on. */
    private static Select shown(Select select) {
        return new Select(
                select.distinct(),
                select.outputs().stream()
                        .filter(output -> output.expression()
                                .aliases()
                                .equals(Set.of(select.from().alias())))
                        .toList(),
                select.from(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** Over the tables of both; what only one of them is read from may have no row for the other. */
    private static Select joining(Select left, Select right, List<Predicate> where) {
        Map<String, Join> joins = new LinkedHashMap<>();
        Stream.concat(left.joins().stream(), right.joins().stream()).forEach(join -> {
            boolean both = left.joins().contains(join) && right.joins().contains(join);
            Join wanted = both ? join : new Join(Join.Kind.LEFT, join.table(), join.on(), join.role());
            Join known = joins.putIfAbsent(join.table().alias(), wanted);
            if (known != null && !known.equals(wanted)) {
                throw new IllegalArgumentException("two ways to " + join.table());
            }
        });
        return new Select(
                left.distinct(),
                left.outputs(),
                left.from(),
                List.copyOf(joins.values()),
                where,
                List.of(),
                List.of(),
                left.orderBy(),
                null);
    }

    /** What is not said of both; nothing at all where one is but less of the other. */
    private static Predicate rest(Select select, List<Predicate> shared) {
        List<Predicate> rest = new ArrayList<>(select.where());
        rest.removeAll(shared);
        return switch (rest.size()) {
            case 0 -> throw new IllegalArgumentException("one kind is the other");
            case 1 -> rest.getFirst();
            default -> new AllOf(rest);
        };
    }

    private static String said(List<Evidence> words) {
        return words.stream().map(Evidence::words).distinct().collect(Collectors.joining(" "));
    }

    /** By whom or where something is: what follows is about the rows, and not about the kinds. */
    private static boolean isComplement(List<Evidence> evidence, int begin) {
        return evidence.subList(0, begin).reversed().stream()
                .dropWhile(word -> word.is(Operation.NOISE, Operation.ALL))
                .findFirst()
                .filter(word -> word.is(Operation.BY, Operation.IN, Operation.WHOSE, Operation.RELATIVE))
                .isPresent();
    }

    /** The columns that know a word as a value. */
    private static Set<Property> kinds(Evidence evidence) {
        return evidence.operation() != null
                ? new LinkedHashSet<>()
                : evidence.all(Mention.ValueMention.class).stream()
                        .map(Mention.ValueMention::property)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The kind as a value of a column that knows the other kind too. */
    private static List<Evidence> only(Set<Property> columns, List<Evidence> kind) {
        List<Evidence> words = new ArrayList<>(kind);
        words.getFirst().all(Mention.ValueMention.class).stream()
                .filter(value -> columns.contains(value.property()))
                .findFirst()
                .ifPresent(value -> words.set(0, words.getFirst().meaning(value)));
        return words;
    }

    private static boolean isNoun(Evidence evidence) {
        return evidence.operation() == null
                && !evidence.mentions().isEmpty()
                && evidence.number() == null
                && !(evidence.mentions().getFirst() instanceof Mention.ValueMention);
    }

    private static boolean restricts(Evidence evidence) {
        return evidence.number() != null
                || evidence.period() != null
                || evidence.quoted()
                || evidence.operation() == null
                        && evidence.first(Mention.ValueMention.class).isPresent()
                        && evidence.mentions().getFirst() instanceof Mention.ValueMention;
    }
}
