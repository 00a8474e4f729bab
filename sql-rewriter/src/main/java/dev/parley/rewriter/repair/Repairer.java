package dev.parley.rewriter.repair;

import dev.parley.model.error.Failure;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.parser.NotAReadException;
import dev.parley.sql.parser.SqlParser;
import dev.parley.sql.parser.Statement;
import java.util.List;
import java.util.Optional;

/** Looks for a repair. Thread-safe. */
public final class Repairer {

    private static final List<Repair> REPAIRS = List.of(
            new FractionalDivision(),
            new NoNullsInNotIn(),
            new CountOnce(),
            new ExistsForJoin(),
            new NoZeroDivisor(),
            new NearestName(),
            new GroupByColumn(),
            new ComparableTypes());

    private final SchemaSnapshot schema;
    private final List<String> searchPath;

    /**
     * @param schema the tables that names may have meant
     * @param searchPath schemas that names without one are looked up in; empty when that is not known
     */
    public Repairer(SchemaSnapshot schema, List<String> searchPath) {
        this.schema = schema;
        this.searchPath = List.copyOf(searchPath);
    }

    /**
     * @param sql the statement that failed
     * @param finding the tester's
     * @return empty when nothing is known that would help
     */
    public Optional<Repaired> repair(String sql, Failure finding) {
        Statement statement;
        try {
            statement = SqlParser.parse(sql);
        } catch (SqlSyntaxException | NotAReadException e) {
            return Optional.empty();
        }
        Failed failed = Failed.of(statement, schema, searchPath, finding);
        for (Repair repair : REPAIRS) {
            Optional<Repaired> repaired = repair.apply(failed)
                    .map(change -> new Repaired(Edit.apply(sql, change.edits()), repair.name(), change.reason()))
                    .filter(found -> !found.sql().equals(sql));
            if (repaired.isPresent()) {
                return repaired;
            }
        }
        return Optional.empty();
    }
}
