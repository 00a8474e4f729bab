package dev.parley.gateway.socket;

import dev.parley.gateway.audit.Act;
import dev.parley.gateway.audit.SecurityAuditor;
import dev.parley.gateway.problem.Problem;
import dev.parley.gateway.problem.RawProblem;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.security.KeyServer;
import dev.parley.gateway.security.Unauthenticated;
import dev.parley.gateway.streaming.OpenStreams;
import dev.parley.gateway.streaming.StreamingConfig;
import dev.parley.gateway.users.Profile;
import dev.parley.gateway.users.UserDirectory;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ParleyException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Judges who wants to open a socket: the page, the token, and whether there is room. What is refused is in the audit. */
@ApplicationScoped
class Handshake implements HttpUpgradeCheck {

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final int UNAUTHORIZED = 401;
    private static final String PLACE = "GET " + TaskSocket.PATH;

    private final Origins origins;
    private final OpenStreams streams;
    private final UserDirectory users;
    private final SecurityAuditor auditor;
    private final KeyServer keys;

    Handshake(
            StreamingConfig config, OpenStreams streams, UserDirectory users, SecurityAuditor auditor, KeyServer keys) {
        this.origins = new Origins(config.origins().orElse(List.of()));
        this.streams = streams;
        this.users = users;
        this.auditor = auditor;
        this.keys = keys;
    }

    /**
     * The result comes on the connection's own event loop, where Quarkus goes on with the upgrade: anywhere else a frame
     * that follows the handshake at once could come before there is anybody who takes it, and would be lost.
     */
    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        Context connection = Vertx.currentContext();
        return judged(context, request)
                .emitOn(task -> connection.runOnContext(ignored -> task.run()))
                .chain(result -> request.response().ended() // by us, or by Quarkus a token that does not hold
                        ? Uni.createFrom().nothing()
                        : Uni.createFrom().item(result));
    }

    private Uni<CheckResult> judged(HttpUpgradeContext context, HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null && !origins.allow(origin, request.getHeader("Host"))) {
            Failure failure = Failure.of(ErrorCode.ACCESS_DENIED, "pages of " + origin + " may not", Instant.now());
            return Uni.createFrom().item(() -> refused(request, null, failure));
        }
        return context.securityIdentity()
                .emitOn(THREADS)
                .map(identity -> admit(identity, context))
                .onFailure(ParleyException.class)
                .recoverWithItem(e -> refused(request, null, ((ParleyException) e).failure()))
                .onFailure()
                .recoverWithUni(e -> keys.isToBlameFor(e)
                        .map(away -> refused(request, null, away ? KeyServer.away() : Unauthenticated.because(e))));
    }

    private CheckResult admit(SecurityIdentity identity, HttpUpgradeContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return refused(context.httpRequest(), null, Unauthenticated.withoutToken());
        }
        Bearer bearer = Bearer.of(token);
        Optional<ParleyException> objection = streams.objection(bearer.owner());
        if (objection.isPresent()) {
            return refused(
                    context.httpRequest(), bearer.caller(), objection.get().failure());
        }
        users.admit(bearer.caller(), Profile.of(token));
        context.userData().put(Bearer.KEY, bearer);
        return CheckResult.permitUpgradeSync();
    }

    /** Answered here, with a problem document like every other refusal: a check by itself has no body. */
    private CheckResult refused(HttpServerRequest request, Caller caller, Failure failure) {
        int status = Problem.withStatus(failure).status();
        if (status < 500) {
            auditor.refused(caller, Act.REQUEST, null, PLACE, failure);
        }
        if (!request.response().ended()) {
            if (status == UNAUTHORIZED) {
                request.response().putHeader("WWW-Authenticate", "Bearer");
            }
            RawProblem.end(request.response(), status, failure);
        }
        return CheckResult.rejectUpgradeSync(status);
    }
}
