package dev.stratus.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stratus.job.Coordinates;
import dev.stratus.segy.CoordinateUnit;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapGridTest {
    private static final double NOTHING = Double.NaN;

    /// Inlines 100 to 118 by 2 and crosslines 300 to 329; crosslines run to north by 30 degrees
    /// east.
    private static final double ANGLE = Math.toRadians(60);

    private static MemoryTable table() {
        return new MemoryTable("inline", "crossline", "cdp_x", "cdp_y", "mean_abs");
    }

    private static double x(int inline, int crossline) {
        return 430_000
                + (crossline - 300) * 12.5 * Math.cos(ANGLE)
                - (inline - 100) / 2.0 * 25 * Math.sin(ANGLE);
    }

    private static double y(int inline, int crossline) {
        return 6_470_000
                + (crossline - 300) * 12.5 * Math.sin(ANGLE)
                + (inline - 100) / 2.0 * 25 * Math.cos(ANGLE);
    }

    private static double value(int inline, int crossline) {
        return inline * 1000 + crossline;
    }

    private static MemoryTable survey() {
        MemoryTable table = table();
        for (int inline = 100; inline < 120; inline += 2) {
            for (int crossline = 300; crossline < 330; crossline++) {
                table.row(
                        inline,
                        crossline,
                        x(inline, crossline),
                        y(inline, crossline),
                        value(inline, crossline));
            }
        }
        return table;
    }

    private static Point2D middleOf(MapGrid grid, int column, int row) {
        return grid.toPlane().transform(new Point2D.Double(column, row), null);
    }

    @Test
    void cellsOfSurveyAreItsBinsWhereTheyReallyAre() throws IOException {
        MapGrid grid = MapGrid.of(survey(), MapRequest.of("mean_abs"));
        assertThat(grid.columns()).isEqualTo(30);
        assertThat(grid.rows()).isEqualTo(10);
        for (int row = 0; row < 10; row++) {
            for (int column = 0; column < 30; column++) {
                int inline = 100 + 2 * row;
                int crossline = 300 + column;
                assertThat(grid.value(column, row)).isEqualTo(value(inline, crossline));
                Point2D middle = middleOf(grid, column, row);
                assertThat(middle.getX()).isCloseTo(x(inline, crossline), within(1e-3));
                assertThat(middle.getY()).isCloseTo(y(inline, crossline), within(1e-3));
            }
        }
    }

    /// From 1°59'30" to 2°00'30" east and 0°30'10" to 0°29'50" south, by ten seconds.
    @Test
    void degreesMinutesAndSecondsAreEvenlyFarApart() throws IOException {
        MemoryTable table = table();
        double[] east = {15930, 15940, 15950, 20000, 20010, 20020, 20030};
        double[] south = {-3010, -3000, -2950};
        for (int inline = 0; inline < south.length; inline++) {
            for (int crossline = 0; crossline < east.length; crossline++) {
                table.row(inline, crossline, east[crossline], south[inline], inline + 1);
            }
        }
        var packed = Optional.of(CoordinateUnit.DEGREES_MINUTES_SECONDS);
        MapGrid grid =
                MapGrid.of(
                        table.in(new Coordinates(Optional.empty(), packed)),
                        MapRequest.of("mean_abs"));
        assertThat(grid.columns()).isEqualTo(7);
        assertThat(grid.rows()).isEqualTo(3);
        assertThat(grid.coordinates().unit()).contains("degrees");
        for (int i = 0; i < 7; i++) {
            Point2D middle = middleOf(grid, i, 2);
            assertThat(middle.getX()).isCloseTo((7170 + 10 * i) / 3600.0, within(1e-9));
            assertThat(middle.getY()).isCloseTo(-1790 / 3600.0, within(1e-9));
        }
    }

    @Test
    void missingTraceLeavesItsCellAndNoOtherEmpty() throws IOException {
        MemoryTable table = table();
        survey().read(
                        table.columns(),
                        row -> {
                            if (row[0] != 110 || row[1] != 317) {
                                table.row(row.clone());
                            }
                        });
        MapGrid grid = MapGrid.of(table, MapRequest.of("mean_abs"));
        int empty = 0;
        for (double value : grid.values()) {
            empty += Double.isNaN(value) ? 1 : 0;
        }
        assertThat(empty).isEqualTo(1);
        assertThat(grid.value(17, 5)).isNaN();
    }

    @Test
    void deadAndEmptyTracesAndThoseFarOffAreLeftOutAndCounted() throws IOException {
        MemoryTable table =
                survey().row(0, 0, 0, 0, 0)
                        .row(0, 0, 0, 0, NOTHING)
                        .row(2_000_000_000, -2_000_000_000, 9e8, 9e8, 5)
                        .row(NOTHING, NOTHING, NOTHING, NOTHING, 5);
        MapGrid grid = MapGrid.of(table, MapRequest.of("mean_abs"));
        assertThat(grid.columns()).isEqualTo(30);
        assertThat(grid.rows()).isEqualTo(10);
        assertThat(grid.counts())
                .isEqualTo(new MapCounts(304, 300, 1, 1, 1, 1, 1, MapCounts.Dead.COUNTED));
    }

    @Test
    void tracesInOneCellAreFolded() throws IOException {
        MemoryTable table = survey().row(100, 300, x(100, 300), y(100, 300), 200_300);
        assertThat(foldedBy(Fold.MAX, table)).isEqualTo(200_300);
        assertThat(foldedBy(Fold.MEAN, table)).isEqualTo((100_300 + 200_300) / 2.0);
        assertThat(foldedBy(Fold.FIRST, table)).isEqualTo(100_300);
    }

    private static double foldedBy(Fold fold, MemoryTable table) throws IOException {
        MapGrid grid =
                MapGrid.of(
                        table,
                        new MapRequest(
                                "mean_abs", MapAxes.Known.AUTOMATIC, fold, OptionalDouble.empty()));
        assertThat(grid.counts().mostInOneCell()).isEqualTo(2);
        return grid.value(0, 0);
    }

    @Test
    void culledTracesAreThoseBelowTheLimit() throws IOException {
        MapGrid grid =
                MapGrid.of(
                        survey(),
                        new MapRequest(
                                "mean_abs",
                                MapAxes.Known.AUTOMATIC,
                                Fold.MEAN,
                                OptionalDouble.of(value(110, 300))));
        assertThat(grid.counts().culled()).isEqualTo(150);
        assertThat(grid.rows()).isEqualTo(5);
        assertThat(grid.value(0, 0)).isEqualTo(value(110, 300));
    }

    @Test
    void linesGoRightAndUpWhereThereAreNoCoordinates() throws IOException {
        MemoryTable table = table();
        for (int inline = 1; inline <= 3; inline++) {
            for (int crossline = 0; crossline <= 8; crossline += 4) {
                table.row(inline, crossline, 0, 0, inline * 10 + crossline);
            }
        }
        MapGrid grid = MapGrid.of(table, MapRequest.of("mean_abs"));
        assertThat(grid.plane()).isEqualTo(new MapPlane("crossline", "inline"));
        assertThat(grid.columns()).isEqualTo(3);
        assertThat(grid.rows()).isEqualTo(3);
        assertThat(grid.value(2, 1)).isEqualTo(28);
        assertThat(middleOf(grid, 2, 1)).isEqualTo(new Point2D.Double(8, 2));
    }

    @Test
    void lineNumbersThatContradictTheCoordinatesAreNotFollowed() throws IOException {
        MemoryTable table = table();
        for (int i = 0; i < 400; i++) {
            table.row(i * 7919 % 20, i * 104729 % 23, 1000 + i % 20 * 25, 2000 + i / 20 * 25, i);
        }
        MapGrid grid = MapGrid.of(table, MapRequest.of("mean_abs"));
        AffineTransform toPlane = grid.toPlane();
        assertThat(toPlane.getShearX()).isZero();
        assertThat(valueAt(grid, 1000 + 5 * 25, 2000 + 3 * 25)).isEqualTo(65);
        assertThat(valueAt(grid, 1000 + 19 * 25, 2000)).isEqualTo(19);
    }

    @Test
    void lineWithoutLineNumbersIsARowOfDots() throws IOException {
        MemoryTable table = table();
        for (int i = 0; i < 200; i++) {
            table.row(1, 1, 5000 + i * 10, 7000 + i * 5, 100 + i);
        }
        MapGrid grid = MapGrid.of(table, MapRequest.of("mean_abs")).withDots();
        for (int i = 0; i < 200; i++) {
            assertThat(valueAt(grid, 5000 + i * 10, 7000 + i * 5)).isEqualTo(100 + i);
        }
        assertThat(grid.counts().mostInOneCell()).isEqualTo(1);
        assertThat(valueAt(grid, 5000, 7900)).isNaN();
    }

    private static double valueAt(MapGrid grid, double x, double y) throws IOException {
        try {
            MapGrid dots = grid.withDots();
            Point2D cell = dots.toPlane().inverseTransform(new Point2D.Double(x, y), null);
            return dots.value((int) Math.rint(cell.getX()), (int) Math.rint(cell.getY()));
        } catch (java.awt.geom.NoninvertibleTransformException e) {
            throw new IOException(e);
        }
    }

    @Test
    void oneTraceIsOneCell() throws IOException {
        MapGrid grid = MapGrid.of(table().row(7, 9, 1000, 2000, 3), MapRequest.of("mean_abs"));
        assertThat(grid.columns() * grid.rows()).isEqualTo(1);
        assertThat(grid.value(0, 0)).isEqualTo(3);
        assertThat(middleOf(grid, 0, 0)).isEqualTo(new Point2D.Double(1000, 2000));
    }

    @Test
    void whatHasNoPlaceIsRefusedWithASentence() {
        MemoryTable table = table().row(1, 1, 0, 0, 3).row(1, 1, 0, 0, 4);
        assertThatThrownBy(() -> MapGrid.of(table, MapRequest.of("mean_abs")))
                .isInstanceOf(NothingToDrawException.class)
                .hasMessageStartingWith("table.parquet: there is no map: neither coordinates");
    }

    @Test
    void whatIsDeadIsRefusedWithASentence() {
        MemoryTable table = table().row(1, 1, 10, 10, 0).row(1, 2, 20, 20, NOTHING);
        assertThatThrownBy(() -> MapGrid.of(table, MapRequest.of("mean_abs")))
                .isInstanceOf(NothingToDrawException.class)
                .hasMessageContaining("all 2 traces are dead");
    }

    @Test
    void anyTwoColumnsCanBeTheAxes() throws IOException {
        var table = new MemoryTable("inline", "crossline", "group_coord_x", "group_coord_y", "rms");
        for (int i = 0; i < 100; i++) {
            table.row(1, 1, i % 10 * 100, 500 + i / 10 * 100, 1 + i);
        }
        MapGrid grid =
                MapGrid.of(
                        table,
                        new MapRequest(
                                "rms",
                                new MapAxes.Columns("group_coord_x", "group_coord_y"),
                                Fold.MEAN,
                                OptionalDouble.empty()));
        assertThat(valueAt(grid, 300, 900)).isEqualTo(44);
    }

    @Test
    void valueOfZeroIsDeadOnlyWhereItMeasuresTheSamples() throws IOException {
        var table =
                new MemoryTable("inline", "crossline", "rms", "zero_crossings")
                        .row(1, 1, 5, 0)
                        .row(1, 2, 5, 40)
                        .row(2, 1, 0, 0)
                        .row(2, 2, 5, 30);
        MapGrid grid = MapGrid.of(table, MapRequest.of("zero_crossings"));
        assertThat(grid.value(0, 0)).isZero();
        assertThat(grid.value(0, 1)).isNaN();
        assertThat(grid.counts().culled()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"max, min", "max, std", "mean, min", "max, live_samples", "zero_crossings, energy"})
    void deadTraceIsKnownByWhateverIsZeroForItAlone(String drawn, String other) throws IOException {
        var table =
                new MemoryTable("inline", "crossline", drawn, other)
                        .row(1, 1, 0, 40)
                        .row(1, 2, 5, 40)
                        .row(2, 1, 0, 0)
                        .row(2, 2, 5, 30);
        MapGrid grid = MapGrid.of(table, MapRequest.of(drawn));
        assertThat(grid.value(0, 0)).isZero();
        assertThat(grid.value(0, 1)).isNaN();
        assertThat(grid.counts().dead()).isEqualTo(MapCounts.Dead.COUNTED);
    }

    @Test
    void deadTracesAreNotKnownByTheLargestSampleAlone() throws IOException {
        var table = new MemoryTable("inline", "crossline", "max").row(1, 1, 0).row(1, 2, 5);
        MapGrid grid = MapGrid.of(table, MapRequest.of("max"));
        assertThat(grid.counts().dead()).isEqualTo(MapCounts.Dead.NOT_KNOWN);
        assertThat(grid.counts().drawn()).isEqualTo(2);
    }

    /// Crosslines by two, from an odd number and then from an even one.
    @Test
    void linesBetweenOthersHaveTheirOwnCells() throws IOException {
        MemoryTable table = table();
        for (int inline = 1; inline <= 3; inline++) {
            for (int i = 0; i < 400; i++) {
                int crossline = 1 + 2 * i + (i < 200 ? 0 : 1);
                table.row(inline, crossline, 10 * crossline, 5 + 10 * inline, crossline);
            }
        }
        table.row(2, 2_000_000_001, 0, 0, 5);
        for (MapAxes axes : List.of(MapAxes.Known.LINES, MapAxes.Known.COORDINATES)) {
            MapGrid grid =
                    MapGrid.of(
                            table,
                            new MapRequest("mean_abs", axes, Fold.MEAN, OptionalDouble.empty()));
            double width = axes == MapAxes.Known.LINES ? 1 : 10;
            assertThat(grid.counts().drawn()).isEqualTo(1200);
            assertThat(grid.counts().farOff() + grid.counts().withoutPlace()).isEqualTo(1);
            for (int column = 0; column < grid.columns(); column++) {
                double value = grid.value(column, 1);
                if (!Double.isNaN(value)) {
                    assertThat(middleOf(grid, column, 1).getX())
                            .isCloseTo(width * value, within(1e-3));
                }
            }
        }
    }

    /// Crosslines by two, from odd numbers and from even ones in turn; two traces are missing.
    @Test
    void tracesOfLinesInTurnFillWhatIsBetweenThem() throws IOException {
        MemoryTable table = table();
        for (int inline = 1; inline <= 40; inline++) {
            for (int crossline = 1 + inline % 2; crossline <= 120; crossline += 2) {
                if (inline != 9 || crossline < 50 || crossline > 52) {
                    table.row(inline, crossline, 12 * crossline, 25 * inline, crossline);
                }
            }
        }
        MapGrid grid = MapGrid.of(table, MapRequest.of("mean_abs"));
        assertThat(grid.columns()).isEqualTo(120);
        MapGrid dots = grid.withDots();
        assertThat(dots.columns()).isEqualTo(120);
        assertThat(dots.rows()).isEqualTo(40);
        for (int row = 0; row < 40; row++) {
            for (int column = 0; column < 120; column++) {
                if (row == 8 && column >= 49 && column <= 51) {
                    assertThat(dots.value(column, row)).isNaN();
                } else {
                    assertThat(dots.value(column, row)).isCloseTo(column + 1, within(1.0));
                }
            }
        }
    }

    @Test
    void columnCanBeAnAxisAsWell() throws IOException {
        var table = new MemoryTable("inline", "crossline").row(1, 7).row(1, 8).row(2, 7).row(2, 8);
        MapGrid grid = MapGrid.of(table, MapRequest.of("inline"));
        assertThat(grid.value(1, 1)).isEqualTo(2);
    }

    @Test
    void columnThatIsNotThereIsRefusedWithThoseThatAre() {
        var table = new MemoryTable("inline", "crossline", "rms").row(1, 1, 5);
        assertThatThrownBy(() -> MapGrid.of(table, MapRequest.of("mean_abs")))
                .hasMessage(
                        "table.parquet: has no column mean_abs, expected one of inline, crossline, rms.");
    }

    @Test
    void gridThatIsNotTheSurveysHasAValueWhereATraceIs() throws IOException {
        var table = new MemoryTable("sx", "sy", "rms");
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 10; x++) {
                table.row(x, y, 1 + 10 * y + x);
            }
        }
        MapGrid grid =
                MapGrid.of(
                        table,
                        new MapRequest(
                                "rms",
                                new MapAxes.Columns("sx", "sy"),
                                Fold.MEAN,
                                OptionalDouble.empty()));
        assertThat(Arrays.stream(grid.values()).filter(value -> !Double.isNaN(value)))
                .hasSize(100)
                .contains(1.0);
        assertThat(grid.counts().withoutPlace()).isZero();
        assertThat(valueAt(grid, 0, 0)).isEqualTo(1);
    }

    @Test
    void axesThatHaveNothingInCommonAreAsWideAsHigh() throws IOException {
        var table = new MemoryTable("trace", "source_to_receiver_distance", "energy_source_point");
        for (int shot = 0; shot < 20; shot++) {
            for (int channel = 0; channel < 20; channel++) {
                table.row(20 * shot + channel, 100 * channel, shot + 1);
            }
        }
        MapGrid grid =
                MapGrid.of(
                        table,
                        new MapRequest(
                                "trace",
                                new MapAxes.Columns(
                                        "source_to_receiver_distance", "energy_source_point"),
                                Fold.FIRST,
                                OptionalDouble.empty()));
        assertThat(grid.columns()).isEqualTo(grid.rows());
        assertThat(grid.bounds().getHeight()).isBetween(19.0, 25.0);
        assertThat(grid.bounds().getWidth()).isBetween(1900.0, 2500.0);
    }
}
