package dev.stratus.segy;

/// IBM System/360 hexadecimal floating point, single precision: `(-1)^s × 0.m × 16^(e - 64)` with a
/// sign bit, 7 bits of exponent and 24 of mantissa, which need not be normalised (IBM, _System/360
/// Principles of Operation_, 1964). Every one of the 2³² words is exact in a double.
public final class IbmFloat {
    private static final int BIAS = 64 * 4 + 24;

    private IbmFloat() {}

    /// The value of a word, exactly.
    public static double toDouble(int word) {
        int exponent = (((word >>> 24) & 0x7F) << 2) - BIAS;
        long sign = (long) (word & 0x8000_0000) << 32;
        double power = Double.longBitsToDouble(sign | ((long) (exponent + 1023) << 52));
        return (word & 0xFF_FFFF) * power;
    }

    /// The normalised word that is nearest to a value, ties to even. What is too large becomes the
    /// largest word of its sign, what is too small a zero.
    ///
    /// @throws IllegalArgumentException for NaN and infinities, which the format does not have
    public static int fromDouble(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " cannot be an IBM float");
        }
        int sign = (int) (Double.doubleToRawLongBits(value) >>> 32) & 0x8000_0000;
        double magnitude = Math.abs(value);
        if (magnitude == 0) {
            return sign;
        }
        // value = m × 16^(e - 64) with 1/16 <= m < 1
        int exponent = 64 + Math.floorDiv(Math.getExponent(magnitude), 4) + 1;
        double mantissa = Math.rint(Math.scalb(magnitude, BIAS - 4 * exponent));
        if (mantissa == 0x1p24) {
            mantissa = 0x1p20;
            exponent++;
        }
        if (exponent > 127) {
            return sign | 0x7FFF_FFFF;
        }
        if (exponent < 0) {
            return sign;
        }
        return sign | (exponent << 24) | (int) mantissa;
    }
}
