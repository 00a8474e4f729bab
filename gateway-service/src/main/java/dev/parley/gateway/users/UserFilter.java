package dev.parley.gateway.users;

import dev.parley.gateway.paging.PageCursor;
import java.util.UUID;

/**
 * Which users to show. What is null does not matter.
 *
 * @param email in whatever case
 * @param after the last that was seen; those who called before are shown
 * @param limit most to show
 */
record UserFilter(String tenant, String subject, String email, Boolean active, PageCursor<UUID> after, int limit) {}
