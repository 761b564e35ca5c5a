package dev.stratus.cli;

import dev.stratus.job.Plugins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// The jars with attributes of a user's own.
final class PluginChoice {
    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            description =
                    "A jar with attributes of your own, whose code runs with all your rights: see docs/plugin.md.")
    private List<Path> jars = List.of();

    Plugins plugins() throws IOException {
        return Plugins.in(jars);
    }
}
