package dev.parley.sql.parser;

import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import dev.parley.sql.parser.NotAReadException.Reason;
import dev.parley.sql.tree.Query;
import java.util.List;
import java.util.Locale;

/** Reads the text of one statement. */
public final class SqlParser {

    /** Those that tell of the plan; SETTINGS tells of the server. */
    private static final List<String> EXPLAIN_OPTIONS =
            List.of("costs", "format", "verbose", "summary", "memory", "generic_plan", "buffers", "timing");

    private final Tokens tokens;
    private final QueryParser queries;

    private SqlParser(String sql) {
        this.tokens = new Tokens(sql);
        this.queries = new QueryParser(tokens);
    }

    /**
     * @throws SqlSyntaxException when it is no SQL that is known here
     * @throws NotAReadException when it is something other than one read
     */
    public static Statement parse(String sql) {
        return new SqlParser(sql).statement(sql);
    }

    private Statement statement(String sql) {
        if (tokens.atEnd()) {
            throw new NotAReadException(
                    Reason.NO_STATEMENT, "There is no statement", tokens.peek().span());
        }
        boolean explain = tokens.isWord("explain");
        if (explain) {
            explainOptions();
        }
        requireQuery();
        Query query = queries.query();
        while (tokens.take(";")) {
            // any number of them may end a statement
        }
        if (!tokens.atEnd()) {
            boolean second = tokens.last().is(";");
            if (second) {
                throw new NotAReadException(
                        Reason.SEVERAL_STATEMENTS,
                        "A second statement starts here; one at a time",
                        tokens.peek().span());
            }
            throw tokens.unexpected("the end of the statement");
        }
        return new Statement(sql, query, explain);
    }

    private void requireQuery() {
        if (!queries.starts() && !tokens.is("(")) {
            String what = tokens.peek().kind() == Token.Kind.WORD
                    ? tokens.peek().value().toUpperCase(Locale.ROOT) + " is no query"
                    : "A query starts with SELECT, WITH, VALUES or TABLE";
            throw new NotAReadException(
                    Reason.NOT_A_QUERY,
                    what + "; only reads are run",
                    tokens.peek().span());
        }
    }

    /** The plan may be asked for in any form, but not by running the statement. */
    private void explainOptions() {
        tokens.next();
        boolean options = tokens.is("(")
                && !tokens.peek(1).is("(")
                && !Tokens.isOneOf(tokens.peek(1), "select", "values", "with", "table");
        if (options) {
            tokens.next();
            tokens.list(this::explainOption);
            tokens.expect(")");
            return;
        }
        refuseAnalyze();
        tokens.takeWords("verbose");
        refuseAnalyze();
    }

    private String explainOption() {
        refuseAnalyze();
        if (!EXPLAIN_OPTIONS.contains(tokens.peek().value())) {
            throw new SqlSyntaxException(
                    "EXPLAIN takes " + String.join(", ", EXPLAIN_OPTIONS) + " here",
                    tokens.peek().span());
        }
        String option = tokens.label();
        if (!tokens.is(",") && !tokens.is(")")) {
            tokens.next();
        }
        return option;
    }

    private void refuseAnalyze() {
        if (tokens.isAnyWord("analyze", "analyse") || tokens.peek().value().equals("analyze")) {
            throw new NotAReadException(
                    Reason.EXECUTION_BY_EXPLAIN,
                    "EXPLAIN ANALYZE runs the statement; ask for EXPLAIN alone",
                    tokens.peek().span());
        }
    }
}
