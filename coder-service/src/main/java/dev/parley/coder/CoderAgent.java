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

/**
 * Writes the SQL of a reading and sees that it is one read before it goes out; which functions and tables it may reach is
 * for the tester to say, who knows the database. It has one candidate, so there is nothing better to offer once that failed its test.
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
        return List.of("generate_sql", "explain_sql", "check_safety");
    }

    @Override
    public Class<CodeGenerationRequest> requestType() {
        return CodeGenerationRequest.class;
    }

    @Override
    public AgentReply handle(CodeGenerationRequest request) {
        if (!request.findings().isEmpty()) {
            return failed(Failure.of(
                    ErrorCode.NO_CANDIDATE, "There is no other SQL for this reading of the question", clock.instant()));
        }
        Query query = AlgebraJson.read(request.reading().algebra());
        String sql = SqlRenderer.render(query);
        SqlSafety.Verdict safety = SqlSafety.isSafe(sql);
        return safety.safe()
                ? new CodeGenerated(sql, Explainer.explain(query))
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
