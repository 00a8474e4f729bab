package dev.parley.coder;

import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.sql.SqlRenderer;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.CodeGenerated;
import dev.parley.model.message.CodeGenerationFailed;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.runtime.agent.Agent;
import dev.parley.sql.guard.SqlSafety;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Writes the SQL of a reading, makes it cheaper where that is proved to change nothing, mends it where a finding of the tester
 * says how, and sees that it is one read before it goes out; which functions and tables it may reach is for the tester to
 * say, who knows the database.
 */
@ApplicationScoped
public class CoderAgent implements Agent<CodeGenerationRequest> {

    private final Clock clock = Clock.systemUTC();

    @Override
    public String name() {
        return "coder";
    }

    @Override
    public List<String> capabilities() {
        return List.of("generate_sql", "explain_sql", "optimize_sql", "repair_sql", "check_safety");
    }

    @Override
    public Class<CodeGenerationRequest> requestType() {
        return CodeGenerationRequest.class;
    }

    @Override
    public AgentReply handle(CodeGenerationRequest request) {
        Query query = AlgebraJson.read(request.reading().algebra());
        Candidates candidates = new Candidates(request, SqlRenderer.render(query));
        Optional<Candidate> candidate =
                request.findings().isEmpty() ? Optional.of(candidates.first()) : candidates.next();
        return candidate
                .map(found -> checked(found, Explainer.explain(query)))
                .orElseGet(() -> failed(Failure.of(
                        ErrorCode.NO_CANDIDATE,
                        "There is no other SQL for this reading of the question",
                        clock.instant())));
    }

    private AgentReply checked(Candidate candidate, List<String> explanation) {
        SqlSafety.Verdict safety = SqlSafety.isSafe(candidate.sql());
        return safety.safe()
                ? new CodeGenerated(candidate.sql(), explanation, candidate.originalSql(), candidate.changes())
                : failed(Failure.of(
                        ErrorCode.SQL_NOT_READ_ONLY,
                        "The SQL of this reading is not one read: "
                                + safety.reason().orElse(""),
                        clock.instant()));
    }

    @Override
    public AgentReply failed(Failure failure) {
        return new CodeGenerationFailed(failure);
    }
}
