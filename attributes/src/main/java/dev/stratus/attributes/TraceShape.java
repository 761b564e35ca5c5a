package dev.stratus.attributes;

import java.util.Arrays;

/// How the samples of a trace follow each other. For one thread.
final class TraceShape {
    private final double[] lengths = new double[TraceSums.LANES];
    private long zeroCrossings;

    /// Measures `count` samples; those that are not finite are left out, and so are the steps from
    /// and to them.
    ///
    /// @param interval from one sample to the next in milliseconds, metres or feet
    void measure(double[] x, int count, double interval) {
        Arrays.fill(lengths, 0);
        for (int i = 0; i + 1 < count; i++) {
            double step = x[i + 1] - x[i];
            if (Double.isFinite(x[i]) && Double.isFinite(x[i + 1])) {
                lengths[i % TraceSums.LANES] += Math.sqrt(step * step + interval * interval);
            }
        }
        long crossings = 0;
        long last = 0;
        boolean first = true;
        for (int i = 0; i < count; i++) {
            if (x[i] != 0 && Double.isFinite(x[i])) {
                long sign = Double.doubleToRawLongBits(x[i]) >>> 63;
                crossings += first ? 0 : sign ^ last;
                last = sign;
                first = false;
            }
        }
        zeroCrossings = crossings;
    }

    long zeroCrossings() {
        return zeroCrossings;
    }

    double arcLength() {
        return TraceSums.fold(lengths);
    }
}
