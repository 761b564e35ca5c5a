package dev.stratus.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// IBM System/360 hexadecimal floating point in 32 bits, in exact arithmetic: one sign bit, seven
/// bits of an exponent e, 24 bits of a fraction f; the value is (-1)^s x f/2^24 x 16^(e-64). Slow
/// and plain on purpose: it is what fast decoders are compared with.
public final class IbmWord {
    private static final BigDecimal SIXTEEN = BigDecimal.valueOf(16);
    private static final int LARGEST_FRACTION = 0xFFFFFF;
    private static final int SMALLEST_NORMAL_FRACTION = 0x100000;
    private static final int LARGEST_EXPONENT = 127;

    private IbmWord() {}

    /// The exact value of a word. The sign of a zero is lost: see [#doubleValue].
    public static BigDecimal value(int word) {
        int exponent = (word >>> 24) & 0x7F;
        BigDecimal fraction = BigDecimal.valueOf(word & LARGEST_FRACTION);
        BigDecimal magnitude = fraction.multiply(powerOf16(exponent - 64 - 6));
        return word < 0 ? magnitude.negate() : magnitude;
    }

    /// The value of a word in double precision, which holds each of them exactly.
    public static double doubleValue(int word) {
        double value = value(word).doubleValue();
        return (value == 0 && word < 0) ? -0.0 : value;
    }

    /// The normalised word nearest to `value`; of two that are as near, the one with an even
    /// fraction. Values below the smallest normalised word get an unnormalised one.
    ///
    /// @throws IllegalArgumentException if `value` is not finite, or larger than any word
    public static int of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no IBM float is " + value);
        }
        int sign = Double.doubleToRawLongBits(value) < 0 ? 0x80000000 : 0;
        BigDecimal magnitude = new BigDecimal(value).abs();
        if (magnitude.signum() == 0) {
            return sign;
        }
        int exponent = 0;
        BigInteger fraction = fraction(magnitude, exponent);
        while (fraction.bitLength() > 24) {
            exponent++;
            if (exponent > LARGEST_EXPONENT) {
                throw new IllegalArgumentException("no IBM float is as large as " + value);
            }
            fraction = fraction(magnitude, exponent);
        }
        return sign | (exponent << 24) | fraction.intValueExact();
    }

    /// Whether the fraction's first hexadecimal digit is not zero.
    public static boolean isNormalised(int word) {
        return (word & LARGEST_FRACTION) >= SMALLEST_NORMAL_FRACTION;
    }

    private static BigInteger fraction(BigDecimal magnitude, int exponent) {
        return magnitude
                .multiply(powerOf16(64 + 6 - exponent))
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }

    /// Sixteen to any power; a negative power of 16 has finitely many decimals too.
    private static BigDecimal powerOf16(int power) {
        return power >= 0 ? SIXTEEN.pow(power) : BigDecimal.ONE.divide(SIXTEEN.pow(-power));
    }
}
