package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.testkit.HeaderWords;
import dev.stratus.testkit.LayoutXml;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import dev.stratus.testkit.WordOrder;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What a file is taken for where its headers leave it open, or are written as other programs do.
class SegyOpeningTest {
    @ParameterizedTest
    @EnumSource
    void theFirstTracesNumberOfSamplesIsTakenInEveryByteOrder(WordOrder order) throws IOException {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32)
                        .order(order)
                        .revision(1, 0)
                        .binary(21, 2, 0);
        for (int i = 0; i < 6; i++) {
            fixture.trace(TraceFixture.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).line(1, i));
        }
        SegyFile file = open(fixture);
        assertThat(file.byteOrder()).isEqualTo(SegyByteOrder.valueOf(order.name()));
        assertThat(file.traceCount()).isEqualTo(6);
        assertThat(file.samplesPerTrace()).isEqualTo(10);
        assertThat(file.findings())
                .extracting(Finding::field)
                .containsOnlyOnce("samples per trace");
    }

    @ParameterizedTest
    @CsvSource({
        "BIG, 1, 2, REV_2_1",
        "LITTLE, 1, 2, REV_2_1",
        "PAIR_SWAPPED, 1, 2, REV_2_1",
        "PAIR_SWAPPED, 0, 2, REV_2_0",
        "LITTLE, 2, 1, REV_2_1"
    })
    void aRevisionThatIsWrittenAsAWordOfTheFilesOrderIsReadAsMeant(
            WordOrder order, int first, int second, Revision revision) throws IOException {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32)
                        .order(order)
                        .revision(2, 1)
                        .binary(21, 2, 0)
                        .binary(69, 4, 3)
                        .binary(301, 1, first)
                        .binary(302, 1, second);
        for (int i = 0; i < 6; i++) {
            fixture.trace(TraceFixture.of(1, 2, 3).line(1, i));
        }
        SegyFile file = open(fixture);
        assertThat(file.revision()).isEqualTo(revision);
        assertThat(file.traceCount()).isEqualTo(6);
    }

    @Test
    void aRevisionThatIsNoneIsTheFirstWithoutAByteOrderConstant() throws IOException {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32).revision(1, 2).trace(1, 2, 3);
        assertThat(open(fixture).revision()).isEqualTo(Revision.REV_1);
    }

    /// 3200 bytes are 10 traces of 320.
    @ParameterizedTest
    @CsvSource({"0, 12", "1, 0", "1, 12", "-1, 0", "5, 12"})
    void aTrailerThatHasTheSizeOfTracesIsNoTraces(int declared, int traces) throws IOException {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.INT16)
                        .revision(2, 1)
                        .binary(313, 8, traces)
                        .binary(329, 4, declared)
                        .trailer("((SEG: Location Data))");
        for (int i = 0; i < 12; i++) {
            fixture.trace(TraceFixture.of(new double[40]).line(1, i));
        }
        SegyFile file = open(fixture);
        assertThat(file.traceCount()).isEqualTo(12);
        assertThat(file.trailer()).hasSize(1);
    }

    /// Traces and trailer have the size of 14 traces of 322 bytes.
    @Test
    void aTrailerIsNoTracesWhereASizeFitsByChance() throws IOException {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.INT16)
                        .revision(2, 1)
                        .binary(303, 2, 0)
                        .trailer("((SEG: Location Data))");
        for (int i = 0; i < 5; i++) {
            fixture.trace(TraceFixture.of(new double[i == 3 ? 51 : 41]).line(1, i));
        }
        SegyFile file = open(fixture);
        assertThat(file.traceCount()).isEqualTo(5);
        assertThat(file.trailer()).hasSize(1);
    }

    /// The traces have the size of 5 traces of 40 samples and one header.
    @Test
    void anAdditionalHeaderIsNoSamplesWhereASizeFitsByChance() throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16).revision(2, 0).binary(303, 2, 0);
        for (int samples : new int[] {40, 20, 20}) {
            fixture.trace(
                    TraceFixture.of(new double[samples])
                            .line(1, samples)
                            .additionalHeader(HeaderWords.named("SEG00001")));
        }
        SegyFile file = open(fixture);
        assertThat(file.additionalTraceHeaders()).isEqualTo(1);
        assertThat(file.traceCount()).isEqualTo(3);
    }

    /// In the other order each sample is a gain and nothing that it applies to.
    @ParameterizedTest
    @EnumSource
    void samplesThatAreZeroInOneOrderDoNotSpeakForIt(WordOrder order) throws IOException {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.FIXED_GAIN32).order(order).revision(1, 0);
        double[] samples = new double[100];
        Arrays.fill(samples, 93);
        for (int i = 0; i < 5; i++) {
            fixture.trace(TraceFixture.of(samples).line(1, i));
        }
        assertThat(open(fixture).byteOrder()).isEqualTo(SegyByteOrder.valueOf(order.name()));
    }

    @Test
    void aLayoutIsQuotedWithoutWhatATerminalObeys() {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.INT16)
                        .revision(2, 1)
                        .layout(LayoutXml.named("x").entry("iline", 189, "zz&#x202E;&#x7F;31m"))
                        .trace(1, 2, 3);
        assertThatThrownBy(() -> open(fixture).traces())
                .isInstanceOf(SegyException.class)
                .hasMessageContaining(
                        "an entry iline of the unknown type zz\uFFFD\uFFFD31m, expected");
    }

    private static SegyFile open(SegyFixture fixture) throws IOException {
        return SegyFile.open(new MemoryByteSource("x.sgy", fixture.toBytes()));
    }
}
