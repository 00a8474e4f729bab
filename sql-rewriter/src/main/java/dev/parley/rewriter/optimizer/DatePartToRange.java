package dev.parley.rewriter.optimizer;

import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Trees;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Operation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A year, month or day cut out of a date and compared is a range of dates, which an index can find. Only of columns
 * without a time zone: with one, where a day begins is the session's to say.
 */
final class DatePartToRange implements Rule {

    private static final Set<String> TYPES = Set.of("date", "timestamp without time zone");
    private static final int LAST_YEAR = 9998;

    @Override
    public String name() {
        return "date_part_to_range";
    }

    @Override
    public Optional<Change> apply(Subject subject) {
        for (Block block : subject.blocks()) {
            if (block.select().where() == null) {
                continue;
            }
            for (Operation comparison : Trees.all(block.select().where(), Operation.class)) {
                Optional<String> range = range(block, comparison);
                if (range.isPresent()) {
                    boolean alone = block.where().stream().anyMatch(condition -> condition == comparison);
                    String text = alone ? range.get() : "(" + range.get() + ")";
                    return Optional.of(new Change(
                            new Edit(comparison.span(), text), "The dates are those from the first to the last day"));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> range(Block block, Operation comparison) {
        if (comparison.operator().parts().size() != 1 || comparison.operands().size() < 2) {
            return Optional.empty();
        }
        return Part.of(block, comparison.operands().getFirst()).flatMap(part -> {
            String operator = comparison.operator().last();
            Optional<LocalDate> first = part.start(comparison.operands().get(1));
            Optional<LocalDate> last = part.start(comparison.operands().getLast());
            if (first.isEmpty() || last.isEmpty()) {
                return Optional.empty();
            }
            LocalDate start = first.get();
            LocalDate next = last.get().plus(1, part.period());
            String column = block.text(part.column());
            String from = column + " >= DATE '" + start + "'";
            String before = column + " < DATE '" + next + "'";
            return switch (operator) {
                case "=", "BETWEEN" -> Optional.of(from + " AND " + before);
                case ">=" -> Optional.of(from);
                case "<=" -> Optional.of(before);
                case ">" -> Optional.of(column + " >= DATE '" + next + "'");
                case "<" -> Optional.of(column + " < DATE '" + start + "'");
                default -> Optional.empty();
            };
        });
    }

    /**
     * A column cut to a period.
     *
     * @param years whether it is compared with the number of a year, not with a date
     * @param period years, months or days
     */
    private record Part(Column column, boolean years, ChronoUnit period) {

        static Optional<Part> of(Block block, Expression value) {
            return switch (value) {
                case Call call
                when call.arguments().size() == 2 && isYear(call) ->
                    dated(block, call.arguments().get(1), TYPES)
                            .map(column -> new Part(column, true, ChronoUnit.YEARS));
                case Call call
                when call.arguments().size() == 2 && isOwn(call, "date_trunc") ->
                    dated(block, call.arguments().get(1), Set.of("timestamp without time zone"))
                            .flatMap(column -> truncated(call, column));
                case Expression.Cast cast
                when cast.type().name().last().equals("date")
                        && cast.type().name().parts().size() == 1
                        && !cast.type().array() ->
                    dated(block, cast.value(), Set.of("timestamp without time zone"))
                            .map(column -> new Part(column, false, ChronoUnit.DAYS));
                default -> Optional.empty();
            };
        }

        private static boolean isYear(Call call) {
            return (isOwn(call, "extract") || isOwn(call, "date_part"))
                    && call.arguments().getFirst() instanceof Literal part
                    && "year".equalsIgnoreCase(part.value());
        }

        private static boolean isOwn(Call call, String name) {
            List<String> parts = call.name().parts();
            return call.name().last().equals(name)
                    && (parts.size() == 1 || parts.getFirst().equals("pg_catalog"));
        }

        private static Optional<Part> truncated(Call call, Column column) {
            if (!(call.arguments().getFirst() instanceof Literal unit) || unit.value() == null) {
                return Optional.empty();
            }
            return switch (unit.value()) {
                case "year" -> Optional.of(new Part(column, false, ChronoUnit.YEARS));
                case "month" -> Optional.of(new Part(column, false, ChronoUnit.MONTHS));
                case "day" -> Optional.of(new Part(column, false, ChronoUnit.DAYS));
                default -> Optional.empty();
            };
        }

        private static Optional<Column> dated(Block block, Expression value, Set<String> types) {
            return value instanceof Column column && !column.star()
                    ? block.relationOf(column)
                            .flatMap(relation -> relation.column(column.name().last()))
                            .filter(known -> types.contains(Determination.type(known)))
                            .map(known -> column)
                    : Optional.empty();
        }

        /** The first day of the period that a constant names; empty when it names none. */
        Optional<LocalDate> start(Expression constant) {
            return years ? year(constant) : date(constant).filter(this::startsPeriod);
        }

        private boolean startsPeriod(LocalDate date) {
            return switch (period) {
                case YEARS -> date.getDayOfYear() == 1;
                case MONTHS -> date.getDayOfMonth() == 1;
                default -> true;
            };
        }

        private static Optional<LocalDate> year(Expression constant) {
            boolean digits = constant instanceof Literal literal
                    && literal.kind() == Literal.Kind.NUMBER
                    && literal.value().matches("[0-9]{1,4}");
            if (!digits) {
                return Optional.empty();
            }
            int year = Integer.parseInt(((Literal) constant).value());
            return year >= 1 && year <= LAST_YEAR ? Optional.of(LocalDate.of(year, 1, 1)) : Optional.empty();
        }

        /** {@code DATE '2023-05-01'}, {@code '2023-05-01'::date} or the string alone. */
        private static Optional<LocalDate> date(Expression constant) {
            boolean typed = constant instanceof Expression.Cast cast
                    && !cast.type().name().last().equals("date");
            Literal literal = Trees.literal(constant);
            boolean text = !typed
                    && literal != null
                    && literal.kind() == Literal.Kind.STRING
                    && literal.value().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
            if (!text) {
                return Optional.empty();
            }
            try {
                return Optional.of(LocalDate.parse(literal.value()))
                        .filter(date -> date.getYear() >= 1 && date.getYear() <= LAST_YEAR);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
