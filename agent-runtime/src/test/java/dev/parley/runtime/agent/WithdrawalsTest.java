package dev.parley.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.runtime.work.WithdrawnException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WithdrawalsTest {

    private final Withdrawals withdrawals = new Withdrawals();
    private final UUID first = UUID.randomUUID();

    @Test
    void shouldRememberTheOldestUntilThereIsRoomForNoMore() {
        withdrawals.withdraw(first);
        for (int i = 1; i < Withdrawals.MOST_REMEMBERED; i++) {
            withdrawals.withdraw(new UUID(1, i));
        }

        assertThatThrownBy(() -> withdrawals.unlessWithdrawn(first, () -> "done"))
                .isInstanceOf(WithdrawnException.class);
        withdrawals.withdraw(new UUID(2, 0));

        assertThat(withdrawals.unlessWithdrawn(first, () -> "done")).isEqualTo("done");
        assertThatThrownBy(() -> withdrawals.unlessWithdrawn(new UUID(1, 1), () -> "done"))
                .isInstanceOf(WithdrawnException.class);
    }

    @Test
    void shouldPassOnAFailureThatIsNoWithdrawal() {
        assertThatThrownBy(() -> withdrawals.unlessWithdrawn(first, () -> {
                    withdrawals.withdraw(first);
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
    }
}
