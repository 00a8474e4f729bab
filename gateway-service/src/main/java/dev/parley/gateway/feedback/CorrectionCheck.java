package dev.parley.gateway.feedback;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.sql.guard.Finding;
import dev.parley.sql.guard.Guard;
import dev.parley.sql.guard.GuardPolicy;
import dev.parley.sql.guard.Judgement;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Whether SQL that somebody proposes is one read, by its form. Whether its functions and tables may be used, the tester says
 * when it is run.
 */
final class CorrectionCheck {

    private final Guard guard = new Guard(new GuardPolicy(Set.of(), Set.of(), FeedbackRequest.MAX_SQL_CHARS));

    /** @throws ValidationException naming what is wrong and where */
    void require(String sql) {
        Judgement judgement = guard.form(sql);
        if (judgement.isSafe()) {
            return;
        }
        Finding finding = judgement.findings().getFirst();
        int line = finding.line(sql);
        int column = finding.column(sql);
        throw new ValidationException(Failure.of(
                        ErrorCode.CORRECTION_REFUSED,
                        "`corrected_sql`, line " + line + ", column " + column + ": " + finding.message(),
                        Instant.now())
                .withHint("Send one SELECT that changes nothing")
                .withDetails(Map.of("finding", finding.code().name(), "line", line, "column", column)));
    }
}
