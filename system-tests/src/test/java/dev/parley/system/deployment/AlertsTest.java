package dev.parley.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts look at meters that the services have, and lead to what to do. */
class AlertsTest {

    private static final Pattern METER = Pattern.compile("\\b(?:parley|http|jvm|kafka|sql|ft)_[a-z_]+");
    private static final Pattern CLIENT = Pattern.compile("client_id=~\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("`([a-z_*]+)`");

    static Stream<Rule> alerts() {
        List<HasMetadata> objects = Manifests.in(
                        List.of(Kustomization.FOLDER.resolve("components/monitoring/alerts.yaml")))
                .objects();
        return ((PrometheusRule) objects.getFirst())
                .getSpec().getGroups().stream().flatMap(group -> group.getRules().stream());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void shouldLookAtMetersThatAreDocumented(Rule alert) {
        Set<String> known = documented();

        assertThat(meters(alert.getExpr().getStrVal())).allMatch(meter -> isKnown(known, meter), "is documented");
    }

    private static boolean isKnown(Set<String> known, String meter) {
        return known.stream()
                .anyMatch(name -> name.endsWith("*")
                        ? meter.startsWith(name.substring(0, name.length() - 1))
                        : meter.equals(name) || meter.matches(name + "_(count|sum)"));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void shouldLeadToAPlaceThatSaysWhatToDo(Rule alert) {
        String runbook = alert.getAnnotations().get("runbook");
        Set<String> anchors = Manifests.text(Kustomization.PROJECT.resolve("docs/operations.md"))
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase().replaceAll("[^a-z0-9 -]", ""))
                .map(title -> "docs/operations.md#" + title.replace(' ', '-'))
                .collect(Collectors.toSet());

        assertThat(anchors).contains(runbook);
        assertThat(alert.getAnnotations()).containsKey("summary");
        assertThat(alert.getLabels().get("severity")).isIn("critical", "warning");
    }

    /** Several consumers of one channel have its name with a number: {@code queries$1}. */
    @ParameterizedTest
    @ValueSource(strings = {"gateway", "clarifier", "coder", "tester"})
    void shouldWatchEachConsumerOfWork(String service) {
        Properties settings = ServiceSettings.of(service);
        Set<String> consumers = settings.stringPropertyNames().stream()
                .filter(name -> name.endsWith(".dead-letter-queue.topic"))
                .map(name -> name.replaceFirst("^mp\\.messaging\\.incoming\\.([^.]+)\\..*", "$1"))
                .map(channel -> "kafka-consumer-" + channel
                        + (settings.containsKey("mp.messaging.incoming." + channel + ".concurrency") ? "$1" : ""))
                .collect(Collectors.toSet());
        List<Pattern> watched = alerts().map(
                        alert -> CLIENT.matcher(alert.getExpr().getStrVal()))
                .filter(Matcher::find)
                .map(client -> Pattern.compile(client.group(1)))
                .toList();

        assertThat(watched).hasSize(2);
        assertThat(consumers)
                .isNotEmpty()
                .allMatch(
                        consumer -> watched.stream()
                                .allMatch(clients -> clients.matcher(consumer).matches()),
                        "is watched");
    }

    @Test
    void shouldShowMetersThatAreDocumented() {
        Set<String> known = documented();
        var expressions = Pattern.compile("\"expr\": \"(.*)\"")
                .matcher(Manifests.text(Kustomization.PROJECT.resolve("deploy/monitoring/dashboards/parley.json")));

        assertThat(expressions.results().flatMap(found -> meters(found.group(1)).stream()))
                .isNotEmpty()
                .allMatch(meter -> isKnown(known, meter), "is documented");
    }

    @Test
    void shouldTellAMeterThatNobodyHas() {
        assertThat(documented())
                .contains("parley_dead_letters_total", "parley_agent_expired_total", "parley_pool_healthy")
                .doesNotContain("parley_dead_letter_total");
        assertThat(isKnown(documented(), "kafka_consumer_fetch_manager_record_lag_max"))
                .isFalse();
    }

    private static Set<String> meters(String expression) {
        Set<String> meters = new HashSet<>();
        Matcher matcher = METER.matcher(expression.replaceAll("\\{[^}]*}", ""));
        while (matcher.find()) {
            meters.add(matcher.group());
        }
        return meters;
    }

    /** The first column of the table of metrics, where {@code _x} after {@code a_b} is {@code a_x}. */
    private static Set<String> documented() {
        Set<String> names = new HashSet<>();
        Manifests.text(Kustomization.PROJECT.resolve("docs/observability.md"))
                .lines()
                .filter(line -> line.startsWith("| `") && line.contains("_"))
                .forEach(line -> {
                    Matcher codes = CODE.matcher(line.split("\\|")[1]);
                    Set<String> row = new HashSet<>();
                    String stem = "";
                    while (codes.find()) {
                        String code = codes.group(1);
                        if (code.equals("_total")) {
                            names.addAll(row.stream().map(name -> name + code).toList());
                        } else if (code.startsWith("_")) {
                            row.add(stem + code);
                        } else {
                            row.add(code);
                            stem = code.substring(0, Math.max(0, code.lastIndexOf('_')));
                        }
                    }
                    names.addAll(row);
                });
        return names;
    }
}
