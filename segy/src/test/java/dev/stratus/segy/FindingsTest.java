package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.testkit.HeaderWords;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Findings about values that are odd by themselves, and the bytes that they name.
class FindingsTest {
    @Test
    void theByteOfAValueIsThatOfTheHeaderItIsTakenFrom() throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16).revision(2, 1);
        for (int i = 0; i < 4; i++) {
            HeaderWords extension = HeaderWords.named("SEG00001");
            fixture.trace(
                    TraceFixture.of(1, 2, 3)
                            .additionalHeader(i == 2 ? extension.word(137, 4, 5) : extension));
        }
        long extensionOfTrace2 = fixture.offsetOfTrace(2) + 240;
        SegyFile file = open(fixture);
        assertThat(TraceFindings.of(file))
                .filteredOn(finding -> finding.field().startsWith("samples_per_trace"))
                .singleElement()
                .matches(finding -> finding.firstByte().getAsLong() == extensionOfTrace2 + 137);
    }

    @Test
    void theByteOfTheByteOrderConstantCountsTheTapeLabel() throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16).revision(2, 1).trace(1, 2);
        assertThat(open(fixture).byteOrderEvidence()).isEqualTo("bytes 3297-3300 hold 01020304");
        fixture.tapeLabel("   1SY1.0");
        assertThat(open(fixture).byteOrderEvidence()).isEqualTo("bytes 3425-3428 hold 01020304");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'byte 3217: the sample interval is 0, expected more than 0. Places in ms, m or ft cannot be found; those in samples can.'",
        "-4000, 'byte 3217: the sample interval is -4000, expected more than 0. It is taken without its sign.'"
    })
    void anIntervalThatIsNoneIsSaidWithWhatIsDoneAboutIt(int interval, String said)
            throws IOException {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.INT16)
                        .revision(1, 0)
                        .binary(17, 2, interval)
                        .trace(1, 2);
        SegyFile file = open(fixture);
        assertThat(file.findings()).extracting(Finding::sentence).contains(said);
        assertThat(file.sampleInterval()).isEqualTo(Math.abs(interval));
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Infinity, Infinity", "-5, -5", "-1e-300, -1.0E-300"})
    void anExtendedIntervalThatIsNotHeededIsAWarning(double interval, String shown)
            throws IOException {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.INT16)
                        .revision(2, 1)
                        .binary(73, 8, Double.doubleToLongBits(interval))
                        .trace(1, 2);
        SegyFile file = open(fixture);
        assertThat(file.sampleInterval()).isEqualTo(4000);
        assertThat(file.findings())
                .extracting(Finding::sentence)
                .containsExactly(
                        "byte 3273: the extended sample interval is %s, expected a finite number above 0, or 0. It is not heeded; the one of 16 bits is taken."
                                .formatted(shown));
    }

    @ParameterizedTest
    @CsvSource({"1e-300, 1.0E-300", "0.25, 0.25", "4000, 4000", "1e300, 1.0E300", "0, 0"})
    void noNumberIsShownWithHundredsOfDigits(double number, String shown) {
        assertThat(SampleInterval.text(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5})
    void aUnitOfCoordinatesThatThereIsNotIsAWarning(int unit) throws IOException {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.INT16)
                        .revision(1, 0)
                        .trace(1, 2)
                        .trace(TraceFixture.of(1, 2).word(89, 2, unit));
        assertThat(TraceFindings.of(open(fixture)))
                .extracting(Finding::sentence)
                .contains(
                        "byte 3933: coordinate_unit in 1 trace, first in trace 1, is no unit that there is, expected 0 to 4. The coordinates are taken as lengths.");
    }

    /// Too far from the first, the middle and the last trace for opening to see them.
    @ParameterizedTest
    @ValueSource(bytes = {0, -1})
    void tracesWithoutAHeaderAreFoundWhereverTheyAre(byte blank) throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16).revision(1, 0);
        for (int i = 0; i < 100; i++) {
            fixture.trace(TraceFixture.of(1, 2).line(1, i + 1));
        }
        byte[] bytes = fixture.toBytes();
        long first = fixture.offsetOfTrace(20);
        Arrays.fill(bytes, (int) first, (int) fixture.offsetOfTrace(30), blank);
        SegyFile file = SegyFile.open(new MemoryByteSource("x.sgy", bytes));
        assertThat(file.findings()).isEmpty();
        assertThat(file.traceCount()).isEqualTo(100);
        assertThat(TraceFindings.of(file))
                .extracting(Finding::sentence)
                .startsWith(
                        "byte %d: the header in 10 traces, first in trace 20, is zeros or ones all over, expected a trace header. They are taken as traces."
                                .formatted(first + 1))
                .noneMatch(said -> said.contains("samples_per_trace"));
    }

    private static SegyFile open(SegyFixture fixture) throws IOException {
        return SegyFile.open(new MemoryByteSource("x.sgy", fixture.toBytes()));
    }
}
