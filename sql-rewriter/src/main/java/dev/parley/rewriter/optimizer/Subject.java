package dev.parley.rewriter.optimizer;

import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Blocks;
import dev.parley.rewriter.text.Words;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.parser.Statement;
import dev.parley.sql.tree.Node;
import dev.parley.sql.tree.Query;
import java.util.List;
import java.util.Optional;

/** A statement as rules look at it. */
record Subject(Statement statement, List<Block> blocks, Words words) {

    static Subject of(Statement statement, SchemaSnapshot schema, List<String> searchPath) {
        return new Subject(statement, Blocks.of(statement, schema, searchPath), new Words(statement.sql()));
    }

    String sql() {
        return statement.sql();
    }

    Query query() {
        return statement.query();
    }

    String text(Node node) {
        return node.span().of(sql());
    }

    /** With the white space in front of it. */
    Span withBlanks(Span span) {
        int start = span.start();
        while (start > 0 && Character.isWhitespace(sql().charAt(start - 1))) {
            start--;
        }
        return new Span(start, span.end());
    }

    /** The SELECT of a query; empty when it is another kind of query, or one that was not looked at. */
    Optional<Block> block(Query query) {
        return blocks.stream().filter(block -> block.query() == query).findFirst();
    }
}
