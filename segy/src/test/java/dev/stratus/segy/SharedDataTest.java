package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file that an independent program decoded gives the same numbers here.
class SharedDataTest {
    static Stream<Expected> files() {
        return Shared.lines("data/expected.jsonl").stream().map(Expected::new);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everySampleAgrees(Expected expected) throws IOException {
        try (SegyFile file = Shared.open(expected.text("file"))) {
            assertThat(file.byteOrder().label()).isEqualTo(expected.text("byte_order"));
            assertThat(file.sampleFormat().code()).isEqualTo((int) expected.number("format"));
            assertThat(file.samplesPerTrace())
                    .isEqualTo((int) expected.number("samples_per_trace"));
            assertThat(file.traceCount()).isEqualTo((long) expected.number("traces"));

            Sums sums = new Sums(file);
            file.readTraces(file.traces(), file.newBlock(), sums);

            assertThat(sums.traces).isEqualTo((long) expected.number("traces"));
            assertThat(sums.firstMeanAbs)
                    .isCloseTo(expected.number("mean_abs_first"), close(sums.firstMeanAbs));
            assertThat(sums.lastMeanAbs)
                    .isCloseTo(expected.number("mean_abs_last"), close(sums.lastMeanAbs));
            assertThat(sums.meanAbs)
                    .isCloseTo(expected.number("mean_abs_sum"), close(sums.meanAbs));
            assertThat(sums.rms).isCloseTo(expected.number("rms_sum"), close(sums.rms));
            assertThat(sums.most).isEqualTo(expected.number("max"));
            assertThat(sums.least).isEqualTo(expected.number("min"));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theHeadersOfTheFirstAndLastTraceAgree(Expected expected) throws IOException {
        try (SegyFile file = Shared.open(expected.text("file"))) {
            long last = file.traceCount() - 1;
            file.readTraces(
                    file.traces(),
                    file.newBlock(),
                    trace -> {
                        if (trace.number() == 0 || trace.number() == last) {
                            int which = trace.number() == 0 ? 0 : 1;
                            for (TraceHeaderField field :
                                    List.of(
                                            TraceHeaderField.INLINE,
                                            TraceHeaderField.CROSSLINE,
                                            TraceHeaderField.CDP_X,
                                            TraceHeaderField.CDP_Y,
                                            TraceHeaderField.COORDINATE_SCALAR)) {
                                assertThat(trace.header().raw(field))
                                        .as(field.label())
                                        .isEqualTo(expected.pair(field.label())[which]);
                            }
                        }
                    });
        }
    }

    private static Offset<Double> close(double value) {
        return within(1e-12 * Math.abs(value));
    }

    private static final class Sums implements TraceVisitor {
        private final SegyFile file;
        private long traces;
        private double firstMeanAbs;
        private double lastMeanAbs;
        private double meanAbs;
        private double rms;
        private double most = Double.NEGATIVE_INFINITY;
        private double least = Double.POSITIVE_INFINITY;

        private Sums(SegyFile file) {
            this.file = file;
        }

        @Override
        public void visit(Trace trace) {
            double abs = 0;
            double squares = 0;
            for (int i = 0; i < trace.samples(); i++) {
                double value =
                        file.sampleFormat()
                                .read(
                                        trace.block(),
                                        trace.samplesIndex() + i * file.sampleFormat().bytes(),
                                        file.byteOrder());
                abs += Math.abs(value);
                squares += value * value;
                most = Math.max(most, value);
                least = Math.min(least, value);
            }
            lastMeanAbs = abs / trace.samples();
            if (trace.number() == 0) {
                firstMeanAbs = lastMeanAbs;
            }
            meanAbs += lastMeanAbs;
            rms += Math.sqrt(squares / trace.samples());
            traces++;
        }
    }

    /// A line of `expected.jsonl`: one flat object.
    record Expected(String line) {
        String text(String key) {
            return value(key, "\"([^\"]*)\"");
        }

        double number(String key) {
            return Double.parseDouble(value(key, "([^,}\\]]+)"));
        }

        long[] pair(String key) {
            return Stream.of(value(key, "\\[([^\\]]*)\\]").split(", "))
                    .mapToLong(Long::parseLong)
                    .toArray();
        }

        private String value(String key, String pattern) {
            Matcher matcher = Pattern.compile("\"" + key + "\": " + pattern).matcher(line);
            assertThat(matcher.find()).as("%s in %s", key, line).isTrue();
            return matcher.group(1);
        }

        @Override
        public String toString() {
            return text("file");
        }
    }
}
