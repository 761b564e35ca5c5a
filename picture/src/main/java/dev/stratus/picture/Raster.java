package dev.stratus.picture;

import java.awt.geom.AffineTransform;

/// Numbers in rows, to be shown as pixels. The number at (column, row) is `values[row * columns +
/// column]`; NaN is a hole.
final class Raster {
    /// The most points a pixel, in each direction, at which values are taken.
    private static final int MOST_POINTS = 32;

    private final float[] values;
    private final int columns;
    private final int rows;

    Raster(float[] values, int columns, int rows) {
        this.values = values;
        this.columns = columns;
        this.rows = rows;
    }

    /// The values at the pixels of a picture, row by row from its upper left corner: at each pixel
    /// the mean of what is in it, NaN if it is empty.
    ///
    /// @param toCell from pixels, whose corners are whole numbers, to cells, whose middles are
    float[] resample(AffineTransform toCell, int width, int height) {
        // So many points a pixel that no cell is passed over: else a pattern appears that is none.
        int across = points(Math.max(Math.abs(toCell.getScaleX()), Math.abs(toCell.getShearY())));
        int down = points(Math.max(Math.abs(toCell.getShearX()), Math.abs(toCell.getScaleY())));
        float[] pixels = new float[width * height];
        double[] point = new double[2];
        for (int pixelRow = 0; pixelRow < height; pixelRow++) {
            for (int pixelColumn = 0; pixelColumn < width; pixelColumn++) {
                double sum = 0;
                int count = 0;
                for (int k = 0; k < across * down; k++) {
                    int right = pixelColumn * across + k % across;
                    int below = pixelRow * down + k / across;
                    point[0] = (right + 0.5) / across;
                    point[1] = (below + 0.5) / down;
                    toCell.transform(point, 0, point, 0, 1);
                    double column = Math.floor(point[0] + 0.5);
                    double row = Math.floor(point[1] + 0.5);
                    if (column >= 0 && column < columns && row >= 0 && row < rows) {
                        float value = values[cell((int) column, (int) row)];
                        if (!Float.isNaN(value)) {
                            sum += value;
                            count++;
                        }
                    }
                }
                pixels[pixelRow * width + pixelColumn] =
                        count == 0 ? Float.NaN : (float) (sum / count);
            }
        }
        return pixels;
    }

    private int cell(int column, int row) {
        return row * columns + column;
    }

    private static int points(double cellsInPixel) {
        return Math.clamp((long) Math.ceil(cellsInPixel - 1e-6), 1, MOST_POINTS);
    }
}
