package dev.parley.runtime.agent;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.TestComplete;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The replies of the last minutes by request id: a request that comes twice (a rebalance, a producer's retry) is
 * answered with the same reply, of the same message id, without being handled again. Bounded; what is no longer here is
 * handled again, and the gateway recognises the second reply.
 */
@ApplicationScoped
class RecentReplies {

    /** In values of result rows; a reply without rows counts as one. */
    private static final int MAX_VALUES = 100_000;

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final AsyncCache<UUID, Envelope<AgentReply>> replies = Caffeine.newBuilder()
            .maximumWeight(MAX_VALUES)
            .weigher((UUID request, Envelope<AgentReply> reply) -> values(reply.message()))
            .expireAfterWrite(KEPT)
            .buildAsync();

    /** Waits for the first handling when the same request is in hand already. */
    Envelope<AgentReply> computeIfAbsent(UUID requestId, Supplier<Envelope<AgentReply>> handling) {
        CompletableFuture<Envelope<AgentReply>> mine = new CompletableFuture<>();
        CompletableFuture<Envelope<AgentReply>> earlier = replies.asMap().putIfAbsent(requestId, mine);
        if (earlier != null) {
            return earlier.join();
        }
        try {
            Envelope<AgentReply> reply = handling.get();
            mine.complete(reply);
            return reply;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e); // which also removes it from the cache
            throw e;
        }
    }

    private static int values(AgentReply reply) {
        return reply instanceof TestComplete complete
                ? 1
                        + complete.results().rows().size()
                                * complete.results().columns().size()
                : 1;
    }
}
