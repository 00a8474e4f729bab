package dev.parley.engine.conversation;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Aliases;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.conversation.Wording.Kind;
import dev.parley.engine.ontology.Ontology;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An earlier query, and what was then said of its rows: whether that changes the query, or is a question of its own about
 * those rows.
 *
 * @param asked what was said, as a query about all rows of the table
 * @param plain what would be shown of them if nothing was said
 * @param dateGuessed whether a period is said without the date that it is about
 */
record Exchange(
        Select earlier,
        Rows rows,
        Select asked,
        Select plain,
        Wording wording,
        Ontology ontology,
        boolean dateGuessed) {

    private static final int BESIDE_WHAT_IS_COMPUTED = 5;

    Optional<Select> query() {
        boolean sameRows = asked.from() instanceof TableScan scan
                && scan.table().equals(rows.entity().table().name());
        if (!sameRows) {
            boolean beside = wording.kind() == Kind.COLUMNS && wording.manner().adds();
            return beside ? Optional.empty() : new AskedOfRows(earlier, rows).of(asked);
        }
        Wording how = how();
        if (says(how) && ofThoseFound(how)) {
            return new AskedOfRows(earlier, rows).of(asked);
        }
        Select said = said();
        boolean leavesOut = !asked.where().isEmpty() || asked.limit() != null;
        if (how.kind() == Kind.PART && !says(how) || wording.manner().narrows() && !leavesOut || !fits(how)) {
            return Optional.empty();
        }
        return new Overlay(earlier, said, apart(plain), rows, how, ontology, constraints())
                .query()
                .or(() -> how.kind() == Kind.PART && earlier.limit() != null
                        ? new AskedOfRows(earlier, rows).of(asked)
                        : Optional.empty());
    }

    /** The earlier query without its conditions about what is said. */
    Optional<Select> lifted() {
        return constraints().lifted();
    }

    /** How far what is said leads from the earlier query: least where it only says another value. */
    int cost() {
        Constraints constraints = constraints();
        boolean sameRows = asked.from() instanceof TableScan scan
                && scan.table().equals(rows.entity().table().name());
        if (!sameRows || wording.manner().named()) {
            return 0; // what "they" are, the order of the rows has said
        }
        long joins = said().joins().stream()
                .filter(join -> earlier.joins().stream()
                        .noneMatch(
                                one -> one.table().alias().equals(join.table().alias())))
                .count();
        int beside = dated() && computedOfOthers() ? BESIDE_WHAT_IS_COMPUTED : 0;
        return constraints.replaceOthers() ? -1 : constraints.further() + (int) joins + beside;
    }

    private boolean dated() {
        return asked.where().stream().anyMatch(predicate -> Conditions.subject(predicate)
                .filter(column -> column.family().isTemporal())
                .isPresent());
    }

    /** "top 5 products by revenue", and then "in 2023": when they were sold, not when they came up. */
    private boolean computedOfOthers() {
        Set<String> computed = earlier.outputs().stream()
                .map(Output::expression)
                .filter(Expression::aggregates)
                .flatMap(expression -> expression.aliases().stream())
                .collect(Collectors.toSet());
        return !computed.isEmpty() && !computed.contains(rows.alias());
    }

    /** Whether a period is about the earlier date, and not about the one it was taken for. */
    boolean movesPeriod() {
        return constraints().movesPeriod();
    }

    private Constraints constraints() {
        return new Constraints(earlier, said(), wording.manner(), dateGuessed);
    }

    private Select said() {
        return apart(asked);
    }

    private Select apart(Select query) {
        return Aliases.apart(query, earlier, Aliases.shared(query, query.from().alias(), earlier, rows.alias()));
    }

    /** Whether something is said of the rows that is not known without it. */
    private boolean says(Wording how) {
        return how.kind() == Kind.COLUMNS
                || how.kind() == Kind.MEASURE
                || !asked.where().isEmpty()
                || asked.limit() != null
                || !asked.groupBy().isEmpty()
                || !asked.orderBy().equals(plain.orderBy());
    }

    /** Of those that were found, and not among all rows anew: "which of them". */
    private boolean ofThoseFound(Wording how) {
        boolean cut = earlier.limit() != null;
        boolean grouped = !earlier.groupBy().isEmpty();
        boolean columns = how.kind() == Kind.COLUMNS && !how.manner().adds();
        boolean fewer = wording.manner().narrows() && !asked.where().isEmpty() && asked.limit() == null;
        boolean listed =
                how.kind() == Kind.GROUPS && !grouped && !asked.groupBy().isEmpty();
        return cut && (fewer || listed)
                || wording.manner().refers()
                        && (cut
                                        && how.kind() != Kind.GROUPS
                                        && !(how.kind() == Kind.COLUMNS
                                                && how.manner().adds())
                                || grouped && columns);
    }

    /** Whether it was understood as what it is for. */
    private boolean fits(Wording how) {
        boolean computes =
                asked.outputs().stream().anyMatch(output -> output.expression().aggregates());
        boolean groups = !asked.groupBy().isEmpty();
        return switch (how.kind()) {
            case SENTENCE -> !groups && !wording.asksForOthers() && !(wording.asksHowMuch() && counts());
            case PART -> !computes && !groups;
            case COLUMNS -> !computes && !groups && !asked.outputs().equals(plain.outputs());
            case GROUPS -> groups;
            case MEASURE -> computes && !groups;
        };
    }

    private boolean counts() {
        return asked.outputs().stream()
                .map(Output::expression)
                .anyMatch(expression -> expression instanceof CountRows
                        || expression instanceof Aggregate aggregate
                                && aggregate.function() == Aggregate.Function.COUNT);
    }

    /** Columns that were asked for in a sentence. */
    private Wording how() {
        boolean open = wording.kind() == Kind.SENTENCE || wording.kind() == Kind.PART;
        boolean rowsAlone = asked.outputs().equals(plain.outputs()) || labels();
        boolean computes =
                asked.outputs().stream().anyMatch(output -> output.expression().aggregates());
        return !open || rowsAlone || computes || !asked.groupBy().isEmpty()
                ? wording
                : new Wording(wording.text(), Kind.COLUMNS, wording.manner());
    }

    /** Whether the rows are only called by their names, as after "which". */
    private boolean labels() {
        Set<String> names = rows.entity().label().stream()
                .map(label -> label.column().name())
                .collect(Collectors.toSet());
        return asked.outputs().stream()
                .allMatch(output -> output.expression() instanceof ColumnRef column
                        && column.alias().equals(asked.from().alias())
                        && names.contains(column.column()));
    }
}
