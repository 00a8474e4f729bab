package dev.parley.gateway.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.gateway.audit.AuditRepository.StoredEntry;
import dev.parley.gateway.paging.Page;
import dev.parley.gateway.paging.PageCursor;
import dev.parley.gateway.users.Person;
import dev.parley.gateway.users.UserDirectory;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Rows of the audit, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AuditPage")
record AuditPage(
        List<AuditEntry> entries,

        @Schema(description = "Who the principals of these rows are; without those who are not known")
        List<Person> people,

        @Schema(description = "Send it as `cursor` for the rows before these; missing when there are none")
        String next) {

    /** @param found one more than the limit when there are more */
    static AuditPage of(List<StoredEntry> found, int limit, UserDirectory users) {
        Page<StoredEntry> page = Page.of(found, limit, AuditPage::cursor);
        List<AuditEntry> entries = page.rows().stream().map(StoredEntry::entry).toList();
        List<Person> people = users.of(
                entries.stream().filter(entry -> entry.principal() != null).toList(),
                entry -> UserDirectory.idOf(entry.principal(), entry.tenant()));
        return new AuditPage(entries, people, page.next());
    }

    private static String cursor(StoredEntry last) {
        return new PageCursor<>(last.entry().at(), last.id()).text();
    }
}
