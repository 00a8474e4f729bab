package dev.parley.gateway.databases;

import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Room for tests of databases in one gateway: each holds a thread and connections for some seconds, so that there are few at
 * a time, and few of one caller, who could else take all of them.
 */
@ApplicationScoped
class TestingPlaces {

    static final int MOST = 8;
    static final int MOST_OF_ONE = 2;
    private static final int RETRY_SECONDS = 5;

    /** {@code ann} of one tenant is not {@code ann} of another. */
    private record Tester(String subject, String tenant) {}

    private final Map<Tester, Integer> testing = new HashMap<>();
    private int taken;

    /** @throws ConnectionException when too many are tested at the moment */
    <T> T in(Caller caller, Supplier<T> test) {
        Tester tester = new Tester(caller.subject(), caller.tenant());
        take(tester);
        try {
            return test.get();
        } finally {
            leave(tester);
        }
    }

    private synchronized void take(Tester tester) {
        if (testing.getOrDefault(tester, 0) >= MOST_OF_ONE) {
            throw full("You are testing " + MOST_OF_ONE + " databases already");
        }
        if (taken >= MOST) {
            throw full("Too many databases are being tested");
        }
        taken++;
        testing.merge(tester, 1, Integer::sum);
    }

    private synchronized void leave(Tester tester) {
        taken--;
        testing.computeIfPresent(tester, (who, many) -> many == 1 ? null : many - 1);
    }

    private static ConnectionException full(String message) {
        return new ConnectionException(Failure.of(ErrorCode.OVERLOADED, message, Instant.now())
                .withHint("Try again in a few seconds")
                .withDetails(Map.of("retry_after_seconds", RETRY_SECONDS)));
    }
}
