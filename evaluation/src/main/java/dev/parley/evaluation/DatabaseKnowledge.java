package dev.parley.evaluation;

import dev.parley.engine.ColumnValues;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.ValueIndex;
import dev.parley.model.schema.SchemaDetails;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.schema.CatalogStatement;
import dev.parley.runtime.values.StoredValues;
import dev.parley.runtime.values.ValueScan;
import dev.parley.runtime.values.ValueSearch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What the services would know of a database before any question.
 *
 * @param values of its text columns, as far as they were read
 */
record DatabaseKnowledge(SchemaSnapshot schema, List<StoredValues> values) {

    static DatabaseKnowledge read(String database, QueryRunner runner) {
        SchemaSnapshot schema = schema(database, runner);
        return new DatabaseKnowledge(
                schema, ValueScan.of(schema, SchemaDetails.none(schema.database()), new JdbcValues(runner)));
    }

    LanguageEngine engine() {
        return LanguageEngine.over(schema, ValueIndex.of(forEngine(values)));
    }

    boolean isListed() {
        return values.stream().allMatch(StoredValues::complete);
    }

    /** Words looked up in the columns whose values were not all read. */
    List<StoredValues> lookUp(Collection<String> candidates, QueryRunner runner) {
        List<ValueSearch.Place> unlisted = values.stream()
                .filter(column -> !column.complete())
                .map(column -> new ValueSearch.Place(column.table(), column.column()))
                .toList();
        return ValueSearch.find(unlisted, candidates, new JdbcValues(runner));
    }

    static List<ColumnValues> forEngine(List<StoredValues> values) {
        return values.stream()
                .map(column -> new ColumnValues(column.table(), column.column(), column.values(), column.complete()))
                .toList();
    }

    private static SchemaSnapshot schema(String database, QueryRunner runner) {
        try (Statement statement = runner.connection().createStatement();
                ResultSet rows = statement.executeQuery(CatalogStatement.ofCurrentUser())) {
            rows.next();
            SchemaSnapshot schema = CatalogStatement.snapshot(database, rows.getString(1), Instant.now());
            runner.connection().rollback();
            return schema;
        } catch (SQLException e) {
            throw new EvaluationFailure(3, "Cannot read the catalog of " + database + ": " + e.getMessage());
        }
    }
}
