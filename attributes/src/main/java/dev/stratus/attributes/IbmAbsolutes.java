package dev.stratus.attributes;

import java.nio.ByteBuffer;

/// Σ|x| of IBM floats without looking up powers of 16: with the exponent's bits where a double has
/// its exponent and the 24 bits of the mantissa behind them, a double is one unit of that exponent
/// more than the value, exactly. The unit alone is subtracted from it.
final class IbmAbsolutes implements AbsoluteSum {
    private static final int EXPONENT = 0x7F00_0000;
    private static final int MANTISSA = 0x00FF_FFFF;

    /// What a power of 16 has to be raised by to be the exponent of a double: its own bias of 64
    /// less, times 4, and the double's bias more.
    private static final long BIAS = (long) (Double.MAX_EXPONENT - 4 * 64) << 52;

    private final SampleWords samples;
    private final long[] above = new long[SampleWords.MOST];
    private final long[] units = new long[SampleWords.MOST];

    IbmAbsolutes(boolean little) {
        samples = new SampleWords(little);
    }

    @Override
    public void add(ByteBuffer block, int index, int count, double[] lanes) {
        for (int first = 0; first < count; first += SampleWords.MOST) {
            int some = Math.min(SampleWords.MOST, count - first);
            samples.read(block, index + Integer.BYTES * first, some);
            widen(samples.words, samples.areReversed(), some, above, units);
            LaneSums.addDifferences(above, units, some, lanes);
        }
    }

    private static void widen(
            int[] words, boolean reversed, int count, long[] above, long[] units) {
        for (int i = 0; i < count; i++) {
            int word = reversed ? Integer.reverseBytes(words[i]) : words[i];
            long unit = ((long) (word & EXPONENT) << 30) + BIAS;
            units[i] = unit;
            above[i] = unit + ((long) (word & MANTISSA) << 28);
        }
    }
}
