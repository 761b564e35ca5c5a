package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyScanTest {
    @ParameterizedTest
    @CsvSource({
        "conformance/small.sgy, POST_STACK_3D, INLINE, 5, 5, 0, 0",
        "conformance/small-irregular.sgy, POST_STACK_3D, INLINE, 5, 5, 1, 0",
        "conformance/small-ps.sgy, PRE_STACK_3D, INLINE, 4, 3, 0, 0",
        "conformance/f3.sgy, POST_STACK_3D, INLINE, 23, 18, 0, 0",
        "field/f3-il105-106.sgy, POST_STACK_3D, INLINE, 2, 100, 0, 0",
        "field/volve10-migvel-depth-sub3d.sgy, POST_STACK_3D, INLINE, 18, 52, 0, 0",
        "field/volve10r12-full-twt-arb.sgy, LINE_2D, NONE, 1, 1, 0, 0",
        "field/viking_small.segy, GATHERS, NONE, 1, 1, 0, 0",
        "conformance/shot-gather.sgy, GATHERS, NONE, 1, 1, 0, 0",
        "conformance/1x1.sgy, GATHERS, NONE, 1, 1, 0, 0"
    })
    void aFileIsWhatItSurveys(
            String name,
            Survey.Kind kind,
            Survey.Sorting sorting,
            long inlines,
            long crosslines,
            long holes,
            long repeated)
            throws IOException {
        try (SegyFile file = Shared.open(name)) {
            Survey survey = SurveyScan.of(file, SurveyScan.Extent.ALL).orElseThrow();
            assertThat(survey.kind()).isEqualTo(kind);
            assertThat(survey.sorting()).isEqualTo(sorting);
            assertThat(survey.inlines().count()).isEqualTo(inlines);
            assertThat(survey.crosslines().count()).isEqualTo(crosslines);
            assertThat(survey.holes()).hasValue(holes);
            assertThat(survey.repeated()).isEqualTo(repeated);
        }
    }

    @Test
    void theGridOfARealSurveyIsFoundByLeastSquares() throws IOException {
        try (SegyFile file = Shared.open("field/volve10-migvel-depth-sub3d.sgy")) {
            GridFit grid =
                    SurveyScan.of(file, SurveyScan.Extent.ALL).orElseThrow().grid().orElseThrow();
            assertThat(grid.inlineSpacing()).isCloseTo(12.5, within(0.001));
            assertThat(grid.crosslineSpacing()).isCloseTo(12.5, within(0.001));
            assertThat(grid.misfit()).isLessThan(0.01);
        }
    }

    @Test
    void stepsRepeatedLocationsAndDeadTracesAreCounted() throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 7; j++) {
                fixture.trace(TraceFixture.of(1, 2).line(100 + 5 * i, 20 + 2 * j));
            }
        }
        fixture.trace(TraceFixture.of(1, 2).line(100, 20).word(29, 2, 2));
        try (SegyFile file = SegyFile.open(new MemoryByteSource("x.sgy", fixture.toBytes()))) {
            Survey survey = SurveyScan.of(file, SurveyScan.Extent.ALL).orElseThrow();
            assertThat(survey.inlines()).isEqualTo(new LineAxis(100, 125, 5, 6));
            assertThat(survey.crosslines()).isEqualTo(new LineAxis(20, 32, 2, 7));
            assertThat(survey.locations()).isEqualTo(42);
            assertThat(survey.holes()).hasValue(0);
            assertThat(survey.repeated()).isEqualTo(1);
            assertThat(survey.deadTraces()).isEqualTo(1);
            assertThat(survey.grid()).isEmpty();
        }
    }

    @Test
    void theOutlineIsTheCornersOfTheArea() throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                fixture.trace(
                        TraceFixture.of(1, 2)
                                .line(i + 1, j + 1)
                                .word(181, 4, 1000 + 25 * j)
                                .word(185, 4, 2000 + 50 * i));
            }
        }
        try (SegyFile file = SegyFile.open(new MemoryByteSource("x.sgy", fixture.toBytes()))) {
            Survey survey = SurveyScan.of(file, SurveyScan.Extent.ALL).orElseThrow();
            assertThat(survey.outline())
                    .containsExactly(
                            new Survey.Point(1000, 2000),
                            new Survey.Point(1075, 2000),
                            new Survey.Point(1075, 2150),
                            new Survey.Point(1000, 2150));
            assertThat(survey.grid().orElseThrow().rotationDegrees()).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void theOutlineOfManyTracesIsThatOfAllOfThem() throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT8);
        int lines = 110;
        for (int i = 0; i < lines; i++) {
            for (int j = 0; j < 100; j++) {
                TraceFixture trace = TraceFixture.of(1).line(i + 1, j + 1);
                // The first lines have no coordinates yet.
                fixture.trace(
                        i < 50
                                ? trace
                                : trace.word(181, 4, 1000 + 25 * j + 3 * i)
                                        .word(185, 4, 2000 + 50 * i - 7 * j));
            }
        }
        try (SegyFile file = SegyFile.open(new MemoryByteSource("x.sgy", fixture.toBytes()))) {
            assertThat(SurveyScan.of(file, SurveyScan.Extent.ALL).orElseThrow().outline())
                    .containsExactlyInAnyOrder(
                            new Survey.Point(1150, 4500),
                            new Survey.Point(3625, 3807),
                            new Survey.Point(3802, 6757),
                            new Survey.Point(1327, 7450));
        }
    }

    @Test
    void lineNumbersThatAreNoneMakeHolesThatCannotBeCounted() throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16);
        int[] numbers = {Integer.MIN_VALUE, -7, 0, 1, Integer.MAX_VALUE};
        for (int inline : numbers) {
            for (int crossline : numbers) {
                fixture.trace(TraceFixture.of(1, 2).line(inline, crossline));
            }
        }
        try (SegyFile file = SegyFile.open(new MemoryByteSource("x.sgy", fixture.toBytes()))) {
            assertThat(SurveyScan.of(file, SurveyScan.Extent.ALL).orElseThrow().holes()).isEmpty();
            assertThat(TraceFindings.of(file))
                    .extracting(Finding::sentence)
                    .anyMatch(said -> said.contains("without a trace is too large to count"));
        }
    }

    @Test
    void holesAreNotCountedWhereNotAllTracesAreLookedAt() throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT8);
        for (int i = 0; i < 204; i++) {
            for (int j = 0; j < 100; j++) {
                fixture.trace(TraceFixture.of(1).line(i + 1, j + 1));
            }
        }
        try (SegyFile file = SegyFile.open(new MemoryByteSource("x.sgy", fixture.toBytes()))) {
            Survey sample = SurveyScan.of(file, SurveyScan.Extent.SAMPLE).orElseThrow();
            assertThat(sample.tracesSeen()).isEqualTo(20_000);
            assertThat(sample.holes()).isEmpty();
            Survey all = SurveyScan.of(file, SurveyScan.Extent.ALL).orElseThrow();
            assertThat(all.holes()).hasValue(0);
        }
    }

    @Test
    void anAxisOfAllNumbersHasAsManyAsALongHolds() {
        assertThat(new LineAxis(Long.MIN_VALUE, Long.MAX_VALUE, 1, 2).count())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(new LineAxis(0, Long.MAX_VALUE, 1, 2).count()).isEqualTo(Long.MAX_VALUE);
        assertThat(new LineAxis(-4, 6, 5, 3).count()).isEqualTo(3);
    }
}
