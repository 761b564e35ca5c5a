package dev.stratus.attributes;

import java.nio.ByteBuffer;

/// Σ|x| of IEEE floats without converting them: the bits of a float, put where a double has its
/// exponent and mantissa, are its value times 2⁻⁸⁹⁶, exactly, also of a denormal one. So are sums
/// of them, which are scaled back at the end.
final class IeeeAbsolutes extends PairSum {
    private static final long MAGNITUDE = 0x7FFF_FFFFL << 29;
    private static final double SCALE = 0x1p896;

    /// What an infinity comes to; a NaN comes to more.
    private static final double INFINITY = 0x1p128;

    IeeeAbsolutes(boolean little) {
        super(little);
    }

    @Override
    double upper(long word) {
        return Double.longBitsToDouble((word >>> 3) & MAGNITUDE);
    }

    @Override
    double lower(long word) {
        return Double.longBitsToDouble((word << 29) & MAGNITUDE);
    }

    @Override
    public void add(ByteBuffer block, int index, int samples, double[] lanes) {
        super.add(block, index, samples, lanes);
        for (int lane = 0; lane < TraceSums.LANES; lane++) {
            double sum = lanes[lane] * SCALE;
            lanes[lane] = sum < INFINITY ? sum : Double.NaN;
        }
    }
}
