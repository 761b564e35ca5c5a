package dev.stratus.cli;

import dev.stratus.job.Plugins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The jars with attributes of a user's own.
final class PluginChoice extends Options {
    private final Argument<List<Path>> jars =
            repeated(
                    "--plugin",
                    "JAR",
                    Names::path,
                    "A jar with attributes of your own, whose code runs with all your rights: see docs/plugin.md.");

    Plugins plugins() throws IOException {
        return Plugins.in(jars.value());
    }
}
