package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How long the traces of a file are where its headers, its size and its traces disagree, or where
/// bytes are missing or too many.
class TraceLengthTest {
    private static final int TRACES = 200;
    private static final int SAMPLES = 20;
    private static final int TRACE_BYTES = 240 + SAMPLES * 4;

    @ParameterizedTest
    @CsvSource({"0, 10, 100", "1, 10, 100", "0, 100, 300", "1, 100, 300", "1, 150, 7"})
    void bytesBetweenTracesAreAnErrorThatNamesTheByteAndTheTrace(int flag, int before, int inserted)
            throws IOException {
        byte[] file = inserted(fixed(flag), 3600 + before * TRACE_BYTES, inserted);
        assertThatThrownBy(() -> open(file, SegyOptions.none()).traces())
                .isInstanceOf(SegyException.class)
                .hasMessageStartingWith(
                        "x.sgy: byte %d: what follows trace %d is "
                                .formatted(3601 + before * TRACE_BYTES, before - 1))
                .hasMessageContaining("Whole traces before it: %d;".formatted(before));
        assertThat(inlines(salvaged(file))).isEqualTo(numbers(TRACES));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void bytesThatAreLostFromATraceCostThatTraceAlone(int flag) throws IOException {
        byte[] file = without(fixed(flag), 3600 + 100 * TRACE_BYTES + 300, 20);
        assertThatThrownBy(() -> open(file, SegyOptions.none()).traces())
                .isInstanceOf(SegyException.class)
                .hasMessageContaining("what follows trace 100 is a header without a number");
        List<Long> expected = numbers(TRACES);
        expected.remove(100);
        assertThat(inlines(salvaged(file))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "13, 0", "0, 60", "13, 60"})
    void salvageFindsTheTraceThatACutOneSwallowed(int more, int lost) throws IOException {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32).revision(1, 0).binary(303, 2, 0);
        for (int i = 0; i < 30; i++) {
            fixture.trace(TraceFixture.of(samples(200 + i % 2 * more)).line(i, 1));
        }
        int end = (int) fixture.offsetOfTrace(11);
        SegyFile file = salvaged(without(fixture.toBytes(), end - lost, lost));
        List<Long> expected = numbers(30);
        if (lost > 0) {
            expected.remove(10);
            assertThat(file.findings())
                    .extracting(Finding::sentence)
                    .anyMatch(sentence ->
                            sentence.startsWith("byte %d: what follows trace 10".formatted(end + 1))
                                    && sentence.endsWith("left out: 980."));
        }
        assertThat(inlines(file)).isEqualTo(expected);
    }

