package dev.stratus.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.segy.SegyFile;
import dev.stratus.testkit.MemoryByteSource;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
    /// Eleven samples 4 ms apart, the first at 100 ms.
    @ParameterizedTest
    @CsvSource({
        "all,                    0, 11",
        "100ms..140ms,           0, 11",
        "104ms..112ms,           1, 3",
        "103ms..113ms,           1, 3",
        "105ms..107ms,           0, 0",
        "0ms..100ms,             0, 1",
        "140ms..9999ms,          10, 1",
        "0ms..99ms,              0, 0",
        "141ms..150ms,           0, 0",
        "-50ms..108ms,           0, 3",
        "108m..108m,             2, 1",
        "100.5ft..108.5ft,       1, 2",
        "0samples..0samples,     0, 1",
        "3samples..1000samples,  3, 8",
        "-4samples..-1samples,   0, 0",
    })
    void holdsTheSamplesFromItsFirstPlaceToItsLast(String window, int first, int count)
            throws IOException {
        assertThat(ranges(window)).containsOnly(new SampleRange(first, count));
    }

    @Test
    void followsAHeaderFieldFromTraceToTrace() throws IOException {
        assertThat(ranges("centre=mute_time_end:half=8ms"))
                .containsExactly(
                        new SampleRange(3, 5), new SampleRange(8, 3), new SampleRange(0, 0));
    }

    @Test
    void withoutASampleIntervalATimeWindowIsEmptyAndOneInSamplesIsNot() throws IOException {
        for (String window : List.of("100ms..140ms", "0ms..200ms", "-10ms..1ms")) {
            assertThat(ranges(window, 0)).containsOnly(new SampleRange(0, 0));
        }
        assertThat(ranges("2samples..3samples", 0)).containsOnly(new SampleRange(2, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all",
                "1200ms..1600ms",
                "-0.5m..2.25m",
                "300samples..400samples",
                "centre=mute_time_end:half=100ms"
            })
    void readsWhatItPrints(String text) {
        assertThat(Window.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1200..1600,               expected a number with its unit",
        "1200ms,                   is no window",
        "1200ms..1600m,            has two units",
        "1600ms..1200ms,           write 1200ms..1600ms",
        "centre=mute_end:half=1ms, did you mean",
        "centre=cdp_x:half=-1ms,   is negative",
        "NaNms..1ms,               is no length",
        "1ms..2ms..3ms,            is no window",
    })
    void aWindowThatMakesNoSenseIsRefusedWithWhatWasExpected(String text, String expected) {
        assertThatThrownBy(() -> Window.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }

    private static List<SampleRange> ranges(String window) throws IOException {
        return ranges(window, 4000);
    }

    /// What the window holds of three traces whose mute ends at 120, 140 and 200 ms.
    private static List<SampleRange> ranges(String window, int interval) throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.IEEE_FLOAT32);
        for (int mute : new int[] {120, 140, 200}) {
            fixture.trace(TraceFixture.of(new double[11]).word(109, 2, 100).word(113, 2, mute));
        }
        List<SampleRange> ranges = new ArrayList<>();
        try (SegyFile file = SegyFile.open(MemoryByteSource.of("survey", fixture.toBytes()))) {
            SampleAxis axis = SampleAxis.of(interval);
            file.readTraces(
                    file.traces(),
                    file.newBlock(),
                    trace -> ranges.add(Window.parse(window).in(trace, axis)));
        }
        return ranges;
    }
}
