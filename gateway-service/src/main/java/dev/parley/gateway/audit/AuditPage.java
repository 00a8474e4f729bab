package dev.parley.gateway.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.gateway.audit.AuditRepository.StoredEntry;
import dev.parley.gateway.paging.PageCursor;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Rows of the audit, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AuditPage")
record AuditPage(
        List<AuditEntry> entries,

        @Schema(description = "Send it as `cursor` for the rows before these; missing when there are none")
        String next) {

    /** @param found one more than the limit when there are more */
    static AuditPage of(List<StoredEntry> found, int limit) {
        List<StoredEntry> shown = found.subList(0, Math.min(limit, found.size()));
        boolean more = found.size() > limit;
        return new AuditPage(shown.stream().map(StoredEntry::entry).toList(), more ? cursor(shown.getLast()) : null);
    }

    private static String cursor(StoredEntry last) {
        return new PageCursor<>(last.entry().at(), last.id()).text();
    }
}
