package dev.parley.gateway.protection;

import java.util.OptionalInt;

/** A limit of nothing, or one that cannot be counted, stops the gateway at its start. */
final class LimitsCheck {

    /** Above it a minute has no whole microsecond for each. */
    private static final int MAX = 10_000_000;

    private LimitsCheck() {}

    /** @throws IllegalArgumentException naming the setting */
    static void require(LimitsConfig config) {
        require("user.submissions-per-minute", config.user().submissionsPerMinute());
        require("user.reads-per-minute", config.user().readsPerMinute());
        require("tenant.submissions-per-minute", config.tenant().submissionsPerMinute());
        require("tenant.reads-per-minute", config.tenant().readsPerMinute());
        config.tenants().forEach((name, tenant) -> {
            String prefix = "tenants." + name + ".";
            require(prefix + "submissions-per-minute", tenant.submissionsPerMinute());
            require(prefix + "reads-per-minute", tenant.readsPerMinute());
            require(prefix + "user-submissions-per-minute", tenant.userSubmissionsPerMinute());
            require(prefix + "user-reads-per-minute", tenant.userReadsPerMinute());
            require(prefix + "in-work", tenant.inWork());
        });
        require("in-work.per-user", config.inWork().perUser());
        require("in-work.per-tenant", config.inWork().perTenant());
        require("in-work.per-database", config.inWork().perDatabase());
        require("in-work.total", config.inWork().total());
        require("requests-at-once", config.requestsAtOnce());
    }

    private static void require(String setting, OptionalInt value) {
        value.ifPresent(number -> require(setting, number));
    }

    private static void require(String setting, int value) {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException(
                    "parley.limits." + setting + " must be a number from 1 to " + MAX + ", not " + value);
        }
    }
}
