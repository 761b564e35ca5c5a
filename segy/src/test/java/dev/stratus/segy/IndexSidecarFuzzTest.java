package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stratus.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a sidecar holds, it is the index or is built anew.
class IndexSidecarFuzzTest {
    static Stream<byte[]> indexes() throws IOException {
        Path sidecar = Files.createTempFile("index", ".idx");
        try {
            Files.delete(sidecar);
            IndexSidecarTest.openVariableFile(sidecar).close();
            return Stream.of(Files.readAllBytes(sidecar));
        } finally {
            Files.deleteIfExists(sidecar);
        }
    }

    @MethodSource("indexes")
    @FuzzTest(maxDuration = "5s")
    void anySidecarIsAnIndexOrIsBuiltAnewOrIsLeftAsItIs(byte[] bytes) throws IOException {
        Path sidecar = Files.createTempFile("index", ".idx");
        try {
            if (bytes != null) {
                Files.write(sidecar, bytes);
            }
            IndexSidecarTest.openVariableFile(sidecar).close();
        } catch (StorageException e) {
            assertThat(Files.readAllBytes(sidecar)).isEqualTo(bytes);
        } finally {
            Files.deleteIfExists(sidecar);
        }
    }
}
