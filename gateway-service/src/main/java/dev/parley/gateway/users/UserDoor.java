package dev.parley.gateway.users;

import dev.parley.gateway.security.Caller;
import dev.parley.gateway.security.CurrentCaller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The door of REST. The others ask the {@link UserDirectory} themselves. */
public class UserDoor {

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final UserDirectory users;
    private final CurrentCaller current;

    UserDoor(UserDirectory users, CurrentCaller current) {
        this.users = users;
        this.current = current;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public Uni<Response> admit() {
        Context request = Vertx.currentContext();
        return current.token()
                .map(token -> Uni.createFrom()
                        .voidItem()
                        .emitOn(THREADS)
                        .invoke(() -> users.admit(Caller.of(token), Profile.of(token)))
                        .emitOn(rest -> request.runOnContext(back -> rest.run())) // with its trace, and all else it has
                        .replaceWith((Response) null))
                .orElse(Uni.createFrom().nullItem());
    }
}
