package dev.parley.gateway.orchestration;

import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.BaseRepository;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.TableMapping;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;

/** The table {@code inbox}: messages that were taken in. */
@Singleton
class Inbox extends BaseRepository<Inbox.Seen, UUID> {

    private static final Field<UUID> MESSAGE_ID = Columns.uuid("message_id");
    private static final Field<Instant> SEEN_AT = Columns.moment("seen_at");

    record Seen(UUID messageId, Instant at) {}

    Inbox(ApplicationDatabase database) {
        super(
                database,
                TableMapping.of("inbox", MESSAGE_ID, Seen::messageId)
                        .fixed(SEEN_AT, Seen::at)
                        .readBy(row -> new Seen(row.get(MESSAGE_ID), row.get(SEEN_AT))));
    }

    /** @return false when the message was taken in before */
    boolean takes(SqlClient client, UUID messageId, Instant at) {
        return createNew(client, new Seen(messageId, at));
    }

    void purge(SqlClient client, Instant before) {
        deleteAll(client, SEEN_AT.lt(before));
    }
}
