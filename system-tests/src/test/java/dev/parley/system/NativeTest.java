package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.parley.engine.algebra.Query;
import dev.parley.model.Json;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.cache.CacheKey;
import dev.parley.runtime.repository.Columns;
import dev.parley.runtime.repository.RowCache;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a native executable would lack without a word at the build: resources that are read by name, classes that are used by
 * reflection, and values that belong to a process and not to its build. See {@code docs/images.md}.
 */
class NativeTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> MODULES = List.of(
            "common-model",
            "language-engine",
            "sql-guard",
            "sql-rewriter",
            "agent-runtime",
            "gateway-service",
            "clarifier-service",
            "coder-service",
            "tester-service");

    private static final String RUN_TIME = "--initialize-at-run-time=";

    /** Who takes a class to make JSON of it, or it of JSON. */
    private static final Set<String> JSON = Stream.of(
                    ObjectMapper.class.getName(),
                    Json.class.getName(),
                    CacheKey.class.getName(),
                    RowCache.class.getName(),
                    Columns.class.getName(),
                    "dev.parley.runtime.kafka.KafkaRecords",
                    "dev.parley.gateway.ingress.CommandJson",
                    "dev.parley.gateway.ingress.EventReader")
            .collect(Collectors.toSet());

    private static final List<Class<?>> OF_A_PROCESS = List.of(
            Random.class, Thread.class, Executor.class, Process.class, ProcessHandle.class, Clock.class, Instant.class);

    private static final Set<String> ASKS_THE_PROCESS = Set.of(
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.lang.ProcessHandle.current",
            "java.util.UUID.randomUUID");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(new ArchitectureTest.NoTestJars())
                .importPackages(
                        "dev.parley.model",
                        "dev.parley.engine",
                        "dev.parley.sql",
                        "dev.parley.rewriter",
                        "dev.parley.runtime",
                        "dev.parley.gateway",
                        "dev.parley.clarifier",
                        "dev.parley.coder",
                        "dev.parley.tester");
    }

    @Test
    void shouldKeepEveryResourceThatIsReadByName() {
        String includes = properties(
                        PROJECT.resolve("agent-runtime/src/main/resources/META-INF/microprofile-config.properties"))
                .getProperty("quarkus.native.resources.includes");
        List<PathMatcher> kept = Stream.of(includes.split(","))
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        List<Path> resources = MODULES.stream()
                .map(module -> PROJECT.resolve(module + "/target/classes"))
                .flatMap(folder -> files(folder.resolve("dev")).map(folder::relativize))
                .filter(file -> !file.toString().endsWith(".class"))
                .toList();

        assertThat(resources).isNotEmpty().allMatch(file -> kept.stream().anyMatch(glob -> glob.matches(file)));
        // A line of a service's own would take the place of the one for all.
        assertThat(MODULES.stream()
                        .map(module -> PROJECT.resolve(module + "/src/main/resources/application.properties"))
                        .filter(Files::exists))
                .noneMatch(file -> properties(file).containsKey("quarkus.native.resources.includes"));
    }

    /** The builder is told of records and enums by {@code JsonTypes}, and of no other classes. */
    @Test
    void shouldMakeJsonOfNothingButRecordsAndEnums() {
        Set<JavaClass> types = classes.stream()
                .flatMap(owner -> owner.getCodeUnits().stream())
                .filter(NativeTest::makesJson)
                .flatMap(NativeTest::named)
                .filter(type -> type.getName().startsWith("dev.parley."))
                .collect(Collectors.toSet());

        assertThat(types.stream().map(JavaClass::getName))
                .contains(Query.class.getName(), SchemaSnapshot.class.getName());
        assertThat(types)
                .allMatch(type -> type.isRecord()
                        || type.isEnum()
                        || (type.isInterface() && type.reflect().isSealed()));
    }

    @Test
    void shouldMakeWhatBelongsToAProcessWhenItRuns() {
        Set<String> late = atRunTime();

        List<String> early = classes.stream()
                .flatMap(owner -> owner.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC) && isOfAProcess(field))
                .map(field -> field.getOwner().getName())
                .filter(owner -> !late.contains(owner))
                .toList();

        assertThat(late).isNotEmpty();
        assertThat(early).isEmpty();
    }

    @Test
    void shouldAskTheProcessForNothingWhenItIsBuilt() {
        Set<String> late = atRunTime();

        assertThat(classes.stream()
                        .filter(owner -> !late.contains(owner.getName()))
                        .flatMap(owner -> owner.getStaticInitializer().stream())
                        .flatMap(initializer -> initializer.getMethodCallsFromSelf().stream())
                        .filter(call -> ASKS_THE_PROCESS.contains(name(call)))
                        .map(JavaMethodCall::getDescription))
                .isEmpty();
    }

    @Test
    void shouldNameClassesThatAreThere() {
        assertThat(atRunTime().stream().filter(name -> name.startsWith("dev.parley.")))
                .isNotEmpty()
                .allMatch(classes::contain);
        assertThat(arguments()
                        .filter(argument -> argument.startsWith("--features="))
                        .map(argument -> argument.substring("--features=".length())))
                .isNotEmpty()
                .allMatch(classes::contain);
    }

    private static boolean makesJson(JavaCodeUnit unit) {
        return unit.getCallsFromSelf().stream()
                .anyMatch(call -> JSON.contains(call.getTargetOwner().getName()));
    }

    /** The classes that it names, but for those that give a logger its name. */
    private static Stream<JavaClass> named(JavaCodeUnit unit) {
        Set<Integer> loggers = unit.getMethodCallsFromSelf().stream()
                .filter(call -> call.getName().equals("getLogger"))
                .map(JavaMethodCall::getLineNumber)
                .collect(Collectors.toSet());
        return unit.getReferencedClassObjects().stream()
                .filter(named -> !loggers.contains(named.getLineNumber()))
                .map(ReferencedClassObject::getRawType);
    }

    private static boolean isOfAProcess(JavaField field) {
        return OF_A_PROCESS.stream().anyMatch(type -> field.getRawType().isAssignableTo(type))
                || field.getRawType().getPackageName().startsWith("com.fasterxml.uuid");
    }

    private static String name(JavaMethodCall call) {
        return call.getTargetOwner().getName() + "." + call.getName();
    }

    private static Set<String> atRunTime() {
        return arguments()
                .filter(argument -> argument.startsWith(RUN_TIME))
                .flatMap(argument ->
                        Stream.of(argument.substring(RUN_TIME.length()).split(",")))
                .collect(Collectors.toSet());
    }

    private static Stream<String> arguments() {
        return MODULES.stream()
                .map(module -> PROJECT.resolve(module + "/src/main/resources/META-INF/native-image/dev.parley/" + module
                        + "/native-image.properties"))
                .filter(Files::exists)
                .flatMap(file -> Stream.of(properties(file).getProperty("Args").split(" ")));
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
