package dev.stratus.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SectionPictureTest {
    private static final int SAMPLES = 500;

    private static Section section(float[] values) {
        return new Section(
                "line.sgy",
                "Inline 7",
                "Crossline number",
                new GridAxis("", 1, 1, values.length / SAMPLES),
                new VerticalAxis(0, 2, "Time (ms)", "ms"),
                SAMPLES,
                values);
    }

    /// Three traces of 30 Hz, growing weaker with time.
    private static float[] tones() {
        float[] values = new float[3 * SAMPLES];
        for (int i = 0; i < values.length; i++) {
            double seconds = i % SAMPLES * 0.002;
            values[i] = (float) (Math.exp(-3 * seconds) * Math.sin(2 * Math.PI * 30 * seconds));
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
        float[] values = new float[3 * SAMPLES];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1500 + i % SAMPLES;
        }
        ColourScale scale = SectionPicture.of(section(values), SectionStyle.standard()).scale();
        assertThat(scale.map()).isEqualTo(ColourMap.BATLOW);
        assertThat(scale.low()).isCloseTo(1509, within(2.0));
        assertThat(scale.high()).isCloseTo(1989, within(2.0));
    }

    @Test
    void automaticGainEvensOutAmplitudes() {
        Section gained = new Gain.Agc(100).applyTo(section(tones()));
        float early = 0;
        float late = 0;
        for (int i = 50; i < 100; i++) {
            early = Math.max(early, gained.value(1, i));
            late = Math.max(late, gained.value(1, i + 350));
        }
        assertThat(late / early).isCloseTo(1, within(0.15f));
    }

    @Test
    void powerGainMultipliesByTheTime() {
        float[] ones = new float[SAMPLES];
        Arrays.fill(ones, 1);
        Section gained = new Gain.Power(2).applyTo(section(ones));
        assertThat(gained.value(0, 250)).isEqualTo(0.25f);
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
        float[] values = new float[SAMPLES];
        Arrays.fill(values, Float.NaN);
        assertThatThrownBy(() -> SectionPicture.of(section(values), SectionStyle.standard()))
                .isInstanceOf(NothingToDrawException.class)
                .hasMessageStartingWith("line.sgy: Inline 7: none of its samples");
    }

    @Test
    void deadTraceIsAStraightLine(@TempDir Path folder) throws IOException {
        Path target = folder.resolve("trace.png");
        TracePicture.wiggleAndSpectrum(section(new float[SAMPLES])).write(target);
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
}
