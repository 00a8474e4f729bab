package dev.parley.gateway.streaming;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** A stream of server-sent events to one client. */
final class SseStream implements LiveStream {

    private static final Logger LOG = Logger.getLogger(SseStream.class);

    /** In milliseconds; how soon a browser comes back when the stream broke. */
    private static final long COME_BACK = 1_000;

    private final Owner owner;
    private final Instant tokenEnds;
    private final Sse sse;
    private final Runnable disconnect;
    private final StreamingConfig config;
    private final Outlet<OutboundSseEvent> outlet;
    private final AtomicReference<Watch> watch = new AtomicReference<>();
    private volatile boolean isClosed;
    private volatile Instant lastSent = Instant.now();

    /**
     * @param disconnect breaks the connection
     * @param closed called once when the stream is over, however it ended
     */
    SseStream(
            Owner owner,
            Instant tokenEnds,
            Sse sse,
            Runnable disconnect,
            StreamingConfig config,
            Consumer<SseStream> closed) {
        this.owner = owner;
        this.tokenEnds = tokenEnds;
        this.sse = sse;
        this.disconnect = disconnect;
        this.config = config;
        this.outlet = new Outlet<>(config.buffer(), () -> {
            isClosed = true;
            unwatch();
            closed.accept(this);
        });
    }

    @Override
    public Kind kind() {
        return Kind.SSE;
    }

    @Override
    public Owner owner() {
        return owner;
    }

    Multi<OutboundSseEvent> items() {
        return outlet.items();
    }

    /** What feeds it; closed with it. */
    void feedBy(Watch feeding) {
        watch.set(feeding);
        if (isClosed) {
            unwatch();
        }
    }

    /** Says that the client is connected and what to do when it no longer is. */
    void greet() {
        offer(sse.newEventBuilder().comment("live").reconnectDelay(COME_BACK).build());
    }

    /** @param id by which the client resumes after it */
    void send(TaskEvent event, String id) {
        offer(SseEvents.of(sse, event, id));
    }

    /** Waits for room. */
    boolean sendPatiently(TaskEvent event, String id) throws InterruptedException {
        lastSent = Instant.now();
        return outlet.put(SseEvents.of(sse, event, id), config.patience());
    }

    void end() {
        outlet.end();
    }

    void drop(String why) {
        LOG.debugf("a stream of %s is dropped: %s", owner, why);
        disconnect.run();
        outlet.abandon();
    }

    @Override
    public void tick(Instant now) {
        if (outlet.isStuck(config.patience())) {
            drop("it takes nothing");
        } else if (now.isAfter(tokenEnds)) {
            outlet.end();
        } else if (outlet.isEmpty() && Duration.between(lastSent, now).compareTo(config.heartbeat()) >= 0) {
            offer(sse.newEventBuilder().comment("keep-alive").build());
        }
    }

    @Override
    public void goAway() {
        outlet.end();
    }

    private void offer(OutboundSseEvent event) {
        lastSent = Instant.now();
        if (!outlet.offer(event)) {
            drop("its buffer is full");
        }
    }

    private void unwatch() {
        Watch former = watch.getAndSet(null);
        if (former != null) {
            former.close();
        }
    }
}
