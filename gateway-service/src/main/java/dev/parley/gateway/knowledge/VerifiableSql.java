package dev.parley.gateway.knowledge;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.sql.guard.Guard;
import dev.parley.sql.guard.GuardPolicy;
import dev.parley.sql.guard.Judgement;
import dev.parley.sql.lexer.Lexer;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What SQL can answer a question again and again. The tester judges it fully at each use. */
final class VerifiableSql {

    private static final Guard GUARD = new Guard(GuardPolicy.defaults());

    /** Words that mean other days tomorrow. */
    private static final Pattern RELATIVE = Pattern.compile(
            "\\b(today|yesterday|tomorrow|tonight|ago|so far|to date|right now|recent(ly)?"
                    + "|(this|last|past|next|previous|current|coming|recent)\\s+(\\w+\\s+)?"
                    + "(hour|day|night|weekend|week|month|quarter|year|decade|monday|tuesday|wednesday|thursday|friday"
                    + "|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november"
                    + "|december|spring|summer|autumn|fall|winter)s?)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> CLOCKS = Set.of(
            "current_date",
            "current_timestamp",
            "current_time",
            "localtimestamp",
            "localtime",
            "now",
            "transaction_timestamp",
            "statement_timestamp",
            "clock_timestamp");

    private VerifiableSql() {}

    /** @throws ValidationException when it is no single read, or fixes days that the question counts from today */
    static void require(String question, String sql) {
        Judgement judgement = GUARD.form(sql);
        if (!judgement.isSafe()) {
            throw wrong("`sql` is not a single read: "
                    + judgement.findings().getFirst().message());
        }
        Matcher relative = RELATIVE.matcher(question);
        if (relative.find() && !readsClock(sql)) {
            throw wrong("\"" + relative.group()
                    + "\" means other days tomorrow, and the SQL has fixed ones; give it as `sql` with current_date");
        }
    }

    private static boolean readsClock(String sql) {
        try {
            return Lexer.tokens(sql).stream()
                    .anyMatch(token -> token.kind() == Token.Kind.WORD && CLOCKS.contains(token.value()));
        } catch (SqlSyntaxException e) {
            return false;
        }
    }

    private static ValidationException wrong(String message) {
        return new ValidationException(ErrorCode.NOT_VERIFIABLE, message);
    }
}
