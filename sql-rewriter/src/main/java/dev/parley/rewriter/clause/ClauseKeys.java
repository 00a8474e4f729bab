package dev.parley.rewriter.clause;

import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the keys of ORDER BY and GROUP BY mean: outputs by number or name, or columns. */
record ClauseKeys(Block block) {

    /** What a key of ORDER BY means: the output of that number or name before a column of that name; itself when neither. */
    Expression sorting(Expression key) {
        if (isNumber(key)) {
            return output(key);
        }
        return outputsCalled(key).stream().findFirst().map(Item.Output::value).orElse(key);
    }

    /** The keys of GROUP BY; empty when it has sets of groups, or a key whose meaning is not certain. */
    Optional<List<Expression>> grouping() {
        List<Expression> keys = new ArrayList<>();
        for (Item.Grouping grouping : block.select().groupBy()) {
            if (grouping.kind() != Item.Grouping.Kind.KEY) {
                return Optional.empty();
            }
            Expression key = group(grouping.keys().getFirst());
            if (key instanceof Column column && column.star() || isNumber(key)) {
                return Optional.empty();
            }
            keys.add(key);
        }
        return Optional.of(keys);
    }

    /** What a key of GROUP BY means: the output of that number, a column of that name before the output of that name. */
    private Expression group(Expression key) {
        if (isNumber(key)) {
            return output(key);
        }
        boolean column = key instanceof Column named && block.relationOf(named).isPresent();
        return column
                ? key
                : outputsCalled(key).stream()
                        .findFirst()
                        .map(Item.Output::value)
                        .orElse(key);
    }

    private static boolean isNumber(Expression key) {
        return key instanceof Expression.Literal literal && literal.kind() == Expression.Literal.Kind.NUMBER;
    }

    /** The output of a number; the number itself where a star in front of it hides which one that is. */
    private Expression output(Expression number) {
        String digits = ((Expression.Literal) number).value();
        int place = digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
        List<Item.Output> outputs = block.select().outputs();
        boolean certain = place >= 1
                && place <= outputs.size()
                && outputs.subList(0, place).stream()
                        .noneMatch(output -> output.value() instanceof Column column && column.star());
        return certain ? outputs.get(place - 1).value() : number;
    }

    /** Outputs that have the name of a key, by their label or as a column. */
    private List<Item.Output> outputsCalled(Expression key) {
        boolean name = key instanceof Column column
                && !column.star()
                && column.name().parts().size() == 1;
        if (!name) {
            return List.of();
        }
        String wanted = ((Column) key).name().last();
        return block.select().outputs().stream()
                .filter(output -> wanted.equals(output.label() != null ? output.label() : columnName(output.value())))
                .toList();
    }

    private static String columnName(Expression value) {
        return value instanceof Column column && !column.star() ? column.name().last() : null;
    }
}
