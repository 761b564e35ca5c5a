package dev.stratus.cli;

import dev.stratus.job.Coordinates;
import dev.stratus.job.ReferenceSystem;
import dev.stratus.job.ResultsTable;
import dev.stratus.picture.Clip;
import dev.stratus.picture.Fold;
import dev.stratus.picture.GridFile;
import dev.stratus.picture.MapAxes;
import dev.stratus.picture.MapGrid;
import dev.stratus.picture.MapPicture;
import dev.stratus.picture.MapRequest;
import dev.stratus.picture.Picture;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A map of a column of a results table, as a picture or as numbers.
@Command(
        name = "map",
        description = "A map of an attribute: every trace at its place.",
        footer = {
            "",
            "Examples:",
            "  stratus map survey.parquet -a rms -o rms.png",
            "  stratus map survey.parquet -a rms --cull 0.001 -o rms.tif"
        })
final class MapCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "RESULTS",
            description = "A results table: x.parquet, or the folder or prefix of a job.")
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
            paramLabel = "FILE",
            description =
                    "A picture, x.png or x.svg, or the grid itself: x.csv, x.parquet, or x.tif, a GeoTIFF for a GIS.")
    private Path target = Path.of("");

    @Option(
            names = "--axes",
            defaultValue = "auto",
            paramLabel = "KIND",
            description =
                    "xy: coordinates; lines: inline and crossline numbers; default auto: coordinates if there are any.")
    private Axes axes = Axes.AUTO;

    @Option(
            names = "--x",
            paramLabel = "COLUMN",
            description = "The column to the right instead, such as group_coord_x; with --y.")
    private @Nullable String x;

    @Option(names = "--y", paramLabel = "COLUMN", description = "The column upwards instead.")
    private @Nullable String y;

    @Option(
            names = "--cull",
            paramLabel = "VALUE",
            description = "Leave out traces below it; without it, dead traces are left out.")
    private @Nullable Double cull;

    @Option(
            names = "--fold",
            defaultValue = "mean",
            paramLabel = "HOW",
            description =
                    "What is shown of several traces at one place: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Fold fold = Fold.MEAN;

    @Option(
            names = "--clip",
            paramLabel = "RANGE",
            description =
                    "Where the colours end: 2..98%% of all cells, 0..500 as values, or 98%% symmetrically about zero.",
            converter = ClipConverter.class)
    private @Nullable Clip clip;

    @Option(
            names = "--crs",
            paramLabel = "EPSG:CODE",
            description = "What the coordinates are in; by default what 'attributes --crs' said.",
            converter = EpsgConverter.class)
    private @Nullable ReferenceSystem system;

    @Mixin private StorageChoice storage = new StorageChoice();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        MapRequest request =
                new MapRequest(
                        column,
                        mapAxes(),
                        fold,
                        cull == null ? OptionalDouble.empty() : OptionalDouble.of(cull));
        requireKind(target);
        Outputs.requireApart(List.of(results), List.of(target.toString()));
        try (ResultsTable table = ResultsTable.open(results, storage.options())) {
            MapGrid grid =
                    system == null
                            ? MapGrid.of(table, request)
                            : MapGrid.of(table, request, system);
            if (grid.plane().isOfCoordinates()) {
                warn(spec, grid.coordinates());
            }
            write(grid, clip, target);
        }
        Outputs.say("The map", target, spec.commandLine().getErr());
        return ExitCode.DONE.code();
    }

    private MapAxes mapAxes() {
        if (x != null && y != null) {
            if (axes != Axes.AUTO) {
                throw new ParameterException(
                        spec.commandLine(), "--axes and --x with --y say two things. Say one.");
            }
            return new MapAxes.Columns(x, y);
        }
        if (x != null || y != null) {
            throw new ParameterException(
                    spec.commandLine(), "--x and --y belong together, found only one of them.");
        }
        return switch (axes) {
            case AUTO -> MapAxes.Known.AUTOMATIC;
            case XY -> MapAxes.Known.COORDINATES;
            case LINES -> MapAxes.Known.LINES;
        };
    }

    /// Checks the name of the file that a map goes to, before it is made.
    static void requireKind(Path target) {
        if (!GridFile.isKind(target) && !Picture.isKind(target)) {
            throw new IllegalArgumentException(
                    "%s: what kind of map this is to be is not known, expected a name that ends in .png, .svg, .csv, .parquet or .tif."
                            .formatted(target));
        }
    }

    /// Says so where the file and `--crs` contradict each other.
    static void warn(CommandSpec spec, Coordinates coordinates) {
        coordinates
                .contradiction()
                .ifPresent(
                        words -> spec.commandLine().getErr().println("stratus: warning: " + words));
    }

    /// Draws a column of a results table, or writes its grid.
    static void draw(String results, StorageOptions options, String column, Path target)
            throws IOException {
        try (ResultsTable table = ResultsTable.open(results, options)) {
            write(MapGrid.of(table, MapRequest.of(column)), null, target);
        }
    }

    private static void write(MapGrid grid, @Nullable Clip clip, Path target) throws IOException {
        if (GridFile.isKind(target)) {
            GridFile.write(grid, target);
        } else {
            MapPicture picture = clip == null ? MapPicture.of(grid) : MapPicture.of(grid, clip);
            picture.draw().write(target);
        }
    }

    /// What `--axes` can be.
    enum Axes {
        AUTO,
        XY,
        LINES
    }
}
