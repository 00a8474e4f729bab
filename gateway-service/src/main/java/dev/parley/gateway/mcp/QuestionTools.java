package dev.parley.gateway.mcp;

import dev.parley.gateway.explanation.Explanations;
import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.protection.Rate;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.QuerySubmitted;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Questions, for other agents. */
@ApplicationScoped
public class QuestionTools {

    private final TaskProcessor processor;
    private final PatientRead tasks;
    private final Explanations explanations;
    private final McpConfig config;
    private final ToolCalls calls;

    QuestionTools(
            TaskProcessor processor, PatientRead tasks, Explanations explanations, McpConfig config, ToolCalls calls) {
        this.processor = processor;
        this.tasks = tasks;
        this.explanations = explanations;
        this.config = config;
        this.calls = calls;
    }

    @Tool(
            name = "ask",
            title = "Ask a database",
            description =
                    "Answers a question in plain English about a PostgreSQL database: SQL that was checked and run in a "
                            + "read-only sandbox, its rows, and every assumption that was made. The words of the question are matched "
                            + "with tables, columns and values, so use the user's own words rather than SQL. When the question has "
                            + "several readings with different results, it asks back.",
            annotations =
                    @Tool.Annotations(
                            title = "Ask a database",
                            readOnlyHint = true,
                            destructiveHint = false,
                            openWorldHint = false))
    @PermissionsAllowed("query:submit")
    @PermissionsAllowed("query:read")
    @RunOnVirtualThread
    ToolResponse ask(
            @ToolArg(description = "The question in plain English, up to 2,000 characters") String question,
            @ToolArg(description = "Name of the database; describe_schema lists them") String database,
            @ToolArg(
                            name = "row_limit",
                            description = "Most rows to return, 1 to 10,000; 50 by default",
                            required = false)
                    Integer rowLimit,
            @ToolArg(
                            description = "true takes the likeliest reading, and says so, instead of asking back",
                            required = false)
                    Boolean assume,
            @ToolArg(
                            description =
                                    "`task_id` of an earlier answer on the same database, when the question may be a "
                                            + "follow-up to it, such as \"and in 2023?\"",
                            required = false)
                    String follows) {
        return calls.answer(Rate.SUBMISSIONS, caller -> {
            QueryOptions options = new QueryOptions(rowLimit == null ? config.rows() : rowLimit, assume);
            UUID followed = follows == null ? null : id(follows);
            Task task = processor.submit(new QuerySubmitted(question, database, options, null, followed), caller);
            return ToolAnswer.of(tasks.read(task.id(), caller));
        });
    }

    @Tool(
            name = "answer_clarification",
            title = "Choose what a question means",
            description =
                    "Answers what `ask` asked back: with the id of one of its options, with several to have them all in "
                            + "one answer, or with what the user says in their own words. Which is the user's to say.",
            annotations =
                    @Tool.Annotations(
                            title = "Choose what a question means",
                            readOnlyHint = true,
                            destructiveHint = false,
                            openWorldHint = false))
    @PermissionsAllowed("query:submit")
    @PermissionsAllowed("query:read")
    @RunOnVirtualThread
    ToolResponse answerClarification(
            @ToolArg(name = "task_id", description = "`task_id` of the answer that asked back") String taskId,
            @ToolArg(name = "question_id", description = "`questions[].id`") String questionId,
            @ToolArg(name = "option_id", description = "`questions[].options[].id`", required = false) String optionId,
            @ToolArg(name = "option_ids", description = "Several of them, all to be shown", required = false)
                    List<String> optionIds,
            @ToolArg(description = "The user's own words, instead of options", required = false) String text) {
        return calls.answer(Rate.SUBMISSIONS, caller -> {
            UUID id = id(taskId);
            processor.answer(null, id, caller, new ClarificationAnswered(questionId, optionId, optionIds, text));
            return ToolAnswer.of(tasks.read(id, caller));
        });
    }

    @Tool(
            name = "get_answer",
            title = "Wait for an answer",
            description = "The answer of a question that was still being worked on, or an earlier one again.",
            annotations =
                    @Tool.Annotations(
                            title = "Wait for an answer",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @PermissionsAllowed("query:read")
    @RunOnVirtualThread
    ToolResponse getAnswer(@ToolArg(name = "task_id", description = "`task_id` of the question") String taskId) {
        return calls.answer(Rate.READS, caller -> ToolAnswer.of(tasks.read(id(taskId), caller)));
    }

    @Tool(
            name = "explain",
            title = "Explain an answer",
            description =
                    "How an answer came about: what the words of the question stand for, what was assumed, the SQL clause "
                            + "by clause, what the tests saw, and where the time went.",
            annotations =
                    @Tool.Annotations(
                            title = "Explain an answer",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @PermissionsAllowed("query:read")
    @RunOnVirtualThread
    ToolResponse explain(@ToolArg(name = "task_id", description = "`task_id` of the question") String taskId) {
        return calls.text(Rate.READS, caller -> explanations.text(id(taskId), caller));
    }

    private static UUID id(String taskId) {
        try {
            return UUID.fromString(taskId);
        } catch (IllegalArgumentException e) {
            throw new ValidationException(ErrorCode.UNKNOWN_TASK, "There is no task `" + taskId + "` of yours");
        }
    }
}
