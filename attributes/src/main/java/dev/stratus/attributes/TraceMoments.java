package dev.stratus.attributes;

/// Central moments of a trace's samples, summed about the mean in a pass of their own, because
/// differences of large sums have no digits left where the mean is large. For one thread.
final class TraceMoments {
    private final double[] squares = new double[TraceSums.LANES];
    private final double[] cubes = new double[TraceSums.LANES];
    private final double[] fourths = new double[TraceSums.LANES];
    private double mean;
    private double second;
    private double third;
    private double fourth;

    /// Measures `count` samples; those that are not finite are left out.
    ///
    /// @param sums of the same samples
    void measure(double[] x, int count, TraceSums sums) {
        mean = sums.sum() / sums.count();
        for (int lane = 0; lane < TraceSums.LANES; lane++) {
            double sum2 = 0;
            double sum3 = 0;
            double sum4 = 0;
            for (int i = lane; i < count; i += TraceSums.LANES) {
                double difference = x[i] - mean;
                if (Double.isFinite(x[i])) {
                    double square = difference * difference;
                    sum2 += square;
                    sum3 += square * difference;
                    sum4 += square * square;
                }
            }
            squares[lane] = sum2;
            cubes[lane] = sum3;
            fourths[lane] = sum4;
        }
        second = TraceSums.fold(squares) / sums.count();
        third = TraceSums.fold(cubes) / sums.count();
        fourth = TraceSums.fold(fourths) / sums.count();
    }

    /// Σ(x - mean)² / n.
    double second() {
        return second;
    }

    double skewness() {
        return constant() ? Double.NaN : third / (second * Math.sqrt(second));
    }

    double excessKurtosis() {
        return constant() ? Double.NaN : fourth / (second * second) - 3;
    }

    /// Whether all that differs from the mean is its own rounding.
    private boolean constant() {
        double rounding = Math.ulp(mean);
        return second <= rounding * rounding;
    }
}
