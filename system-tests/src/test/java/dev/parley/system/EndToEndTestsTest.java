package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** A test that no build runs proves nothing: each class of tests is run by one of the two plugins, and is listed. */
class EndToEndTestsTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern TESTS =
            Pattern.compile("@(Test|ParameterizedTest|RepeatedTest|TestFactory|ArchTest)\\b");

    /** What the plugins take by its name, and what is run by hand. */
    private static final Pattern NAMED = Pattern.compile("\\w+(Test|IT|Benchmark)");

    @ParameterizedTest
    @MethodSource("modulesWithEndToEndTests")
    void shouldRunThem(String module) throws Exception {
        Document pom = pom(module);
        String failsafe = "/project/build/plugins/plugin[artifactId='maven-failsafe-plugin']";

        assertThat(found(pom, failsafe)).as("%s runs its *IT", module).hasSize(1);
        assertThat(found(
                        pom,
                        failsafe + "//*[self::skip or self::skipITs or self::skipTests or self::includes"
                                + " or self::excludes or self::test or self::phase]"))
                .as("%s runs all of them", module)
                .isEmpty();
        assertThat(found(pom("."), "/project/modules/module"))
                .as("what is built")
                .contains(module);
    }

    @Test
    void shouldRunThemToTheVerdict() throws Exception {
        assertThat(found(
                        pom("."),
                        "/project/build/pluginManagement/plugins/plugin[artifactId='maven-failsafe-plugin']//goal"))
                .containsExactlyInAnyOrder("integration-test", "verify");
    }

    @Test
    void shouldHaveNoTestsInAClassThatNoPluginTakesByItsName() {
        assertThat(testClasses().filter(file -> TESTS.matcher(read(file)).find()))
                .isNotEmpty()
                .extracting(EndToEndTestsTest::name)
                .allMatch(name -> NAMED.matcher(name).matches());
    }

    @Test
    void shouldListEach() {
        List<String> listed = Pattern.compile("\\| `(\\w+IT)` \\|")
                .matcher(read(PROJECT.resolve("system-tests/README.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        endToEndTests().map(EndToEndTestsTest::name).toList());
    }

    static List<String> modulesWithEndToEndTests() {
        return endToEndTests()
                .map(file -> PROJECT.relativize(file).toString().split("/src/test/")[0])
                .distinct()
                .toList();
    }

    private static Stream<Path> endToEndTests() {
        return testClasses().filter(file -> name(file).endsWith("IT"));
    }

    /** Of modules that are built and of those that are not. */
    private static Stream<Path> testClasses() {
        return Stream.of(PROJECT, PROJECT.resolve("deploy"))
                .flatMap(folder -> below(folder, 1))
                .map(folder -> folder.resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(folder -> below(folder, Integer.MAX_VALUE))
                .filter(file -> file.toString().endsWith(".java"));
    }

    private static Stream<Path> below(Path folder, int depth) {
        try (Stream<Path> paths = Files.walk(folder, depth)) {
            return paths.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document pom(String module) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(PROJECT.resolve(module).resolve("pom.xml").toFile());
    }

    private static List<String> found(Document pom, String path) throws Exception {
        NodeList nodes = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(i -> nodes.item(i).getTextContent().strip())
                .toList();
    }
}
