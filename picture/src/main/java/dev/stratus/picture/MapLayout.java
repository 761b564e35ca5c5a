package dev.stratus.picture;

import dev.stratus.job.ResultsTable;
import dev.stratus.picture.SurveyScan.Place;
import java.awt.geom.AffineTransform;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// How a survey is cut into cells.
///
/// @param columns the column of the table that says which column of the grid a trace is in
/// @param rows the column of the table that says which row of the grid a trace is in
/// @param toPlane from the values of these two to the plane of the map
/// @param plane the plane's axes
/// @param dots what a trace fills if no other is nearer
record MapLayout(
        GridAxis columns, GridAxis rows, AffineTransform toPlane, MapPlane plane, Dots dots) {
    /// The most cells: 16 million traces in a survey of an irregular outline.
    private static final long MOST_CELLS = 1L << 25;

    /// Cells on the longer side of a grid that is not the survey's own.
    private static final int MOST_CELLS_A_SIDE = 4000;

    /// Cells from one trace to the next in such a grid, so that a dot is round.
    private static final double CELLS_A_STEP = 4;

    /// Of a small survey the cells are at least so many that they are no steps in a picture.
    private static final int SMOOTH_CELLS_A_SIDE = 1800;

    /// A trace in a grid that is not the survey's own is a dot of this radius, in mean distances of
    /// traces: enough to reach the middle of four of them, wherever those are in their cells.
    private static final double DOT = 1.05;

    /// The smallest radius of a dot as a share of the map's diagonal, so that a single line is
    /// seen.
    private static final double SMALLEST_DOT = 0.004;

    private static final int COVERAGE_SIDE = 128;

    /// Traces that are fewer along a side lie apart and do not cover what is between them.
    private static final int FEW_A_SIDE = 16;

    /// The share of all traces that may be far off at each end.
    private static final double FAR = 0.005;

    static MapLayout of(ResultsTable table, SurveyScan scan, MapAxes axes)
            throws NothingToDrawException {
        return switch (axes) {
            case MapAxes.Columns(String x, String y) ->
                    byCoordinates(scan, new MapPlane(x, y))
                            .orElseThrow(() ->
                                    nothing(
                                            table,
                                            "no trace has a place by %s and %s. Name other columns."
                                                    .formatted(x, y)));
            case MapAxes.Known known ->
                    switch (known) {
                        case COORDINATES ->
                                inCoordinates(scan)
                                        .orElseThrow(() ->
                                                nothing(
                                                        table,
                                                        "no trace has coordinates in cdp_x and cdp_y. Draw it by line numbers, or name the columns that hold coordinates."));
                        case LINES ->
                                byLines(scan)
                                        .orElseThrow(() ->
                                                nothing(
                                                        table,
                                                        "neither inline nor crossline numbers tell its traces apart. Draw it by coordinates, or say where the line numbers stand in the trace headers."));
                        case AUTOMATIC ->
                                inCoordinates(scan)
                                        .or(() -> byLines(scan))
                                        .orElseThrow(() ->
                                                nothing(
                                                        table,
                                                        "neither coordinates (cdp_x, cdp_y) nor line numbers (inline, crossline) tell where its traces are. Say where they stand in the trace headers, or name two other columns."));
                    };
        };
    }

    /// Whether a trace can be at these values of the two columns.
    boolean isPlace(double column, double row) {
        return new MapPlane(columns.column(), rows.column()).isPlace(column, row);
    }

    private static NothingToDrawException nothing(ResultsTable table, String sentence) {
        return new NothingToDrawException(
                "%s: there is no map: %s".formatted(table.name(), sentence));
    }

    /// In coordinates: in the survey's own, rotated cells if its line numbers say which they are.
    private static Optional<MapLayout> inCoordinates(SurveyScan scan) {
        MapPlane plane = new MapPlane(SurveyScan.X, SurveyScan.Y);
        if (scan.inlines().vary() && scan.crosslines().vary()) {
            Optional<AffineTransform> transform =
                    LineTransform.of(
                            withoutThoseFarOff(scan.sample()),
                            scan.inlines().step(),
                            scan.crosslines().step());
            if (transform.isPresent()) {
                return transform.map(t -> lines(scan, t, plane));
            }
        }
        return byCoordinates(scan, plane);
    }

    private static Optional<MapLayout> byLines(SurveyScan scan) {
        if (!scan.inlines().vary() && !scan.crosslines().vary()) {
            return Optional.empty();
        }
        MapPlane plane = new MapPlane(SurveyScan.CROSSLINE, SurveyScan.INLINE);
        return Optional.of(lines(scan, new AffineTransform(), plane));
    }

    private static MapLayout lines(SurveyScan scan, AffineTransform toPlane, MapPlane plane) {
        GridAxis columns = axis(scan, SurveyScan.CROSSLINE, scan.crosslines(), Place::crossline);
        GridAxis rows = axis(scan, SurveyScan.INLINE, scan.inlines(), Place::inline);
        while ((long) columns.cells() * rows.cells() > MOST_CELLS) {
            if (columns.cells() > rows.cells()) {
                columns = columns.coarser();
            } else {
                rows = rows.coarser();
            }
        }
        var dots =
                Dots.meeting(
                        scan.crosslines().usualStep() / columns.step(),
                        scan.inlines().usualStep() / rows.step());
        return new MapLayout(columns, rows, toPlane, plane, dots);
    }

    private static GridAxis axis(
            SurveyScan scan, String name, LineNumbers numbers, ToDoubleFunction<Place> number) {
        double step = numbers.step();
        Range near = near(scan.sample(), Place::hasLines, number);
        double low = Math.max(numbers.min(), near.low() - 1000 * step);
        double high = Math.min(numbers.max(), near.high() + 1000 * step);
        // The steps are counted from a line of the survey, wherever the first one is.
        double first = near.anchor() - Math.floor((near.anchor() - low) / step) * step;
        double coarse = Math.max(step, (high - first) / MOST_CELLS);
        return GridAxis.spanning(name, first, high, coarse);
    }

    private static Optional<MapLayout> byCoordinates(SurveyScan scan, MapPlane plane) {
        List<Place> places = scan.sample().stream().filter(Place::hasCoordinates).toList();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        Range x = near(places, p -> true, Place::x);
        Range height = near(places, p -> true, Place::y);
        // Where the axes have nothing in common, the map is made as high as it is wide.
        double stretch =
                plane.isIsometric() || x.low() == x.high() || height.low() == height.high()
                        ? 1
                        : (x.high() - x.low()) / (height.high() - height.low());
        Range y = height.times(stretch);
        double longest = Math.max(x.high() - x.low(), y.high() - y.low());
        if (longest == 0) {
            GridAxis columns = GridAxis.spanning(plane.x(), x.low(), x.low(), 1);
            GridAxis rows = GridAxis.spanning(plane.y(), height.low(), height.low(), 1);
            return Optional.of(
                    new MapLayout(columns, rows, new AffineTransform(), plane, Dots.NONE));
        }
        double[] steps =
                places.stream()
                        .mapToDouble(p -> Math.hypot(p.stepX(), stretch * p.stepY()))
                        .filter(step -> step > 0 && Double.isFinite(step))
                        .sorted()
                        .toArray();
        double step = steps.length == 0 ? longest : steps[steps.length / 2];
        double locations = (double) scan.live() * Math.max(1, steps.length) / places.size();
        double distance = Math.sqrt(areaOf(places, x, y, stretch, step) / locations);
        double cell =
                Math.min(Math.min(distance, step) / CELLS_A_STEP, longest / SMOOTH_CELLS_A_SIDE);
        cell = Math.max(cell, longest / MOST_CELLS_A_SIDE);
        double diagonal = Math.hypot(x.high() - x.low(), y.high() - y.low());
        double radius = Math.max(DOT * distance, SMALLEST_DOT * diagonal);
        double edge = Math.ceil(radius / cell) * cell;
        return Optional.of(
                new MapLayout(
                        GridAxis.spanning(plane.x(), x.low() - edge, x.high() + edge, cell),
                        GridAxis.spanning(
                                plane.y(),
                                (y.low() - edge) / stretch,
                                (y.high() + edge) / stretch,
                                cell / stretch),
                        new AffineTransform(),
                        plane,
                        new Dots(radius / cell, radius / cell)));
    }

    /// From `low` to `high`, with a value between that a trace has.
    private record Range(double low, double high, double anchor) {
        Range times(double factor) {
            return new Range(low * factor, high * factor, anchor * factor);
        }
    }

    /// The places whose numbers are all near those of the others: one that is not would turn the
    /// whole survey.
    private static List<Place> withoutThoseFarOff(List<Place> places) {
        List<Place> near = places;
        near = within(near, Place::inline);
        near = within(near, Place::crossline);
        near = within(near, Place::x);
        return within(near, Place::y);
    }

    private static List<Place> within(List<Place> places, ToDoubleFunction<Place> coordinate) {
        List<Place> whole =
                places.stream().filter(p -> p.hasLines() && p.hasCoordinates()).toList();
        if (whole.isEmpty()) {
            return whole;
        }
        Range range = near(whole, p -> true, coordinate);
        return whole.stream()
                .filter(p -> coordinate.applyAsDouble(p) >= range.low())
                .filter(p -> coordinate.applyAsDouble(p) <= range.high())
                .toList();
    }

    /// Where all values are but those that are far off all others.
    private static Range near(
            List<Place> places, Predicate<Place> has, ToDoubleFunction<Place> coordinate) {
        double[] sorted = places.stream().filter(has).mapToDouble(coordinate).sorted().toArray();
        int rare = (int) (sorted.length * FAR);
        double low = sorted[rare];
        double high = sorted[sorted.length - 1 - rare];
        double slack = high - low;
        double[] kept =
                Arrays.stream(sorted).filter(v -> v >= low - slack && v <= high + slack).toArray();
        return new Range(kept[0], kept[kept.length - 1], sorted[sorted.length / 2]);
    }

    /// How large the area is that the traces cover, seen on a coarse grid.
    private static double areaOf(
            List<Place> places, Range x, Range y, double stretch, double step) {
        // A line along an axis is as wide as a cell is long.
        double longest = Math.max(x.high() - x.low(), y.high() - y.low());
        double cell = Math.max(longest / COVERAGE_SIDE, Math.min(step, longest / FEW_A_SIDE));
        var covered = new BitSet();
        for (Place p : places) {
            int column = Math.clamp((int) ((p.x() - x.low()) / cell), 0, COVERAGE_SIDE);
            int row = Math.clamp((int) ((p.y() * stretch - y.low()) / cell), 0, COVERAGE_SIDE);
            covered.set(row * (COVERAGE_SIDE + 1) + column);
        }
        return covered.cardinality() * cell * cell;
    }
}
