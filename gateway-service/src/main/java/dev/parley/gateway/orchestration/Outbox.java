package dev.parley.gateway.orchestration;

import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.repository.BaseRepository;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.Operation;
import dev.parley.runtime.repository.StoredRow;
import dev.parley.runtime.repository.TableMapping;
import dev.parley.runtime.trace.TraceHeaders;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jooq.Field;

/** The table {@code outbox}: records that are to be published. */
@Singleton
class Outbox extends BaseRepository<Outbox.Waiting, Long> {

    private static final Field<Long> ID = Columns.bigint("id");
    private static final Field<String> TOPIC = Columns.text("topic");
    private static final Field<String> KEY = Columns.text("key");
    private static final Field<Map<String, String>> HEADERS = Columns.json("headers", textMap());
    private static final Field<byte[]> VALUE = Columns.bytes("value");

    private static final String CLAIM = """
            DELETE FROM outbox
            WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT {0} FOR UPDATE SKIP LOCKED)
            RETURNING id, topic, key, headers::text AS headers, value
            """;

    /** A record on its way. */
    record Waiting(Long id, String topic, String key, Map<String, String> headers, byte[] value) {}

    Outbox(ApplicationDatabase database) {
        super(
                database,
                TableMapping.<Waiting, Long>of("outbox", ID, null)
                        .fixed(TOPIC, Waiting::topic)
                        .fixed(KEY, Waiting::key)
                        .fixed(HEADERS, Waiting::headers)
                        .fixed(VALUE, Waiting::value)
                        .readBy(Outbox::waiting));
    }

    /** With the trace of this thread, so that the record belongs to it whenever, and by whom, it is published. */
    void append(SqlClient client, String topic, Envelope<?> envelope) {
        create(
                client,
                new Waiting(
                        null,
                        topic,
                        envelope.taskId().toString(),
                        TraceHeaders.current(EnvelopeCodec.headers(envelope)),
                        EnvelopeCodec.value(envelope)));
    }

    /** Takes the oldest out, in the order in which they came; they are there again when the transaction is undone. */
    List<Waiting> claim(SqlClient client, int most) {
        return returning(client, Operation.DELETE, sql(CLAIM, most))
                .map(Outbox::waiting)
                .sorted(Comparator.comparing(Waiting::id))
                .toList();
    }

    private static Waiting waiting(StoredRow row) {
        return new Waiting(row.get(ID), row.get(TOPIC), row.get(KEY), row.get(HEADERS), row.get(VALUE));
    }

    @SuppressWarnings("unchecked") // JSON of an object whose values are texts
    private static Class<Map<String, String>> textMap() {
        return (Class<Map<String, String>>) (Class<?>) Map.class;
    }
}
