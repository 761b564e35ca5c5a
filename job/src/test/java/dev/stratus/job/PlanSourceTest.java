package dev.stratus.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.attributes.Attribute;
import dev.stratus.attributes.Window;
import dev.stratus.segy.CoordinateUnit;
import dev.stratus.segy.SegyException;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.SegyOptions;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.storage.LocalByteSource;
import dev.stratus.storage.ObjectChangedException;
import dev.stratus.storage.StorageOptions;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever has nothing but a plan's JSON opens the file as it was planned.
class PlanSourceTest {
    private static final AttributeRequest REQUEST =
            new AttributeRequest(
                    List.of(Attribute.RMS),
                    List.of(TraceHeaderField.GROUP_COORD_X),
                    Window.parse("4ms..12ms"),
                    AttributeRequest.Geometry.NONE);

    @TempDir private Path folder;
    private Path survey = Path.of("");

    @BeforeEach
    void writeSurvey() {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32)
                        .sampleIntervalMicros(2000)
                        .binary(55, 2, 2);
        for (int trace = 0; trace < 20; trace++) {
            fixture.trace(TraceFixture.of(1, 2, 3, 4, 5, 6, 7, 8).line(trace / 5, trace % 5));
        }
        survey = fixture.writeTo(folder.resolve("survey.sgy"));
    }

    private JobPlan plan(SegyOptions options) throws IOException {
        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey), options)) {
            return JobPlan.of(file, REQUEST, 7);
        }
    }

    private static JobPlan throughJson(JobPlan plan) throws IOException {
        return PlanJson.read("plan.json", PlanJson.write(plan));
    }

    @Test
    void everythingOfAPlanSurvivesJson() throws IOException {
        SegyOptions options =
                SegyOptions.none()
                        .withHeader("inline=9:int16,crossline=193")
                        .withSamplesPerTrace(8);
        JobPlan plan = plan(options);

        assertThat(throughJson(plan)).isEqualTo(plan);
        assertThat(plan.reading()).isEqualTo(options);
        assertThat(plan.request().window()).isEqualTo(Window.parse("4ms..12ms"));
    }

    /// A plan is read in other folders than the one it was made in.
    @Test
    void aLocalSourceIsFoundFromEveryFolderUnderTheNameThatItHad() throws IOException {
        JobPlan planned = plan(SegyOptions.none());
        Path absolute = survey;
        survey = Path.of("").toAbsolutePath().relativize(absolute);

        JobPlan plan = throughJson(plan(SegyOptions.none()));

        assertThat(plan.source().location()).isEqualTo(absolute.toString());
        assertThat(plan.source().name()).isEqualTo(survey.toString()).startsWith("..");
        assertThat(TableMetadata.of(plan))
                .containsEntry(TableMetadata.SOURCE, plan.source().name());
        assertThat(plan.differenceFrom(planned)).isEmpty();
    }

    @Test
    void aPlanOfBeforeHasItsPathAsItWasTyped() throws IOException {
        JobPlan planned = plan(SegyOptions.none());
        Path typed = Path.of("").toAbsolutePath().relativize(survey);
        ObjectNode json = PlanJson.write(planned);
        json.putObject("source")
                .put("location", typed.toString())
                .put("version", planned.source().version())
                .put("bytes", planned.source().bytes());

        JobPlan before = PlanJson.read("plan.json", json);

        assertThat(before.source().name()).isEqualTo(typed.toString());
        assertThat(planned.differenceFrom(before)).isEmpty();
    }

    @Test
    void whatCoordinatesAreSurvivesJsonAndPlansOfBeforeSayNothing() throws IOException {
        ReferenceSystem system = new ReferenceSystem(ReferenceSystemTest.LAMBERT_IN_FEET);
        JobPlan plan;
        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            plan = JobPlan.of(file, REQUEST.in(Optional.of(system)), 7);
        }
        assertThat(plan.coordinates())
                .isEqualTo(new Coordinates(Optional.of(system), Optional.of(CoordinateUnit.FEET)));
        assertThat(plan.coordinates().unit()).contains("US survey ft");

        ObjectNode json = PlanJson.write(plan);
        assertThat(PlanJson.read("plan.json", json)).isEqualTo(plan);

        json.remove("crs");
        assertThat(PlanJson.read("plan.json", json).coordinates().unit()).contains("ft");
        json.remove("coordinate_unit");
        assertThat(PlanJson.read("plan.json", json).coordinates()).isEqualTo(Coordinates.UNKNOWN);
        json.put("crs", "EPSG:23031");
        assertThatThrownBy(() -> PlanJson.read("plan.json", json))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("projected reference system");
    }

    @Test
    void aPlanIsTheSameInEveryLanguage() throws IOException {
        ObjectNode here = PlanJson.write(plan(SegyOptions.none())).put("id", "");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat("%d".formatted(7)).isNotEqualTo("7");
            assertThat(PlanJson.write(plan(SegyOptions.none())).put("id", "")).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theSourceIsOpenedAsItWasPlanned() throws IOException {
        JobPlan plan = throughJson(plan(SegyOptions.none().withHeader("inline=9:int16")));

        try (SegyFile file = plan.openSource(StorageOptions.STANDARD)) {
            assertThat(file.headerLayout().find(TraceHeaderField.INLINE).orElseThrow().firstByte())
                    .isEqualTo(9);
            assertThat(file.traceCount()).isEqualTo(20);
        }
    }

    /// In this file coordinates stand in the first extension alone: a plan that put them back where
    /// the standard header has them would read zero.
    @Test
    void whatStandsInAnAdditionalHeaderIsReadAsItWasPlanned() throws IOException {
        survey = SharedData.path("data/conformance/rotated-small-rev2.sgy");
        JobPlan plan = throughJson(plan(SegyOptions.none()));

        try (SegyFile file = plan.openSource(StorageOptions.STANDARD)) {
            assertThat(file.readHeader(0).raw(TraceHeaderField.CDP_X)).isZero();
            assertThat(file.readHeader(0).value(TraceHeaderField.CDP_X)).isEqualTo(2100);
        }
    }

    @Test
    void aSourceThatWasReplacedIsRefused() throws IOException {
        JobPlan plan = plan(SegyOptions.none());
        Files.write(survey, new byte[8 * 4 + 240], StandardOpenOption.APPEND);

        assertThatThrownBy(() -> plan.openSource(StorageOptions.STANDARD))
                .isInstanceOf(ObjectChangedException.class)
                .hasMessageContaining("survey.sgy: has 9312 bytes")
                .hasMessageContaining("had 9040");
    }

    @Test
    void aPlanWhoseTasksAreElsewhereIsRefused() throws IOException {
        ObjectNode json = PlanJson.write(plan(SegyOptions.none()));
        ((ObjectNode) json.get("tasks").get(1)).put("first_byte", 3604);
        JobPlan changed = PlanJson.read("plan.json", json);

        assertThatThrownBy(() -> changed.openSource(StorageOptions.STANDARD))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("not where the plan has them");
    }

    /// The same windows as of a file that says how far its samples are apart.
    @ParameterizedTest
    @ValueSource(strings = {"0ms..100ms", "-1m..1m", "centre=mute_time_end:half=1ft"})
    void aWindowThatNeedsASampleIntervalIsRefusedWithoutOne(String window) throws IOException {
        AttributeRequest windowed =
                new AttributeRequest(
                        List.of(Attribute.RMS),
                        List.of(),
                        Window.parse(window),
                        AttributeRequest.Geometry.NONE);
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32).trace(1, 2, 3).sampleIntervalMicros(0);
        survey = fixture.writeTo(folder.resolve("zero.sgy"));

        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            assertThatThrownBy(() -> JobPlan.of(file, windowed))
                    .isInstanceOf(SegyException.class)
                    .hasMessageContaining("zero.sgy: byte 3217: the sample interval is 0,")
                    .hasMessageContaining("those in samples can");
        }
    }

    @Test
    void tasksAreCutByTheirBytes() throws IOException {
        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            assertThat(JobPlan.ofTasks(file, REQUEST, 3 * 272).tasks())
                    .extracting(task -> task.traces().count())
                    .containsExactly(3L, 3L, 3L, 3L, 3L, 3L, 2L);
            assertThat(JobPlan.ofTasks(file, REQUEST, 1).tasks()).hasSize(20);
        }
    }
}
