package dev.stratus.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import dev.stratus.segy.TraceHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Real files, with values that a NumPy program computed.
class ConformanceFilesTest {
    private static final Path DATA =
            Path.of(System.getProperty("stratus.root", ".")).resolveSibling("shared/data");

    @Test
    void everyFileHasTheAmplitudesThatNumpyFinds() throws IOException {
        Path expected = DATA.resolve("expected.jsonl");
        assumeTrue(Files.exists(expected), "skipped: " + expected + " is not there");
        int files = 0;
        for (String line : Files.readAllLines(expected)) {
            SampleFormat format = SampleFormat.ofCode((long) number(line, "format")).orElseThrow();
            agrees(line, format);
            files++;
        }
        assertThat(files).isGreaterThanOrEqualTo(30);
    }

    private static void agrees(String line, SampleFormat format) throws IOException {
        String name = text(line, "file");
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(DATA.resolve(name)));
        SegyByteOrder order =
                SegyByteOrder.valueOf(text(line, "byte_order").toUpperCase(Locale.ROOT));
        int samples = (int) number(line, "samples_per_trace");
        int traces = (int) number(line, "traces");
        int traceBytes = TraceHeader.BYTES + samples * format.bytes();
        int start = file.capacity() - (int) number(line, "remainder") - traces * traceBytes;
        TraceKernel kernel = new ScalarKernel(format, order, WantedSums.ALL);
        TraceSums sums = new TraceSums();
        double meanAbs = 0;
        double rms = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int trace = 0; trace < traces; trace++) {
            kernel.add(file, start + trace * traceBytes + TraceHeader.BYTES, samples, sums);
            if (trace == 0) {
                close(name, sums.sumAbsolute() / samples, number(line, "mean_abs_first"));
            }
            if (trace == traces - 1) {
                close(name, sums.sumAbsolute() / samples, number(line, "mean_abs_last"));
            }
            meanAbs += sums.sumAbsolute() / samples;
            rms += Math.sqrt(sums.sumSquares() / samples);
            min = Math.min(min, sums.min());
            max = Math.max(max, sums.max());
        }
        close(name, meanAbs, number(line, "mean_abs_sum"));
        close(name, rms, number(line, "rms_sum"));
        assertThat(min).as(name).isEqualTo(number(line, "min"));
        assertThat(max).as(name).isEqualTo(number(line, "max"));
    }

    private static void close(String name, double actual, double expected) {
        assertThat(actual).as(name).isCloseTo(expected, within(Math.abs(expected) * 1e-12));
    }

    private static double number(String line, String key) {
        return Double.parseDouble(text(line, key));
    }

    private static String text(String line, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\": \"?([^,\"}]+)").matcher(line);
        assertThat(matcher.find()).as(key).isTrue();
        return matcher.group(1);
    }
}
