package dev.parley.embedded.kafka;

import dev.parley.embedded.StackException;
import dev.parley.model.message.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Talks to the node as an administrator. */
public final class KafkaTopics implements AutoCloseable {

    private static final int PARTITIONS = 3;
    private static final int WAIT_SECONDS = 30;

    /** Held, because a logger nobody holds loses its level. */
    private static final Logger CLIENT_LOG = Logger.getLogger("org.apache.kafka");

    static {
        CLIENT_LOG.setLevel(Level.SEVERE);
    }

    private final Admin admin;

    public KafkaTopics(String bootstrapServers) {
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG, "parley-embedded",
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, "50",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "250",
                AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, "50",
                // The broker's address is known; "rebootstrap" would look for it without a pause until it is up.
                AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, "none",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000"));
    }

    /** Whether the node answers. */
    public boolean answers() {
        try {
            return !admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            return false;
        }
    }

    /** Creates those of Parley's topics that are missing. */
    public void create() {
        Set<String> existing = names();
        List<NewTopic> missing = Topics.all().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(KafkaTopics::description)
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        try {
            admin.createTopics(missing).all().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new StackException("Cannot create topics: " + e.getCause().getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while topics were created.", e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new StackException("Kafka did not create the topics within " + WAIT_SECONDS + " s.", e);
        }
    }

    private Set<String> names() {
        try {
            return admin.listTopics().names().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while topics were listed.", e);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new StackException("Kafka does not list its topics: " + e.getMessage(), e);
        }
    }

    private static NewTopic description(Topics.Topic topic) {
        if (!topic.compacted()) {
            return new NewTopic(topic.name(), PARTITIONS, (short) 1);
        }
        return new NewTopic(topic.name(), 1, (short) 1)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
