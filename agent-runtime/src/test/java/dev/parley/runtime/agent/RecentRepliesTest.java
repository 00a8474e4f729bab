package dev.parley.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.message.AgentReply;
import dev.parley.model.message.CodeGenerated;
import dev.parley.model.message.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentRepliesTest {

    private final RecentReplies replies = new RecentReplies();
    private final UUID request = Envelope.newId();
    private final AtomicInteger handled = new AtomicInteger();

    @Test
    void shouldHandleOnce() {
        Envelope<AgentReply> first = replies.computeIfAbsent(request, this::reply);
        Envelope<AgentReply> second = replies.computeIfAbsent(request, this::reply);

        assertThat(second).isSameAs(first);
        assertThat(handled).hasValue(1);
    }

    @Test
    void shouldWaitForAHandlingThatIsUnderWay() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Envelope<AgentReply>> first = executor.submit(() -> replies.computeIfAbsent(request, () -> {
                started.countDown();
                await(finish);
                return reply();
            }));
            started.await();
            Future<Envelope<AgentReply>> second = executor.submit(() -> replies.computeIfAbsent(request, this::reply));
            finish.countDown();

            assertThat(second.get()).isSameAs(first.get());
        }
        assertThat(handled).hasValue(1);
    }

    @Test
    void shouldHandleAgainWhatBroke() {
        assertThatThrownBy(() -> replies.computeIfAbsent(request, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(replies.computeIfAbsent(request, this::reply)).isNotNull();
    }

    private Envelope<AgentReply> reply() {
        handled.incrementAndGet();
        return Envelope.of(new CodeGenerated("SELECT 1", List.of()), Envelope.newId(), "/test", Instant.now());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
