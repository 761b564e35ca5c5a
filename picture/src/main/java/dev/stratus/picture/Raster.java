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
        double columnRight = toCell.getScaleX() / across;
        double rowRight = toCell.getShearY() / across;
        double columnDown = toCell.getShearX() / down;
        double rowDown = toCell.getScaleY() / down;
        float[] pixels = new float[width * height];
        for (int pixelRow = 0; pixelRow < height; pixelRow++) {
            for (int pixelColumn = 0; pixelColumn < width; pixelColumn++) {
                double sum = 0;
                int count = 0;
                for (int k = 0; k < across * down; k++) {
                    int fromLeft = pixelColumn * across + k % across;
                    int fromTop = pixelRow * down + k / across;
                    double right = fromLeft + 0.5;
                    double below = fromTop + 0.5;
                    double column =
                            right * columnRight + below * columnDown + toCell.getTranslateX() + 0.5;
                    double row = right * rowRight + below * rowDown + toCell.getTranslateY() + 0.5;
                    if (column >= 0 && column < columns && row >= 0 && row < rows) {
                        float value = values[cell((int) column, (int) row)];
                        if (!Float.isNaN(value)) {
                            sum += value;
                            count++;
                        }
                    }
                }
                float mean = (float) (sum / count);
                pixels[pixelRow * width + pixelColumn] = count == 0 ? Float.NaN : mean;
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
