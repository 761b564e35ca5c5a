package dev.stratus.picture;

import java.util.Optional;

/// Exact percentiles of many values in little memory: passes of counting over the bits of the
/// values, sixteen at a time, instead of a sort.
final class Percentiles {
    private static final int DIGITS = 1 << 16;
    private static final int BITS = 16;
    private static final int HIGHEST = Long.SIZE - BITS;
    private static final long WITHOUT_SIGN = Long.MAX_VALUE;

    private final double[] values;
    private final long mask;
    private final long[] highestCounts = new long[DIGITS];
    private final long count;

    /// @param values those that are NaN do not count
    Percentiles(double[] values) {
        this(values, -1L);
    }

    private Percentiles(double[] values, long mask) {
        this.values = values;
        this.mask = mask;
        long counted = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                highestCounts[(int) (ordered(value) >>> HIGHEST)]++;
                counted++;
            }
        }
        count = counted;
    }

    /// Percentiles of the values without their signs.
    static Percentiles ofSizes(double[] values) {
        return new Percentiles(values, WITHOUT_SIGN);
    }

    /// How many values there are.
    long count() {
        return count;
    }

    /// The smallest value that at least `percent` of a hundred values are not above, or nothing if
    /// there is no value.
    Optional<Double> at(double percent) {
        if (count == 0) {
            return Optional.empty();
        }
        long rank = Math.clamp((long) Math.ceil(percent / 100 * count), 1, count);
        long[] counts = highestCounts;
        long digits = 0;
        for (int shift = HIGHEST; ; shift -= BITS) {
            int digit = 0;
            while (rank > counts[digit]) {
                rank -= counts[digit++];
            }
            digits = digits << BITS | digit;
            if (shift == 0) {
                return Optional.of(unordered(digits));
            }
            counts = countsOfNextDigit(digits, shift);
        }
    }

    /// How often each digit follows `digits`, those from bit `shift` on.
    private long[] countsOfNextDigit(long digits, int shift) {
        long[] counts = new long[DIGITS];
        for (double value : values) {
            if (!Double.isNaN(value)) {
                long ordered = ordered(value);
                if (ordered >>> shift == digits) {
                    counts[(int) (ordered >>> (shift - BITS)) & (DIGITS - 1)]++;
                }
            }
        }
        return counts;
    }

    /// Bits that, taken as an unsigned number, have the order of the values.
    private long ordered(double value) {
        long bits = Double.doubleToLongBits(value) & mask;
        return bits < 0 ? ~bits : bits | Long.MIN_VALUE;
    }

    private static double unordered(long ordered) {
        return Double.longBitsToDouble(ordered < 0 ? ordered & Long.MAX_VALUE : ~ordered);
    }
}
