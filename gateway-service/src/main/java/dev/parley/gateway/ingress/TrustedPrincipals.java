package dev.parley.gateway.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.gateway.security.Caller;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whose a record without a token is: by its topic and the start of its key. Checked when the gateway starts. */
@Startup
@ApplicationScoped
class TrustedPrincipals {

    private static final String PREFIX = "parley.ingress.kafka.";

    private final List<Rule> rules;

    /** @throws IllegalArgumentException naming the property that is wrong */
    TrustedPrincipals(IngressConfig config) {
        List<Rule> all = new ArrayList<>();
        config.trusted().forEach((name, trusted) -> {
            if (trusted.topic().isEmpty() && trusted.keyPrefix().isEmpty()) {
                throw new IllegalArgumentException(PREFIX + "trusted." + name
                        + " fits every record; give it a `topic` or a `key-prefix`, or set " + PREFIX + "principal");
            }
            all.add(new Rule(
                    trusted.topic().orElse(null),
                    trusted.keyPrefix().orElse(null),
                    caller(
                            "trusted." + name + ".",
                            trusted.principal(),
                            trusted.tenant(),
                            trusted.permissions(),
                            trusted.databases())));
        });
        config.principal()
                .ifPresent(principal -> all.add(new Rule(
                        null, null, caller("", principal, config.tenant(), config.permissions(), config.databases()))));
        requireDistinct(all);
        all.sort(Comparator.comparingInt(Rule::weight).reversed());
        rules = List.copyOf(all);
    }

    /** @return empty when a record at that place needs a token */
    Optional<Caller> of(ConsumerRecord<byte[], byte[]> received) {
        return rules.stream()
                .filter(rule -> rule.fits(received.topic(), received.key()))
                .findFirst()
                .map(Rule::caller);
    }

    private static Caller caller(
            String property,
            String principal,
            Optional<String> tenant,
            Set<String> permissions,
            Optional<Set<String>> databases) {
        boolean blank = Stream.of(Optional.of(principal), tenant)
                .flatMap(Optional::stream)
                .anyMatch(String::isBlank);
        if (blank) {
            throw new IllegalArgumentException(PREFIX + property + "principal and its tenant cannot be blank");
        }
        if (!permissions.contains(Caller.SUBMIT)) {
            throw new IllegalArgumentException(PREFIX + property + "permissions is " + permissions + "; without "
                    + Caller.SUBMIT + " \"" + principal + "\" cannot submit anything");
        }
        return new Caller(principal, tenant.orElse(null), permissions, databases.orElse(null));
    }

    private static void requireDistinct(List<Rule> rules) {
        for (Rule one : rules) {
            if (rules.stream().filter(one::hasSameScope).count() > 1) {
                throw new IllegalArgumentException(PREFIX + "trusted has two rules for topic " + one.topic()
                        + " and key prefix " + one.keyPrefix());
            }
        }
    }

    private record Rule(String topic, String keyPrefix, Caller caller) {

        boolean fits(String recordTopic, byte[] key) {
            boolean inTopic = topic == null || topic.equals(recordTopic);
            return inTopic && (keyPrefix == null || key != null && new String(key, UTF_8).startsWith(keyPrefix));
        }

        boolean hasSameScope(Rule other) {
            return Objects.equals(topic, other.topic) && Objects.equals(keyPrefix, other.keyPrefix);
        }

        /** The longer prefix first; between equals the one that names a topic. */
        int weight() {
            return 2 * (keyPrefix == null ? 0 : keyPrefix.length() + 1) + (topic == null ? 0 : 1);
        }
    }
}
