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
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// A map of a column of a results table, as a picture or as numbers.
final class MapCommand extends Command {
    MapCommand() {
        super(
                "A map of an attribute: every trace at its place.",
                """

                Examples:
                  stratus map survey.parquet -a rms -o rms.png
                  stratus map survey.parquet -a rms --cull 0.001 -o rms.tif
                """);
    }

    private final Argument<String> results =
            parameter(
                    "RESULTS",
                    String.class,
                    "A results table: x.parquet, or the folder or prefix of a job.");

    private final Argument<String> column =
            usual(
                    "-a,--attribute",
                    "COLUMN",
                    "mean_abs",
                    String.class,
                    "The column to draw; default ${DEFAULT-VALUE}.");

    private final Argument<Path> target =
            required(
                    "-o,--output",
                    "FILE",
                    Names::path,
                    "A picture, x.png or x.svg, or the grid itself: x.csv, x.parquet, or x.tif, a GeoTIFF for a GIS.");

    private final Argument<Axes> axes =
            usual(
                    "--axes",
                    "KIND",
                    "auto",
                    Axes.class,
                    "xy: coordinates; lines: inline and crossline numbers; default auto: coordinates if there are any.");

    private final Argument<@Nullable String> x =
            option(
                    "--x",
                    "COLUMN",
                    String.class,
                    "The column to the right instead, such as group_coord_x; with --y.");

    private final Argument<@Nullable String> y =
            option("--y", "COLUMN", String.class, "The column upwards instead.");

    private final Argument<@Nullable Double> cull =
            option(
                    "--cull",
                    "VALUE",
                    Double.class,
                    "Leave out traces below it; without it, dead traces are left out.");

    private final Argument<Fold> fold =
            usual(
                    "--fold",
                    "HOW",
                    "mean",
                    Fold.class,
                    "What is shown of several traces at one place: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.");

    private final Argument<@Nullable Clip> clip =
            option(
                    "--clip",
                    "RANGE",
                    Clips::read,
                    "Where the colours end: 2..98%% of all cells, 0..500 as values, or 98%% symmetrically about zero.");

    private final Argument<@Nullable ReferenceSystem> system =
            option(
                    "--crs",
                    "EPSG:CODE",
                    Epsg::read,
                    "What the coordinates are in; by default what 'attributes --crs' said.");

    private final StorageChoice storage = with(new StorageChoice());

    @Override
    public Integer call() throws IOException {
        Double cull = this.cull.value();
        Path target = this.target.value();
        ReferenceSystem system = this.system.value();
        MapRequest request =
                new MapRequest(
                        column.value(),
                        mapAxes(),
                        fold.value(),
                        cull == null ? OptionalDouble.empty() : OptionalDouble.of(cull));
        requireKind(target);
        Outputs.requireApart(List.of(results.value()), List.of(target.toString()));
        try (ResultsTable table = ResultsTable.open(results.value(), storage.options())) {
            MapGrid grid =
                    system == null
                            ? MapGrid.of(table, request)
                            : MapGrid.of(table, request, system);
            if (grid.plane().isOfCoordinates()) {
                warn(grid.coordinates(), commandLine().getErr());
            }
            write(grid, clip.value(), target);
        }
        Outputs.say("The map", target, commandLine().getErr());
        return ExitCode.DONE.code();
    }

    private MapAxes mapAxes() {
        String x = this.x.value();
        String y = this.y.value();
        if (x != null && y != null) {
            if (axes.value() != Axes.AUTO) {
                throw new ParameterException(
                        commandLine(), "--axes and --x with --y say two things. Say one.");
            }
            return new MapAxes.Columns(x, y);
        }
        if (x != null || y != null) {
            throw new ParameterException(
                    commandLine(), "--x and --y belong together, found only one of them.");
        }
        return switch (axes.value()) {
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
    static void warn(Coordinates coordinates, PrintWriter err) {
        coordinates.contradiction().ifPresent(words -> err.println("stratus: warning: " + words));
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
