package dev.stratus.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.attributes.Attribute;
import dev.stratus.attributes.Window;
import dev.stratus.job.AttributeJob.Existing;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.LocalByteSource;
import dev.stratus.storage.StorageOptions;
import dev.stratus.testkit.PluginJar;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Attributes of a user's own, made as `docs/plugin.md` says.
class PluginTest {
    @TempDir private Path folder;
    private Path survey = Path.of("");

    @BeforeEach
    void makeSurvey() {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.IEEE_FLOAT32);
        for (int trace = 0; trace < 50; trace++) {
            fixture.trace(TraceFixture.of(trace, -2, Double.NaN, -0.5 * trace));
        }
        survey = fixture.writeTo(folder.resolve("survey.sgy"));
    }

    private static String attribute(String name, String body) {
        return """
        package org.example;

        public final class Own implements dev.stratus.attributes.TraceAttribute {
            @Override
            public String name() {
                return "%s";
            }

            @Override
            public double of(java.nio.DoubleBuffer samples, double interval) {
                %s
            }
        }
        """
                .formatted(name, body);
    }

    /// Compiles a class and puts it into a jar that offers it.
    private Path jar(String file, String className, String source) throws IOException {
        return PluginJar.of(folder.resolve(file), className, source);
    }

    private JobSummary run(Path target, Existing existing, Plugins plugins) throws Exception {
        AttributeRequest request =
                new AttributeRequest(
                        List.of(Attribute.MAX),
                        plugins.attributes(),
                        List.of(),
                        new Window.Whole(),
                        AttributeRequest.Geometry.NONE);
        return run(target, existing, plugins, request);
    }

    private JobSummary run(
            Path target, Existing existing, Plugins plugins, AttributeRequest request)
            throws Exception {
        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            JobProgress progress = new JobProgress() {};
            return new AttributeJob(
                            ResultsLocation.of(target.toString()),
                            StorageOptions.STANDARD,
                            existing)
                    .run(
                            JobPlan.of(file, request, 10),
                            new LocalEngine(2, file, StorageOptions.STANDARD, plugins, progress),
                            progress);
        }
    }

    @Test
    void theExampleOfTheDocumentIsComputedForEveryTrace() throws Exception {
        Plugins plugins = Plugins.in(List.of(PluginJar.ofTheDocument(folder.resolve("peak.jar"))));
        Path table = folder.resolve("t.parquet");

        JobSummary summary = run(table, Existing.REFUSE, plugins);

        assertThat(summary.statistics())
                .extracting(ColumnStatistics::name)
                .endsWith("peak_to_trough");
        List<Double> values = new ArrayList<>();
        try (ResultsTable results = ResultsTable.open(table.toString(), StorageOptions.STANDARD)) {
            results.read(List.of("peak_to_trough"), row -> values.add(row[0]));
        }
        assertThat(values).hasSize(50);
        for (int trace = 0; trace < 50; trace++) {
            assertThat(values.get(trace)).isEqualTo(trace / Math.max(2, 0.5 * trace));
        }
    }

    @Test
    void aJobIsNotResumedWithAnotherJarOrWithNone() throws Exception {
        Plugins first =
                Plugins.in(List.of(jar("a.jar", "org.example.Own", attribute("own", "return 1;"))));
        Plugins second =
                Plugins.in(List.of(jar("b.jar", "org.example.Own", attribute("own", "return 2;"))));
        Path results = folder.resolve("results");
        run(results, Existing.REFUSE, first);

        assertThat(run(results, Existing.RESUME, first).tasksKept()).isEqualTo(5);
        assertThatThrownBy(() -> run(results, Existing.RESUME, second))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining(first.attributes().get(0).jarSha256())
                .hasMessageContaining(second.attributes().get(0).jarSha256());
    }

    @Test
    void aPlanIsNotComputedWithoutItsJar() throws Exception {
        Plugins plugins =
                Plugins.in(List.of(jar("a.jar", "org.example.Own", attribute("own", "return 1;"))));
        AttributeRequest request =
                new AttributeRequest(
                        List.of(),
                        plugins.attributes(),
                        List.of(),
                        new Window.Whole(),
                        AttributeRequest.Geometry.NONE);

        assertThatThrownBy(() -> run(folder.resolve("r"), Existing.REFUSE, Plugins.NONE, request))
                .hasMessageContaining("computed by org.example.Own")
                .hasMessageContaining("it is not here. Name that jar with --plugin");
        assertThat(Plugins.ofDeployment().attributes()).isEmpty();
    }

    @Test
    void whatAnAttributeThrowsIsToldWithItsClassAndTheTrace() throws Exception {
        for (String body :
                List.of(
                        "throw new IllegalStateException(\"no idea\");",
                        "return samples.put(0, 1).get(0);",
                        "return of(samples, interval);",
                        "throw new NoClassDefFoundError(\"org/example/Other\");")) {
            Path target = folder.resolve("r" + body.hashCode());
            Plugins plugins =
                    Plugins.in(
                            List.of(
                                    jar(
                                            "h%d.jar".formatted(body.hashCode()),
                                            "org.example.Own",
                                            attribute("own", body))));
            assertThatThrownBy(() -> run(target, Existing.REFUSE, plugins))
                    .as(body)
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("the attribute of org.example.Own failed at trace ")
                    .hasMessageContaining("Mend it, or leave it out.");
            assertThat(target.resolve("manifest.json")).doesNotExist();
        }
    }

    @Test
    void aJarThatCannotBeUsedIsToldWhy() throws Exception {
        Path noJar = Files.writeString(folder.resolve("no.jar"), "no jar");
        assertThatThrownBy(() -> Plugins.in(List.of(noJar)))
                .hasMessageStartingWith(noJar.toString())
                .hasMessageContaining("META-INF/services");
        assertThatThrownBy(() -> Plugins.in(List.of(folder.resolve("missing.jar"))))
                .hasMessageEndingWith("there is no such jar. Check the path.");
        for (String name : List.of("rms", "Own", "a b", "")) {
            Path jar =
                    jar(
                            "n%d.jar".formatted(name.hashCode()),
                            "org.example.Own",
                            attribute(name, "return 1;"));
            assertThatThrownBy(() -> Plugins.in(List.of(jar)))
                    .hasMessageContaining("calls its attribute '" + name + "'");
        }
        Path missingClass = jar("m.jar", "org.example.Missing", "class Other {}");
        assertThatThrownBy(() -> Plugins.in(List.of(missingClass)))
                .hasMessageContaining("org.example.Missing");
        Path twice = jar("t.jar", "org.example.Own", attribute("inline", "return 1;"));
        assertThatThrownBy(
                        () -> run(folder.resolve("t"), Existing.REFUSE, Plugins.in(List.of(twice))))
                .hasMessageContaining("two that are called inline");
    }
}
