package dev.parley.sql.guard;

import dev.parley.sql.lexer.Span;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.parser.NotAReadException;
import dev.parley.sql.parser.SqlParser;
import dev.parley.sql.parser.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges statements. It keeps nothing between them. */
public final class Guard {

    private final GuardPolicy policy;

    public Guard(GuardPolicy policy) {
        this.policy = policy;
    }

    /** Never throws for a text, whatever it holds. */
    public Judgement judge(String sql, DatabaseFacts facts) {
        Judgement form = form(sql);
        if (form.statement().isEmpty()) {
            return form;
        }
        Statement statement = form.statement().get();
        References references = new References(facts, policy);
        ConcealedColumns columns = new ConcealedColumns(facts);
        try {
            references.check(statement.query());
            if (!facts.concealed().isNothing()) {
                columns.check(statement);
            }
        } catch (StackOverflowError e) {
            return tooDeep(sql);
        }
        List<Finding> findings = Stream.concat(references.findings().stream(), columns.hidden().stream())
                .sorted(Comparator.comparingInt(finding -> finding.span().start()))
                .toList();
        return new Judgement(Optional.of(statement), findings, columns.exposure());
    }

    /** Whether it is one read by its form alone, where nothing is known of a database. */
    public Judgement form(String sql) {
        if (sql.length() > policy.maxLength()) {
            return refused(
                    Finding.Code.TOO_LONG,
                    "It has %,d characters; at most %,d are taken".formatted(sql.length(), policy.maxLength()),
                    new Span(policy.maxLength(), sql.length()));
        }
        try {
            return new Judgement(Optional.of(SqlParser.parse(sql)), List.of());
        } catch (SqlSyntaxException e) {
            return refused(Finding.Code.SYNTAX, e.getMessage(), e.span());
        } catch (NotAReadException e) {
            return refused(code(e.reason()), e.getMessage(), e.span());
        } catch (StackOverflowError e) {
            return tooDeep(sql);
        }
    }

    private static Judgement tooDeep(String sql) {
        return refused(Finding.Code.TOO_DEEP, "It is nested too deeply", new Span(0, sql.length()));
    }

    private static Finding.Code code(NotAReadException.Reason reason) {
        return switch (reason) {
            case NO_STATEMENT -> Finding.Code.NO_STATEMENT;
            case SEVERAL_STATEMENTS -> Finding.Code.SEVERAL_STATEMENTS;
            case NOT_A_QUERY -> Finding.Code.NOT_A_QUERY;
            case DATA_CHANGE -> Finding.Code.DATA_CHANGE;
            case TABLE_CREATION -> Finding.Code.TABLE_CREATION;
            case ROW_LOCK -> Finding.Code.ROW_LOCK;
            case EXECUTION_BY_EXPLAIN -> Finding.Code.EXECUTION_BY_EXPLAIN;
            case TOO_DEEP -> Finding.Code.TOO_DEEP;
        };
    }

    private static Judgement refused(Finding.Code code, String message, Span span) {
        return new Judgement(Optional.empty(), List.of(new Finding(code, message, span)));
    }
}
