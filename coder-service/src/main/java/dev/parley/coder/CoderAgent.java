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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Writes the SQL of a reading. It has one candidate, so there is nothing better to offer once that failed its test. */
@ApplicationScoped
public class CoderAgent implements Agent<CodeGenerationRequest> {

    private final Clock clock = Clock.systemUTC();

    @Override
    public String name() {
        return "coder";
    }

    @Override
    public List<String> capabilities() {
        return List.of("generate_sql", "explain_sql");
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
        return new CodeGenerated(SqlRenderer.render(query), Explainer.explain(query));
    }

    @Override
    public AgentReply failed(Failure failure) {
        return new CodeGenerationFailed(failure);
    }
}
