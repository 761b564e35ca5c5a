package dev.stratus.picture;

import java.util.Arrays;

/// Gives empty cells the value of the nearest cell that has one, as far as a dot reaches.
final class Dots {
    private static final int NONE = -1;

    private Dots() {}

    /// `values` with dots of radius `reach`, in cells, about each that is not NaN. Each cell learns
    /// the nearest source from its neighbours in two sweeps (Danielsson, "Euclidean distance
    /// mapping", Computer Graphics and Image Processing 14, 1980), so that the time does not depend
    /// on the radius.
    static double[] spread(double[] values, int columns, double reach) {
        int rows = values.length / columns;
        int[] nearest = new int[values.length];
        for (int cell = 0; cell < values.length; cell++) {
            nearest[cell] = Double.isNaN(values[cell]) ? NONE : cell;
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
            if (nearest[cell] != NONE
                    && distanceSquared(cell, nearest[cell], columns) <= reach * reach) {
                spread[cell] = values[nearest[cell]];
            }
        }
        return spread;
    }

    /// Lets the cells of `row` learn from those of the row before it in the sweep, and from each
    /// other in both directions.
    private static void sweep(int[] nearest, int columns, int row, int before) {
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

    private static void learn(int[] nearest, int cell, int neighbour, int columns) {
        int offered = nearest[neighbour];
        if (offered != NONE
                && (nearest[cell] == NONE
                        || distanceSquared(cell, offered, columns)
                                < distanceSquared(cell, nearest[cell], columns))) {
            nearest[cell] = offered;
        }
    }

    private static long distanceSquared(int cell, int other, int columns) {
        long across = (long) cell % columns - other % columns;
        long along = (long) cell / columns - other / columns;
        return across * across + along * along;
    }
}
