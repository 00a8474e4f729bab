package dev.parley.runtime.health;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The check of one part. */
public final class PartHealth {

    private static final String STATE = "state";
    private static final String UP = "up";
    private static final String AWAY = "away";
    private static final String BEHIND = "behind";

    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** However many ask, a part is looked at no more often. */
    private static final Duration AGE = Duration.ofSeconds(1);

    private PartHealth() {}

    /** A part without which the service can do nothing: it is not ready while that is away. */
    public static HealthCheckResponse needed(String part, boolean there) {
        return HealthCheckResponse.named(part)
                .status(there)
                .withData(STATE, there ? UP : AWAY)
                .build();
    }

    /** A part without which the service does less: it stays ready. */
    public static HealthCheckResponse helpful(String part, boolean there) {
        return HealthCheckResponse.named(part)
                .up()
                .withData(STATE, there ? UP : AWAY)
                .build();
    }

    /** A part that is there, but what it said last could not be taken: the service stays ready with what was before. */
    public static HealthCheckResponse behind(String part) {
        return HealthCheckResponse.named(part).up().withData(STATE, BEHIND).build();
    }

    /** Whether work on a part succeeds within two seconds; looked at once a second at most. */
    public static Uni<Boolean> answers(Uni<?> work) {
        return work.replaceWith(true)
                .ifNoItem()
                .after(LIMIT)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false)
                .memoize()
                .atLeast(AGE);
    }
}
