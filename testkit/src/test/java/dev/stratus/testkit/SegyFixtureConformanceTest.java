package dev.stratus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that others wrote, described field by field and made again: every byte must be the same.
class SegyFixtureConformanceTest {
    private static final int TRACES = 414;
    private static final int SAMPLES = 75;

    /// A field of the table that comes with the standard.
    private record Field(int firstByte, int width) {}

    @ParameterizedTest
    @CsvSource({
        "format1.sgy, IBM_FLOAT32, BIG",
        "format2.sgy, INT32, BIG",
        "format3.sgy, INT16, BIG",
        "format3-lsb.sgy, INT16, LITTLE",
        "format5.sgy, IEEE_FLOAT32, BIG",
        "format5-lsb.sgy, IEEE_FLOAT32, LITTLE",
        "format6.sgy, IEEE_FLOAT64, BIG",
        "format7.sgy, INT24, BIG",
        "format8.sgy, INT8, BIG",
        "format9.sgy, INT64, BIG",
        "format10.sgy, UINT32, BIG",
        "format11.sgy, UINT16, BIG",
        "format12.sgy, UINT64, BIG",
        "format15.sgy, UINT24, BIG",
        "format16.sgy, UINT8, BIG"
    })
    void oneSurveyInEachFormatIsMadeAgainFromItsIntegers(
            String name, SampleEncoding encoding, WordOrder order) throws IOException {
        byte[] original = SharedFiles.bytes("data/conformance/" + name);
        ByteBuffer integers = ByteBuffer.wrap(SharedFiles.bytes("data/conformance/format2.sgy"));
        SegyFixture fixture = describe(integers, encoding).order(order);
        fixture.textBytes(Arrays.copyOf(original, 3200))
                .binary(25, 2, encoding.code())
                .binary(301, 1, original[3500])
                .binary(302, 1, original[3501]);
        for (int trace = 0; trace < TRACES; trace++) {
            int start = 3600 + trace * (240 + 4 * SAMPLES);
            int[] samples = new int[SAMPLES];
            integers.position(start + 240).slice().asIntBuffer().get(samples);
            fixture.trace(trace(samples, encoding).header(fields(integers, start, "trace")));
        }

        assertSame(fixture.toBytes(), original);
    }

    @Test
    void extendedTextWithoutACountIsMadeAgainFromItsCharacters() throws IOException {
        byte[] original = SharedFiles.bytes("data/conformance/stanzas-unknown-count.sgy");
        ByteBuffer source = ByteBuffer.wrap(original);
        SegyFixture fixture =
                describe(source, SampleEncoding.IBM_FLOAT32)
                        .textEncoding(TextEncoding.EBCDIC_500)
                        .textBytes(Arrays.copyOf(original, 3200));
        Charset ebcdic = Charset.forName("IBM500");
        fixture.stanza(new String(original, 3600, 2 * 3200, ebcdic));
        fixture.stanza(new String(original, 3600 + 2 * 3200, 3200, ebcdic));

        addTraces(fixture, source, 3600 + 3 * 3200, List.of());
        assertSame(fixture.toBytes(), original);
    }

    @Test
    void aLayoutAndTwoAdditionalHeadersAreMadeAgain() throws IOException {
        byte[] original = SharedFiles.bytes("data/conformance/trace-header-extensions.sgy");
        ByteBuffer source = ByteBuffer.wrap(original);
        SegyFixture fixture =
                describe(source, SampleEncoding.IBM_FLOAT32)
                        .textEncoding(TextEncoding.ASCII)
                        .textBytes(Arrays.copyOf(original, 3200))
                        .stanza(new String(original, 3600, 3200, StandardCharsets.US_ASCII));
        List<Field> proprietary =
                List.of(new Field(1, 2), new Field(3, 2), new Field(5, 4), new Field(9, 8));

        addTraces(fixture, source, 3600 + 3200, proprietary);
        assertSame(fixture.toBytes(), original);
    }

