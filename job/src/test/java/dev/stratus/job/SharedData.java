package dev.stratus.job;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Files beside the project, which are not part of it.
final class SharedData {
    private SharedData() {}

    static Path path(String name) {
        Path path =
                Path.of(System.getProperty("stratus.root", ".."))
                        .resolve("../shared")
                        .resolve(name)
                        .normalize();
        assumeTrue(Files.exists(path), () -> "skipped: %s is missing".formatted(path));
        return path;
    }
}
