package dev.stratus.segy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stratus.storage.LocalByteSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The data and tables beside the project, which are not part of it: a test that needs them is
/// skipped where they are missing.
final class Shared {
    private static final Path ROOT =
            Path.of(System.getProperty("stratus.root", "..")).resolve("../shared").normalize();

    private Shared() {}

    static boolean isThere() {
        return Files.isDirectory(ROOT);
    }

    static Path path(String name) {
        Path path = ROOT.resolve(name);
        assumeTrue(Files.exists(path), () -> "skipped: %s is missing".formatted(path));
        return path;
    }

    static List<String> lines(String name) {
        try {
            return Files.readAllLines(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SegyFile open(String name) throws IOException {
        return SegyFile.open(LocalByteSource.open(path("data/" + name)));
    }
}
