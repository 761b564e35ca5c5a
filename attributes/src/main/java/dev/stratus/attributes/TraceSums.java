package dev.stratus.attributes;

import java.util.Arrays;

/// What a kernel finds in one pass over the samples of a trace; the standard attributes follow from
/// it. Reused from trace to trace, by one thread.
///
/// The same samples give the same bits everywhere, because the order of the additions is fixed: **a
/// sum is 16 accumulators in double (sample i goes into number i mod 16), no fused multiply-add,
/// folded 8-4-2-1 at the end**: accumulator k takes k + 8, then k + 4, k + 2 and k + 1. A sample
/// that is not finite adds 0 to its accumulator. (Integers of 16 bits have one sum in any order,
/// and may all be in one accumulator.) Sixteen lanes are what two vectors of 512 bits hold, and
/// what hides the latency of an addition in scalar code.
///
/// Kernels write the accumulators and [#finish]; everybody else reads what follows from them.
public final class TraceSums {
    /// Accumulators of a sum.
    public static final int LANES = 16;

    /// The accumulators of Σx.
    public final double[] sums = new double[LANES];

    /// The accumulators of Σ|x|.
    public final double[] absolutes = new double[LANES];

    /// The accumulators of Σx².
    public final double[] squares = new double[LANES];

    /// The accumulators of the sum of all positive x.
    public final double[] positives = new double[LANES];

    /// The accumulators of the sum of all negative x.
    public final double[] negatives = new double[LANES];

    /// The smallest sample of each lane.
    public final double[] minima = new double[LANES];

    /// The largest sample of each lane.
    public final double[] maxima = new double[LANES];

    /// The number of samples in each lane that are not zero.
    public final double[] live = new double[LANES];

    private long count;
    private long notFinite;

    /// Empties the accumulators of what is wanted; the others stay as they are.
    public void start(WantedSums wanted) {
        Arrays.fill(absolutes, 0);
        if (wanted == WantedSums.ABSOLUTES) {
            return;
        }
        Arrays.fill(sums, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(positives, 0);
        Arrays.fill(negatives, 0);
        Arrays.fill(live, 0);
        Arrays.fill(minima, Double.POSITIVE_INFINITY);
        Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
    }

    /// Sets the smallest and the largest sample.
    public void setExtremes(double min, double max) {
        Arrays.fill(minima, min);
        Arrays.fill(maxima, max);
    }

    /// Says how many samples are in the accumulators, and how many were left out of them because
    /// they are NaN or infinite.
    public void finish(long finiteSamples, long otherSamples) {
        count = finiteSamples;
        notFinite = otherSamples;
    }

    /// The sum of sixteen accumulators, in the order that is the same everywhere.
    public static double fold(double[] lanes) {
        double a = (lanes[0] + lanes[8]) + (lanes[4] + lanes[12]);
        double b = (lanes[1] + lanes[9]) + (lanes[5] + lanes[13]);
        double c = (lanes[2] + lanes[10]) + (lanes[6] + lanes[14]);
        double d = (lanes[3] + lanes[11]) + (lanes[7] + lanes[15]);
        return (a + c) + (b + d);
    }

    /// How many samples are finite.
    public long count() {
        return count;
    }

    /// How many samples are NaN or infinite, and are in nothing else here.
    public long notFinite() {
        return notFinite;
    }

    public double sum() {
        return fold(sums);
    }

    public double sumAbsolute() {
        return fold(absolutes);
    }

    public double sumSquares() {
        return fold(squares);
    }

    public double sumPositive() {
        return fold(positives);
    }

    public double sumNegative() {
        return fold(negatives);
    }

    /// How many samples are neither zero nor left out.
    public double live() {
        return fold(live);
    }

    /// The smallest sample, positive infinity where there is none; a zero is positive.
    public double min() {
        double min = Double.POSITIVE_INFINITY;
        for (double lane : minima) {
            min = Math.min(min, lane);
        }
        return min + 0.0;
    }

    /// The largest sample, negative infinity where there is none; a zero is positive.
    public double max() {
        double max = Double.NEGATIVE_INFINITY;
        for (double lane : maxima) {
            max = Math.max(max, lane);
        }
        return max + 0.0;
    }

    /// Whether the trace has finite samples and all of them are zero.
    public boolean dead() {
        return count > 0 && sumAbsolute() == 0;
    }
}
