package dev.parley.tester.truth;

import dev.parley.model.message.CheckLevel;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Relation;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Query;
import dev.parley.tester.probe.ProbeRow;
import dev.parley.tester.probe.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** LIMIT cuts off rows that rank with the last one that is shown. */
@ApplicationScoped
class TiesCut implements TruthTest {

    @Override
    public String name() {
        return "ties_cut";
    }

    @Override
    public List<Doubt> examine(Candidate candidate, Probes probes) {
        Query query = candidate.statement().query();
        Item.Limit limit = query.limit();
        boolean limited = limit != null && limit.count() != null && !limit.withTies();
        int shown = candidate.results().rows().size();
        boolean full = limited
                && !candidate.results().truncated()
                && shown > 0
                && (!(limit.count() instanceof Literal literal)
                        || literal.value().equals(String.valueOf(shown)));
        if (!full) {
            return List.of();
        }
        return (query.orderBy().isEmpty()
                        ? unordered(candidate, query, shown, probes)
                        : tied(candidate, query, shown, probes))
                .stream().toList();
    }

    private Optional<Doubt> unordered(Candidate candidate, Query query, int shown, Probes probes) {
        String offset = offset(candidate, query);
        String next = before(candidate, query.limit().span(), query) + " LIMIT 1 OFFSET " + shown
                + (offset.isEmpty() ? "" : " + " + offset);
        boolean more = probes.row("SELECT EXISTS (" + next + ")")
                .map(row -> row.truth(0))
                .orElse(false);
        return more
                ? Optional.of(new Doubt(
                        name(),
                        CheckLevel.NOTE,
                        "There are more than the " + Words.rows(shown)
                                + " shown, and nothing says which of them come first",
                        "Add ORDER BY",
                        query.limit().span()))
                : Optional.empty();
    }

    private Optional<Doubt> tied(Candidate candidate, Query query, int shown, Probes probes) {
        List<Item.SortKey> ranking = ranking(candidate, query);
        Span keys = ranking.getFirst().span().to(ranking.getLast().span());
        String offset = offset(candidate, query);
        String all = new Span(query.span().start(), keys.end()).of(candidate.sql())
                + (offset.isEmpty() ? "" : " OFFSET " + offset)
                + " FETCH FIRST " + shown + " ROWS WITH TIES";
        Optional<ProbeRow> row = probes.row("SELECT count(*) FROM (" + all + ") AS parley_rows");
        long cut = row.map(found -> found.number(0) - shown).orElse(0L);
        if (cut <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Doubt(
                name(),
                CheckLevel.WARNING,
                "%s more %s as high as the last of the %s shown by %s, and %s cut off"
                        .formatted(
                                Words.number(cut),
                                cut == 1 ? "ranks" : "rank",
                                Words.number(shown),
                                Words.clause(keys.of(candidate.sql())),
                                cut == 1 ? "is" : "are"),
                "Ask for the first " + (shown + cut) + " to see them too",
                query.limit().span()));
    }

    /** ORDER BY without the key at its end that only makes the order certain. */
    private static List<Item.SortKey> ranking(Candidate candidate, Query query) {
        List<Item.SortKey> keys = query.orderBy();
        Optional<Block> main = candidate.main();
        int size = keys.size();
        while (main.isPresent()
                && size > 1
                && isKey(main.get(), keys.get(size - 1).value())) {
            size--;
        }
        return keys.subList(0, size);
    }

    private static boolean isKey(Block block, Expression value) {
        Column column = block.sortColumn(value);
        if (column == null) {
            return false;
        }
        Optional<Relation> relation = block.relationOf(column);
        return relation.isPresent()
                && relation.get().table() != null
                && (relation.get().table().primaryKey().contains(column.name().last())
                        || relation.get().isKey(List.of(column.name().last())));
    }

    private static String before(Candidate candidate, Span clause, Query query) {
        return new Span(query.span().start(), clause.start()).of(candidate.sql());
    }

    private static String offset(Candidate candidate, Query query) {
        Expression offset = query.limit().offset();
        return offset == null ? "" : "(" + offset.span().of(candidate.sql()) + ")";
    }
}
