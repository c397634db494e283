package org.samescene;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the source layout. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.samescene");

    private static String[] packages(String spaceSeparated) {
        return Arrays.stream(spaceSeparated.split(" "))
                .map(name -> "org.samescene." + name + "..")
                .toArray(String[]::new);
    }

    @Test
    void theClassesAreRead() {
        assertThat(CLASSES.contain(Matching.class)).isTrue();
        assertThat(CLASSES.get(Matching.class).getDirectDependenciesFromSelf()).isNotEmpty();
        assertThat(CLASSES.contain(ArchitectureTest.class)).isFalse();
    }

    /** A package imports only those above it in the order of the flow. */
    @ParameterizedTest
    @CsvSource({
        "arrival, bitmap feature index match verdict event app",
        "bitmap, feature index match verdict event app",
        "feature, index match verdict event app",
        "index, match verdict event app",
        "match, verdict event app",
        "verdict, event app",
        "event, app"
    })
    void theFlowIsOneWay(String one, String others) {
        noClasses()
                .that()
                .resideInAPackage("org.samescene." + one + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages(others)).or(resideInAPackage("org.samescene")))
                .check(CLASSES);
    }

    @Test
    void nobodyImportsTheShell() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.samescene.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.samescene.app..")
                .check(CLASSES);
    }

    @Test
    void theKernelOfGeometryKnowsNumbersOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.samescene.match.geometry..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.samescene..")
                        .and(not(resideInAPackage("org.samescene.match.geometry.."))))
                .check(CLASSES);
    }

    @Test
    void portsDoNotKnowTheirLeaves() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.samescene.app..",
                        "org.samescene.bitmap.process..",
                        "org.samescene.bitmap.vips..",
                        "org.samescene.index.lucene..",
                        "org.samescene.feature.gradient..",
                        "org.samescene.feature.tensorflow..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.samescene.bitmap.process..",
                        "org.samescene.bitmap.vips..",
                        "org.samescene.index.lucene..",
                        "org.samescene.feature.gradient..",
                        "org.samescene.feature.tensorflow..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.samescene.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("org.samescene.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** The process, the command line and the root command: all of the shell hangs on them, nothing stands on them. */
    @Test
    void nobodyImportsTheRoof() {
        classes()
                .that()
                .resideInAPackage("org.samescene.app")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("org.samescene.app")
                .check(CLASSES);
    }

    @Test
    void onlyTheRootCommandImportsTheLaboratory() {
        classes()
                .that()
                .resideInAPackage("org.samescene.app.lab..")
                .should()
                .onlyHaveDependentClassesThat(
                        resideInAPackage("org.samescene.app.lab..").or(simpleName("SamesceneCommand")))
                .check(CLASSES);
    }

    /** A room of the shell, and the rooms that it stands on. A command is a room; commands don't import each other. */
    @ParameterizedTest
    @CsvSource({
        "setup, setup",
        "terminal, terminal",
        "json, json",
        "picture, picture",
        "files, files",
        "broker, broker files",
        "kafka, kafka json terminal",
        "worker, worker setup kafka terminal",
        "scan, scan setup terminal json picture broker kafka worker",
        "codebook, codebook extract setup terminal",
        "extract, extract setup terminal json picture",
        "match, match setup terminal json picture",
        "model, model setup terminal json files"
    })
    void aRoomOfTheShellStandsOnFew(String room, String others) {
        noClasses()
                .that()
                .resideInAPackage("org.samescene.app." + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.samescene.app..")
                        .and(not(resideInAnyPackage(packages("app." + others.replace(" ", " app."))))))
                .check(CLASSES);
    }

    /** A graph is data; running it knows the data; the store knows both. */
    @Test
    void modelsAreBuiltInLayers() {
        String rooms = "org.samescene.feature.tensorflow";
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("savedmodel")
                .definedBy(rooms + ".savedmodel")
                .layer("running")
                .definedBy(rooms)
                .layer("store")
                .definedBy(rooms + ".store")
                .whereLayer("savedmodel")
                .mayNotAccessAnyLayer()
                .whereLayer("running")
                .mayOnlyAccessLayers("savedmodel")
                .whereLayer("store")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void theEmbeddedModelNeedsNoOther() {
        noClasses()
                .that()
                .resideInAPackage("org.samescene.feature.gradient")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.samescene.feature.delf..", "org.samescene.feature.tensorflow..")
                .check(CLASSES);
    }

    @Test
    void aSavedModelIsDataThatNothingRuns() {
        noClasses()
                .that()
                .resideInAPackage("org.samescene.feature.tensorflow.savedmodel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl..", "org.tensorflow", "org.tensorflow.op..", "org.tensorflow.internal..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "feature.tensorflow, ai.djl.. org.tensorflow.. org.bytedeco..",
        "feature.delf feature.tensorflow, com.google.protobuf..",
        "index.lucene, org.apache.lucene..",
        "bitmap, com.twelvemonkeys.. com.drew..",
        "bitmap.vips, java.lang.foreign..",
        "feature match, jdk.incubator.vector..",
        "match.geometry, org.ejml..",
        "app, org.apache.kafka.. io.quarkus.. io.cloudevents.. picocli.. com.fasterxml.jackson.. jakarta.. org.jboss.. io.smallrye..",
        "app, org.eclipse.microprofile.. io.micrometer.. io.opentelemetry.. org.slf4j.."
    })
    void aTechnologyStaysInItsLeaf(String leaves, String technology) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(leaves))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(technology.split(" "))
                .check(CLASSES);
    }

    /** The shell writes pictures too: the plot of a match, and the demo's library. */
    @Test
    void picturesAreCodedInBitmapAndDrawnInTheShell() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.samescene.bitmap..",
                        "org.samescene.app.picture..",
                        "org.samescene.app.match..",
                        "org.samescene.app.lab..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.imageio..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Util", "Utils", "Helper", "Manager", "Impl", "Service", "Common"})
    void namesAreNounsOfTheFlow(String ending) {
        classes().should().haveSimpleNameNotEndingWith(ending).check(CLASSES);
    }
}
