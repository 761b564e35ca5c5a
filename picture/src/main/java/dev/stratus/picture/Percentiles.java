package dev.stratus.picture;

import java.util.Optional;

/// Exact percentiles of many values in little memory: two passes of counting over the bits of the
/// values instead of a sort.
final class Percentiles {
    private static final int HALF = 1 << 16;

    private final float[] values;
    private final long[] upperCounts = new long[HALF];
    private final long count;

    /// @param values those that are NaN do not count
    Percentiles(float[] values) {
        this.values = values;
        long counted = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                upperCounts[ordered(value) >>> 16]++;
                counted++;
            }
        }
        count = counted;
    }

    /// How many values there are.
    long count() {
        return count;
    }

    /// The smallest value that at least `percent` of a hundred values are not above, or nothing if
    /// there is no value.
    Optional<Float> at(double percent) {
        if (count == 0) {
            return Optional.empty();
        }
        long rank = Math.clamp((long) Math.ceil(percent / 100 * count), 1, count);
        int upper = 0;
        while (rank > upperCounts[upper]) {
            rank -= upperCounts[upper++];
        }
        long[] lowerCounts = new long[HALF];
        for (float value : values) {
            if (!Float.isNaN(value) && ordered(value) >>> 16 == upper) {
                lowerCounts[ordered(value) & HALF - 1]++;
            }
        }
        int lower = 0;
        while (rank > lowerCounts[lower]) {
            rank -= lowerCounts[lower++];
        }
        return Optional.of(unordered(upper << 16 | lower));
    }

    /// Bits that, taken as an unsigned number, have the order of the floats.
    private static int ordered(float value) {
        int bits = Float.floatToIntBits(value);
        return bits < 0 ? ~bits : bits | Integer.MIN_VALUE;
    }

    private static float unordered(int ordered) {
        return Float.intBitsToFloat(ordered < 0 ? ordered & Integer.MAX_VALUE : ~ordered);
    }
}
