package dev.stratus.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class LocalByteSourceContractTest extends ByteSourceContract {
    @TempDir Path folder;

    @Override
    protected ByteSource opened(byte[] bytes) throws Exception {
        Path file = folder.resolve("line.sgy");
        Files.write(file, bytes);
        return Storage.open(file.toString());
    }
}
