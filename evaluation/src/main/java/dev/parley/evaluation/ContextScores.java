package dev.parley.evaluation;

import dev.parley.model.message.SchemaContext;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** How much of what right SQL reads is in the contexts of questions. For several threads. */
final class ContextScores {

    /**
     * One question on one schema.
     *
     * @param schema what its schema is called in the table
     * @param understood whether it had a reading
     */
    private record Score(
            String schema, boolean understood, int tables, int tablesFound, int columns, int columnsFound, int size) {

        boolean complete() {
            return tables == tablesFound && columns == columnsFound;
        }

        int missing() {
            return tables - tablesFound + columns - columnsFound;
        }
    }

    private final List<Score> scores = Collections.synchronizedList(new ArrayList<>());

    /**
     * @param gold each what one right SQL reads; the one that fares best counts
     * @param place where a table of the gold is in the schema of the context
     */
    void add(
            String schema,
            List<GoldNames> gold,
            UnaryOperator<TableName> place,
            boolean understood,
            SchemaContext context) {
        gold.stream()
                .map(names -> score(schema, names, place, understood, context))
                .min(Comparator.comparingInt(Score::missing))
                .ifPresent(scores::add);
    }

    private static Score score(
            String schema, GoldNames gold, UnaryOperator<TableName> place, boolean understood, SchemaContext context) {
        Predicate<TableName> has = table -> table(context, place.apply(table)) != null;
        long tables = gold.tables().stream().filter(has).count();
        long columns = gold.columns().stream()
                .filter(column -> has.test(column.table())
                        && table(context, place.apply(column.table()))
                                .column(column.column())
                                .isPresent())
                .count();
        return new Score(
                schema,
                understood,
                gold.tables().size(),
                (int) tables,
                gold.columns().size(),
                (int) columns,
                context.tables().size());
    }

    private static Table table(SchemaContext context, TableName name) {
        return context.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    dev.parley.evaluation.Table table() {
        var table = new dev.parley.evaluation.Table(
                "schema", "questions", "tables %", "columns %", "all of both %", "tables in context", "most");
        List<String> schemas =
                scores.stream().map(Score::schema).distinct().sorted().toList();
        for (String schema : schemas) {
            add(table, schema, score -> score.schema().equals(schema));
            add(table, schema + ", understood", score -> score.schema().equals(schema) && score.understood());
            add(table, schema + ", refused", score -> score.schema().equals(schema) && !score.understood());
        }
        return table;
    }

    private void add(dev.parley.evaluation.Table table, String name, Predicate<Score> belongs) {
        List<Score> some = scores.stream().filter(belongs).toList();
        if (some.isEmpty()) {
            return;
        }
        int complete = (int) some.stream().filter(Score::complete).count();
        double size = some.stream().mapToInt(Score::size).average().orElse(0);
        table.add(
                name,
                some.size(),
                share(some, Score::tablesFound, Score::tables),
                share(some, Score::columnsFound, Score::columns),
                Tally.shown(Tally.percent(complete, some.size())),
                String.format(Locale.ROOT, "%.1f", size),
                some.stream().mapToInt(Score::size).max().orElse(0));
    }

    private static String share(
            List<Score> scores,
            java.util.function.ToIntFunction<Score> part,
            java.util.function.ToIntFunction<Score> of) {
        return Tally.shown(Tally.percent(
                scores.stream().mapToInt(part).sum(),
                scores.stream().mapToInt(of).sum()));
    }
}
