package dev.stratus.attributes;

import java.nio.ByteBuffer;

/// Σ|x| of IBM floats.
final class IbmAbsolutes implements AbsoluteSum {
    private static final int ROW_BYTES = 4 * TraceSums.LANES;

    private final boolean little;

    IbmAbsolutes(boolean little) {
        this.little = little;
    }

    private static double upper(long word) {
        return lower(word >>> 32);
    }

    private static double lower(long word) {
        return IbmFloats.toDouble((int) word & 0x7FFF_FFFF);
    }

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
