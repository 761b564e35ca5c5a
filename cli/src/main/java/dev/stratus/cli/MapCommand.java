package dev.stratus.cli;

import dev.stratus.job.ParquetTable;
import dev.stratus.picture.Clip;
import dev.stratus.picture.MapGrid;
import dev.stratus.picture.MapPicture;
import dev.stratus.picture.MapRequest;
import dev.stratus.storage.NewFile;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A map of a column of a results table.
@Command(
        name = "map",
        description = "A map of an attribute: every trace at its place.",
        footer = {"", "Example:", "  stratus map survey.parquet -a rms -o rms.png"})
final class MapCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RESULTS", description = "A results table: x.parquet.")
    private String results = "";

    @Option(
            names = {"-a", "--attribute"},
            defaultValue = "mean_abs",
            paramLabel = "COLUMN",
            description = "The column to draw; default ${DEFAULT-VALUE}.")
    private String column = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.png",
            description = "The picture.")
    private Path target = Path.of("");

    @Mixin private StorageChoice storage = new StorageChoice();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        draw(results, storage.options(), column, target);
        spec.commandLine().getErr().println("The map is in %s.".formatted(target));
        return ExitCode.DONE.code();
    }

    /// Draws a column of a results table.
    static void draw(String results, StorageOptions storage, String column, Path target)
            throws IOException {
        try (ParquetTable table = ParquetTable.open(Storage.open(results, storage));
                NewFile file = NewFile.at(target)) {
            MapGrid grid = MapGrid.of(table, MapRequest.of(column));
            ImageIO.write(
                    MapPicture.of(grid, Clip.standard()).draw(), "png", file.temporary().toFile());
            file.publish();
        }
    }
}
