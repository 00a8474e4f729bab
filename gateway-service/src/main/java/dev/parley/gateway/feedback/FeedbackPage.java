package dev.parley.gateway.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.gateway.paging.Page;
import dev.parley.gateway.paging.PageCursor;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Feedback of many, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FeedbackPage")
record FeedbackPage(
        List<Feedback> feedback,

        @Schema(description = "Send it as `cursor` for what came before these; missing when there is nothing")
        String next) {

    /** @param found one more than the limit when there are more */
    static FeedbackPage of(List<Feedback> found, int limit) {
        Page<Feedback> page = Page.of(found, limit, last -> new PageCursor<>(last.createdAt(), last.taskId()).text());
        return new FeedbackPage(page.rows(), page.next());
    }
}
