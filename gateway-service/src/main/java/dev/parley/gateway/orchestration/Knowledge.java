package dev.parley.gateway.orchestration;

import dev.parley.gateway.security.Caller;
import dev.parley.model.message.GlossaryTerm;
import dev.parley.model.message.QuerySubmitted;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What people know of their databases, as far as it is for an asker. A port, because who writes it down needs tasks. All
 * methods block and belong to the transaction of the client.
 */
public interface Knowledge {

    /** What words mean to who asked; a bounded number, the likeliest for this question. */
    List<GlossaryTerm> glossary(SqlClient client, Task task, Instant now);

    /** SQL that somebody vouched for, for this very question. */
    Optional<KnownAnswer> answer(SqlClient client, QuerySubmitted question, Caller asker);

    /** That SQL failed: it answers nobody until somebody has looked at it. */
    void setAside(SqlClient client, UUID id, String reason, Instant now);
}
