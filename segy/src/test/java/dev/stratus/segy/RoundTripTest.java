package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.segy.TextHeader.TextEncoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is written is read back: random files of every format, byte order and revision, with
/// extended textual headers, additional trace headers, traces of several lengths and a trailer.
class RoundTripTest {
    private static final int RUNS = 4;

    record Case(SampleFormat format, SegyByteOrder order, Revision revision, long seed) {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (SampleFormat format : SampleFormat.values()) {
            for (SegyByteOrder order : SegyByteOrder.values()) {
                for (Revision revision : Revision.values()) {
                    if (format == SampleFormat.ofCode(format.code(), revision).orElseThrow()) {
                        for (int run = 0; run < RUNS; run++) {
                            cases.add(new Case(format, order, revision, cases.size()));
                        }
                    }
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWrittenIsRead(Case file) throws IOException {
        Written written = new Written(file);
        SegyOptions options = SegyOptions.none();
        if (file.revision().compareTo(Revision.REV_2_0) < 0) {
            // Random numbers in headers are no evidence of the order of their bytes.
            options = options.withByteOrder(file.order());
        }
        try (SegyFile read =
                SegyFile.open(new MemoryByteSource("random.sgy", written.bytes()), options)) {
            assertThat(read.byteOrder()).isEqualTo(file.order());
            assertThat(read.sampleFormat()).isEqualTo(file.format());
            assertThat(read.revision()).isEqualTo(file.revision());
            assertThat(read.findings())
                    .filteredOn(finding -> finding.severity() == Severity.ERROR)
                    .isEmpty();
            assertThat(read.textHeader().lines().get(0)).isEqualTo("C 1 SEED " + file.seed());
            assertThat(read.textHeader().encoding()).isEqualTo(written.encoding);
            assertThat(read.stanzas()).hasSize(written.stanzas);
            assertThat(read.trailer()).hasSize(written.trailer);
            assertThat(read.traceCount()).isEqualTo(written.samples.size());
            assertThat(read.additionalTraceHeaders()).isEqualTo(written.additional);
            int[] seen = {0};
            read.readTraces(
                    read.traces(),
                    read.newBlock(),
                    trace -> {
                        int number = seen[0]++;
                        assertThat(samplesOf(read, trace)).isEqualTo(written.samples.get(number));
                        assertThat(trace.header().number(TraceHeaderField.INLINE))
                                .isEqualTo(written.inlines.get(number));
                        assertThat(trace.header().value(TraceHeaderField.CDP_X))
                                .isEqualTo(written.xs.get(number));
                        assertThat(trace.header().additionalHeaders())
                                .isEqualTo(written.additional);
                    });
            assertThat(seen[0]).isEqualTo(written.samples.size());
        }
    }

    private static double[] samplesOf(SegyFile file, Trace trace) {
        double[] samples = new double[trace.samples()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] =
                    file.sampleFormat()
                            .read(
                                    trace.block(),
                                    trace.samplesIndex() + i * file.sampleFormat().bytes(),
                                    file.byteOrder());
        }
        return samples;
    }

    /// A random file, and what is in it.
    private static final class Written {
        private final Case file;
        private final Random random;
        private final TextEncoding encoding;
        private final int stanzas;
        private final int trailer;
        private final int additional;
        private final boolean variable;
        private final int usual;
        private final List<double[]> samples = new ArrayList<>();
        private final List<Long> inlines = new ArrayList<>();
        private final List<Double> xs = new ArrayList<>();

        Written(Case file) {
            this.file = file;
            this.random = new Random(file.seed());
            boolean rev2 = file.revision().compareTo(Revision.REV_2_0) >= 0;
            encoding = random.nextBoolean() ? TextEncoding.EBCDIC : TextEncoding.ASCII;
            stanzas = random.nextInt(3);
            trailer = rev2 ? random.nextInt(3) : 0;
            additional = rev2 ? random.nextInt(3) : 0;
            variable = file.revision() != Revision.REV_0 && random.nextBoolean();
            usual = 1 + random.nextInt(300);
        }

        byte[] bytes() throws IOException {
            int count = 1 + random.nextInt(40);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (SegyWriter writer =
                    SegyWriter.start(
                            Channels.newChannel(bytes),
                            encoding,
                            List.of("C 1 SEED " + file.seed()),
                            binary(count),
                            records("((Us: Note %d))", stanzas))) {
                for (int number = 0; number < count; number++) {
                    writer.write(header(number), samples.get(number));
                }
                for (byte[] record : records("((Us: Trailer %d))", trailer)) {
                    writer.writeTrailer(record);
                }
            }
            return bytes.toByteArray();
        }

        private List<byte[]> records(String name, int count) {
            List<byte[]> records = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                records.add(SegyWriter.record(encoding, name.formatted(i)));
            }
            return records;
        }

        private BinaryHeader binary(int count) {
            BinaryHeader binary =
                    BinaryHeader.empty(file.order())
                            .put(BinaryHeaderField.DATA_SAMPLE_FORMAT, file.format().code())
                            .put(BinaryHeaderField.SAMPLE_INTERVAL, 4000)
                            .put(BinaryHeaderField.SAMPLES_PER_TRACE, usual)
                            .put(BinaryHeaderField.NUM_EXTENDED_TEXT_HEADERS, stanzas);
            switch (file.revision()) {
                case REV_0 -> {}
                case REV_1 -> binary.put(BinaryHeaderField.SEGY_REVISION_MAJOR, 1);
                case REV_2_0, REV_2_1 -> {
                    boolean first = file.revision() == Revision.REV_2_0;
                    binary.put(BinaryHeaderField.SEGY_REVISION_MAJOR, 2)
                            .put(BinaryHeaderField.SEGY_REVISION_MINOR, first ? 0 : 1)
                            .put(BinaryHeaderField.BYTE_ORDER, 0x01020304)
                            .put(BinaryHeaderField.NUM_TRACES, count)
                            .put(BinaryHeaderField.NUM_DATA_TRAILER_STANZAS, trailer)
                            .put(
                                    BinaryHeaderField.BYTE_OFFSET_FIRST_TRACE,
                                    random.nextBoolean() ? 0 : 3600 + 3200 * stanzas + 512)
                            .putAdditionalTraceHeaders(file.revision(), additional);
                    if (random.nextBoolean()) {
                        binary.put(BinaryHeaderField.SAMPLES_PER_TRACE, 0)
                                .put(BinaryHeaderField.EXTENDED_SAMPLES_PER_TRACE, usual);
                    }
                }
            }
            return binary.put(
                    BinaryHeaderField.FIXED_LENGTH_TRACE_FLAG,
                    variable || file.revision() == Revision.REV_0 ? 0 : 1);
        }

        private TraceHeader header(int number) {
            int length = variable ? 1 + random.nextInt(300) : usual;
            samples.add(random(length));
            long x = random.nextInt(100_000_000);
            TraceHeader header =
                    TraceHeader.empty(file.order(), additional)
                            .put(TraceHeaderField.TRACE_SEQ_NUM_LINE, number + 1)
                            .put(TraceHeaderField.TRACE_ID_CODE, 1)
                            .put(TraceHeaderField.SAMPLES_PER_TRACE, length)
                            .put(TraceHeaderField.SAMPLE_INTERVAL, 4000)
                            .put(TraceHeaderField.COORDINATE_SCALAR, -100)
                            .put(TraceHeaderField.CDP_X, x)
                            .put(TraceHeaderField.INLINE, number - 7);
            inlines.add(number - 7L);
            xs.add(x / 100.0);
            if (additional > 0) {
                header.name(1, "SEG00001");
                if (random.nextBoolean()) {
                    header.put(TraceHeaderExtensionField.CDP_X, x + 0.25);
                    xs.set(number, x + 0.25);
                }
            }
            return header;
        }

        /// Numbers that the format holds exactly: what it reads from random words.
        private double[] random(int length) {
            ByteBuffer word = ByteBuffer.allocate(8);
            double[] values = new double[length];
            for (int i = 0; i < length; i++) {
                word.putLong(0, random.nextLong());
                if (file.format().code() == 4) {
                    word.put(0, (byte) 0);
                }
                double value = file.format().read(word, 0, SegyByteOrder.BIG);
                if (file.format() == SampleFormat.IEEE_FLOAT32
                        || file.format() == SampleFormat.IEEE_FLOAT64) {
                    values[i] = value;
                } else {
                    // A 64-bit integer's double may be one beyond the largest.
                    values[i] = Math.abs(value) >= 0x1p63 ? 1 : value;
                    values[i] =
                            file.format() == SampleFormat.IBM_FLOAT32 && isTiny(value)
                                    ? 0
                                    : values[i];
                }
            }
            return values;
        }

        /// Below the smallest normalised IBM float.
        private static boolean isTiny(double value) {
            return Math.abs(value) < 0x1p-260;
        }
    }
}
