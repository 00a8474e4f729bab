package dev.parley.tester.sandbox;

import dev.parley.model.message.TestRequest;
import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.database.SandboxSession;
import dev.parley.runtime.pool.SessionSettings;
import dev.parley.runtime.work.Withdrawal;
import dev.parley.tester.guard.StatementGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Sessions in the sandbox role of the database that a request is about, all with the same limits but their time. */
@ApplicationScoped
public class SandboxSessions {

    /** Left of a request's time for the reply. */
    private static final Duration RESERVE = Duration.ofMillis(500);

    private final DatabasePools pools;
    private final StatementGuard guard;
    private final SandboxLimits limits;
    private final Clock clock = Clock.systemUTC();

    SandboxSessions(DatabasePools pools, StatementGuard guard, SandboxLimits limits) {
        this.pools = pools;
        this.guard = guard;
        this.limits = limits;
    }

    /** When what is done beside the answer has to end, given so much time: before the request's own deadline. */
    public Instant end(TestRequest request, Duration given) {
        Instant end = clock.instant().plus(given);
        Instant latest = request.deadline().minus(RESERVE);
        return end.isBefore(latest) ? end : latest;
    }

    /** @param end no statement in it runs longer than to there */
    public SandboxSession open(TestRequest request, Instant end) {
        return open(request, Duration.between(clock.instant(), end));
    }

    /** @param limit of one statement in it */
    SandboxSession open(TestRequest request, Duration limit) {
        SessionSettings settings = new SessionSettings(
                limit,
                limits.lockTimeout(),
                guard.facts(request.database()).searchPath(),
                limits.maxRowBytes(),
                2L * limits.maxResultBytes(),
                request.asker(),
                request.tenant());
        return SandboxSession.open(pools.sandboxReader(request.database()), settings, Withdrawal.current());
    }
}
