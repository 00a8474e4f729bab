package dev.parley.runtime.health;

import io.smallrye.reactive.messaging.health.HealthReport.ChannelInfo;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** A channel that broke for good comes back with a new start of the service only. */
@Liveness
@ApplicationScoped
class KafkaLiveness implements HealthCheck {

    private final HealthCenter center;

    KafkaLiveness(HealthCenter center) {
        this.center = center;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("channels").up();
        if (center.isInitialized()) {
            for (ChannelInfo channel : center.getLiveness().getChannels()) {
                response.withData(channel.getChannel(), channel.isOk() ? "up" : "broken");
                if (!channel.isOk()) {
                    response.down();
                }
            }
        }
        return response.build();
    }
}
