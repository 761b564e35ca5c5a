package dev.stratus.attributes;

import java.nio.ByteBuffer;

/// Σ|x| of samples of 32 bits, of which two at a time are taken from a 64-bit word; eight
/// accumulators are in registers. Two formats share the loop, as many as Java compiles into it; for
/// a third, it would call a method for every sample.
abstract class PairSum implements AbsoluteSum {
    private static final int ROW_BYTES = 4 * TraceSums.LANES;

    private final boolean little;

    PairSum(boolean little) {
        this.little = little;
    }

    /// The absolute value of the sample in the upper half of a word, perhaps scaled.
    abstract double upper(long word);

    /// The absolute value of the sample in the lower half of a word, scaled likewise.
    abstract double lower(long word);

    @Override
    public void add(ByteBuffer block, int index, int samples, double[] lanes) {
        int rows = samples / TraceSums.LANES;
        addRows(block, index, rows, 0, lanes);
        addRows(block, index, rows, 8, lanes);
        int rest = index + ROW_BYTES * rows;
        for (int lane = 0; lane < samples % TraceSums.LANES; lane++) {
            int bytes = block.getInt(rest + 4 * lane);
            lanes[lane] += lower(little ? Integer.reverseBytes(bytes) : bytes);
        }
    }

    /// Adds eight samples of each row of sixteen.
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
            long word0 = word(block, i);
            long word1 = word(block, i + 8);
            long word2 = word(block, i + 16);
            long word3 = word(block, i + 24);
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

    /// Two samples, the first in the upper half.
    private long word(ByteBuffer block, int index) {
        long bytes = block.getLong(index);
        return little ? Long.rotateLeft(Long.reverseBytes(bytes), 32) : bytes;
    }
}
