package dev.parley.gateway.protection;

import dev.parley.gateway.protection.LimitsConfig.OneTenant;
import dev.parley.gateway.security.Caller;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How often users and tenants may come. Records of topics are not counted: they wait in their topic. Every other way in
 * asks here: REST for all its requests, a socket for each message.
 */
@Startup(Interceptor.Priority.PLATFORM_BEFORE + 1) // before channels open
@ApplicationScoped
public class RateLimits {

    private static final String PREFIX = "parley:rate:";

    private final LimitsConfig config;
    private final SharedMeters meters;

    /** @throws IllegalArgumentException naming the setting that is wrong */
    RateLimits(LimitsConfig config, SharedMeters meters) {
        LimitsCheck.require(config);
        this.config = config;
        this.meters = meters;
    }

    /** Counts a request of the caller, if it may come. */
    public Uni<Quota> take(Caller caller, Rate rate) {
        List<Meter> both = meters(caller, rate);
        return meters.take(both).map(reading -> quota(rate, both.get(reading.tightest()), reading));
    }

    private static Quota quota(Rate rate, Meter meter, Reading reading) {
        return new Quota(
                rate,
                meter.perMinute(),
                (int) Math.max(0, reading.roomMicros() / meter.interval()),
                seconds(Meter.MINUTE_MICROS - reading.roomMicros()),
                seconds(reading.waitMicros()));
    }

    /** Rounded up: who comes then is not too early. */
    private static int seconds(long micros) {
        return (int) Math.max(0, (micros + 999_999) / 1_000_000);
    }

    /** The user's, and the tenant's where there is one. Names are told apart by their length, whatever is in them. */
    private List<Meter> meters(Caller caller, Rate rate) {
        List<Meter> both = new ArrayList<>();
        String tenant = caller.tenant() == null ? "" : caller.tenant();
        String prefix = PREFIX + "{" + tenant.length() + ":" + tenant + "}:" + rate.label() + ":";
        both.add(new Meter(prefix + "user:" + caller.subject(), perUser(caller.tenant(), rate)));
        if (caller.tenant() != null) {
            both.add(new Meter(prefix + "tenant", perTenant(caller.tenant(), rate)));
        }
        return both;
    }

    private int perUser(String tenant, Rate rate) {
        return switch (rate) {
            case SUBMISSIONS ->
                own(tenant, OneTenant::userSubmissionsPerMinute)
                        .orElse(config.user().submissionsPerMinute());
            case READS ->
                own(tenant, OneTenant::userReadsPerMinute).orElse(config.user().readsPerMinute());
        };
    }

    private int perTenant(String tenant, Rate rate) {
        return switch (rate) {
            case SUBMISSIONS ->
                own(tenant, OneTenant::submissionsPerMinute)
                        .orElse(config.tenant().submissionsPerMinute());
            case READS ->
                own(tenant, OneTenant::readsPerMinute).orElse(config.tenant().readsPerMinute());
        };
    }

    private OptionalInt own(String tenant, Function<OneTenant, OptionalInt> limit) {
        return Optional.ofNullable(tenant).map(config.tenants()::get).map(limit).orElse(OptionalInt.empty());
    }
}
