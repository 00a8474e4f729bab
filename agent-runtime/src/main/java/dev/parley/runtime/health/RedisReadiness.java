package dev.parley.runtime.health;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Redis only makes Parley faster, and limits exact across gateways. */
@Readiness
@ApplicationScoped
class RedisReadiness implements AsyncHealthCheck {

    private final Uni<Boolean> answers;

    RedisReadiness(ReactiveRedisDataSource redis) {
        this.answers = PartHealth.answers(Uni.createFrom().deferred(() -> redis.execute("PING")));
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return answers.map(there -> PartHealth.helpful("redis", there));
    }
}
