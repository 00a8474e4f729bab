package dev.parley.engine.conversation;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Ordering.Direction;
import dev.parley.engine.algebra.Ordering.Nulls;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.text.Lemmas;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Follow-ups that name nothing but what the earlier query has: turn its order round, lift a condition, another function. */
final class PlainMoves {

    private static final Pattern ROUND =
            pattern("^(?:(?:the )?other way (?:a)?round|reverse(?:d)?(?: (?:it|that|them|the order))?|"
                    + "in reverse(?: order)?|in the opposite order)$");
    private static final Pattern DIRECTION = pattern(
            "^(?:(?:sort|order)(?:ed)?(?: (?:it|them|that|those))? )?(?:in )?(ascending|descending)(?: order)?$");
    private static final Pattern EXTREME_FIRST = pattern(
            "^(?:(?:sort|order)(?:ed)?(?: (?:it|them|that|those))?(?: by)? )?(?:the )?(highest|biggest|largest|most|greatest|lowest|smallest|fewest|least)(?: first| on top)$");
    private static final Pattern SORTED = pattern(
            "^(?:sort|order|rank)(?:ed)?(?: (?:it|them|that|those))? by (?:the )?(.+?)(?: (ascending|descending))?$");
    private static final Pattern EVERYTHING = pattern(
            "^(?:show(?: me)? |list |give me )?(?:all(?: of (?:it|them|those|these))?|everything|every one|all rows)$"
                    + "|^(?:remove|drop|clear|lift) (?:the|all|all the|any) (?:filters?|conditions?|limits?)$");
    private static final Pattern ANY = pattern("^((?:(?:in|for|of|from|with|by|on) )?(?:all|any|every)"
            + "|regardless of|no matter|whatever|ignoring|ignore|drop|remove|whichever)\\b.+");
    private static final String TIMES = "(?:years?|months?|dates?|days?|time|times|period|when)$";
    private static final Pattern TOP =
            pattern("^(?:the )?top \\w+(?: (?:of )?(?:them|those|these|ones?|rows|results))?$");

    private static final Pattern BOUND = pattern(
            "^(?:(?:the )?(?:ones|those|them) )?(?:with )?"
                    + "(over|above|more than|greater than|higher than|under|below|less than|fewer than|lower than|at least|at most|up to) (\\d+(?:\\.\\d+)?)$");

    private final Select earlier;
    private final String core;
    private final List<Evidence> evidence;

    PlainMoves(Select earlier, String core, List<Evidence> evidence) {
        this.earlier = earlier;
        this.core = core;
        this.evidence = evidence;
    }

    /** The earlier query so changed; empty when this is no such follow-up. */
    Optional<Select> query() {
        return Stream.<java.util.function.Supplier<Optional<Select>>>of(
                        this::turnedRound,
                        this::directed,
                        this::byWhatIsShown,
                        this::top,
                        this::whole,
                        this::anyOf,
                        this::function,
                        this::groupsWith)
                .map(java.util.function.Supplier::get)
                .flatMap(Optional::stream)
                .filter(query -> !query.equals(earlier))
                .findFirst();
    }

    private Optional<Select> turnedRound() {
        return ROUND.matcher(core).find() && !earlier.orderBy().isEmpty()
                ? Optional.of(ordered(earlier.orderBy().stream()
                        .map(key -> towards(key.expression(), opposite(key.direction())))
                        .toList()))
                : Optional.empty();
    }

    private Optional<Select> directed() {
        Matcher direction = DIRECTION.matcher(core);
        if (!direction.find() || earlier.orderBy().isEmpty()) {
            return Optional.empty();
        }
        List<Ordering> order = new ArrayList<>(earlier.orderBy());
        order.set(0, towards(order.getFirst().expression(), direction(direction.group(1))));
        return Optional.of(ordered(order));
    }