    @Test
    void tracesThatLeaveTheirNumberOfSamplesToTheFileAreReadAmongOthers() throws IOException {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32)
                        .revision(1, 0)
                        .binary(21, 2, 20)
                        .binary(303, 2, 0);
        for (int i = 0; i < 30; i++) {
            boolean says = i % 10 < 3;
            TraceFixture trace = TraceFixture.of(samples(says ? 5 + i : 20)).line(i, 1);
            fixture.trace(says ? trace : trace.word(115, 2, 0));
        }
        assertThat(inlines(open(fixture.toBytes(), SegyOptions.none()))).isEqualTo(numbers(30));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "1, 0", "1, 1"})
    void aWrongNumberOfSamplesThatDividesTheSizeByChanceIsNotBelieved(int major, int flag)
            throws IOException {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32)
                        .revision(major, 0)
                        .binary(21, 2, 100)
                        .binary(303, 2, flag);
        for (int i = 0; i < 40; i++) {
            fixture.trace(TraceFixture.of(new double[220]).line(i, 1));
        }
        SegyFile file = open(fixture.toBytes(), SegyOptions.none());
        assertThat(file.samplesPerTrace()).isEqualTo(220);
        assertThat(inlines(file)).isEqualTo(numbers(40));
        assertThat(file.findings())
                .extracting(Finding::sentence)
                .contains(
                        "byte 3221: samples per trace is 100, expected 220 as the traces and the file's size say. Those are taken; --samples overrides.");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 3", "-1, 1", "-1, 2"})
    void whatMakesWholeTracesAndHasNoTraceHeadersIsAWarning(byte filling, int traces)
            throws IOException {
        byte[] trailing = new byte[traces * TRACE_BYTES];
        Arrays.fill(trailing, filling);
        SegyFile file = open(joined(fixed(1), trailing), SegyOptions.none());
        assertThat(file.traces().count()).isEqualTo(TRACES + traces);
        assertThat(file.findings())
                .extracting(Finding::sentence)
                .containsExactly(
                        "byte %d: the header of trace %d is no trace header, expected one like that of the first trace. By the file's size it is a trace, and taken as one, and so may others be."
                                .formatted(
                                        3601 + (TRACES + traces - 1) * TRACE_BYTES,
                                        TRACES + traces - 1));
    }

    @Test
    void moreThanATraceOfSomethingElseBehindTheLastOneIsAnError() throws IOException {
        byte[] trailing = new byte[2 * TRACE_BYTES + 50];
        Arrays.fill(trailing, (byte) 0xFF);
        byte[] file = joined(fixed(1), trailing);
        assertThatThrownBy(() -> open(file, SegyOptions.none()).traces())
                .isInstanceOf(SegyException.class)
                .hasMessageStartingWith("x.sgy: byte 67601: what follows trace 199 is");
        assertThat(inlines(salvaged(file))).isEqualTo(numbers(TRACES));
    }

    /// 2^62 samples of 4 bytes are none in 64 bits.
    @Test
    void moreSamplesThanALongCountsBytesLoseNoTraceButTheirOwn() throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.IEEE_FLOAT32).revision(1, 0);
        for (int i = 0; i < 10; i++) {
            long said = 20 + i + (i == 5 || i == 6 ? 1L << 62 : 0);
            double[] samples = new double[20 + i];
            Arrays.fill(samples, 1.5);
            fixture.trace(TraceFixture.of(samples).line(i, 1).word(115, 2, 7).word(225, 8, said));
        }
        SegyOptions options =
                SegyOptions.none()
                        .withDamage(Damage.SALVAGE)
                        .withPlace(
                                TraceHeaderField.SAMPLES_PER_TRACE,
                                new FieldPlace(225, FieldType.UINT64));
        assertThat(inlines(open(fixture.toBytes(), options)))
                .containsExactly(0L, 1L, 2L, 3L, 4L, 7L, 8L, 9L);
    }

    @Test
    void theNumberOfSamplesThatTheUserSaysIsTakenWhateverTheFileSays() throws IOException {
        SegyOptions options = SegyOptions.none().withSamplesPerTrace(10);
        assertThat(open(fixed(1), options).samplesPerTrace()).isEqualTo(10);

        SegyFixture variable = SegyFixture.of(SampleEncoding.INT16).revision(1, 0);
        for (int i = 0; i < 50; i++) {
            variable.trace(TraceFixture.of(new double[1 + i]));
        }
        SegyFile file = open(variable.toBytes(), options);
        assertThat(file.hasEqualTraces()).isTrue();
        assertThat(file.samplesPerTrace()).isEqualTo(10);
    }

    private static byte[] fixed(int flag) {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32).revision(1, 0).binary(303, 2, flag);
        for (int i = 0; i < TRACES; i++) {
            fixture.trace(TraceFixture.of(samples(SAMPLES)).line(i, 1));
        }
        return fixture.toBytes();
    }

    private static double[] samples(int count) {
        return IntStream.range(0, count).mapToDouble(i -> Math.sin(i + 1) * 1000).toArray();
    }

    private static byte[] inserted(byte[] file, int at, int bytes) {
        byte[] noise = new byte[bytes];
        Arrays.fill(noise, (byte) 0x55);
        return joined(
                joined(Arrays.copyOf(file, at), noise), Arrays.copyOfRange(file, at, file.length));
    }

    private static byte[] without(byte[] file, int at, int bytes) {
        return joined(Arrays.copyOf(file, at), Arrays.copyOfRange(file, at + bytes, file.length));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    private static List<Long> numbers(int count) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(Long::valueOf).toList());
    }

    private static List<Long> inlines(SegyFile file) throws IOException {
        List<Long> inlines = new ArrayList<>();
        file.readHeaders(
                file.traces(), (trace, header) -> inlines.add(header.raw(TraceHeaderField.INLINE)));
        return inlines;
    }

    private static SegyFile salvaged(byte[] file) throws IOException {
        return open(file, SegyOptions.none().withDamage(Damage.SALVAGE));
    }

    private static SegyFile open(byte[] file, SegyOptions options) throws IOException {
        return SegyFile.open(new MemoryByteSource("x.sgy", file), options);
    }
}
