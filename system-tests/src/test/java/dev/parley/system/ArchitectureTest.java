package dev.parley.system;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The map in {@code docs/architecture.md}, as rules. */
@AnalyzeClasses(
        packages = "dev.parley",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    /** What modules share for their tests comes as a jar. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    /** Depend inward only: services → runtime and engine → contract. */
    @ArchTest
    static final ArchRule MODULES = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.parley..")
            .layer("contract")
            .definedBy("dev.parley.model..")
            .layer("engine")
            .definedBy("dev.parley.engine..")
            .layer("guard")
            .definedBy("dev.parley.sql..")
            .layer("rewriter")
            .definedBy("dev.parley.rewriter..")
            .layer("runtime")
            .definedBy("dev.parley.runtime..")
            .layer("gateway")
            .definedBy("dev.parley.gateway..")
            .layer("clarifier")
            .definedBy("dev.parley.clarifier..")
            .layer("coder")
            .definedBy("dev.parley.coder..")
            .layer("tester")
            .definedBy("dev.parley.tester..")
            .layer("demo")
            .definedBy("dev.parley.demo..")
            .layer("embedded")
            .definedBy("dev.parley.embedded..")
            .layer("command")
            .definedBy("dev.parley.cli..")
            .layer("image")
            .definedBy("dev.parley.image..")
            .layer("evaluation")
            .definedBy("dev.parley.evaluation..")
            .whereLayer("contract")
            .mayNotAccessAnyLayer()
            .whereLayer("engine")
            .mayOnlyAccessLayers("contract")
            .whereLayer("guard")
            .mayNotAccessAnyLayer()
            .whereLayer("rewriter")
            .mayOnlyAccessLayers("contract", "guard")
            .whereLayer("runtime")
            .mayOnlyAccessLayers("contract", "guard")
            .whereLayer("gateway")
            .mayOnlyAccessLayers("contract", "runtime", "engine", "guard")
            .whereLayer("clarifier")
            .mayOnlyAccessLayers("contract", "runtime", "engine")
            .whereLayer("coder")
            .mayOnlyAccessLayers("contract", "runtime", "engine", "guard", "rewriter")
            .whereLayer("tester")
            .mayOnlyAccessLayers("contract", "runtime", "guard", "rewriter")
            .whereLayer("demo")
            .mayNotAccessAnyLayer()
            .whereLayer("embedded")
            .mayOnlyAccessLayers("contract", "demo")
            .whereLayer("command")
            .mayOnlyAccessLayers("contract", "guard", "embedded")
            .whereLayer("image")
            .mayOnlyAccessLayers("contract", "embedded", "command")
            .whereLayer("image")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("evaluation")
            .mayOnlyAccessLayers("contract", "engine", "guard", "rewriter", "runtime", "embedded", "command")
            .whereLayer("evaluation")
            .mayNotBeAccessedByAnyLayer();

    /** A question is read in steps, each of which knows those below it and none above; see language-engine/README.md. */
    @ArchTest
    static final ArchRule READING_GOES_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.parley.engine..")
            .layer("engine")
            .definedBy("dev.parley.engine")
            .layer("interpretation")
            .definedBy("dev.parley.engine.interpretation")
            .layer("alternatives")
            .definedBy("dev.parley.engine.interpretation.alternatives")
            .layer("passes")
            .definedBy("dev.parley.engine.interpretation.passes")
            .layer("shown")
            .definedBy("dev.parley.engine.interpretation.shown")
            .layer("ranks")
            .definedBy("dev.parley.engine.interpretation.ranks")
            .layer("conditions")
            .definedBy("dev.parley.engine.interpretation.conditions")
            .layer("composition")
            .definedBy("dev.parley.engine.interpretation.composition")
            .layer("reading")
            .definedBy("dev.parley.engine.interpretation.reading")
            .layer("words")
            .definedBy("dev.parley.engine.interpretation.words")
            .whereLayer("interpretation")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("alternatives")
            .mayOnlyBeAccessedByLayers("interpretation")
            .whereLayer("passes")
            .mayOnlyBeAccessedByLayers("interpretation")
            .whereLayer("shown")
            .mayOnlyBeAccessedByLayers("interpretation")
            .whereLayer("ranks")
            .mayOnlyBeAccessedByLayers("interpretation", "shown")
            .whereLayer("conditions")
            .mayOnlyBeAccessedByLayers("interpretation", "shown", "ranks")
            .whereLayer("composition")
            .mayOnlyBeAccessedByLayers("interpretation", "shown", "ranks", "conditions")
            .whereLayer("reading")
            .mayOnlyBeAccessedByLayers(
                    "engine", "interpretation", "alternatives", "passes", "shown", "ranks", "conditions", "composition")
            .whereLayer("words")
            .mayOnlyBeAccessedByLayers(
                    "interpretation",
                    "alternatives",
                    "passes",
                    "shown",
                    "ranks",
                    "conditions",
                    "composition",
                    "reading");

    @ArchTest
    static final ArchRule CONTRACT_KNOWS_NO_FRAMEWORK = classes()
            .that()
            .resideInAPackage("dev.parley.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.parley.model..", "java..", "com.fasterxml.jackson..", "com.fasterxml.uuid..");

    @ArchTest
    static final ArchRule ENGINE_GUARD_AND_REWRITER_DO_NO_IO = noClasses()
            .that()
            .resideInAnyPackage("dev.parley.engine..", "dev.parley.sql..", "dev.parley.rewriter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "java.net..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "io.quarkus..",
                    "io.vertx..",
                    "io.smallrye..",
                    "jakarta..",
                    "org.apache.kafka..");

    /** What is asked is the clarifier's to read; see docs/adr/0011. */
    @ArchTest
    static final ArchRule GATEWAY_READS_NO_QUESTIONS = noClasses()
            .that()
            .resideInAPackage("dev.parley.gateway..")
            .and()
            .resideOutsideOfPackage("dev.parley.gateway.completion..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.parley.engine..");

    @ArchTest
    static final ArchRule ENGINE_TAKES_THE_TIME_AS_INPUT = noClasses()
            .that()
            .resideInAPackage("dev.parley.engine..")
            .should()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    /** The simple protocol takes several statements in one text; see docs/adr/0005. */
    @ArchTest
    static final ArchRule EXTENDED_PROTOCOL_ONLY = noClasses()
            .that()
            .resideOutsideOfPackages("dev.parley.demo..", "dev.parley.embedded..", "dev.parley.cli..")
            .should()
            .callMethodWhere(target(name("query")).and(target(owner(resideInAPackage("io.vertx..")))));

    @ArchTest
    static final ArchRule CONSTRUCTOR_INJECTION = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty");

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("dev.parley.(*).(**)").should().beFreeOfCycles();
}
