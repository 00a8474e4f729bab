package dev.parley.gateway.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.gateway.paging.PageCursor;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Users, who called last first.
 *
 * @param next null when there are no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "UserPage")
record UserPage(
        List<User> users,
        @Schema(description = "`cursor` of the next page") String next) {

    static UserPage of(List<User> found, int limit) {
        List<User> shown = found.subList(0, Math.min(limit, found.size()));
        User last = found.size() > limit ? shown.getLast() : null;
        return new UserPage(shown, last == null ? null : new PageCursor<>(last.lastLogin(), last.id()).text());
    }
}
