package dev.stratus.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds the code to the picture in ARCHITECTURE.md: who knows whom, and which Java each half
/// needs.
class ArchitectureTest {
    private static final int JAVA_17 = 61;
    private static final int JAVA_25 = 69;

    private static final List<String> LIBRARY_HALF =
            List.of("storage", "testkit", "segy", "attributes", "job");

    /// In the program half, although its package lies within one of the library half.
    private static final String VECTOR = "dev.stratus.attributes.vector";

    private static JavaClasses classes = new ClassFileImporter().importClasses();

    @BeforeAll
    static void load() {
        classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(location -> location.contains("stratus"))
                        // What one module's tests lend another's.
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages("dev.stratus");
        assertThat(classes.contain("dev.stratus.storage.ByteSource")).isTrue();
    }

    @Test
    void everyModuleKnowsOnlyThoseOnItsLeft() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("storage")
                .definedBy("dev.stratus.storage..")
                .layer("segy")
                .definedBy("dev.stratus.segy..")
                .layer("attributes")
                .definedBy("dev.stratus.attributes..")
                .layer("job")
                .definedBy("dev.stratus.job..")
                .layer("picture")
                .definedBy("dev.stratus.picture..")
                .layer("lambda")
                .definedBy("dev.stratus.lambda..")
                .layer("demo")
                .definedBy("dev.stratus.demo..")
                .layer("cli")
                .definedBy("dev.stratus.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("demo")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("lambda")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("picture")
                .mayOnlyBeAccessedByLayers("lambda", "cli")
                .whereLayer("job")
                .mayOnlyBeAccessedByLayers("picture", "lambda", "cli")
                .whereLayer("attributes")
                .mayOnlyBeAccessedByLayers("job", "picture", "lambda", "cli")
                .whereLayer("segy")
                .mayOnlyBeAccessedByLayers("attributes", "job", "picture", "lambda", "demo", "cli")
                .check(classes);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.stratus.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    /// Reading them by reflection took a third of a short command's time: see `Options`.
    @Test
    void noOptionIsAnAnnotation() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        describe(
                                "are annotations of picocli",
                                type ->
                                        type.isAnnotation()
                                                && type.getPackageName().equals("picocli")))
                .check(classes);
    }

    /// Machines that work on one job may have clocks that are hours apart.
    @Test
    void nothingInAJobRestsOnAClock() {
        noClasses()
                .that()
                .resideInAPackage("dev.stratus.job..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        java.time.Clock.class,
                        java.time.Instant.class,
                        java.time.LocalDateTime.class,
                        java.time.ZonedDateTime.class,
                        java.util.Date.class)
                .check(classes);
    }

    @Test
    void theLibraryHalfRunsOnJava17AndTheProgramHalfOn25() throws IOException {
        for (JavaClass type : classes) {
            String module = type.getPackageName().replaceAll("dev\\.stratus\\.(\\w+).*", "$1");
            boolean library =
                    LIBRARY_HALF.contains(module) && !type.getPackageName().equals(VECTOR);
            assertThat(classFileVersion(type))
                    .as(type.getName())
                    .isEqualTo(library ? JAVA_17 : JAVA_25);
        }
    }

    private static int classFileVersion(JavaClass type) throws IOException {
        try (InputStream stream = type.getSource().orElseThrow().getUri().toURL().openStream();
                DataInputStream data = new DataInputStream(stream)) {
            assertThat(data.readInt()).isEqualTo(0xCAFEBABE);
            int minor = data.readUnsignedShort();
            assertThat(minor).isZero();
            return data.readUnsignedShort();
        }
    }
}
