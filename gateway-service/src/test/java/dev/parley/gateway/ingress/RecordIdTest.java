package dev.parley.gateway.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.security.Caller;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.runtime.kafka.DeadLetterHeaders;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecordIdTest {

    private static final Caller ANN = Caller.trusted("ann");
    private static final Caller BOB = Caller.trusted("bob");

    @Test
    void shouldBeTheSameForTheSameSourceAndId() {
        assertThat(id(ANN, "/erp", "1", at(1))).isEqualTo(id(ANN, "/erp", "1", at(2)));
        assertThat(id(ANN, "/erp", "1", at(1))).isNotEqualTo(id(ANN, "/crm", "1", at(1)));
        assertThat(id(ANN, "/erp", "1", at(1))).isNotEqualTo(id(ANN, "/erp", "2", at(1)));
    }

    @Test
    void shouldNotBeTakenByAnother() {
        assertThat(id(ANN, "/erp", "1", at(1))).isNotEqualTo(id(BOB, "/erp", "1", at(1)));
    }

    @Test
    void shouldBeThePlaceOfARecordWithoutAnId() {
        assertThat(id(ANN, "", null, at(1))).isEqualTo(id(ANN, "", null, at(1)));
        assertThat(id(ANN, "", null, at(1))).isNotEqualTo(id(ANN, "", null, at(2)));
    }

    @Test
    void shouldStayWhatItWasWhenARecordIsPutBack() {
        ConsumerRecord<byte[], byte[]> again = at(9);
        again.headers()
                .add(
                        DeadLetterHeaders.REPLAYED,
                        DeadLetterHeaders.place("parley.queries", 0, 1, at(1).timestamp())
                                .getBytes(UTF_8));

        assertThat(id(ANN, "", null, again)).isEqualTo(id(ANN, "", null, at(1)));
    }

    private static UUID id(Caller caller, String source, String id, ConsumerRecord<byte[], byte[]> received) {
        return RecordId.of(caller, new Event(id, source, null, new QuerySubmitted("q", "d", null, null)), received);
    }

    private static ConsumerRecord<byte[], byte[]> at(long offset) {
        return new ConsumerRecord<>("parley.queries", 0, offset, null, new byte[0]);
    }
}
