package dev.stratus.picture;

import java.awt.geom.AffineTransform;
import java.util.stream.IntStream;

/// Numbers in rows, to be shown as pixels.
final class Raster {
    /// The numbers; NaN is a hole.
    @FunctionalInterface
    interface Cells {
        double at(int column, int row);
    }

    /// The most points a pixel, in each direction, at which values are taken.
    private static final int MOST_POINTS = 32;

    private final Cells cells;
    private final int columns;
    private final int rows;

    Raster(Cells cells, int columns, int rows) {
        this.cells = cells;
        this.columns = columns;
        this.rows = rows;
    }

    /// The values at the pixels of a picture, row by row from its upper left corner: at each pixel
    /// the mean of what is in it, NaN if it is empty.
    ///
    /// @param toCell from pixels, whose corners are whole numbers, to cells, whose middles are
    double[] resample(AffineTransform toCell, int width, int height) {
        // So many points a pixel that no cell is passed over: else a pattern appears that is none.
        int across = points(Math.max(Math.abs(toCell.getScaleX()), Math.abs(toCell.getShearY())));
        int down = points(Math.max(Math.abs(toCell.getShearX()), Math.abs(toCell.getScaleY())));
        double[] columnsRight = places(toCell.getScaleX() / across, 0.5, width * across);
        double[] rowsRight = places(toCell.getShearY() / across, 0.5, width * across);
        double columnDown = toCell.getShearX() / down;
        double rowDown = toCell.getScaleY() / down;
        double[] pixels = new double[width * height];
        IntStream.range(0, height)
                .parallel()
                .forEach(pixelRow -> {
                    double top = (double) pixelRow * down + 0.5;
                    double left = toCell.getTranslateX() + 0.5;
                    double above = toCell.getTranslateY() + 0.5;
                    double[] columnsDown = places(columnDown, top, down);
                    double[] rowsDown = places(rowDown, top, down);
                    for (int i = 0; i < down; i++) {
                        columnsDown[i] += left;
                        rowsDown[i] += above;
                    }
                    for (int pixel = 0; pixel < width; pixel++) {
                        pixels[pixelRow * width + pixel] =
                                mean(
                                        columnsRight,
                                        rowsRight,
                                        pixel * across,
                                        across,
                                        columnsDown,
                                        rowsDown);
                    }
                });
        return pixels;
    }

    /// The mean of the values at `across` points from `first` on, in each line of points.
    private double mean(
            double[] columnsRight,
            double[] rowsRight,
            int first,
            int across,
            double[] columnsDown,
            double[] rowsDown) {
        double sum = 0;
        int count = 0;
        for (int line = 0; line < columnsDown.length; line++) {
            for (int point = first; point < first + across; point++) {
                double column = columnsRight[point] + columnsDown[line];
                double row = rowsRight[point] + rowsDown[line];
                if (column >= 0 && column < columns && row >= 0 && row < rows) {
                    double value = cells.at((int) column, (int) row);
                    if (!Double.isNaN(value)) {
                        sum += value;
                        count++;
                    }
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static double[] places(double step, double first, int count) {
        double[] places = new double[count];
        for (int i = 0; i < count; i++) {
            places[i] = (first + i) * step;
        }
        return places;
    }

    private static int points(double cellsInPixel) {
        return Math.clamp((long) Math.ceil(cellsInPixel - 1e-6), 1, MOST_POINTS);
    }
}
