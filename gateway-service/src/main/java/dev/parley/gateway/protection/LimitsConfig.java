package dev.parley.gateway.protection;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.OptionalInt;

/** How much may be asked. Each number is at least 1; rates are kept over all gateways together. */
@ConfigMapping(prefix = "parley.limits")
interface LimitsConfig {

    /** Of each user: a subject of a tenant. */
    UserLimits user();

    /** Of all users of a tenant together. Users without a tenant have none in common. */
    TenantLimits tenant();

    /** For single tenants, by name, in place of {@link #tenant} and {@link #user}. */
    Map<String, OneTenant> tenants();

    /** Questions that are being worked on. */
    Work inWork();

    /** REST requests that one gateway handles at the same time; watching a question does not count. */
    @WithDefault("500")
    int requestsAtOnce();

    /** Largest body of a request, in bytes. What the server itself takes, {@code quarkus.http.limits.max-body-size}, is more. */
    @WithDefault("64K")
    MemorySize maxBody();

    interface UserLimits {

        /** Questions and answers to questions back. */
        @WithDefault("600")
        int submissionsPerMinute();

        /** Requests that are no submission. */
        @WithDefault("6000")
        int readsPerMinute();
    }

    interface TenantLimits {

        /** Questions and answers to questions back. */
        @WithDefault("6000")
        int submissionsPerMinute();

        /** Requests that are no submission. */
        @WithDefault("60000")
        int readsPerMinute();
    }

    interface OneTenant {

        /** Of all users of that tenant together. */
        OptionalInt submissionsPerMinute();

        /** Of all users of that tenant together. */
        OptionalInt readsPerMinute();

        /** Of each of its users. */
        OptionalInt userSubmissionsPerMinute();

        /** Of each of its users. */
        OptionalInt userReadsPerMinute();

        /** Questions of all its users together that are being worked on, in place of {@link Work#perTenant}. */
        OptionalInt inWork();
    }

    interface Work {

        /** Of one user. */
        @WithDefault("200")
        int perUser();

        /** Of all users of a tenant together. Users without a tenant have none in common. */
        @WithDefault("1000")
        int perTenant();

        /** To one database, so that a slow one does not take all. */
        @WithDefault("2000")
        int perDatabase();

        /** In all. */
        @WithDefault("5000")
        int total();
    }
}
