package dev.stratus.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stratus.job.Coordinates;
import dev.stratus.job.ReferenceSystem;
import dev.stratus.job.ResultsTable;
import dev.stratus.segy.CoordinateUnit;
import dev.stratus.storage.StorageOptions;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridFileTest {
    private static final ReferenceSystem SYSTEM =
            new ReferenceSystem(
                    """
                    {"type": "ProjectedCRS", "name": "ED50 / UTM zone 31N",
                     "coordinate_system": {"axis": [{"unit": "metre"}]},
                     "id": {"authority": "EPSG", "code": 23031}}
                    """);

    @TempDir private Path folder;

    /// Rotated, inlines 5 to 8 and crosslines 20 to 26, one trace missing.
    private static MapGrid grid() throws IOException {
        return MapGrid.of(table(), MapRequest.of("rms"));
    }

    private static MemoryTable table() {
        var table = new MemoryTable("inline", "crossline", "cdp_x", "cdp_y", "rms");
        for (int inline = 5; inline <= 8; inline++) {
            for (int crossline = 20; crossline <= 26; crossline++) {
                if (inline != 6 || crossline != 22) {
                    table.row(
                            inline,
                            crossline,
                            430_000 + 20 * crossline - 10 * inline,
                            6_470_000 + 10 * crossline + 20 * inline,
                            inline * 100 + crossline);
                }
            }
        }
        return table;
    }

    @Test
    void csvHasEachCellOnceAndNoHole() throws IOException {
        Path target = folder.resolve("grid.csv");
        GridFile.write(grid(), target);
        List<String> lines = Files.readAllLines(target);
        assertThat(lines).hasSize(1 + 27).startsWith("cdp_x,cdp_y,rms");
        String[] cell = lines.getLast().split(",", -1);
        assertThat(Double.parseDouble(cell[0])).isCloseTo(430_440, within(1e-3));
        assertThat(Double.parseDouble(cell[1])).isCloseTo(6_470_420, within(1e-3));
        assertThat(cell[2]).isEqualTo("826.0");
    }

    @Test
    void parquetHasTheSameRows() throws IOException {
        Path target = folder.resolve("grid.parquet");
        GridFile.write(grid(), target);
        List<double[]> rows = new ArrayList<>();
        try (ResultsTable table = ResultsTable.open(target.toString(), StorageOptions.STANDARD)) {
            assertThat(table.columns()).containsExactly("cdp_x", "cdp_y", "rms");
            table.read(table.columns(), row -> rows.add(row.clone()));
        }
        assertThat(rows).hasSize(27);
        assertThat(rows.getLast())
                .containsExactly(new double[] {430_440, 6_470_420, 826}, within(1e-3));
    }

    @Test
    void otherKindsAreNotWritten() {
        assertThat(GridFile.isKind(Path.of("grid.tiff"))).isTrue();
        assertThat(GridFile.isKind(Path.of("grid.png"))).isFalse();
        assertThatThrownBy(() -> GridFile.write(grid(), Path.of("grid.xyz")))
                .hasMessageContaining(".parquet");
    }

    @Test
    void gdalReadsTheGeoTiffWithTheRightPlacesAndValues() throws Exception {
        Path target = folder.resolve("grid.tif");
        var known = new Coordinates(Optional.of(SYSTEM), Optional.empty());
        GridFile.write(MapGrid.of(table().in(known), MapRequest.of("rms")), target);
        String info = run("gdalinfo", target.toString());
        assertThat(info).contains("Size is 7, 4", "ED50 / UTM zone 31N", "NoData Value=nan");
        for (int inline = 5; inline <= 8; inline++) {
            for (int crossline = 20; crossline <= 26; crossline++) {
                var place =
                        new Point2D.Double(
                                430_000 + 20 * crossline - 10 * inline,
                                6_470_000 + 10 * crossline + 20 * inline);
                String value =
                        run(
                                "gdallocationinfo",
                                "-geoloc",
                                target.toString(),
                                Double.toString(place.x),
                                Double.toString(place.y));
                Matcher matcher = Pattern.compile("Value: (\\S+)").matcher(value);
                assertThat(matcher.find()).isTrue();
                assertThat(matcher.group(1))
                        .isEqualTo(
                                inline == 6 && crossline == 22
                                        ? "nan"
                                        : Integer.toString(inline * 100 + crossline));
            }
        }
    }

    @Test
    void fileAndReferenceSystemThatContradictEachOtherAreTold() {
        assertThat(
                        new Coordinates(
                                        Optional.of(SYSTEM),
                                        Optional.of(CoordinateUnit.ARC_SECONDS))
                                .contradiction())
                .contains(
                        "the file says that its coordinates are in arc seconds, but EPSG:23031 is in m; they are taken as they are.");
        assertThat(
                        new Coordinates(Optional.of(SYSTEM), Optional.of(CoordinateUnit.METRES))
                                .contradiction())
                .isEmpty();
    }

    /// Byte 89 is often filled by mistake.
    @Test
    void coordinatesThatTheUserNamesAreTakenAsTheyAre() throws IOException {
        var unit = Optional.of(CoordinateUnit.DEGREES_MINUTES_SECONDS);
        MemoryTable table = table().in(new Coordinates(Optional.empty(), unit));
        MapGrid grid = MapGrid.of(table, MapRequest.of("rms"), SYSTEM);
        assertThat(grid.toPlane().transform(new Point2D.Double(0, 0), null))
                .isEqualTo(new Point2D.Double(430_350, 6_470_300));
        assertThat(grid.coordinates().unit()).contains("m");
    }

    /// Line numbers are no coordinates, whatever those are in.
    @Test
    void aGridOfLineNumbersHasNoReferenceSystem() throws Exception {
        Path target = folder.resolve("lines.tif");
        var lines = new MapRequest("rms", MapAxes.Known.LINES, Fold.MEAN, OptionalDouble.empty());
        GridFile.write(MapGrid.of(table(), lines, SYSTEM), target);
        assertThat(run("gdalinfo", target.toString()))
                .contains("Size is 7, 4")
                .doesNotContain("ED50");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        boolean installed =
                List.of(System.getenv("PATH").split(":", -1)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0])));
        assumeTrue(installed, command[0] + " is not there; install gdal-bin to check the GeoTIFF");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
