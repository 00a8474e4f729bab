package dev.parley.gateway.users;

import dev.parley.gateway.security.Caller;
import dev.parley.gateway.security.CurrentCaller;
import dev.parley.gateway.security.OwnContext;
import io.smallrye.mutiny.Uni;
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
    private final OwnContext context;

    UserDoor(UserDirectory users, CurrentCaller current, OwnContext context) {
        this.users = users;
        this.current = current;
        this.context = context;
    }

    /** After the rates: who comes too often costs no look at the users. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
    public Uni<Response> admit() {
        return current.token()
                .map(token -> Uni.createFrom()
                        .voidItem()
                        .emitOn(THREADS)
                        .invoke(() -> users.admit(Caller.of(token), Profile.of(token)))
                        .emitOn(context.executor())
                        .replaceWith((Response) null))
                .orElse(Uni.createFrom().nullItem());
    }
}
