package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.storage.ByteSource;
import dev.stratus.storage.LocalByteSource;
import dev.stratus.storage.StorageException;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSidecarTest {
    private static final int TRACES = 500;

    @TempDir private Path folder;

    @Test
    void anIndexThatWasKeptNeedNotBeBuiltAgain() throws IOException {
        Path sidecar = folder.resolve("file.idx");
        Counting first = new Counting(variableFile(TRACES), "1");
        Counting second = new Counting(variableFile(TRACES), "1");
        try (SegyFile file = open(first, sidecar);
                SegyFile again = open(second, sidecar)) {
            assertThat(file.traceCount()).isEqualTo(TRACES);
            assertThat(again.traceCount()).isEqualTo(TRACES);
            assertThat(again.offsetOf(TRACES)).isEqualTo(file.offsetOf(TRACES));
            assertThat(again.findings()).isEqualTo(file.findings());
        }
        assertThat(second.bytesRead).isLessThan(first.bytesRead);
    }

    @Test
    void anIndexOfAnotherVersionIsNotBelieved() throws IOException {
        Path sidecar = folder.resolve("file.idx");
        open(new Counting(variableFile(TRACES), "1"), sidecar).close();
        byte[] kept = Files.readAllBytes(sidecar);
        try (SegyFile file = open(new Counting(variableFile(TRACES), "2"), sidecar)) {
            assertThat(file.traceCount()).isEqualTo(TRACES);
        }
        assertThat(Files.readAllBytes(sidecar)).isNotEqualTo(kept);
    }

    @Test
    void anIndexOfTheSameFileReadInAnotherWayIsNotBelieved() throws IOException {
        Path sidecar = folder.resolve("file.idx");
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16).revision(1, 0);
        for (int i = 0; i < 50; i++) {
            int samples = 10 + (i * 37) % 90;
            fixture.trace(
                    TraceFixture.of(new double[samples])
                            .line(1, i + 1)
                            .word(115, 2, 5)
                            .word(233, 4, samples));
        }
        SegyOptions asTheStandard = SegyOptions.none().withIndex(sidecar);
        SegyOptions elsewhere =
                asTheStandard.withPlace(
                        TraceHeaderField.SAMPLES_PER_TRACE, new FieldPlace(233, FieldType.INT32));
        byte[] bytes = fixture.toBytes();
        SegyFile.open(new Counting(bytes, "1"), asTheStandard).close();
        assertThat(sidecar).exists();
        try (SegyFile file = SegyFile.open(new Counting(bytes, "1"), elsewhere)) {
            assertThat(file.traceCount()).isEqualTo(50);
        }
    }

    @Test
    void aDamagedIndexIsBuiltAgain() throws IOException {
        Path sidecar = folder.resolve("file.idx");
        open(new Counting(variableFile(TRACES), "1"), sidecar).close();
        byte[] kept = Files.readAllBytes(sidecar);
        for (int at = 0; at < kept.length; at += 97) {
            byte[] damaged = kept.clone();
            damaged[at] ^= 0x10;
            Files.write(sidecar, damaged);
            try (SegyFile file = open(new Counting(variableFile(TRACES), "1"), sidecar)) {
                assertThat(file.traceCount()).isEqualTo(TRACES);
                assertThat(Files.readAllBytes(sidecar)).isEqualTo(kept);
            }
        }
    }

    @Test
    void aFileThatIsNoIndexIsLeftAsItIs() throws IOException {
        Path survey = folder.resolve("survey.sgy");
        Files.write(survey, variableFile(5));
        Path notes = Files.writeString(folder.resolve("notes.txt"), "A word");
        for (Path other : List.of(survey, notes, folder)) {
            byte[] before = other.equals(folder) ? new byte[0] : Files.readAllBytes(other);
            assertThatThrownBy(() -> open(LocalByteSource.open(survey), other))
                    .isInstanceOf(StorageException.class)
                    .hasMessage(
                            other
                                    + ": is no trace index, and is left as it is. Name a file of its own with --index.");
            if (!other.equals(folder)) {
                assertThat(Files.readAllBytes(other)).isEqualTo(before);
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(survey, notes);
        }
    }

    @Test
    void anEmptyFileBecomesAnIndex() throws IOException {
        Path sidecar = Files.createFile(folder.resolve("file.idx"));
        openVariableFile(sidecar).close();
        assertThat(sidecar).isNotEmptyFile();
    }

    /// A small file of traces of several lengths, its index kept in `sidecar`.
    static SegyFile openVariableFile(Path sidecar) throws IOException {
        return open(new Counting(variableFile(5), "1"), sidecar);
    }

    private static SegyFile open(ByteSource source, Path sidecar) throws IOException {
        return SegyFile.open(source, SegyOptions.none().withIndex(sidecar));
    }

    private static byte[] variableFile(int traces) {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16).revision(1, 0);
        for (int i = 0; i < traces; i++) {
            fixture.trace(TraceFixture.of(new double[1 + (i * 37) % 900]));
        }
        return fixture.toBytes();
    }

    /// Counts what is read.
    private static final class Counting implements ByteSource {
        private final MemoryByteSource bytes;
        private final String version;
        private long bytesRead;

        private Counting(byte[] bytes, String version) {
            this.bytes = new MemoryByteSource("counted.sgy", bytes);
            this.version = version;
        }

        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public String version() {
            return version;
        }

        @Override
        public String name() {
            return bytes.name();
        }

        @Override
        public void read(long position, ByteBuffer target) throws IOException {
            bytesRead += target.remaining();
            bytes.read(position, target);
        }

        @Override
        public void close() {}
    }
}
