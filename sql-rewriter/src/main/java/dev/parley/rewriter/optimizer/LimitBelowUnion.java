package dev.parley.rewriter.optimizer;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.TypeFamily;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Query;
import dev.parley.sql.tree.QueryBody;
import dev.parley.sql.tree.QueryBody.Select;
import dev.parley.sql.tree.QueryBody.SetOperation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The first rows of a UNION ALL are among the first rows of its sides. */
final class LimitBelowUnion implements Rule {

    private static final long MOST_ROWS = 1_000_000;

    /** Without a collation, which a union may have another one of than its sides. */
    private static final Set<TypeFamily> ORDERED_ALIKE = EnumSet.of(
            TypeFamily.INTEGER,
            TypeFamily.DECIMAL,
            TypeFamily.BOOLEAN,
            TypeFamily.DATE,
            TypeFamily.TIMESTAMP,
            TypeFamily.TIME,
            TypeFamily.INTERVAL,
            TypeFamily.UUID);

    @Override
    public String name() {
        return "limit_below_union";
    }

    @Override
    public Optional<Change> apply(Subject subject) {
        Query query = subject.query();
        Optional<Long> rows = rows(query);
        List<Select> sides = new ArrayList<>();
        boolean union = rows.isPresent() && !query.orderBy().isEmpty() && collect(query.body(), sides);
        if (!union) {
            return Optional.empty();
        }
        StringBuilder order = new StringBuilder(" ORDER BY ");
        for (Item.SortKey key : query.orderBy()) {
            Optional<Integer> column = column(sides.getFirst(), key.value());
            if (column.isEmpty() || !isOfOneType(subject, sides, column.get())) {
                return Optional.empty();
            }
            String direction = new Span(
                            subject.words().around(key.value().span()).end(),
                            key.span().end())
                    .of(subject.sql());
            order.append(order.length() > " ORDER BY ".length() ? ", " : "")
                    .append(column.get() + 1)
                    .append(direction);
        }
        String end = order + " LIMIT " + rows.get() + ")";
        List<Edit> edits = new ArrayList<>();
        for (Select side : sides) {
            edits.add(Edit.inserting(side.span().start(), "("));
            edits.add(Edit.inserting(side.span().end(), end));
        }
        return Optional.of(new Change(edits, "The first rows of all are among the first rows of each side"));
    }

    /** How many rows of a side can be among those that are shown. */
    private static Optional<Long> rows(Query query) {
        if (query.limit() == null || query.limit().withTies() || query.limit().count() == null) {
            return Optional.empty();
        }
        Optional<Long> count = number(query.limit().count());
        Optional<Long> offset = query.limit().offset() == null
                ? Optional.of(0L)
                : number(query.limit().offset());
        return count.flatMap(c -> offset.map(o -> c + o)).filter(sum -> sum <= MOST_ROWS);
    }

    private static Optional<Long> number(Expression value) {
        return value instanceof Literal literal
                        && literal.kind() == Literal.Kind.NUMBER
                        && literal.value().matches("[0-9]{1,7}")
                ? Optional.of(Long.parseLong(literal.value()))
                : Optional.empty();
    }

    /** Whether it is UNION ALL of SELECTs and nothing else. */
    private static boolean collect(QueryBody body, List<Select> sides) {
        return switch (body) {
            case SetOperation operation
            when operation.kind() == SetOperation.Kind.UNION && operation.all() ->
                collectSide(operation.left(), sides) && collectSide(operation.right(), sides);
            default -> false;
        };
    }

    private static boolean collectSide(QueryBody side, List<Select> sides) {
        if (side instanceof Select select) {
            sides.add(select);
            return select.distinctOn().isEmpty()
                    && select.outputs().stream()
                            .noneMatch(output -> output.value() instanceof Expression.Column column && column.star());
        }
        return collect(side, sides);
    }

    /** The place of the column that a key names, by number or by the name it has in the first side. */
    private static Optional<Integer> column(Select first, Expression key) {
        if (key instanceof Literal) {
            return number(key)
                    .filter(number -> number >= 1 && number <= first.outputs().size())
                    .map(number -> number.intValue() - 1);
        }
        if (!(key instanceof Expression.Column column)
                || column.star()
                || column.name().qualifier() != null) {
            return Optional.empty();
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < first.outputs().size(); i++) {
            Item.Output output = first.outputs().get(i);
            String name = output.label() != null
                    ? output.label()
                    : output.value() instanceof Expression.Column shown
                            ? shown.name().last()
                            : null;
            if (column.name().last().equals(name)) {
                places.add(i);
            }
        }
        return places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty();
    }

    /** Whether all sides sort it alike. */
    private static boolean isOfOneType(Subject subject, List<Select> sides, int place) {
        Set<Optional<String>> types = new HashSet<>();
        for (Select side : sides) {
            types.add(subject.blocks().stream()
                    .filter(block -> block.select() == side)
                    .findFirst()
                    .flatMap(block -> type(block, place)));
        }
        return types.size() == 1 && types.iterator().next().isPresent();
    }

    private static Optional<String> type(Block block, int place) {
        boolean there = place < block.select().outputs().size()
                && block.select().outputs().get(place).value() instanceof Expression.Column column
                && !column.star();
        if (!there) {
            return Optional.empty();
        }
        Expression.Column column =
                (Expression.Column) block.select().outputs().get(place).value();
        return block.relationOf(column)
                .flatMap(relation -> relation.column(column.name().last()))
                .filter(known -> ORDERED_ALIKE.contains(known.family()))
                .map(Column::type);
    }
}
