package dev.parley.gateway.socket;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The check behind the {@link Handshake}: it runs where Quarkus goes on with the upgrade. */
@ApplicationScoped
@Priority(-1)
class UpgradeThread implements HttpUpgradeCheck {

    private final List<Boolean> eventLoops = new CopyOnWriteArrayList<>();

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        eventLoops.add(Context.isOnEventLoopThread());
        return CheckResult.permitUpgrade();
    }

    /** Of every upgrade that the handshake permitted, whether it went on in an event loop. */
    List<Boolean> eventLoops() {
        return List.copyOf(eventLoops);
    }
}
