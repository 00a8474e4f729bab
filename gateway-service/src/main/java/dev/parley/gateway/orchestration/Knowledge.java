package dev.parley.gateway.orchestration;

import dev.parley.gateway.security.Caller;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.ReadingOption;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What people know of their databases, as far as it is for an asker. A port, because who writes it down needs tasks. All
 * methods block and belong to the transaction of the client.
 */
public interface Knowledge {

    /** The same with what words mean to who asked, and what they chose before; a bounded number, the likeliest here. */
    ClarificationRequest informed(SqlClient client, Task task, ClarificationRequest request, Instant now);

    /** The asker answered a question back: what that says of words need not be asked again. */
    void learn(SqlClient client, Task task, ClarifyingQuestion question, ReadingOption chosen, Instant now);

    /** SQL that somebody vouched for, for this very question. */
    Optional<KnownAnswer> answer(SqlClient client, QuerySubmitted question, Caller asker);

    /** That SQL failed: it answers nobody until somebody has looked at it. */
    void setAside(SqlClient client, UUID id, String reason, Instant now);
}
