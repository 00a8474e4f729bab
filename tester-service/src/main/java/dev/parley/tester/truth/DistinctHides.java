package dev.parley.tester.truth;

import dev.parley.model.message.CheckLevel;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Item;
import dev.parley.tester.probe.ProbeRow;
import dev.parley.tester.probe.Probes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * DISTINCT, or GROUP BY, by a name that several things have: they become one. Only where the name is meant to tell things
 * apart, which it does nearly; putting 400 products into 36 brands is what the words are for.
 */
@ApplicationScoped
class DistinctHides implements TruthTest {

    private static final Pattern NAME = Pattern.compile(
            "name|title|label|(full|first|last|given|family|display|user|nick)_?name|sur_?name|.*_(full_?)?name");
    private static final Pattern PART_OF_A_NAME = Pattern.compile("(first|last|given|family)_?name|sur_?name");

    @Override
    public String name() {
        return "distinct_hides";
    }

    @Override
    public List<Doubt> examine(Candidate candidate, Probes probes) {
        Optional<Block> main = candidate.main();
        if (main.isEmpty()) {
            return List.of();
        }
        Block block = main.get();
        List<Doubt> doubts = new ArrayList<>();
        for (Merging merging : mergings(block)) {
            hidden(block, merging, probes).ifPresent(doubts::add);
        }
        return doubts;
    }

    /** @param words what merges */
    private record Merging(List<Expression> values, String words, Span span) {}

    private static List<Merging> mergings(Block block) {
        List<Merging> mergings = new ArrayList<>();
        boolean grouped = !block.select().groupBy().isEmpty();
        List<Item.Output> outputs = block.select().outputs();
        if (block.select().distinct() && block.select().distinctOn().isEmpty() && !block.isAggregated()) {
            mergings.add(new Merging(
                    outputs.stream().map(Item.Output::value).toList(),
                    "DISTINCT",
                    outputs.getFirst().span().to(outputs.getLast().span())));
        } else if (grouped) {
            Span span = block.select().groupBy().getFirst().span();
            block.groupKeys().ifPresent(keys -> mergings.add(new Merging(keys, "GROUP BY", span)));
        } else {
            outputs.stream()
                    .flatMap(output -> Trees.all(output, Call.class).stream())
                    .filter(call -> call.distinct()
                            && call.name().last().equals("count")
                            && call.arguments().size() == 1)
                    .forEach(call -> mergings.add(new Merging(call.arguments(), "count(DISTINCT …)", call.span())));
        }
        return mergings;
    }

    private Optional<Doubt> hidden(Block block, Merging merging, Probes probes) {
        Set<Relation> relations = new LinkedHashSet<>();
        List<String> names = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Expression value : merging.values()) {
            Optional<Relation> relation =
                    value instanceof Column column && !column.star() ? block.relationOf(column) : Optional.empty();
            if (relation.isEmpty()) {
                return Optional.empty();
            }
            relations.add(relation.get());
            names.add(((Column) value).name().last());
            texts.add(block.text(value));
        }
        if (relations.size() != 1
                || names.stream().noneMatch(name -> NAME.matcher(name).matches())) {
            return Optional.empty();
        }
        Relation relation = relations.iterator().next();
        if (relation.table() == null || relation.table().primaryKey().isEmpty() || relation.isKey(names)) {
            return Optional.empty();
        }
        String values = texts.size() == 1 ? texts.getFirst() : "(" + String.join(", ", texts) + ")";
        Optional<ProbeRow> row = probes.row(block.statement(block.rows(
                "count(DISTINCT %s), count(DISTINCT %s)"
                        .formatted(relation.identity().get(), values),
                block.where(),
                relation.presence().get())));
        long things = row.map(found -> found.number(0)).orElse(0L);
        long shown = row.map(found -> found.number(1)).orElse(0L);
        boolean nearly = shown < things && shown * 2 >= things;
        if (!nearly) {
            return Optional.empty();
        }
        boolean part =
                names.size() == 1 && PART_OF_A_NAME.matcher(names.getFirst()).matches();
        return Optional.of(new Doubt(
                name(),
                part ? CheckLevel.NOTE : CheckLevel.WARNING,
                "%s makes %s out of %s %s: some have the same %s"
                        .formatted(
                                merging.words(),
                                Words.number(shown),
                                Words.number(things),
                                RowsLost.called(relation),
                                String.join(" and ", names)),
                "Add " + String.join(", ", relation.table().primaryKey()) + ", which tells them apart",
                merging.span()));
    }
}
