package dev.stratus.attributes;

/// What a kernel finds in one pass over the samples of a trace; the standard attributes follow from
/// it. Reused from trace to trace, by one thread.
///
/// The same samples give the same bits everywhere, because the order of the additions is fixed: **a
/// sum is 16 accumulators in double (sample i goes into number i mod 16), no fused multiply-add,
/// folded 8-4-2-1 at the end**: accumulator k takes k + 8, then k + 4, k + 2 and k + 1. A sample that
/// is not finite adds 0 to its accumulator. Sixteen lanes are what two vectors of 512 bits hold, and
/// what hides the latency of an addition in scalar code.
public final class TraceSums {
    /// Accumulators of a sum.
    public static final int LANES = 16;

    private long count;
    private long notFinite;
    private double sum;
    private double sumAbsolute;
    private double sumSquares;
    private double min;
    private double max;

    /// Replaces everything.
    ///
    /// @param count finite samples
    /// @param notFinite samples that are NaN or infinite, and are in nothing else here
    /// @param min positive infinity where there is no finite sample
    /// @param max negative infinity where there is no finite sample
    public void set(
            long count,
            long notFinite,
            double sum,
            double sumAbsolute,
            double sumSquares,
            double min,
            double max) {
        this.count = count;
        this.notFinite = notFinite;
        this.sum = sum;
        this.sumAbsolute = sumAbsolute;
        this.sumSquares = sumSquares;
        this.min = min;
        this.max = max;
    }

    /// Folds sixteen accumulators into one number, overwriting them.
    public static double fold(double[] lanes) {
        for (int width = LANES / 2; width > 0; width /= 2) {
            for (int lane = 0; lane < width; lane++) {
                lanes[lane] += lanes[lane + width];
            }
        }
        return lanes[0];
    }

    /// How many samples are finite.
    public long count() {
        return count;
    }

    /// How many samples are NaN or infinite.
    public long notFinite() {
        return notFinite;
    }

    public double sum() {
        return sum;
    }

    public double sumAbsolute() {
        return sumAbsolute;
    }

    public double sumSquares() {
        return sumSquares;
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    /// Whether the trace has finite samples and all of them are zero.
    public boolean dead() {
        return count > 0 && sumAbsolute == 0;
    }
}
