package dev.parley.rewriter.repair;

import dev.parley.model.error.Failure;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Blocks;
import dev.parley.rewriter.text.Words;
import dev.parley.sql.parser.Statement;
import dev.parley.sql.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement that failed, and why. */
record Failed(Statement statement, List<Block> blocks, Words words, SchemaSnapshot schema, Failure finding) {

    static Failed of(Statement statement, SchemaSnapshot schema, List<String> searchPath, Failure finding) {
        return new Failed(
                statement, Blocks.of(statement, schema, searchPath), new Words(statement.sql()), schema, finding);
    }

    String sql() {
        return statement.sql();
    }

    String text(Node node) {
        return node.span().of(sql());
    }

    /** Whether a truth test of this name doubted the answer. */
    boolean isDoubtOf(String test) {
        return test.equals(detail("test"));
    }

    /** PostgreSQL's code for what went wrong. */
    boolean isState(String sqlState) {
        return sqlState.equals(detail("sqlstate"));
    }

    /** Whether the guard found this. */
    boolean isGuardFinding(String code) {
        return guardFinding().map(found -> code.equals(found.get("code"))).orElse(false);
    }

    /** Where it is in the text, counted from 0; -1 when the finding has no place. */
    int position() {
        Object position = detail("position");
        if (guardFinding().isPresent()) {
            position = guardFinding().get().get("position");
        }
        return position instanceof Number number ? number.intValue() - 1 : -1;
    }

    private Object detail(String name) {
        return finding.details().get(name);
    }

    private Optional<Map<?, ?>> guardFinding() {
        return detail("findings") instanceof List<?> findings
                        && !findings.isEmpty()
                        && findings.getFirst() instanceof Map<?, ?> first
                ? Optional.of(first)
                : Optional.empty();
    }

    /** The outermost part of this type that starts where the finding is. */
    <T extends Node> Optional<T> at(Class<T> type) {
        int position = position();
        return statement.query().all(type).stream()
                .filter(node -> node.span().start() == position)
                .findFirst();
    }

    /** The innermost SELECT around a part of the statement. */
    Optional<Block> blockAround(Node part) {
        return blocks.stream()
                .filter(block -> block.select().span().start() <= part.span().start()
                        && part.span().end() <= block.select().span().end())
                .min((a, b) -> Integer.compare(length(a), length(b)));
    }

    private static int length(Block block) {
        return block.select().span().end() - block.select().span().start();
    }
}
