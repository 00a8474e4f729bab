package dev.parley.gateway.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.gateway.paging.Page;
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
        Page<User> page = Page.of(found, limit, last -> new PageCursor<>(last.lastLogin(), last.id()).text());
        return new UserPage(page.rows(), page.next());
    }
}
