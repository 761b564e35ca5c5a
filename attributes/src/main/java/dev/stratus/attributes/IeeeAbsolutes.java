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

    private final SampleWords samples;
    private final long[] small = new long[SampleWords.MOST];

    IeeeAbsolutes(boolean little) {
        samples = new SampleWords(little);
    }

    @Override
    public void add(ByteBuffer block, int index, int count, double[] lanes) {
        for (int first = 0; first < count; first += SampleWords.MOST) {
            int some = Math.min(SampleWords.MOST, count - first);
            samples.read(block, index + Integer.BYTES * first, some);
            widen(samples.words, samples.areReversed(), some, small);
            LaneSums.add(small, some, lanes);
        }
        for (int lane = 0; lane < TraceSums.LANES; lane++) {
            double sum = lanes[lane] * SCALE;
            lanes[lane] = sum < INFINITY ? sum : Double.NaN;
        }
    }

    private static void widen(int[] words, boolean reversed, int count, long[] target) {
        for (int i = 0; i < count; i++) {
            int word = reversed ? Integer.reverseBytes(words[i]) : words[i];
            target[i] = ((long) word << 29) & MAGNITUDE;
        }
    }
}