    /** "highest first" of what is computed; "sort by revenue" where that is what is shown. */
    private Optional<Select> byWhatIsShown() {
        Matcher extreme = EXTREME_FIRST.matcher(core);
        if (extreme.find()) {
            boolean up = extreme.group(1).matches("(?i)lowest|smallest|fewest|least");
            return earlier.outputs().stream()
                    .filter(output -> output.expression().aggregates())
                    .findFirst()
                    .filter(output -> !earlier.groupBy().isEmpty())
                    .map(output -> first(output, up ? Direction.ASCENDING : Direction.DESCENDING));
        }
        Matcher sorted = SORTED.matcher(core);
        if (!sorted.find()) {
            return Optional.empty();
        }
        List<String> words = lemmas(
                sorted.group(1).replaceFirst("(?i)^number of (.+)$", "$1 count").split("\\s+"));
        return earlier.outputs().stream()
                .filter(output -> !(output.expression() instanceof ColumnRef))
                .filter(output -> lemmas(output.name().split("_")).containsAll(words))
                .findFirst()
                .map(output -> first(output, direction(sorted.group(2))));
    }

    /** "top 5" of groups: those with most of what is computed, where they are in no such order yet. */
    private Optional<Select> top() {
        Matcher top = TOP.matcher(core);
        List<Output> computed = computed();
        boolean ranked =
                earlier.orderBy().stream().anyMatch(key -> key.expression().aggregates());
        if (!top.find() || computed.size() != 1 || earlier.groupBy().isEmpty() || ranked || earlier.limit() != null) {
            return Optional.empty();
        }
        Select sorted = first(computed.getFirst(), Direction.DESCENDING);
        return evidence.stream()
                .map(Evidence::number)
                .filter(Objects::nonNull)
                .findFirst()
                .map(number -> with(sorted.orderBy(), number.intValueExact()));
    }

    private List<Output> computed() {
        return earlier.outputs().stream()
                .filter(output -> output.expression().aggregates())
                .toList();
    }

    private Select first(Output output, Direction direction) {
        List<Ordering> order = new ArrayList<>(List.of(towards(output.expression(), direction)));
        earlier.orderBy().stream()
                .filter(key -> !key.expression().equals(output.expression()))
                .filter(key -> !key.expression().aggregates())
                .forEach(order::add);
        return ordered(order);
    }

    /** "all of them": not only the first, or where all were shown, without conditions. */
    private Optional<Select> whole() {
        if (!EVERYTHING.matcher(core).find()) {
            return Optional.empty();
        }
        return Optional.of(earlier.limit() == null ? earlier.withWhere(List.of()) : with(earlier.orderBy(), null));
    }

    /** "in all cities", "regardless of the status": without the conditions on that column. */
    private Optional<Select> anyOf() {
        Matcher any = ANY.matcher(core);
        if (!any.find()) {
            return Optional.empty();
        }
        List<String> columns = evidence.stream()
                .flatMap(word -> word.all(Mention.PropertyMention.class).stream())
                .filter(mention -> mention.quality() > 0.8)
                .map(mention -> mention.property().column().name())
                .toList();
        boolean time = core.matches("(?i).*\\b" + TIMES);
        if (!namesNothingElse(any.group(1), time)) {
            return Optional.empty();
        }
        Select lifted = Conditions.replaced(
                earlier, old -> about(old, columns) || time && dated(old) ? List.of() : List.of(old));
        return lifted.equals(earlier) ? Optional.empty() : Optional.of(lifted);
    }

    /** "all in the city Paris" says more than the column. */
    private boolean namesNothingElse(String lead, boolean time) {
        return evidence.stream()
                .filter(word -> !word.is(
                        Operation.NOISE, Operation.STOP, Operation.OF, Operation.IN, Operation.BY, Operation.AND))
                .filter(word -> !lead.toLowerCase(Locale.ROOT).contains(word.words()))
                .allMatch(word -> time && word.words().matches(".*\\b" + TIMES)
                        || word.operation() == null
                                && word.all(Mention.PropertyMention.class).stream()
                                        .anyMatch(mention -> mention.quality() > 0.8));
    }

    private static boolean dated(Predicate condition) {
        return Conditions.subject(condition)
                .filter(column -> column.family().isTemporal())
                .isPresent();
    }

    private static boolean about(Predicate condition, List<String> columns) {
        return Conditions.subject(condition)
                .filter(column -> columns.contains(column.column()))
                .isPresent();
    }

