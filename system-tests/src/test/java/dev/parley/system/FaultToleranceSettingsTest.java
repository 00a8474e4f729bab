package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** What guards a method says how far in one file; a guard that is not there has the defaults of a library. */
@AnalyzeClasses(
        packages = "dev.parley",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class FaultToleranceSettingsTest {

    private static final Map<String, Class<?>> GUARDS = Map.of(
            "retry", Retry.class,
            "bulkhead", Bulkhead.class,
            "timeout", Timeout.class,
            "circuit-breaker", CircuitBreaker.class,
            "exponential-backoff", ExponentialBackoff.class);

    private static final Pattern SETTING =
            Pattern.compile("quarkus\\.fault-tolerance\\.\"([^\"]+)\"\\.([a-z-]+)\\.[a-z-]+");

    @ArchTest
    static void shouldSayHowFarEachGuardGoes(JavaClasses classes) throws IOException {
        Set<String> guarded = classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(FaultToleranceSettingsTest::guards)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(guarded).contains("dev.parley.runtime.schema.CatalogReader/read retry");
        assertThat(settings()).containsExactlyElementsOf(guarded);
    }

    private static Stream<String> guards(JavaMethod method) {
        return GUARDS.entrySet().stream()
                .filter(guard -> method.isAnnotatedWith(guard.getValue().getName()))
                .map(guard -> method.getOwner().getName() + "/" + method.getName() + " " + guard.getKey());
    }

    private static Set<String> settings() throws IOException {
        Set<String> found = new TreeSet<>();
        for (URL file : Collections.list(FaultToleranceSettingsTest.class
                .getClassLoader()
                .getResources("META-INF/microprofile-config.properties"))) {
            Properties properties = new Properties();
            try (InputStream in = file.openStream()) {
                properties.load(in);
            }
            for (String name : properties.stringPropertyNames()) {
                Matcher setting = SETTING.matcher(name);
                if (setting.matches()) {
                    found.add(setting.group(1) + " " + setting.group(2));
                }
            }
        }
        return found;
    }
}
