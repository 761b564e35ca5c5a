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
    private long traces;
    private long drawn;
    private long culled;
    private long withoutValue;
    private long withoutPlace;
    private long farOff;
    private int mostInOneCell;

    MapGridder(ResultsTable table, MapRequest request) {
        this.table = table;
        this.request = request;
        this.culling = Culling.of(table, request);
    }

    MapGrid grid() throws IOException {
        List<String> coordinates =
                switch (request.axes()) {
                    case MapAxes.Columns(String x, String y) -> List.of(x, y);
                    case MapAxes.Known known -> List.of(SurveyScan.X, SurveyScan.Y);
                };
        requireColumn(request.column());
        if (request.axes() instanceof MapAxes.Columns) {
            coordinates.forEach(this::requireColumn);
        }
        SurveyScan scan =
                SurveyScan.of(table, new MapPlane(coordinates.get(0), coordinates.get(1)), culling);
        if (scan.live() == 0) {
            throw new NothingToDrawException(
                    "%s: there is no map: all %d traces are dead or have no value in %s that is drawn."
                            .formatted(table.name(), table.rows(), request.column()));
        }
        MapLayout layout = MapLayout.of(table, scan, request.axes());
        GridAxis columns = layout.columns();
        GridAxis rows = layout.rows();
        double[] values = new double[columns.cells() * rows.cells()];
        fill(values, layout);
        AffineTransform toPlane = layout.toPlane();
        toPlane.translate(columns.first(), rows.first());
        toPlane.scale(columns.step(), rows.step());
        var counts =
                new MapCounts(
                        traces, drawn, culled, withoutValue, withoutPlace, farOff, mostInOneCell);
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
                        layout.reach(),
                        request.fold(),
                        counts);
        return layout.reach() > 0 ? grid : grid.cropped();
    }

    private void requireColumn(String name) {
        if (!table.columns().contains(name)) {
            throw new IllegalArgumentException(
                    "%s: has no column %s, expected one of %s."
                            .formatted(table.name(), name, String.join(", ", table.columns())));
        }
    }

    private void fill(double[] values, MapLayout layout) throws IOException {
        GridAxis columns = layout.columns();
        GridAxis rows = layout.rows();
        Arrays.fill(values, Double.NaN);
        int[] inCell = new int[values.length];
        String size = culling.columns().getLast();
        Picked.of(table, List.of(columns.column(), rows.column(), request.column(), size))
                .read(row -> {
                    traces++;
                    if (!Double.isFinite(row[2])) {
                        withoutValue++;
                    } else if (!culling.keeps(row[2], row[3])) {
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
                    }
                });
    }
}
