package dev.parley.engine.sql;

import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
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
            case Select select -> block(select, true);
        };
    }

    /** The same rows, but no columns: for EXISTS. */
    static SelectQuery<Record> probe(Query query) {
        return switch (query) {
            case Select select -> block(select, false);
        };
    }

    private static SelectQuery<Record> block(Select select, boolean withColumns) {
        SelectQuery<Record> statement = POSTGRES.selectQuery();
        statement.setDistinct(withColumns && select.distinct());
        statement.addSelect(withColumns ? columns(select) : List.of(DSL.inline(1)));
        statement.addFrom(scan(select.from()));
        for (Join join : select.joins()) {
            statement.addJoin(scan(join.table()), joinType(join.kind()), on(join));
        }
        select.where().forEach(predicate -> statement.addConditions(PredicateSql.condition(predicate)));
        select.groupBy().forEach(key -> statement.addGroupBy(ExpressionSql.field(key)));
        select.having().forEach(predicate -> statement.addHaving(PredicateSql.condition(predicate)));
        select.orderBy().forEach(ordering -> statement.addOrderBy(sort(ordering)));
        if (select.limit() != null) {
            statement.addOption("LIMIT " + select.limit());
        }
        return statement;
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
