package dev.stratus.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceRange;
import dev.stratus.storage.LocalByteSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every attribute against NumPy and SciPy, on traces of real surveys. `reference.py` made
/// `reference.csv`, and says how.
class AttributeReferenceTest {
    private static final Path FIELD =
            Path.of(System.getProperty("stratus.root", ".")).resolveSibling("shared/data/field");

    /// One line of the table.
    private record Expected(
            String file, Window window, long trace, String attribute, double value) {
        static Expected of(String line) {
            String[] cells = line.split(",", -1);
            return new Expected(
                    cells[0],
                    Window.parse(cells[1]),
                    Long.parseLong(cells[2]),
                    cells[3],
                    Double.parseDouble(cells[4].replace("nan", "NaN")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithNumPyAndSciPy(Attribute attribute) throws IOException {
        assumeTrue(Files.isDirectory(FIELD), "skipped: " + FIELD + " is not there");
        List<Expected> table = table(attribute);
        assertThat(table).hasSize(60);
        for (Expected expected : table) {
            double actual = compute(attribute, expected);
            if (Double.isNaN(expected.value())) {
                assertThat(actual).as("%s", expected).isNaN();
            } else {
                double tolerance = Math.abs(expected.value()) * tolerance(attribute);
                assertThat(actual)
                        .as("%s", expected)
                        .isCloseTo(expected.value(), within(tolerance));
            }
        }
    }

    /// A pass over the samples differs from another by the order of its sums; a Fourier transform
    /// by its rounding too, and moments of traces with a large mean lose digits in both programs.
    private static double tolerance(Attribute attribute) {
        return switch (attribute.needs()) {
            case ABSOLUTES, SUMS, SHAPE -> 1e-12;
            case MOMENTS, SPECTRUM, ANALYTIC_SIGNAL -> 1e-10;
        };
    }

    private static List<Expected> table(Attribute attribute) throws IOException {
        InputStream csv =
                Objects.requireNonNull(
                        AttributeReferenceTest.class.getResourceAsStream("reference.csv"));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            Stream<Expected> all = lines.lines().skip(1).map(Expected::of);
            return all.filter(line -> line.attribute().equals(attribute.label())).toList();
        }
    }

    private static double compute(Attribute attribute, Expected expected) throws IOException {
        try (SegyFile file = SegyFile.open(LocalByteSource.open(FIELD.resolve(expected.file())))) {
            TraceAttributes attributes =
                    new TraceAttributes(
                            List.of(attribute),
                            expected.window(),
                            SampleAxis.of(file.sampleInterval()),
                            file.sampleFormat(),
                            TraceKernels.choose(
                                    file.sampleFormat(), file.byteOrder(), List.of(attribute), 0));
            double[] value = new double[1];
            file.readTraces(
                    new TraceRange(expected.trace(), 1),
                    file.newBlock(),
                    trace -> value[0] = attributes.of(trace)[0]);
            return Arrays.stream(value).findFirst().orElseThrow();
        }
    }
}
