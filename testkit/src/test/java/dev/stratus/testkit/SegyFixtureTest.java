package dev.stratus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegyFixtureTest {
    @Test
    void aFileOfRevision0HasTextBinaryHeaderAndTraces() {
        byte[] file =
                SegyFixture.of(SampleEncoding.INT16)
                        .text("C 1 CLIENT", "C 2 LINE")
                        .sampleIntervalMicros(2000)
                        .trace(TraceFixture.of(1, -2, 3).line(105, 300))
                        .trace(4, 5, 6)
                        .toBytes();

        assertThat(file).hasSize(3600 + 2 * (240 + 6));
        ByteBuffer bytes = ByteBuffer.wrap(file);
        assertThat(new String(file, 0, 160, Charset.forName("IBM037")).stripTrailing())
                .isEqualTo("C 1 CLIENT" + " ".repeat(70) + "C 2 LINE");
        assertThat(bytes.getShort(3200 + 16)).isEqualTo((short) 2000);
        assertThat(bytes.getShort(3200 + 20)).isEqualTo((short) 3);
        assertThat(bytes.getShort(3200 + 24)).isEqualTo((short) 3);
        assertThat(Arrays.copyOfRange(file, 3200 + 60, 3600)).containsOnly(0);
        assertThat(bytes.getInt(3600)).isEqualTo(1);
        assertThat(bytes.getShort(3600 + 114)).isEqualTo((short) 3);
        assertThat(bytes.getShort(3600 + 116)).isEqualTo((short) 2000);
        assertThat(bytes.getInt(3600 + 188)).isEqualTo(105);
        assertThat(bytes.getInt(3600 + 192)).isEqualTo(300);
        assertThat(bytes.getShort(3600 + 242)).isEqualTo((short) -2);
        assertThat(bytes.getInt(3600 + 246)).isEqualTo(2);
        assertThat(bytes.getShort(3600 + 246 + 244)).isEqualTo((short) 6);
    }

    @Test
    void aFileOfRevision2SaysWhatIsInIt() {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT64)
                        .order(WordOrder.PAIR_SWAPPED)
                        .revision(2, 1)
                        .layout(
                                LayoutXml.named("l")
                                        .entry("iline", 5, "int4")
                                        .extension("SEG00001"))
                        .paddingBeforeTraces(100)
                        .trace(TraceFixture.dead(70_000))
                        .trace(
                                TraceFixture.dead(2)
                                        .additionalHeader(
                                                HeaderWords.named("SEG00001").float64(97, 1.5)))
                        .trailer("((Us: Trailer))")
                        .trailingBytes((byte) 7);
        byte[] file = fixture.toBytes();

        assertThat(Arrays.copyOfRange(file, 3296, 3300)).containsExactly(2, 1, 4, 3);
        ByteBuffer bytes = unswapped(file);
        assertThat(bytes.getShort(3220)).as("too many for 16 bits").isZero();
        assertThat(bytes.getInt(3268)).isEqualTo(70_000);
        assertThat(Arrays.copyOfRange(file, 3500, 3502)).as("revision").containsExactly(2, 1);
        assertThat(bytes.getShort(3502)).as("fixed length").isZero();
        assertThat(bytes.getShort(3504)).as("extended textual headers").isEqualTo((short) 1);
        assertThat(bytes.getShort(3506)).as("additional trace headers").isEqualTo((short) 1);
        assertThat(bytes.getLong(3512)).as("traces").isEqualTo(2);
        assertThat(bytes.getLong(3520)).as("first trace").isEqualTo(3600 + 3200 + 100);
        assertThat(bytes.getInt(3528)).as("trailer").isEqualTo(1);
        assertThat(new String(file, 3600, 3200, StandardCharsets.US_ASCII))
                .startsWith("((SEG:Layout:text/xml))\n<?xml")
                .contains("<entry name=\"iline\" byte=\"5\" type=\"int4\"/>")
                .contains("<extension name=\"SEG00001\">\n</extension>\n</segy-layout>");
        int second = (int) fixture.offsetOfTrace(1);
        assertThat(second).isEqualTo(6900 + 240 + 70_000 * 8);
        assertThat(new String(file, second + 240 + 232, 8, StandardCharsets.US_ASCII))
                .isEqualTo("SEG00001");
        assertThat(bytes.getDouble(second + 240 + 96)).isEqualTo(1.5);
        assertThat(file.length).isEqualTo(fixture.offsetOfTrace(2) + 3200 + 1);
        assertThat(file[file.length - 1]).isEqualTo((byte) 7);
    }

    @Test
    void theNumberOfAdditionalHeadersHas4BytesInRevision20() {
        byte[] file =
                SegyFixture.of(SampleEncoding.INT8)
                        .revision(2, 0)
                        .trace(TraceFixture.of(1).additionalHeader(HeaderWords.named("SEG00001")))
                        .toBytes();

        assertThat(ByteBuffer.wrap(file).getInt(3506)).isEqualTo(1);
    }

    @Test
    void whatIsSaidCoversWhatFollows() {
        byte[] file =
                SegyFixture.of(SampleEncoding.INT8)
                        .binary(21, 2, 9)
                        .binary(25, 2, 99)
                        .endText()
                        .trace(TraceFixture.of(1, 2).word(115, 2, 65_535))
                        .toBytes();

        ByteBuffer bytes = ByteBuffer.wrap(file);
        assertThat(bytes.getShort(3220)).isEqualTo((short) 9);
        assertThat(bytes.getShort(3224)).isEqualTo((short) 99);
        assertThat(bytes.getShort(3504)).isEqualTo((short) -1);
        assertThat(bytes.getShort(6800 + 114)).isEqualTo((short) -1);
    }

    @Test
    void rawWordsAreWrittenAsTheyAre() {
        byte[] file =
                SegyFixture.of(SampleEncoding.IBM_FLOAT32)
                        .order(WordOrder.LITTLE)
                        .trace(TraceFixture.ofWords(0x41000001))
                        .toBytes();

        assertThat(Arrays.copyOfRange(file, 3840, 3844)).containsExactly(1, 0, 0, 0x41);
    }

    @Test
    void aLongStanzaTakesSeveralRecordsAndATapeLabelShiftsEverything() {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.INT8)
                        .textEncoding(TextEncoding.ASCII)
                        .tapeLabel("1SY1.0")
                        .stanza("((Us: Blob:application/octet-stream:4000))", new byte[4000])
                        .trace(1);
        byte[] file = fixture.toBytes();

        assertThat(fixture.offsetOfTrace(0)).isEqualTo(128 + 3600 + 2 * 3200);
        assertThat(new String(file, 0, 128, StandardCharsets.US_ASCII).strip()).isEqualTo("1SY1.0");
        assertThat(ByteBuffer.wrap(file).getShort(128 + 3504)).isEqualTo((short) 2);
        assertThat(file).hasSize((int) fixture.offsetOfTrace(1));
    }

    @Test
    void aFileIsCutAtAnyByte() {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT8).trace(1, 2, 3);
        byte[] whole = fixture.toBytes();
        for (int bytes = 0; bytes <= whole.length; bytes += 59) {
            assertThat(fixture.truncatedTo(bytes).toBytes()).isEqualTo(Arrays.copyOf(whole, bytes));
        }
    }

    @Test
    void aSparseFileOf100GigabytesTakesNoRoom(@TempDir Path folder) throws IOException {
        long traces = 33_000_000;
        Path file =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32)
                        .revision(2, 0)
                        .trace(TraceFixture.dead(750).line(1, 1))
                        .writeSparseTo(
                                folder.resolve("huge.sgy"),
                                traces,
                                Map.of(traces - 1, TraceFixture.dead(750).line(7, 9)));

        assertThat(Files.size(file))
                .isEqualTo(3600 + traces * 3240)
                .isGreaterThan(100_000_000_000L);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(3512);
            assertThat(bytes.readLong()).isEqualTo(traces);
            bytes.seek(3600 + 188);
            assertThat(bytes.readInt()).isEqualTo(1);
            bytes.seek(3600 + (traces - 1) * 3240 + 188);
            assertThat(bytes.readInt()).isEqualTo(7);
            bytes.seek(3600 + (traces - 2) * 3240);
            assertThat(bytes.readInt()).as("a hole").isZero();
        }
    }

    @Test
    void aWordThatDoesNotFitIsRefused() {
        HeaderWords words = HeaderWords.empty();
        assertThatThrownBy(() -> words.word(1, 2, 65_536)).hasMessageContaining("65536");
        assertThatThrownBy(() -> words.word(1, 2, -32_769)).hasMessageContaining("-32769");
    }

    private static ByteBuffer unswapped(byte[] file) {
        ByteBuffer bytes = ByteBuffer.allocate(file.length);
        for (int i = 0; i + 1 < file.length; i += 2) {
            bytes.put(i, file[i + 1]).put(i + 1, file[i]);
        }
        return bytes;
    }
}
