package dev.parley.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** {@code deploy/kubernetes}: its files one by one, and what {@code kubectl} makes of an overlay. */
final class Kustomization {

    static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    static final Path FOLDER = PROJECT.resolve("deploy/kubernetes");

    private static final Path COPY = PROJECT.resolve("system-tests/target/kubernetes");
    private static final long PATIENCE_SECONDS = 60;
    private static final Map<String, Manifests> RENDERED = new HashMap<>();

    private Kustomization() {}

    /** The files with manifests. */
    static List<Path> files() {
        return found(FOLDER, ".yaml").stream()
                .filter(file -> !file.endsWith("kustomization.yaml"))
                .toList();
    }

    static List<Path> found(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The overlay as it would be applied, with secrets made by chance; the test is skipped where there is no kubectl. */
    static Manifests rendered(String overlay) {
        return rendered(overlay, "", "");
    }

    /** The overlay with another component in place of one that it names. */
    static synchronized Manifests rendered(String overlay, String component, String instead) {
        Assumptions.assumeTrue(isThere("kubectl") && isThere("openssl"), "kubectl and openssl are not both there");
        if (RENDERED.isEmpty()) {
            run("rm", "-rf", COPY.toString());
            run("cp", "-R", FOLDER.toString(), COPY.toString());
            run("rm", "-rf", COPY.resolve("overlays/local/secrets").toString());
            run(COPY.resolve("overlays/local/make-secrets.sh").toString());
        }
        return RENDERED.computeIfAbsent(instead.isEmpty() ? overlay : overlay + "-" + instead, name -> {
            Path folder = COPY.resolve("overlays/" + name);
            if (!name.equals(overlay)) {
                run("cp", "-R", COPY.resolve("overlays/" + overlay).toString(), folder.toString());
                replace(folder.resolve("kustomization.yaml"), "components/" + component, "components/" + instead);
            }
            return Manifests.of(run("kubectl", "kustomize", folder.toString()));
        });
    }

    private static void replace(Path file, String text, String instead) {
        String before = Manifests.text(file);
        assertThat(before).contains(text);
        try {
            Files.writeString(file, before.replace(text, instead));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isThere(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /** Whether the command is there, and ends well. */
    static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the command says; it has to end well. */
    static String run(String... command) {
        Path output = COPY.resolveSibling("kubernetes.out");
        Path errors = COPY.resolveSibling("kubernetes.err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(ended && process.exitValue() == 0)
                    .as("%s: %s", String.join(" ", command), Files.readString(errors))
                    .isTrue();
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
