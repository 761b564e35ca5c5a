package dev.stratus.picture;

import java.util.Arrays;

/// Gives empty cells of a grid the value of the nearest cell that has one, as far as the dot of a
/// trace reaches: an ellipse.
///
/// @param across how many cells it reaches along a row
/// @param along how many cells it reaches along a column
record Dots(double across, double along) {
    private static final int NOTHING = -1;

    /// Those of traces that fill a cell each.
    static final Dots NONE = new Dots(0.5, 0.5);

    /// Dots that meet where traces are so many cells apart, also at the corners between four.
    static Dots meeting(double across, double along) {
        return new Dots(across * Math.sqrt(0.5), along * Math.sqrt(0.5));
    }

    /// Whether no trace reaches another cell than its own.
    boolean areCells() {
        return across < 1 && along < 1;
    }

    /// `values`, in rows of `columns`, with a dot about each that is not NaN. Each cell learns the
    /// nearest source from its neighbours in two sweeps (Danielsson, "Euclidean distance mapping",
    /// Computer Graphics and Image Processing 14, 1980), so that the time does not depend on the
    /// radius.
    double[] spread(double[] values, int columns) {
        int rows = values.length / columns;
        int[] nearest = new int[values.length];
        for (int cell = 0; cell < values.length; cell++) {
            nearest[cell] = Double.isNaN(values[cell]) ? NOTHING : cell;
        }
        for (int row = 0; row < rows; row++) {
            sweep(nearest, columns, row, row - 1);
        }
        for (int row = rows - 1; row >= 0; row--) {
            sweep(nearest, columns, row, row + 1);
        }
        double[] spread = new double[values.length];
        Arrays.fill(spread, Double.NaN);
        for (int cell = 0; cell < values.length; cell++) {
            if (nearest[cell] != NOTHING
                    && distanceSquared(cell, nearest[cell], columns) <= across * across) {
                spread[cell] = values[nearest[cell]];
            }
        }
        return spread;
    }

    /// Lets the cells of `row` learn from those of the row before it in the sweep, and from each
    /// other in both directions.
    private void sweep(int[] nearest, int columns, int row, int before) {
        int start = row * columns;
        int startBefore = before * columns;
        boolean hasBefore = startBefore >= 0 && startBefore < nearest.length;
        for (int column = 0; column < columns; column++) {
            int cell = start + column;
            if (hasBefore) {
                for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                    learn(nearest, cell, startBefore + c, columns);
                }
            }
            if (column > 0) {
                learn(nearest, cell, cell - 1, columns);
            }
        }
        for (int column = columns - 2; column >= 0; column--) {
            learn(nearest, start + column, start + column + 1, columns);
        }
    }

    private void learn(int[] nearest, int cell, int neighbour, int columns) {
        int offered = nearest[neighbour];
        if (offered != NOTHING
                && (nearest[cell] == NOTHING
                        || distanceSquared(cell, offered, columns)
                                < distanceSquared(cell, nearest[cell], columns))) {
            nearest[cell] = offered;
        }
    }

    /// In cells along a row; those along a column count as much as the ellipse is flat.
    private double distanceSquared(int cell, int other, int columns) {
        double x = cell % columns - other % columns;
        double y = (cell / columns - other / columns) * (across / along);
        return x * x + y * y;
    }
}