    /** "the average instead": of what was added up. */
    private Optional<Select> function() {
        List<Evidence> said = evidence.stream()
                .filter(word -> !word.is(
                        Operation.NOISE,
                        Operation.WHICH,
                        Operation.LIST,
                        Operation.STOP,
                        Operation.AND,
                        Operation.OF,
                        Operation.COMMA))
                .filter(word ->
                        !word.words().matches("(?i)instead|please|that|it|what about|how about|and|the|then|now"))
                .toList();
        if (said.size() != 1 || said.getFirst().operation() == null) {
            return Optional.empty();
        }
        Optional<Aggregate.Function> function =
                switch (said.getFirst().operation()) {
                    case AVERAGE -> Optional.of(Aggregate.Function.AVERAGE);
                    case SUM -> Optional.of(Aggregate.Function.SUM);
                    case MINIMUM -> Optional.of(Aggregate.Function.MINIMUM);
                    case MAXIMUM -> Optional.of(Aggregate.Function.MAXIMUM);
                    default -> Optional.empty();
                };
        return function.flatMap(this::computing);
    }

    private Optional<Select> computing(Aggregate.Function function) {
        List<Output> outputs = new ArrayList<>();
        List<Ordering> order = new ArrayList<>(earlier.orderBy());
        boolean changed = false;
        for (Output output : earlier.outputs()) {
            if (output.expression() instanceof Aggregate old
                    && old.function() != Aggregate.Function.COUNT
                    && function.accepts(old.argument().family())) {
                Aggregate now = new Aggregate(function, old.argument(), old.distinct());
                outputs.add(new Output(now, name(function, output.name())));
                order.replaceAll(key -> key.expression().equals(old) ? towards(now, key.direction()) : key);
                changed = true;
            } else {
                outputs.add(output);
            }
        }
        return changed ? Optional.of(with(order, earlier.limit()).withOutputs(outputs)) : Optional.empty();
    }

    /** "more than 3" of what is computed for each group. */
    private Optional<Select> groupsWith() {
        List<Output> computed = computed();
        Matcher bound = BOUND.matcher(core);
        if (computed.size() != 1 || earlier.groupBy().isEmpty() || earlier.limit() != null || !bound.find()) {
            return Optional.empty();
        }
        String words = bound.group(1).toLowerCase(Locale.ROOT);
        Comparison.Operator operator =
                switch (words) {
                    case "over", "above", "more than", "greater than", "higher than" -> Comparison.Operator.GREATER;
                    case "under", "below", "less than", "fewer than", "lower than" -> Comparison.Operator.LESS;
                    case "at least" -> Comparison.Operator.GREATER_OR_EQUAL;
                    default -> Comparison.Operator.LESS_OR_EQUAL;
                };
        List<Predicate> having = new ArrayList<>(earlier.having());
        having.add(new Comparison(
                computed.getFirst().expression(), operator, new Literal.Number(new BigDecimal(bound.group(2)))));
        return Optional.of(new Select(
                earlier.distinct(),
                earlier.outputs(),
                earlier.from(),
                earlier.joins(),
                earlier.where(),
                earlier.groupBy(),
                having,
                earlier.orderBy(),
                null));
    }

    private static String name(Aggregate.Function function, String old) {
        String of = old.replaceFirst("^(?:average|total|sum|minimum|maximum|min|max|avg)_", "");
        return (function == Aggregate.Function.SUM ? "total" : function.name().toLowerCase(Locale.ROOT)) + "_" + of;
    }

    private Select ordered(List<Ordering> order) {
        return earlier.limit() == null ? with(order, null) : Shown.sorted(earlier, order);
    }

    private Select with(List<Ordering> order, Integer limit) {
        return new Select(
                earlier.distinct(),
                earlier.outputs(),
                earlier.from(),
                earlier.joins(),
                earlier.where(),
                earlier.groupBy(),
                earlier.having(),
                order,
                limit,
                limit == null ? null : earlier.offset());
    }

    private static Ordering towards(Expression expression, Direction direction) {
        return new Ordering(expression, direction, Nulls.LAST);
    }

    private static Direction direction(String word) {
        return "descending".equalsIgnoreCase(word) ? Direction.DESCENDING : Direction.ASCENDING;
    }

    private static Direction opposite(Direction direction) {
        return direction == Direction.ASCENDING ? Direction.DESCENDING : Direction.ASCENDING;
    }

    private static List<String> lemmas(String[] words) {
        return Arrays.stream(words)
                .map(word -> Lemmas.lemma(word.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
