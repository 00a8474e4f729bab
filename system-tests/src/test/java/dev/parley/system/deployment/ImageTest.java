package dev.parley.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code Dockerfile} and {@code deploy/image}. */
class ImageTest {

    private static final Path OPTIONS = Kustomization.PROJECT.resolve("deploy/image/java.options");
    private static final Pattern STAGE = Pattern.compile("FROM (\\S+) AS (\\S+)");

    @Test
    void shouldServeAsAUserOfNoRights() {
        List<String> users = ofService("USER ");

        assertThat(users).isNotEmpty().allMatch(user -> user.matches("[1-9]\\d*:[1-9]\\d*"));
    }

    /** A shell in between would keep SIGTERM to itself. */
    @Test
    void shouldHaveTheJvmAsItsFirstProcess() {
        assertThat(ofService("ENTRYPOINT ").getLast()).startsWith("[\"java\", ");
        assertThat(ofService("STOPSIGNAL ")).isEmpty();
    }

    /** On a JVM of the images' version: with a cache of another one, one that is broken, and none. */
    @ParameterizedTest
    @ValueSource(strings = {"not-a-cache", ""})
    void shouldStartWhereItsCacheDoesNotFit(String content) throws IOException {
        Assumptions.assumeTrue(Runtime.version().feature() >= 25, "the JVM has no AOT cache of one step");
        Path cache = Kustomization.PROJECT.resolve("system-tests/target/cache" + content.length() + ".aot");
        Files.deleteIfExists(cache);
        if (!content.isEmpty()) {
            Files.writeString(cache, content);
        }

        Kustomization.run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + OPTIONS,
                "-XX:AOTCache=" + cache,
                "-version");
    }

    @Test
    void shouldLetAVariableSayOtherwiseThanItsOptions() {
        assertThat(Kustomization.run(
                        "env",
                        "_JAVA_OPTIONS=-XX:MaxRAMPercentage=75",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + OPTIONS,
                        "-XX:+PrintFlagsFinal",
                        "-version"))
                .containsPattern("MaxRAMPercentage += 75");
    }

    /** A tag of numbers alone, or one that goes down to the last number. */
    @ParameterizedTest
    @ValueSource(strings = {"JDK", "JRE", "MANDREL", "MICRO"})
    void shouldBeMadeOfImagesOfOneVersion(String base) {
        assertThat(Manifests.text(Kustomization.PROJECT.resolve("Dockerfile")).lines())
                .filteredOn(line -> line.startsWith("ARG " + base + "="))
                .singleElement()
                .asString()
                .matches(".*:(\\d+\\.\\d+|.*\\d+\\.\\d+\\.\\d+.*)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "native", "demo"})
    void shouldSayWhatItIs(String image) {
        String lines = stage(image).collect(Collectors.joining("\n"));

        assertThat(Stream.of("title", "description", "licenses", "version", "revision"))
                .allMatch(label -> lines.contains("org.opencontainers.image." + label + "="));
        assertThat(lines.contains("sbom.json")).isEqualTo(!image.equals("demo"));
    }

    @Test
    void shouldHaveScriptsThatAreScripts() {
        Kustomization.run(
                "sh",
                "-n",
                Kustomization.PROJECT.resolve("deploy/image/build.sh").toString());
        Kustomization.run(
                "bash",
                "-n",
                Kustomization.PROJECT.resolve("deploy/image/healthy.sh").toString());
    }

    /** The values of an instruction in the stages that the image of a service is made of, first to last. */
    private static List<String> ofService(String instruction) {
        List<String> values = new ArrayList<>();
        stage("service")
                .filter(line -> line.startsWith(instruction))
                .forEach(line -> values.add(line.substring(instruction.length())));
        return values;
    }

    private static Stream<String> stage(String name) {
        List<String> lines = new ArrayList<>();
        String base = "";
        String current = "";
        for (String line : Manifests.text(Kustomization.PROJECT.resolve("Dockerfile"))
                .lines()
                .toList()) {
            var stage = STAGE.matcher(line);
            if (stage.matches()) {
                current = stage.group(2);
                base = current.equals(name) ? stage.group(1) : base;
            } else if (current.equals(name)) {
                lines.add(line);
            }
        }
        return base.startsWith("$") ? lines.stream() : Stream.concat(stage(base), lines.stream());
    }
}
