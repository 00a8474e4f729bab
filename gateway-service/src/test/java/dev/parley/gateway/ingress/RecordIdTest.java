package dev.parley.gateway.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.security.Caller;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.runtime.kafka.DeadLetterHeaders;
import java.util.Set;
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
    void shouldNotMixUpWhereOnePartEndsAndAnotherBegins() {
        Caller ofNull = new Caller("ann", "null", Set.of(), null);
        assertThat(id(ofNull, "/erp", "1", at(1)))
                .isNotEqualTo(id(new Caller("ann", null, Set.of(), null), "/erp", "1", at(1)));
        assertThat(id(ANN, "/erp\0a", "1", at(1))).isNotEqualTo(id(ANN, "/erp", "a\0001", at(1)));
        assertThat(id(ANN, "/erp\0", "1", at(1))).isNotEqualTo(id(ANN, "/erp", "\0001", at(1)));
    }

    @Test
    void shouldBeThePlaceOfARecordWithoutAnId() {
        assertThat(id(ANN, "", null, at(1))).isEqualTo(id(ANN, "", null, at(1)));
        assertThat(id(ANN, "", null, at(1))).isNotEqualTo(id(ANN, "", null, at(2)));
    }

    @Test
    void shouldStayWhatItWasWhenARecordIsPutBack() {
        assertThat(id(ANN, "", null, claiming(at(1), at(9)))).isEqualTo(id(ANN, "", null, at(1)));
    }

    /** Anybody can write the header; those who share a principal must not take each other's records away with it. */
    @Test
    void shouldNotBeTakenByOneThatClaimsItsPlaceAndSaysSomethingElse() {
        UUID mine = id(ANN, "", null, at(1));

        assertThat(id(ANN, "", null, claiming(at(1), at(9, "k", "another")))).isNotEqualTo(mine);
        assertThat(id(ANN, "", null, claiming(at(1), at(9, "another", "v")))).isNotEqualTo(mine);
        assertThat(RecordId.of(
                        ANN,
                        new Event(null, "", UUID.randomUUID(), new QuerySubmitted("q", "d", null, null)),
                        claiming(at(1), at(9))))
                .isNotEqualTo(mine);
    }

    private static UUID id(Caller caller, String source, String id, ConsumerRecord<byte[], byte[]> received) {
        return RecordId.of(caller, new Event(id, source, null, new QuerySubmitted("q", "d", null, null)), received);
    }

    private static ConsumerRecord<byte[], byte[]> claiming(
            ConsumerRecord<byte[], byte[]> first, ConsumerRecord<byte[], byte[]> record) {
        String place = DeadLetterHeaders.place(first.topic(), first.partition(), first.offset(), first.timestamp());
        record.headers().add(DeadLetterHeaders.REPLAYED, place.getBytes(UTF_8));
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> at(long offset) {
        return at(offset, "k", "v");
    }

    private static ConsumerRecord<byte[], byte[]> at(long offset, String key, String value) {
        return new ConsumerRecord<>("parley.queries", 0, offset, key.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
