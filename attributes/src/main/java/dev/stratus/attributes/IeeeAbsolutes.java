package dev.stratus.attributes;

import java.nio.ByteBuffer;

/// Σ|x| of IEEE floats without converting them: the bits of a float, put where a double has its
/// exponent and mantissa, are its value times 2⁻⁸⁹⁶, exactly, also of a denormal one. So are sums
/// of them, which are scaled back at the end.
final class IeeeAbsolutes implements AbsoluteSum {
    private static final long MAGNITUDE = 0x7FFF_FFFFL << 29;
    private static final double SCALE = 0x1p896;

    /// What an infinity comes to; a NaN comes to more.
    private static final double INFINITY = 0x1p128;

    private static final int ROW_BYTES = 4 * TraceSums.LANES;

    private final boolean little;

    IeeeAbsolutes(boolean little) {
        this.little = little;
    }

    private static double upper(long word) {
        return Double.longBitsToDouble((word >>> 3) & MAGNITUDE);
    }

    private static double lower(long word) {
        return Double.longBitsToDouble((word << 29) & MAGNITUDE);
    }

    @Override
    public void add(ByteBuffer block, int index, int samples, double[] lanes) {
        addAll(block, index, samples, lanes);
        for (int lane = 0; lane < TraceSums.LANES; lane++) {
            double sum = lanes[lane] * SCALE;
            lanes[lane] = sum < INFINITY ? sum : Double.NaN;
        }
    }

    private void addAll(ByteBuffer block, int index, int samples, double[] lanes) {
        int rows = samples / TraceSums.LANES;
        addRows(block, index, rows, 0, lanes);
        addRows(block, index, rows, 8, lanes);
        int rest = index + ROW_BYTES * rows;
        for (int lane = 0; lane < samples % TraceSums.LANES; lane++) {
            int bytes = block.getInt(rest + 4 * lane);
            lanes[lane] += lower(little ? Integer.reverseBytes(bytes) : bytes);
        }
    }

    /// Adds eight samples of each row of sixteen: as many accumulators as stay in registers.
    private void addRows(ByteBuffer block, int index, int rows, int lane, double[] lanes) {
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double a4 = 0;
        double a5 = 0;
        double a6 = 0;
        double a7 = 0;
        int first = index + 4 * lane;
        int end = first + ROW_BYTES * rows;
        for (int i = first; i < end; i += ROW_BYTES) {
            long word0 = AbsoluteSum.pair(block, i, little);
            long word1 = AbsoluteSum.pair(block, i + 8, little);
            long word2 = AbsoluteSum.pair(block, i + 16, little);
            long word3 = AbsoluteSum.pair(block, i + 24, little);
            a0 += upper(word0);
            a1 += lower(word0);
            a2 += upper(word1);
            a3 += lower(word1);
            a4 += upper(word2);
            a5 += lower(word2);
            a6 += upper(word3);
            a7 += lower(word3);
        }
        lanes[lane] = a0;
        lanes[lane + 1] = a1;
        lanes[lane + 2] = a2;
        lanes[lane + 3] = a3;
        lanes[lane + 4] = a4;
        lanes[lane + 5] = a5;
        lanes[lane + 6] = a6;
        lanes[lane + 7] = a7;
    }
}
