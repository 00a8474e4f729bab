package dev.parley.engine.sql;

import dev.parley.engine.algebra.DerivedTable;
import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import dev.parley.engine.algebra.Source;
import dev.parley.engine.algebra.TableScan;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JoinType;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.SelectField;
import org.jooq.SelectQuery;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.conf.RenderKeywordCase;
import org.jooq.conf.RenderOptionalKeyword;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;

/** Writes a query as formatted SQL with its constants inlined. Thread-safe. */
public final class SqlRenderer {

    private static final DSLContext POSTGRES;

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        POSTGRES = DSL.using(
                SQLDialect.POSTGRES,
                new Settings()
                        .withRenderFormatted(true)
                        .withRenderOptionalOuterKeyword(RenderOptionalKeyword.OFF)
                        .withRenderKeywordCase(RenderKeywordCase.UPPER)
                        .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                        .withStatementType(StatementType.STATIC_STATEMENT));
    }

    private SqlRenderer() {}

    /** @throws IllegalArgumentException when the query uses an alias it does not declare */
    public static String render(Query query) {
        if (!query.freeAliases().isEmpty()) {
            throw new IllegalArgumentException("undeclared aliases " + query.freeAliases());
        }
        return POSTGRES.renderInlined(statement(query));
    }

    static SelectQuery<Record> statement(Query query) {
        return switch (query) {
            case Select select -> block(select, columns(select));
            case SetOperation operation -> combined(operation);
        };
    }

    /** The same rows where nobody asks for the names of their columns: for IN and for a single value. */
    static SelectQuery<Record> values(Query query) {
        return switch (query) {
            case Select select -> block(select, fields(select));
            case SetOperation operation -> combined(operation);
        };
    }

    /** As many rows, but where possible no columns: for EXISTS. */
    static SelectQuery<Record> probe(Query query) {
        return switch (query) {
            case Select select when select.offset() != null -> block(select, fields(select));
            case Select select -> {
                SelectQuery<Record> rows = block(select, List.of(DSL.inline(1)));
                rows.setDistinct(false);
                yield rows;
            }
            case SetOperation operation -> combined(operation);
        };
    }

    private static SelectQuery<Record> block(Select select, List<? extends SelectField<?>> shown) {
        SelectQuery<Record> statement = POSTGRES.selectQuery();
        statement.setDistinct(select.distinct());
        statement.addSelect(shown);
        statement.addFrom(source(select.from()));
        for (Join join : select.joins()) {
            statement.addJoin(scan(join.table()), joinType(join.kind()), on(join));
        }
        select.where().forEach(predicate -> statement.addConditions(PredicateSql.condition(predicate)));
        select.groupBy().forEach(key -> statement.addGroupBy(ExpressionSql.field(key)));
        select.having().forEach(predicate -> statement.addHaving(PredicateSql.condition(predicate)));
        select.orderBy().forEach(ordering -> statement.addOrderBy(sort(ordering)));
        cut(statement, select.limit(), select.offset());
        return statement;
    }

    private static SelectQuery<Record> combined(SetOperation operation) {
        SelectQuery<Record> left = operand(operation.left());
        SelectQuery<Record> right = operand(operation.right());
        SelectQuery<Record> both = (SelectQuery<Record>)
                switch (operation.kind()) {
                    case UNION -> left.union(right);
                    case UNION_ALL -> left.unionAll(right);
                    case INTERSECT -> left.intersect(right);
                    case EXCEPT -> left.except(right);
                };
        for (SetOperation.ColumnOrder order : operation.orderBy()) {
            Field<?> column = DSL.field(Identifiers.name(operation.columnNames().get(order.column())));
            both.addOrderBy(
                    switch (order.direction()) {
                        case ASCENDING -> column.sortDefault();
                        case DESCENDING -> column.desc().nullsLast();
                    });
        }
        cut(both, operation.limit(), null);
        return both;
    }

    /** Only what is cut off has an order worth keeping, and it keeps it one level further down. */
    private static SelectQuery<Record> operand(Query query) {
        return switch (query) {
            case Select select
            when select.limit() == null && select.offset() == null ->
                statement(new Select(
                        select.distinct(),
                        select.outputs(),
                        select.from(),
                        select.joins(),
                        select.where(),
                        select.groupBy(),
                        select.having(),
                        List.of(),
                        null));
            case Select cutOff -> statement(Select.everythingOf(cutOff));
            case SetOperation operation
            when operation.limit() == null ->
                combined(new SetOperation(operation.kind(), operation.left(), operation.right()));
            case SetOperation cutOff -> statement(Select.everythingOf(cutOff));
        };
    }

    private static void cut(SelectQuery<Record> statement, Integer limit, Integer offset) {
        String rows = limit == null ? "" : "LIMIT " + limit;
        String skipped = offset == null ? "" : "OFFSET " + offset;
        String option = (rows + " " + skipped).strip();
        if (!option.isEmpty()) {
            statement.addOption(option);
        }
    }

    private static List<SelectField<?>> columns(Select select) {
        return select.outputs().stream()
                .<SelectField<?>>map(output -> {
                    Field<?> field = ExpressionSql.field(output.expression());
                    return field.getName().equals(output.name()) && ExpressionSql.isColumn(output.expression())
                            ? field
                            : field.as(Identifiers.name(output.name()));
                })
                .toList();
    }

    private static List<Field<?>> fields(Select select) {
        return select.outputs().stream()
                .<Field<?>>map(output -> ExpressionSql.field(output.expression()))
                .toList();
    }

    private static Table<?> source(Source source) {
        return switch (source) {
            case TableScan scan -> scan(scan);
            case DerivedTable derived -> DSL.table(statement(derived.query())).as(Identifiers.name(derived.alias()));
        };
    }

    private static Table<?> scan(TableScan scan) {
        return DSL.table(Identifiers.name(scan.table().schema(), scan.table().name()))
                .as(Identifiers.name(scan.alias()));
    }

    private static JoinType joinType(Join.Kind kind) {
        return switch (kind) {
            case INNER -> JoinType.JOIN;
            case LEFT -> JoinType.LEFT_OUTER_JOIN;
        };
    }

    private static Condition on(Join join) {
        return DSL.and(join.on().stream()
                .map(pair -> ExpressionSql.equal(pair.left(), pair.right()))
                .toList());
    }

    /** PostgreSQL takes NULL as greater than all else; only what differs from that is said. */
    private static SortField<?> sort(Ordering ordering) {
        Field<?> field = ExpressionSql.field(ordering.expression());
        boolean descending = ordering.direction() == Ordering.Direction.DESCENDING;
        SortField<?> sorted = descending ? field.desc() : field.sortDefault();
        return switch (ordering.nulls()) {
            case FIRST -> descending ? sorted : sorted.nullsFirst();
            case LAST -> descending ? sorted.nullsLast() : sorted;
            case ABSENT -> sorted;
        };
    }
}
