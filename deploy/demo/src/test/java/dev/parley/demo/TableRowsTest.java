package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableRowsTest {

    private static final Payment FAILED = new Payment(
            1,
            42,
            PaymentMethod.BANK_TRANSFER,
            PaymentStatus.FAILED,
            Money.euros(12_50),
            LocalDateTime.of(2026, 3, 1, 10, 0),
            null,
            null);

    @Test
    void shouldTakeColumnsFromComponents() {
        assertThat(new TableRows<>("payments", Payment.class, List.of()).copyStatement())
                .isEqualTo("COPY payments"
                        + " (id, order_id, method, status, amount, requested_at, paid_at, refunded_at) FROM STDIN");
    }

    @Test
    void shouldSpellNullsEnumsMoneyAndWholeMinutes() {
        assertThat(new TableRows<>("payments", Payment.class, List.of(FAILED)).copyText())
                .isEqualTo("1\t42\tbank_transfer\tfailed\t12.50\t2026-03-01 10:00:00\t\\N\t\\N\n");
    }

    @Test
    void shouldEscapeWhatWouldEndAFieldOrALine() {
        TableRows<Tag> tags = new TableRows<>("tags", Tag.class, List.of(new Tag(1, "a\tb\\c\nd\re")));

        assertThat(tags.copyText()).isEqualTo("1\ta\\tb\\\\c\\nd\\re\n");
    }

    @Test
    void shouldKnowWhichTablesCountTheirRows() {
        assertThat(new TableRows<>("tags", Tag.class, List.of()).hasIdentity()).isTrue();
        assertThat(new TableRows<>("product_tags", ProductTag.class, List.of()).hasIdentity())
                .isFalse();
        assertThat(new TableRows<>("countries", Country.class, List.of()).hasIdentity())
                .isFalse();
    }
}
