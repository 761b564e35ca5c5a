package dev.stratus.picture;

import dev.stratus.job.ResultsTable;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Fills a grid in one pass over a table, after [SurveyScan] saw it once. Used once.
final class MapGridder {
    private final ResultsTable table;
    private final MapRequest request;
    private final Culling culling;
    private final SurveyScan scan;
    private final MapLayout layout;
    private final double[] values;
    private long traces;
    private long drawn;
    private long culled;
    private long withoutValue;
    private long withoutPlace;
    private long farOff;
    private int mostInOneCell;
    private boolean linesBetween;

    private MapGridder(ResultsTable table, MapRequest request, Culling culling, SurveyScan scan)
            throws NothingToDrawException {
        this.table = table;
        this.request = request;
        this.culling = culling;
        this.scan = scan;
        this.layout = MapLayout.of(table, scan, request.axes());
        this.values =
                new double[Math.multiplyExact(layout.columns().cells(), layout.rows().cells())];
        Arrays.fill(values, Double.NaN);
    }

    static MapGrid grid(ResultsTable table, MapRequest request) throws IOException {
        var culling = Culling.of(table, request);
        List<String> coordinates =
                switch (request.axes()) {
                    case MapAxes.Columns(String x, String y) -> List.of(x, y);
                    case MapAxes.Known known -> List.of(SurveyScan.X, SurveyScan.Y);
                };
        requireColumn(table, request.column());
        if (request.axes() instanceof MapAxes.Columns) {
            coordinates.forEach(column -> requireColumn(table, column));
        }
        SurveyScan scan =
                SurveyScan.of(table, new MapPlane(coordinates.get(0), coordinates.get(1)), culling);
        if (scan.live() == 0) {
            throw new NothingToDrawException(
                    "%s: there is no map: all %d traces are dead or have no value in %s that is drawn."
                            .formatted(table.name(), table.rows(), request.column()));
        }
        var gridder = new MapGridder(table, request, culling, scan);
        gridder.fill();
        if (gridder.linesBetween) {
            gridder = new MapGridder(table, request, culling, scan);
            gridder.fill();
        }
        return gridder.grid();
    }

    private MapGrid grid() throws IOException {
        GridAxis columns = layout.columns();
        GridAxis rows = layout.rows();
        AffineTransform toPlane = layout.toPlane();
        toPlane.translate(columns.first(), rows.first());
        toPlane.scale(columns.step(), rows.step());
        var counts =
                new MapCounts(
                        traces,
                        drawn,
                        culled,
                        withoutValue,
                        withoutPlace,
                        farOff,
                        mostInOneCell,
                        culling.isWithoutDead()
                                ? MapCounts.Dead.NOT_KNOWN
                                : MapCounts.Dead.COUNTED);
        var grid =
                new MapGrid(
                        request.column(),
                        table.source(),
                        layout.plane(),
                        table.coordinates(),
                        columns.cells(),
                        rows.cells(),
                        values,
                        toPlane,
                        layout.dots(),
                        request.fold(),
                        counts);
        return isOfLines() ? grid.cropped() : grid;
    }

    /// Whether a cell is where two lines of the survey cross.
    private boolean isOfLines() {
        return request.axes() instanceof MapAxes.Known
                && layout.columns().column().equals(SurveyScan.CROSSLINE);
    }

    private static void requireColumn(ResultsTable table, String name) {
        if (!table.columns().contains(name)) {
            throw new IllegalArgumentException(
                    "%s: has no column %s, expected one of %s."
                            .formatted(table.name(), name, String.join(", ", table.columns())));
        }
    }

    /// Gives the cells the values of their traces. Whoever finds lines between those of the layout
    /// tells the scan.
    private void fill() throws IOException {
        GridAxis columns = layout.columns();
        GridAxis rows = layout.rows();
        int[] inCell = new int[values.length];
        double columnStep = scan.crosslines().step();
        double rowStep = scan.inlines().step();
        Picked.of(table, culling.columnsBehind(columns.column(), rows.column()))
                .read(row -> {
                    traces++;
                    if (!Double.isFinite(row[2])) {
                        withoutValue++;
                    } else if (!culling.keeps(row, 2)) {
                        culled++;
                    } else if (!layout.isPlace(row[0], row[1])) {
                        withoutPlace++;
                    } else if (!columns.holds(row[0]) || !rows.holds(row[1])) {
                        farOff++;
                    } else {
                        int cell = rows.cellOf(row[1]) * columns.cells() + columns.cellOf(row[0]);
                        values[cell] = request.fold().add(values[cell], inCell[cell], row[2]);
                        inCell[cell]++;
                        mostInOneCell = Math.max(mostInOneCell, inCell[cell]);
                        drawn++;
                        if (isOfLines()) {
                            lookBetween(columns, row[0], columnStep, scan.crosslines());
                            lookBetween(rows, row[1], rowStep, scan.inlines());
                        }
                    }
                });
    }

    /// Cells may hold several lines where those are too many, but none that is between them.
    private void lookBetween(GridAxis axis, double line, double step, LineNumbers lines) {
        double distance = axis.distanceFromMiddle(line);
        if (distance % step != 0) {
            lines.addBetween(distance);
            linesBetween = true;
        }
    }
}
