package dev.parley.system.deployment;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.jwt.config.JWTAuthContextInfoProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The settings that a service reads when it starts, out of what declares them: Parley's and Quarkus' mappings, those of tokens,
 * those of the Kafka clients, and the variables that its defaults refer to.
 */
final class KnownSettings {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

    /** Where mappings are; those of the first are in every service. */
    static final List<String> MODULES =
            List.of("agent-runtime", "gateway-service", "clarifier-service", "coder-service", "tester-service");

    private final Set<String> names = new TreeSet<>();
    private final Set<String> variables = new TreeSet<>();

    KnownSettings() {
        Stream.concat(ours(), quarkus())
                .map(ConfigClass::configClass)
                .flatMap(mapping -> ConfigMappings.getProperties(mapping).keySet().stream())
                // A list may be given as a whole, too.
                .flatMap(name -> Stream.of(name, name.replace("[*]", "")))
                .forEach(names::add);
        Stream.of(JWTAuthContextInfoProvider.class.getDeclaredFields())
                .map(KnownSettings::property)
                .filter(Objects::nonNull)
                .forEach(names::add);
        Stream.of(ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())
                .flatMap(Set::stream)
                .forEach(name -> names.add("kafka." + name));
        var defaults = Manifests.text(Kustomization.PROJECT.resolve(
                "agent-runtime/src/main/resources/META-INF/microprofile-config.properties"));
        VARIABLE.matcher(defaults).results().forEach(found -> variables.add(found.group(1)));
    }

    /** Whether a line of a file of properties means something. */
    boolean hasProperty(String name) {
        return names.stream()
                .anyMatch(known ->
                        pattern(known, "[^.]+|\"[^\"]+\"").matcher(name).matches());
    }

    /** Whether an environment variable does, by the rule of MicroProfile Config. */
    boolean hasVariable(String variable) {
        return variables.contains(variable)
                || names.stream().anyMatch(known -> pattern(variableOf(known), "_?[A-Z0-9_]+_?")
                        .matcher(variable)
                        .matches());
    }

    private static String variableOf(String name) {
        return name.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    }

    private static Pattern pattern(String name, String key) {
        return Pattern.compile(
                Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("(" + key + ")")));
    }

    /** Parley's own mappings, by their sources: reading every class would take long. */
    static Stream<Class<?>> ours() {
        return MODULES.stream()
                .map(module -> Kustomization.PROJECT.resolve(module + "/src/main/java"))
                .flatMap(sources -> Kustomization.found(sources, ".java").stream()
                        .filter(file -> Manifests.text(file).contains("\n@ConfigMapping("))
                        .map(file -> sources.relativize(file)
                                .toString()
                                .replaceFirst("\\.java$", "")
                                .replace('/', '.')))
                .map(KnownSettings::type);
    }

    /** What is fixed when a service is built is left out: setting it later does nothing. */
    private static Stream<Class<?>> quarkus() {
        try {
            return Collections.list(
                            KnownSettings.class.getClassLoader().getResources("META-INF/quarkus-config-roots.list"))
                    .stream()
                    .flatMap(KnownSettings::lines)
                    .distinct()
                    .map(KnownSettings::type)
                    .filter(type -> type.isAnnotationPresent(ConfigMapping.class)
                            && type.getAnnotation(ConfigRoot.class).phase() == ConfigPhase.RUN_TIME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(URL list) {
        try (var in = list.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, KnownSettings.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String property(Field field) {
        ConfigProperty property = field.getAnnotation(ConfigProperty.class);
        return property == null ? null : property.name();
    }
}
