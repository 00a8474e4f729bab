package dev.parley.gateway.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.gateway.orchestration.TaskSummary;
import dev.parley.gateway.paging.Page;
import dev.parley.gateway.paging.PageCursor;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some of one's own questions, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "QueryPage")
record QueryPage(
        List<Item> queries,

        @Schema(description = "Send it as `cursor` for the questions before these; missing when there are none")
        String next) {

    /** A question without what came of it; that is at GET /api/v1/query/{id}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "QuerySummary")
    record Item(
            UUID taskId,
            TaskStatus status,
            String query,
            String database,
            String reference,
            UUID rerunOf,
            UUID follows,

            @Schema(description = "Why there is no answer") ErrorCode errorCode,

            Instant createdAt,
            Instant updatedAt) {

        private static Item of(TaskSummary task) {
            return new Item(
                    task.id(),
                    task.status(),
                    task.query(),
                    task.database(),
                    task.reference(),
                    task.rerunOf(),
                    task.follows(),
                    task.errorCode(),
                    task.createdAt(),
                    task.updatedAt());
        }
    }

    /** @param found one more than the limit when there are more */
    static QueryPage of(List<TaskSummary> found, int limit) {
        Page<TaskSummary> page = Page.of(found, limit, last -> new PageCursor<>(last.createdAt(), last.id()).text());
        return new QueryPage(page.rows().stream().map(Item::of).toList(), page.next());
    }
}
