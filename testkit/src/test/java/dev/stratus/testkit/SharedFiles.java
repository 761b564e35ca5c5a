package dev.stratus.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder beside the project with files that others made.
final class SharedFiles {
    private SharedFiles() {}

    /// Skips the test where there is no such file.
    static Path path(String name) {
        Path root = Path.of(System.getProperty("stratus.root", "..")).toAbsolutePath();
        Path path = root.resolveSibling("shared").resolve(name).normalize();
        assumeTrue(Files.exists(path), () -> "skipped: needs ../shared/" + name);
        return path;
    }

    static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }
}
