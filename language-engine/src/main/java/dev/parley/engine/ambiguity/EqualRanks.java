package dev.parley.engine.ambiguity;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import dev.parley.engine.algebra.Aliases;
import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.ScalarQuery;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.explanation.Explainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * "The building with the most rooms" may be several: the group that comes first, and all that rank as high. Only the data
 * tell whether these differ. Counts are often equal; single rows that a column ranks are left to their order.
 */
public final class EqualRanks {

    private static final Set<String> RANKS = Set.of("most", "least", "most_common", "least_common");

    private EqualRanks() {}

    /** The first group alone and all that rank as high; empty where the query does not pick one that ranks first. */
    public static List<Interpretation> of(Interpretation reading) {
        return all(reading.query())
                .map(all -> List.of(
                        reading.taking(
                                link(reading, "the first alone, though others may rank alike"),
                                reading.query(),
                                reading.meaning()),
                        reading.taking(link(reading, "all that rank alike"), all, Explainer.sentence(all))))
                .orElse(List.of());
    }

    private static Link link(Interpretation reading, String target) {
        String words = reading.links().stream()
                .filter(link -> link.kind().equals("operation") && RANKS.contains(link.target()))
                .findFirst()
                .or(() -> reading.links().stream().findFirst())
                .map(Link::words)
                .orElse("");
        return new Link(words, target, "rank");
    }

    private static Optional<Query> all(Query query) {
        return switch (query) {
            case Select select when ranksFirst(select) -> Optional.of(withEquals(select));
            case Select select -> conditions(select.where()).map(select::withWhere);
            case SetOperation ignored -> Optional.empty();
        };
    }

    /** The conditions, if one of them picks what ranks first, with all of its equals. */
    private static Optional<List<Predicate>> conditions(List<Predicate> conditions) {
        return OneCondition.otherwise(conditions, EqualRanks::condition);
    }

    private static Optional<Predicate> condition(Predicate condition) {
        return switch (condition) {
            case Member member -> all(member.query()).map(rows -> new Member(member.keys(), unordered(rows)));
            case Exists exists -> all(exists.query()).map(Exists::new);
            case AllOf all -> conditions(all.parts()).map(AllOf::new);
            default -> Optional.empty();
        };
    }

    /** Where all rows are taken none comes first. */
    private static Query unordered(Query query) {
        return query instanceof Select select && select.limit() == null ? select.ordered(List.of(), null) : query;
    }

    private static boolean ranksFirst(Select select) {
        return select.limit() != null
                && select.limit() == 1
                && select.offset() == null
                && select.from() instanceof TableScan
                && !select.groupBy().isEmpty()
                && !select.orderBy().isEmpty()
                && select.orderBy().getFirst().expression().aggregates()
                && select.freeAliases().isEmpty();
    }

    private static Select withEquals(Select select) {
        Expression rank = select.orderBy().getFirst().expression();
        Select first = new Select(
                false,
                List.of(new Output(rank, "rank")),
                select.from(),
                select.joins(),
                select.where(),
                select.groupBy(),
                select.having(),
                select.orderBy().subList(0, 1),
                1);
        Predicate equal = new Comparison(
                rank, Comparison.Operator.EQUAL, new ScalarQuery(Aliases.apart(first, select, Map.of())));
        List<Predicate> having = new ArrayList<>(select.having());
        having.add(equal);
        return new Select(
                select.distinct(),
                select.outputs(),
                select.from(),
                select.joins(),
                select.where(),
                select.groupBy(),
                having,
                select.orderBy()
                        .subList(
                                Math.min(1, select.orderBy().size() - 1),
                                select.orderBy().size()),
                null);
    }
}
