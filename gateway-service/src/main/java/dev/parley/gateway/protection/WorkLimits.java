package dev.parley.gateway.protection;

import dev.parley.gateway.protection.LimitsConfig.OneTenant;
import dev.parley.gateway.protection.LimitsConfig.Work;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * How much work is taken in. Those who come at the very same moment may each be let in: the limits hold but for as many
 * as the gateways have connections to their database.
 */
@ApplicationScoped
public class WorkLimits {

    private static final int RETRY_SECONDS = 5;
    private static final String HINT = "Try again in a few seconds";

    /** Where somebody comes in. */
    public enum Door {
        /** Is told at once that there is no room. */
        REQUEST(1),
        /**
         * Waits in a topic, whose producers may all be one user. It may take but half of the room for all: a full topic
         * leaves the rest to requests.
         */
        TOPIC(2);

        private final int divisor;

        Door(int divisor) {
            this.divisor = divisor;
        }
    }

    private final Work limits;
    private final Map<String, OneTenant> tenants;

    WorkLimits(LimitsConfig config) {
        this.limits = config.inWork();
        this.tenants = config.tenants();
    }

    /** The most that has to be counted. */
    public int total() {
        return limits.total();
    }

    /**
     * Before one more is taken in. Those of a user and a tenant do not hold up a topic, in which the records of others wait
     * behind theirs.
     *
     * @param tenant of the one who asks; null for none
     * @throws ConnectionException {@link ErrorCode#TOO_MANY_REQUESTS} for the user's own and the tenant's,
     *     {@link ErrorCode#OVERLOADED} for those of all
     */
    public void requireRoom(InWork now, String tenant, String database, Door door) {
        if (door == Door.REQUEST && isFull(now.ofUser(), limits.perUser(), door)) {
            throw Refusals.of(
                    ErrorCode.TOO_MANY_REQUESTS,
                    "You have " + now.ofUser() + " questions that are being worked on, and more are not taken",
                    HINT,
                    RETRY_SECONDS);
        }
        if (door == Door.REQUEST && tenant != null && isFull(now.ofTenant(), perTenant(tenant), door)) {
            throw Refusals.of(
                    ErrorCode.TOO_MANY_REQUESTS,
                    "Your tenant has " + now.ofTenant() + " questions that are being worked on, and more are not taken",
                    HINT,
                    RETRY_SECONDS);
        }
        if (isFull(now.toDatabase(), limits.perDatabase(), door)) {
            throw Refusals.of(
                    ErrorCode.OVERLOADED,
                    "Too many questions to " + database + " are being worked on",
                    HINT,
                    RETRY_SECONDS);
        }
        if (isFull(now.total(), limits.total(), door)) {
            throw Refusals.of(ErrorCode.OVERLOADED, "Too many questions are being worked on", HINT, RETRY_SECONDS);
        }
    }

    private int perTenant(String tenant) {
        OneTenant own = tenants.get(tenant);
        return own == null ? limits.perTenant() : own.inWork().orElse(limits.perTenant());
    }

    private static boolean isFull(int now, int limit, Door door) {
        return now >= Math.max(1, limit / door.divisor);
    }
}