    /// Adds every trace from byte `start` on, with its extension 1 and the proprietary header where
    /// the file has them; IBM words are passed on through their exact values.
    private static void addTraces(
            SegyFixture fixture, ByteBuffer source, int start, List<Field> proprietary)
            throws IOException {
        int samples = source.getShort(3200 + 20);
        int additional = proprietary.isEmpty() ? 0 : 2;
        int traceBytes = 240 * (1 + additional) + 4 * samples;
        for (int at = start; at < source.capacity(); at += traceBytes) {
            double[] values = new double[samples];
            for (int i = 0; i < samples; i++) {
                values[i] = IbmWord.doubleValue(source.getInt(at + 240 * (1 + additional) + 4 * i));
            }
            TraceFixture trace = TraceFixture.of(values).header(fields(source, at, "trace"));
            if (additional > 0) {
                trace.additionalHeader(fields(source, at + 240, "trace_extension_1"));
                HeaderWords words = name(source, at + 480);
                for (Field field : proprietary) {
                    words.word(field.firstByte, field.width, word(source, at + 480, field));
                }
                trace.additionalHeader(words);
            }
            fixture.trace(trace);
        }
    }

    private static void assertSame(byte[] made, byte[] original) {
        assertThat(made).hasSameSizeAs(original);
        assertThat(Arrays.mismatch(made, original)).as("first byte that differs").isEqualTo(-1);
    }

    private static SegyFixture describe(ByteBuffer source, SampleEncoding encoding)
            throws IOException {
        return SegyFixture.of(encoding).binary(fields(source, 3200, "binary"));
    }

    private static HeaderWords fields(ByteBuffer source, int start, String header)
            throws IOException {
        HeaderWords words = header.equals("binary") ? HeaderWords.empty() : name(source, start);
        for (Field field : table(header)) {
            words.word(field.firstByte, field.width, word(source, start, field));
        }
        return words;
    }

    private static HeaderWords name(ByteBuffer source, int start) {
        byte[] name = new byte[8];
        source.get(start + 232, name);
        return HeaderWords.empty().text(233, name);
    }

    private static long word(ByteBuffer source, int start, Field field) {
        long word = 0;
        for (int i = 0; i < field.width; i++) {
            word = (word << 8) | (source.get(start + field.firstByte - 1 + i) & 0xFF);
        }
        return word;
    }

    private static List<Field> table(String header) throws IOException {
        List<Field> fields = new ArrayList<>();
        for (String line : Files.readAllLines(SharedFiles.path("spec/header-fields.csv"))) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals(header) && !cells[3].equals("char8")) {
                int bits = Integer.parseInt(cells[3].replaceAll("\\D", ""));
                fields.add(new Field(Integer.parseInt(cells[2]), bits / 8));
            }
        }
        assertThat(fields).hasSizeGreaterThan(20);
        return fields;
    }

    /// These files hold the integers modulo what their format holds; modulo 2^64 no double does.
    private static TraceFixture trace(int[] samples, SampleEncoding encoding) {
        if (encoding == SampleEncoding.UINT64) {
            return TraceFixture.ofWords(Arrays.stream(samples).asLongStream().toArray());
        }
        return TraceFixture.of(
                Arrays.stream(samples).mapToDouble(value -> inRange(value, encoding)).toArray());
    }

    private static double inRange(int value, SampleEncoding encoding) {
        return switch (encoding) {
            case INT8 -> (byte) value;
            case UINT8 -> value & 0xFF;
            case UINT16 -> value & 0xFFFF;
            case UINT24 -> value & 0xFFFFFF;
            case UINT32 -> value & 0xFFFFFFFFL;
            case IBM_FLOAT32,
                    INT16,
                    INT24,
                    INT32,
                    INT64,
                    UINT64,
                    IEEE_FLOAT32,
                    IEEE_FLOAT64,
                    FIXED_GAIN32,
                    FIXED_GAIN32_REV2 ->
                    value;
        };
    }
}
