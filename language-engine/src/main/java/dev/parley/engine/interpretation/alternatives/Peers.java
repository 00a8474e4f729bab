package dev.parley.engine.interpretation.alternatives;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparability;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.interpretation.reading.Knowledge;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Token;
import dev.parley.model.schema.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * "list the ferries and trains to Oslo": two tables that have nothing to do with each other are two lists in one, and what
 * stands behind the second is said of both or of it alone; as is of the first what stands ahead ("Danish ferries and
 * trains").
 *
 * @param ahead what stands before the first, and before what is said of it
 * @param said of the first alone, or of both; empty where something stands behind the second
 * @param behind what stands behind the second
 * @param strangers whether they can be nothing but two lists: no way leads from rows of the one to rows of the other
 */
public record Peers(
        List<Evidence> ahead,
        List<Evidence> said,
        Evidence first,
        Evidence second,
        List<Evidence> behind,
        boolean strangers,
        Knowledge knowledge) {

    private static final Set<String> BACK = Set.of("they", "them", "it", "he", "she", "him", "those", "these");

    public static Optional<Peers> in(List<Evidence> evidence, Knowledge knowledge) {
        for (int at = 0; at + 2 < evidence.size(); at++) {
            Optional<Entity> first = table(evidence.get(at));
            if (first.isPresent()) {
                int and = isHead(evidence, at + 1) ? at + 2 : at + 1;
                int next = and + 1;
                while (next < evidence.size() && evidence.get(next).is(Operation.ALL, Operation.NOISE)) {
                    next++;
                }
                if (next >= evidence.size() || !evidence.get(and).is(Operation.AND)) {
                    return Optional.empty();
                }
                Optional<Entity> second = table(evidence.get(next));
                List<Evidence> behind = evidence.subList(next + 1, evidence.size());
                int said = ends(behind) ? said(evidence, at) : at;
                List<Evidence> ahead = evidence.subList(0, said);
                boolean strangers = second.isPresent() && strangers(first.get(), second.get(), knowledge);
                boolean apart = second.isPresent()
                        && behind.stream().noneMatch(word -> word.is(Operation.POSSESSIVE) || refersBack(word))
                        && (strangers || !(ends(behind) && said == at) && alike(first.get(), second.get(), knowledge));
                return apart && ahead.stream().allMatch(Peers::asksForRows)
                        ? Optional.of(new Peers(
                                ahead,
                                evidence.subList(said, at),
                                evidence.get(at),
                                evidence.get(next),
                                behind,
                                strangers,
                                knowledge))
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
    public List<Interpretation> readings(Function<List<Evidence>, Optional<Interpretation>> reader) {
        String words = first.words() + " and " + second.words();
        if (ends(behind) && said.isEmpty()) {
            return together(
                            reader.apply(words(List.of(), first, List.of())),
                            reader.apply(words(List.of(), second, behind)),
                            new Link(words, "one list of both", "scope"))
                    .stream()
                    .toList();
        }
        Optional<Interpretation> boundFirst = reader.apply(words(said, first, behind));
        Optional<Interpretation> boundSecond = reader.apply(words(said, second, behind));
        Optional<Interpretation> both =
                together(boundFirst, boundSecond, new Link(words, "a condition on all", "scope"));
        boolean onFirst = !said.isEmpty();
        Optional<Interpretation> narrow = together(
                onFirst ? boundFirst : reader.apply(words(said, first, List.of())),
                onFirst ? reader.apply(words(List.of(), second, behind)) : boundSecond,
                new Link(words, "a condition on " + (onFirst ? first : second).words(), "scope"));
        Optional<Interpretation> bound = onFirst ? boundFirst : boundSecond;
        boolean differ = both.isPresent()
                && narrow.isPresent()
                && !both.get().query().equals(narrow.get().query())
                && restricts(bound.get().query());
        return differ ? List.of(both.get(), narrow.get()) : List.of();
    }

    /** Where what is said of a table begins that stands at a place: values, and what ties them to it. */
    private static int said(List<Evidence> evidence, int at) {
        int from = at;
        for (int i = at - 1; i >= 0; i--) {
            Evidence word = evidence.get(i);
            boolean value = word.operation() == null
                    && word.first(Mention.ValueMention.class).isPresent();
            boolean ties = word.is(Operation.VERB)
                    || word.operation() == null
                            && word.number() == null
                            && word.first(Mention.PropertyMention.class).isPresent();
            if (!value && !ties) {
                break;
            }
            from = value ? i : from;
        }
        return from;
    }

    private static boolean ends(List<Evidence> behind) {
        return behind.stream().allMatch(word -> word.is(Operation.STOP));
    }

    /** "firms" of "growth equity firms": a noun that belongs to the table before it. */
    private static boolean isHead(List<Evidence> evidence, int at) {
        return evidence.get(at).operation() == null
                && evidence.get(at).number() == null
                && !evidence.get(at).quoted()
                && at + 1 < evidence.size()
                && evidence.get(at + 1).is(Operation.AND);
    }

    private List<Evidence> words(List<Evidence> said, Evidence peer, List<Evidence> end) {
        List<Evidence> words = new ArrayList<>(ahead);
        words.addAll(said);
        words.add(peer);
        words.addAll(end);
        return words;
    }

    private Optional<Interpretation> together(
            Optional<Interpretation> first, Optional<Interpretation> second, Link link) {
        if (first.isEmpty()
                || second.isEmpty()
                || !(first.get().query() instanceof Select left)
                || !(second.get().query() instanceof Select right)
                || !Comparability.sameKind(
                        left.columnFamilies().getFirst(), right.columnFamilies().getFirst())) {
            return Optional.empty();
        }
        Query union = new SetOperation(
                SetOperation.Kind.UNION,
                list(left),
                list(right),
                List.of(new SetOperation.ColumnOrder(0, Ordering.Direction.ASCENDING)),
                null);
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
    private Select list(Select select) {
        Output label = named(select, select.outputs().getFirst());
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

    /** In place of a key what tells rows apart for people. */
    private Output named(Select select, Output shown) {
        if (!(select.from() instanceof TableScan scan)) {
            return shown;
        }
        Entity entity = knowledge.ontology().entity(scan.table());
        boolean key = entity.key().size() == 1
                && shown.expression() instanceof ColumnRef column
                && column.alias().equals(scan.alias())
                && column.column().equals(entity.key().getFirst().column().name());
        Column brief = entity.brief().getFirst().column();
        return key ? new Output(new ColumnRef(scan.alias(), brief.name(), brief.family()), brief.name()) : shown;
    }

    private static boolean restricts(Query query) {
        return query instanceof Select select
                && (!select.where().isEmpty() || !select.joins().isEmpty())
                && select.groupBy().isEmpty()
                && select.limit() == null;
    }

    /** "the films they were cast in": the second list is about the first. */
    private static boolean refersBack(Evidence word) {
        return word.tokens().stream().map(Token::lower).anyMatch(BACK::contains);
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

    /**
     * Neither points at the other, however far, and no table points at both: what both point at (a town, a status) makes
     * no pairs of them. Both have one column by which people call their rows.
     */
    private static boolean strangers(Entity one, Entity other, Knowledge knowledge) {
        if (!hasName(one) || !hasName(other)) {
            return false;
        }
        List<Relation> relations = knowledge.ontology().relations();
        Set<Entity> below = pointingAt(one, relations);
        below.retainAll(pointingAt(other, relations));
        return below.isEmpty();
    }

    /** Both point at one table, and neither at the other: what is said of one may be said of the other. */
    private static boolean alike(Entity one, Entity other, Knowledge knowledge) {
        return one != other
                && !pointedAt(one, knowledge).contains(other)
                && !pointedAt(other, knowledge).contains(one)
                && !Collections.disjoint(said(one), said(other));
    }

    private static Set<Entity> pointedAt(Entity entity, Knowledge knowledge) {
        return knowledge.ontology().relations().stream()
                .filter(relation -> relation.from() == entity)
                .map(Relation::to)
                .collect(Collectors.toSet());
    }

    /** What is kept of its rows, apart from what they are called by. */
    private static Set<List<String>> said(Entity entity) {
        return entity.properties().stream()
                .filter(property -> !entity.key().contains(property)
                        && !entity.label().contains(property)
                        && property.role() != PropertyRole.NAME)
                .map(Property::words)
                .collect(Collectors.toSet());
    }

    private static boolean hasName(Entity entity) {
        return entity.label().size() == 1 && entity.label().getFirst().role() == PropertyRole.NAME;
    }

    /** A table and all that point at it, over others too. */
    private static Set<Entity> pointingAt(Entity entity, List<Relation> relations) {
        Set<Entity> found = new HashSet<>(Set.of(entity));
        boolean more = true;
        while (more) {
            more = found.addAll(relations.stream()
                    .filter(relation -> found.contains(relation.to()))
                    .map(Relation::from)
                    .toList());
        }
        return found;
    }
}
