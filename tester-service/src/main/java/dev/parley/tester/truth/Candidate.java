package dev.parley.tester.truth;

import dev.parley.model.message.ResultSet;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Blocks;
import dev.parley.sql.parser.Statement;
import dev.parley.sql.tree.Node;
import dev.parley.sql.tree.QueryBody.Select;
import java.util.List;
import java.util.Optional;

/**
 * An answer that is doubted.
 *
 * @param blocks the statement's SELECTs
 */
public record Candidate(Statement statement, ResultSet results, List<Block> blocks) {

    public Candidate {
        blocks = List.copyOf(blocks);
    }

    /** @param searchPath schemas in which the statement's names are looked up */
    public static Candidate of(Statement statement, ResultSet results, SchemaSnapshot schema, List<String> searchPath) {
        return new Candidate(statement, results, Blocks.of(statement, schema, searchPath));
    }

    public String sql() {
        return statement.sql();
    }

    /** The SELECT that makes the statement's rows; empty for set operations and what has no tables. */
    public Optional<Block> main() {
        return blocks.stream()
                .filter(block -> block.place() == Block.Place.MAIN
                        && block.query() != null
                        && !block.select().from().isEmpty())
                .findFirst();
    }

    /** All that can be run without the rest of the statement. */
    public List<Block> alone() {
        return blocks.stream().filter(Block::standsAlone).toList();
    }

    /** Those of them that read tables. */
    public List<Block> reading() {
        return alone().stream()
                .filter(block -> !block.select().from().isEmpty())
                .toList();
    }

    /** Whether a query of the statement can be run without the rest of it. */
    public boolean standsAlone(Node query) {
        return blocks.stream()
                .filter(block -> query.all(Select.class).contains(block.select()))
                .allMatch(Block::standsAlone);
    }
}
