package dev.stratus.picture;

import dev.stratus.job.Coordinates;
import dev.stratus.job.ReferenceSystem;
import dev.stratus.job.ResultsTable;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// One number for each cell of a survey, and where the cells are: what a map, a file for a GIS and
/// a test are made of. Immutable; it does not know how it is drawn.
public final class MapGrid {
    private final String column;
    private final String source;
    private final MapPlane plane;
    private final Coordinates coordinates;
    private final int columns;
    private final int rows;
    private final double[] values;
    private final AffineTransform toPlane;
    private final Dots dots;
    private final Fold fold;
    private final MapCounts counts;

    /// @param dots what a trace fills in a picture
    MapGrid(
            String column,
            String source,
            MapPlane plane,
            Coordinates coordinates,
            int columns,
            int rows,
            double[] values,
            AffineTransform toPlane,
            Dots dots,
            Fold fold,
            MapCounts counts) {
        this.column = column;
        this.source = source;
        this.plane = plane;
        this.coordinates = coordinates;
        this.columns = columns;
        this.rows = rows;
        this.values = values;
        this.toPlane = toPlane;
        this.dots = dots;
        this.fold = fold;
        this.counts = counts;
    }

    /// Puts the traces of `table` into cells. It reads the table twice; what it holds in memory is
    /// bounded, however many traces there are.
    ///
    /// In coordinates, and where the traces have line numbers that fit them, a cell is a bin of the
    /// survey itself, and its rows and columns are as the survey is rotated. Otherwise the cells
    /// lie along the coordinates, and are smaller than the traces are apart. Coordinates that the
    /// file has as ±DDDMMSS.ss become degrees.
    ///
    /// @throws NothingToDrawException if no trace has a value and a place
    /// @throws IllegalArgumentException if the table lacks a column that is asked for
    public static MapGrid of(ResultsTable table, MapRequest request) throws IOException {
        return MapGridder.grid(InDegrees.of(table), request);
    }

    /// The same of coordinates in `system`, whatever the table says of them.
    public static MapGrid of(ResultsTable table, MapRequest request, ReferenceSystem system)
            throws IOException {
        return MapGridder.grid(table, request).in(system);
    }

    /// The column of the table whose values these are.
    public String column() {
        return column;
    }

    /// The name of the SEG-Y file that the traces are of.
    public String source() {
        return source;
    }

    public MapPlane plane() {
        return plane;
    }

    /// What is known of the coordinates in the table.
    public Coordinates coordinates() {
        return coordinates;
    }

    private MapGrid in(ReferenceSystem system) {
        var found = new Coordinates(Optional.of(system), coordinates.fileUnit());
        return new MapGrid(
                column, source, plane, found, columns, rows, values, toPlane, dots, fold, counts);
    }

    /// Cells from the first column of cells to the last.
    public int columns() {
        return columns;
    }

    /// Cells from the first row of cells to the last.
    public int rows() {
        return rows;
    }

    /// What was done where several traces are in one cell.
    public Fold fold() {
        return fold;
    }

    public MapCounts counts() {
        return counts;
    }

    /// The value of a cell, NaN if it is empty.
    public double value(int column, int row) {
        return values[row * columns + column];
    }

    /// All values, row by row.
    double[] values() {
        return values;
    }

    /// From cells to the plane: the middle of the cell (column, row) is where this puts that point.
    public AffineTransform toPlane() {
        return new AffineTransform(toPlane);
    }

    /// The smallest upright rectangle of the plane that holds all cells.
    public Rectangle2D bounds() {
        var cells = new Rectangle2D.Double(-0.5, -0.5, columns, rows);
        return new Path2D.Double(cells, toPlane).getBounds2D();
    }

    /// The values at the pixels of a picture of `window`, row by row from its upper left corner, y
    /// upwards: at each pixel the mean of what is in it, NaN if it is empty.
    ///
    /// @param window a part of the plane
    public double[] resample(Rectangle2D window, int width, int height) {
        var toWindow =
                new AffineTransform(
                        window.getWidth() / width,
                        0,
                        0,
                        -window.getHeight() / height,
                        window.getMinX(),
                        window.getMaxY());
        return resample(toWindow, width, height);
    }

    /// The same for pixels that `pixelsToPlane` puts on the plane.
    double[] resample(AffineTransform pixelsToPlane, int width, int height) {
        AffineTransform toCell = inverse();
        toCell.concatenate(pixelsToPlane);
        return new Raster(this::value, columns, rows).resample(toCell, width, height);
    }

    /// This grid as it is looked at: where its cells are nearer to each other than traces are, a
    /// trace also fills those around its own that no other trace is nearer to, as far as to the
    /// middle between it and its neighbours.
    MapGrid withDots() {
        if (dots.areCells()) {
            return this;
        }
        double[] spread = dots.spread(values, columns);
        return new MapGrid(
                        column,
                        source,
                        plane,
                        coordinates,
                        columns,
                        rows,
                        spread,
                        toPlane,
                        Dots.NONE,
                        fold,
                        counts)
                .cropped();
    }

    /// This grid without the empty rows and columns at its edges.
    MapGrid cropped() {
        int left = columns;
        int right = -1;
        int bottom = rows;
        int top = -1;
        for (int row = 0; row < rows; row++) {
            for (int col = 0; col < columns; col++) {
                if (!Double.isNaN(value(col, row))) {
                    left = Math.min(left, col);
                    right = Math.max(right, col);
                    bottom = Math.min(bottom, row);
                    top = row;
                }
            }
        }
        if (right < left || (right - left + 1 == columns && top - bottom + 1 == rows)) {
            return this;
        }
        int newColumns = right - left + 1;
        int newRows = top - bottom + 1;
        double[] kept = new double[newColumns * newRows];
        for (int row = 0; row < newRows; row++) {
            int from = (bottom + row) * columns + left;
            System.arraycopy(values, from, kept, row * newColumns, newColumns);
        }
        AffineTransform moved = toPlane();
        moved.translate(left, bottom);
        return new MapGrid(
                column,
                source,
                plane,
                coordinates,
                newColumns,
                newRows,
                kept,
                moved,
                dots,
                fold,
                counts);
    }

    private AffineTransform inverse() {
        try {
            return toPlane.createInverse();
        } catch (NoninvertibleTransformException e) {
            throw new IllegalStateException("a grid whose cells have no area: " + toPlane, e);
        }
    }

    @Override
    public String toString() {
        return "%s of %s, %d x %d cells, %s"
                .formatted(column, source, columns, rows, Arrays.toString(matrix()));
    }

    private double[] matrix() {
        double[] matrix = new double[6];
        toPlane.getMatrix(matrix);
        return matrix;
    }
}
