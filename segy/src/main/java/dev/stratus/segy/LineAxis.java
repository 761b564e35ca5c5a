package dev.stratus.segy;

/// The numbers of a survey's inlines or crosslines, or its offsets.
///
/// @param step the greatest common divisor of the gaps between numbers that occur; 0 if only one
///   occurs
/// @param distinct how many numbers occur
public record LineAxis(long least, long most, long step, long distinct) {
    /// How many numbers there are from the least to the most, in steps; one that does not occur is
    /// counted. Never more than `Long.MAX_VALUE`.
    public long count() {
        long range = most - least;
        if (range < 0 || (range == Long.MAX_VALUE && step == 1)) {
            return Long.MAX_VALUE;
        }
        return step == 0 ? 1 : range / step + 1;
    }

    /// Of numbers that are sorted, with repetitions.
    static LineAxis of(long[] sorted, int count) {
        long step = 0;
        long distinct = 1;
        for (int i = 1; i < count; i++) {
            long gap = sorted[i] - sorted[i - 1];
            if (gap != 0) {
                distinct++;
                step = divisor(step, gap);
            }
        }
        return new LineAxis(sorted[0], sorted[count - 1], step, distinct);
    }

    private static long divisor(long a, long b) {
        long larger = a;
        long smaller = b;
        while (smaller != 0) {
            long rest = larger % smaller;
            larger = smaller;
            smaller = rest;
        }
        return larger;
    }
}
