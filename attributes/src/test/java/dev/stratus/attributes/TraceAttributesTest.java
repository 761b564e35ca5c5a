package dev.stratus.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stratus.segy.SegyFile;
import dev.stratus.testkit.MemoryByteSource;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceAttributesTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void aSineHasItsOwnFrequencyAndAmplitude() throws IOException {
        // 25 Hz, 512 samples 4 ms apart
        double[] samples = new double[512];
        Arrays.setAll(samples, i -> 3 * Math.sin(2 * Math.PI * 25 * i * 0.004));
        Map<Attribute, Double> found = compute(samples, new Window.Whole());

        assertThat(found.get(Attribute.DOMINANT_FREQUENCY)).isCloseTo(25, within(0.25));
        assertThat(found.get(Attribute.INSTANTANEOUS_FREQUENCY_MEAN)).isCloseTo(25, within(0.1));
        assertThat(found.get(Attribute.ENVELOPE_MEAN)).isCloseTo(3, within(0.05));
        assertThat(found.get(Attribute.ZERO_CROSSINGS)).isEqualTo(102);
    }

    @Test
    void samplesThatAreNotFiniteAreLeftOutOfEveryAttribute() throws IOException {
        Map<Attribute, Double> found =
                compute(new double[] {1, NAN, -2, INFINITY, 0, 4, -INFINITY}, new Window.Whole());

        assertThat(found.get(Attribute.MEAN)).isEqualTo(0.75);
        assertThat(found.get(Attribute.STD)).isCloseTo(Math.sqrt(4.6875), within(1e-15));
        assertThat(found.get(Attribute.LIVE_SAMPLES)).isEqualTo(3);
        assertThat(found.get(Attribute.ZERO_CROSSINGS)).isEqualTo(2);
        assertThat(found.get(Attribute.ARC_LENGTH)).isEqualTo(Math.sqrt(16 + 16));
        assertThat(found.values()).noneMatch(value -> Double.isNaN(value));
    }

    @Test
    void aZeroBetweenTwoSignsIsOneCrossingAndBetweenTheSameSignNone() throws IOException {
        Map<Attribute, Double> found =
                compute(new double[] {1, 0, -1, -0.0, -1, 0, 0, 1}, new Window.Whole());

        assertThat(found.get(Attribute.ZERO_CROSSINGS)).isEqualTo(2);
    }

    @Test
    void aTraceOfZerosHasAmplitudesAndNoFrequencies() throws IOException {
        Map<Attribute, Double> found = compute(new double[100], new Window.Whole());

        assertThat(found.get(Attribute.MEAN_ABS)).isZero();
        assertThat(found.get(Attribute.STD)).isZero();
        assertThat(found.get(Attribute.ENVELOPE_MAX)).isZero();
        assertThat(found)
                .extractingByKeys(
                        Attribute.SKEWNESS,
                        Attribute.KURTOSIS,
                        Attribute.DOMINANT_FREQUENCY,
                        Attribute.MEAN_FREQUENCY,
                        Attribute.BANDWIDTH,
                        Attribute.INSTANTANEOUS_FREQUENCY_MEAN,
                        Attribute.SWEETNESS)
                .containsOnly(NAN);
    }

    @Test
    void aConstantTraceHasNoSweetness() throws IOException {
        double[] samples = new double[64];
        Arrays.fill(samples, 3);
        Map<Attribute, Double> found = compute(samples, new Window.Whole());

        assertThat(found.get(Attribute.INSTANTANEOUS_FREQUENCY_MEAN)).isZero();
        assertThat(found.get(Attribute.SWEETNESS)).isNaN();
        assertThat(found.values()).noneMatch(value -> Double.isInfinite(value));
    }

    @Test
    void aTraceWithoutFiniteSamplesAndAnEmptyWindowHaveNoAttributes() throws IOException {
        assertThat(compute(new double[] {NAN, NAN}, new Window.Whole()).values()).containsOnly(NAN);
        assertThat(compute(new double[] {1, 2}, Window.parse("100ms..200ms")).values())
                .containsOnly(NAN);
    }

    @Test
    void theValueOfAnAttributeDoesNotDependOnWhichOthersAreAskedFor() throws IOException {
        double[] samples = new double[1501];
        Arrays.setAll(samples, i -> Math.sin(i * 0.1) * (1500 - i));
        Map<Attribute, Double> all = compute(samples, new Window.Whole());
        for (Attribute attribute : Attribute.values()) {
            double[] alone = values(samples, new Window.Whole(), List.of(attribute));
            assertThat(alone)
                    .as(attribute.label())
                    .containsExactly(all.getOrDefault(attribute, INFINITY));
        }
    }

    private static Map<Attribute, Double> compute(double[] samples, Window window)
            throws IOException {
        Map<Attribute, Double> found = new EnumMap<>(Attribute.class);
        double[] values = values(samples, window, List.of(Attribute.values()));
        int column = 0;
        for (Attribute attribute : Attribute.values()) {
            found.put(attribute, values[column++]);
        }
        return found;
    }

    private static double[] values(double[] samples, Window window, List<Attribute> attributes)
            throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.IEEE_FLOAT32).trace(samples);
        try (SegyFile file = SegyFile.open(MemoryByteSource.of("trace", fixture.toBytes()))) {
            TraceAttributes computed =
                    new TraceAttributes(
                            attributes,
                            window,
                            SampleAxis.of(4000),
                            file.sampleFormat(),
                            TraceKernels.choose(
                                    file.sampleFormat(), file.byteOrder(), attributes, 0));
            double[] values = new double[attributes.size()];
            file.readTraces(
                    file.traces(),
                    file.newBlock(),
                    trace -> System.arraycopy(computed.of(trace), 0, values, 0, values.length));
            return values;
        }
    }
}
