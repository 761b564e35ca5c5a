package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.storage.LocalByteSource;
import dev.stratus.storage.ObjectChangedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegyFileTest {
    @Test
    void theFirstTraceOfARealFileStandsWhereItsMapSays() throws IOException {
        try (SegyFile file = Shared.open("field/volve10r12-full-z-il10117sub.sgy")) {
            file.readTraces(
                    new TraceRange(0, 1),
                    file.newBlock(),
                    trace -> {
                        assertThat(trace.header().value(TraceHeaderField.CDP_X))
                                .isEqualTo(436482.18);
                        assertThat(trace.header().raw(TraceHeaderField.CDP_X)).isEqualTo(43648218);
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 43648218, 43648218",
        "1, 43648218, 43648218",
        "-100, 43648218, 436482.18",
        "10, 43648218, 436482180",
        "-1, -5, -5",
        "-32768, 32768, 1"
    })
    void aScalarMultipliesOrDividesAndZeroCountsAsOne(long scalar, long raw, double value) {
        TraceHeader header =
                TraceHeader.empty(SegyByteOrder.BIG)
                        .put(TraceHeaderField.COORDINATE_SCALAR, scalar)
                        .put(TraceHeaderField.CDP_X, raw)
                        .put(TraceHeaderField.INLINE, raw);
        assertThat(header.value(TraceHeaderField.CDP_X)).isEqualTo(value);
        assertThat(header.value(TraceHeaderField.INLINE)).isEqualTo(raw);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 240, 3599})
    void aFileTooShortForItsHeadersIsRefused(int bytes) {
        assertThatThrownBy(() -> open(new byte[bytes]))
                .isInstanceOf(SegyException.class)
                .hasMessageStartingWith(
                        "x.sgy: the file is %d bytes long, expected at least".formatted(bytes));
    }

    @Test
    void aFileOfSomethingElseIsRefused() {
        byte[] bytes = new byte[10_000];
        bytes[3200 + 24] = 7;
        bytes[3200 + 25] = 7;
        assertThatThrownBy(() -> open(bytes))
                .isInstanceOf(SegyException.class)
                .hasMessageStartingWith(
                        "x.sgy: byte 3225: sample format is 1799, expected one of 1-12, 15, 16.");
    }

    @Test
    void aCutLastTraceIsAnErrorThatCountsTheWholeOnes() throws IOException {
        byte[] bytes = new byte[3600 + 3 * (240 + 40) - 1];
        ByteBuffer.wrap(bytes).putShort(3220, (short) 10).putShort(3224, (short) 5);
        try (SegyFile file = open(bytes)) {
            assertThat(file.traceCount()).isEqualTo(2);
            assertThatThrownBy(file::traces)
                    .isInstanceOf(SegyException.class)
                    .hasMessageStartingWith("x.sgy: byte 4161: the last trace is cut")
                    .hasMessageContaining("Whole traces before it: 2");
        }
    }

    @Test
    void traceHeadersFollowTheExtendedTextualHeaders() throws IOException {
        try (SegyFile file = Shared.open("conformance/multi-text.sgy")) {
            assertThat(file.offsetOf(0)).isEqualTo(3600 + 4 * 3200);
            assertThat(file.traceCount()).isEqualTo(1);
        }
    }

    @Test
    void aFileOfHeadersAloneCanBeDescribedButNotComputedOn() throws IOException {
        try (SegyFile file = Shared.open("conformance/text.sgy")) {
            assertThat(file.traceCount()).isEqualTo(0);
            assertThat(file.textHeader().lines()).hasSize(40);
            assertThatThrownBy(file::traces)
                    .isInstanceOf(SegyException.class)
                    .hasMessageContaining("There is no trace");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 200, 4_000})
    void aFileThatIsCutWhileItsHeadersAreReadIsNamed(long when, @TempDir Path folder)
            throws IOException {
        Path path = folder.resolve("x.sgy");
        byte[] bytes = new byte[3600 + 5_000 * (240 + 400)];
        ByteBuffer.wrap(bytes).putShort(3220, (short) 100).putShort(3224, (short) 5);
        Files.write(path, bytes);
        try (SegyFile file = SegyFile.open(LocalByteSource.open(path));
                FileChannel cutter = FileChannel.open(path, StandardOpenOption.WRITE)) {
            assertThatThrownBy(() ->
                            file.readHeaders(
                                    file.traces(),
                                    (trace, header) -> {
                                        header.raw(TraceHeaderField.INLINE);
                                        if (trace == when) {
                                            cut(cutter);
                                        }
                                    }))
                    .isInstanceOf(ObjectChangedException.class)
                    .hasMessageStartingWith(path + ": ")
                    .hasMessageContaining("was cut while");
        }
    }

    private static void cut(FileChannel file) {
        try {
            file.truncate(100_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SegyFile open(byte[] bytes) throws IOException {
        return SegyFile.open(new MemoryByteSource("x.sgy", bytes));
    }
}
