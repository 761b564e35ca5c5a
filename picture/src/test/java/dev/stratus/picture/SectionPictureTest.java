package dev.stratus.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stratus.attributes.Length;
import dev.stratus.attributes.LengthUnit;
import dev.stratus.segy.SampleFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SectionPictureTest {
    private static final int SAMPLES = 500;

    private static Section section(double[] values) {
        return new Section(
                "line.sgy",
                "Inline 7",
                "Crossline number",
                new GridAxis("", 1, 1, values.length / SAMPLES),
                new VerticalAxis(0, 2, "Time (ms)", "ms"),
                traces(values, SAMPLES),
                IntStream.range(0, values.length / SAMPLES).toArray(),
                List.of());
    }

    /// Traces that all begin at zero.
    private static SectionTraces traces(double[] values, int samples) {
        int count = values.length / samples;
        return new SectionTraces(
                new double[count], new double[count], samples, values, SampleFormat.IEEE_FLOAT64);
    }

    /// Three traces of 30 Hz, growing weaker with time.
    private static double[] tones() {
        double[] values = new double[3 * SAMPLES];
        for (int i = 0; i < values.length; i++) {
            double seconds = i % SAMPLES * 0.002;
            values[i] = (Math.exp(-3 * seconds) * Math.sin(2 * Math.PI * 30 * seconds));
        }
        return values;
    }

    @Test
    void coloursOfAmplitudesAreSymmetricAboutZero() throws IOException {
        ColourScale scale = SectionPicture.of(section(tones()), SectionStyle.standard()).scale();
        assertThat(scale.map()).isEqualTo(ColourMap.RED_WHITE_BLUE);
        assertThat(scale.low()).isEqualTo(-scale.high());
    }

    @Test
    void coloursOfVelocitiesRunFromLowToHigh() throws IOException {
        double[] values = new double[3 * SAMPLES];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1500 + i % SAMPLES;
        }
        ColourScale scale = SectionPicture.of(section(values), SectionStyle.standard()).scale();
        assertThat(scale.map()).isEqualTo(ColourMap.BATLOW);
        assertThat(scale.low()).isCloseTo(1509, within(2.0));
        assertThat(scale.high()).isCloseTo(1989, within(2.0));
    }

    private static Gain agc(double milliseconds) {
        return new Gain.Agc(new Length(milliseconds, LengthUnit.MS));
    }

    @Test
    void automaticGainEvensOutAmplitudes() throws IOException {
        Section gained = agc(100).applyTo(section(tones()));
        double early = 0;
        double late = 0;
        for (int i = 50; i < 100; i++) {
            early = Math.max(early, gained.value(1, i));
            late = Math.max(late, gained.value(1, i + 350));
        }
        assertThat(late / early).isCloseTo(1, within(0.15));
    }

    /// Against the sums of each window by themselves, in traces with a spike and a hole.
    @Test
    void automaticGainForgetsASpikeOutsideItsWindow() throws IOException {
        var random = new SplittableRandom(8);
        double[] values = new double[3 * SAMPLES];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(-(i % SAMPLES) / 60.0) * (random.nextDouble() - 0.5);
        }
        values[SAMPLES + 3] = 1e14;
        values[SAMPLES + 200] = Double.NaN;
        Arrays.fill(values, 2 * SAMPLES, 2 * SAMPLES + 300, 0);
        for (double window : new double[] {4, 100, 3000}) {
            int half = (int) (window / 4);
            Section gained = agc(window).applyTo(section(values));
            for (int i = 0; i < values.length; i++) {
                int start = i / SAMPLES * SAMPLES;
                double[] near =
                        Arrays.stream(
                                        values,
                                        Math.max(start, i - half),
                                        Math.min(start + SAMPLES, i + half + 1))
                                .filter(value -> !Double.isNaN(value))
                                .toArray();
                double mean = Arrays.stream(near).map(value -> value * value).sum() / near.length;
                double expected = mean == 0 ? 0 : values[i] / Math.sqrt(mean);
                assertThat(gained.value(i / SAMPLES, i % SAMPLES))
                        .as("sample %d, window %s", i, window)
                        .isCloseTo(expected, within(1e-9));
            }
        }
    }

    @Test
    void powerGainMultipliesByTheTime() throws IOException {
        double[] ones = new double[SAMPLES];
        Arrays.fill(ones, 1);
        Section gained = new Gain.Power(2).applyTo(section(ones));
        assertThat(gained.value(0, 250)).isEqualTo(0.25);
    }

    @Test
    void strongestFrequencyIsTheTone() {
        Spectrum spectrum = Spectrum.of(section(tones()), 0);
        int strongest = 0;
        for (int k = 0; k < spectrum.decibels().length; k++) {
            if (spectrum.decibels()[k] > spectrum.decibels()[strongest]) {
                strongest = k;
            }
        }
        assertThat(spectrum.frequencies()[strongest]).isCloseTo(30, within(1.0));
        assertThat(spectrum.frequencies()[spectrum.frequencies().length - 1]).isEqualTo(250);
        assertThat(spectrum.decibels()[strongest]).isZero();
    }

    @Test
    void sectionWithoutAFiniteSampleIsRefused() {
        double[] values = new double[SAMPLES];
        Arrays.fill(values, Double.NaN);
        assertThatThrownBy(() -> SectionPicture.of(section(values), SectionStyle.standard()))
                .isInstanceOf(NothingToDrawException.class)
                .hasMessageStartingWith("line.sgy: Inline 7: none of its samples");
    }

    @Test
    void deadTraceIsAStraightLine(@TempDir Path folder) throws IOException {
        Path target = folder.resolve("trace.png");
        TracePicture.wiggleAndSpectrum(section(new double[SAMPLES])).write(target);
        assertThat(target).isNotEmptyFile();
    }

    @Test
    void svgHasCurvesAndPixels(@TempDir Path folder) throws IOException {
        Path target = folder.resolve("section.svg");
        var style =
                new SectionStyle(
                        SectionStyle.Drawing.BOTH,
                        new Gain.None(),
                        Optional.empty(),
                        Optional.empty());
        SectionPicture.of(section(tones()), style).draw().write(target);
        String svg = Files.readString(target, StandardCharsets.UTF_8);
        assertThat(svg).startsWith("<?xml").contains("data:image/png;base64,").contains("<path");
    }

    @Test
    void unknownKindOfPictureIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() ->
                        TracePicture.wiggle(section(tones())).write(folder.resolve("trace.gif")))
                .hasMessageContaining(".png or .svg");
    }

    @Test
    void spikeIsAtItsPixelInTheFinishedPicture() throws IOException {
        double[] values = new double[100 * SAMPLES];
        // The trace three quarters to the right, the sample one quarter down.
        for (int sample = 120; sample < 130; sample++) {
            values[75 * SAMPLES + sample] = 1;
        }
        var style =
                new SectionStyle(
                        SectionStyle.Drawing.DENSITY,
                        new Gain.None(),
                        Optional.of(new Clip.AtValues(-1, 1)),
                        Optional.of(ColourMap.RED_WHITE_BLUE));
        BufferedImage picture = SectionPicture.of(section(values), style).draw().image();
        int left = plotEdge(picture, 0);
        int top = plotEdge(picture, 1);
        int blue = ColourMap.RED_WHITE_BLUE.at(1);
        assertThat(picture.getRGB(left + 755, top + 175)).isEqualTo(blue);
        assertThat(picture.getRGB(left + 755, top + 525)).isNotEqualTo(blue);
        assertThat(picture.getRGB(left + 245, top + 175)).isNotEqualTo(blue);
    }

    /// The first column or row that has the colour of zero amplitude.
    private static int plotEdge(BufferedImage picture, int axis) {
        int zero = ColourMap.RED_WHITE_BLUE.at(0.5);
        int middle = (axis == 0 ? picture.getHeight() : picture.getWidth()) / 2;
        for (int i = 0; ; i++) {
            int pixel = axis == 0 ? picture.getRGB(i, middle) : picture.getRGB(middle, i);
            if (pixel == zero) {
                return i;
            }
        }
    }

    @Test
    void deadEqualAndSingleTracesGiveAPicture() throws IOException {
        double[] equal = new double[4 * SAMPLES];
        Arrays.fill(equal, 7);
        double[] holes = tones();
        Arrays.fill(holes, 0, SAMPLES, Double.NaN);
        for (double[] values :
                List.of(new double[SAMPLES], equal, holes, new double[9 * SAMPLES])) {
            for (SectionStyle.Drawing drawing : SectionStyle.Drawing.values()) {
                for (Gain gain : List.of(new Gain.None(), agc(100), new Gain.Power(2))) {
                    var style = new SectionStyle(drawing, gain, Optional.empty(), Optional.empty());
                    BufferedImage picture =
                            SectionPicture.of(section(values), style).draw().image();
                    assertThat(picture.getWidth()).isGreaterThan(300);
                }
            }
        }
    }

    @Test
    void gainIsNamedInThePicture() {
        VerticalAxis time = new VerticalAxis(0, 2, "Time (ms)", "ms");
        assertThat(agc(500).inWords(time)).isEqualTo("AGC over 500 ms");
        assertThat(new Gain.Power(1.5).inWords(time)).isEqualTo("gain by the power 1.5 of time");
        VerticalAxis counted = new VerticalAxis(0, 1, "Sample number, from 0", "samples");
        assertThat(new Gain.Power(2).inWords(counted))
                .isEqualTo("gain by the power 2 of the sample number");
    }

    @Test
    void clipIsSaidInWordsWithoutExponents() {
        var scale = new ColourScale(ColourMap.BATLOW, -12_072.3, 12_072.3);
        assertThat(new Clip.Symmetric(98).inWords(scale, new double[] {-12_072.3, 5}))
                .isEqualTo("±12070 (98 % of all values)");
    }

    @Test
    void valuesThatAreAllEqualAreSaidToBeSo() {
        var clip = new Clip.AtPercentiles(2, 98);
        double[] values = new double[200];
        Arrays.fill(values, 1);
        assertThat(clip.inWords(clip.scale(ColourMap.BATLOW, values), values))
                .isEqualTo("0.9 and 1.1 (all values are 1)");
        values[7] = 5;
        assertThat(clip.inWords(clip.scale(ColourMap.BATLOW, values), values))
                .isEqualTo("0.9 and 1.1 (nearly all values are 1)");
    }

    @Test
    void clipOfNoNumberIsRefused() {
        assertThatThrownBy(() -> new Clip.AtValues(0, Double.POSITIVE_INFINITY))
                .hasMessageContaining("expected low < high");
    }

    @Test
    void curveOfOneSampleIsRefusedWithASentence() {
        Section section =
                new Section(
                        "one.sgy",
                        "Trace 0",
                        "",
                        new GridAxis("trace", 0, 1, 1),
                        new VerticalAxis(0, 2, "Time (ms)", "ms"),
                        traces(new double[] {7}, 1),
                        new int[] {0},
                        List.of());
        assertThatThrownBy(() -> TracePicture.wiggleAndSpectrum(section))
                .isInstanceOf(NothingToDrawException.class)
                .hasMessageStartingWith("one.sgy: Trace 0: has one sample");
    }

    @Test
    void spectrumOfALongTraceKeepsItsPeaks() {
        int samples = 60_000;
        double[] values = new double[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = Math.sin(2 * Math.PI * 0.1003 * i);
        }
        Section section =
                new Section(
                        "long.sgy",
                        "Trace 0",
                        "",
                        new GridAxis("trace", 0, 1, 1),
                        new VerticalAxis(0, 2, "Time (ms)", "ms"),
                        traces(values, samples),
                        new int[] {0},
                        List.of());
        Spectrum spectrum = Spectrum.of(section, 0);
        int strongest = 0;
        for (int k = 0; k < spectrum.decibels().length; k++) {
            if (spectrum.decibels()[k] > spectrum.decibels()[strongest]) {
                strongest = k;
            }
        }
        assertThat(spectrum.frequencies()[strongest]).isCloseTo(50.15, within(0.25));
        assertThat(spectrum.decibels()[strongest]).isZero();
    }
}
