package dev.stratus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.segy.SampleFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AmplitudeScaleTest {
    @ParameterizedTest
    @CsvSource({
        "IBM_FLOAT32, 12345.5, 12345.5",
        "IEEE_FLOAT32, -0.25, -0.25",
        "IEEE_FLOAT64, 1e9, 1e9",
        "INT8, 8000, 127",
        "INT16, 8000, 32512",
        "INT16, -4000, -16256",
        "INT16, 9000, 32512",
        "INT16, -1e9, -32512",
        "INT24, 8000, 8323072",
        "INT32, 8000, 2130706432",
        "INT64, 8000, 9151314442816847872",
        "UINT8, 0, 128",
        "UINT8, 8000, 255",
        "UINT8, -8000, 1",
        "UINT16, 8000, 65280",
        "UINT24, -8000, 65536",
        "UINT32, 0, 2147483648",
        "UINT64, 9000, 18374686479671623680"
    })
    void amplitudesFillTheFormatAndNeverLeaveIt(
            SampleFormat format, double amplitude, double expected) {
        double[] samples = {amplitude};

        AmplitudeScale.of(format).applyTo(samples);

        assertThat(samples).containsExactly(expected);
    }
}
