package dev.stratus.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;

/// The sample formats of SEG-Y (rev 2.1, binary header bytes 25-26), as words.
///
/// What a format cannot hold is refused, not bent: integers take whole numbers within their range.
/// Only floats are rounded, to the nearest word.
public enum SampleEncoding {
    IBM_FLOAT32(1, 4),
    INT32(2, 4),
    INT16(3, 2),
    /// A gain g in the second byte and a signed 16-bit m behind it: m x 2^g (rev 0 and 1).
    FIXED_GAIN32(4, 4),
    /// The same word as it is read from revision 2 on: m x 2^-g.
    FIXED_GAIN32_REV2(4, 4),
    IEEE_FLOAT32(5, 4),
    IEEE_FLOAT64(6, 8),
    INT24(7, 3),
    INT8(8, 1),
    INT64(9, 8),
    UINT32(10, 4),
    UINT16(11, 2),
    UINT64(12, 8),
    UINT24(15, 3),
    UINT8(16, 1);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int LARGEST_GAIN = 255;

    private final int code;
    private final int bytes;

    SampleEncoding(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /// As in the binary header.
    public int code() {
        return code;
    }

    /// Of one sample.
    public int bytes() {
        return bytes;
    }

    /// The word that holds `value`, in the lowest [#bytes()] bytes of a long; those above are zero.
    ///
    /// @throws IllegalArgumentException if no word does
    public long word(double value) {
        return switch (this) {
            case IBM_FLOAT32 -> Integer.toUnsignedLong(IbmWord.of(value));
            case IEEE_FLOAT32 -> Integer.toUnsignedLong(Float.floatToRawIntBits((float) value));
            case IEEE_FLOAT64 -> Double.doubleToRawLongBits(value);
            case FIXED_GAIN32 -> fixedGain(value, new BigDecimal("0.5"));
            case FIXED_GAIN32_REV2 -> fixedGain(value, TWO);
            case INT8, INT16, INT24, INT32, INT64 -> {
                BigInteger limit = BigInteger.ONE.shiftLeft(8 * bytes - 1);
                yield integer(value, limit.negate(), limit);
            }
            case UINT8, UINT16, UINT24, UINT32, UINT64 ->
                    integer(value, BigInteger.ZERO, BigInteger.ONE.shiftLeft(8 * bytes));
        };
    }

    /// What a word means, in double precision: exact but for 64-bit integers, which are rounded to
    /// the nearest double. Bytes above the lowest [#bytes()] are ignored.
    public double value(long word) {
        return switch (this) {
            case IBM_FLOAT32 -> IbmWord.doubleValue((int) word);
            case IEEE_FLOAT32 -> Float.intBitsToFloat((int) word);
            case IEEE_FLOAT64 -> Double.longBitsToDouble(word);
            case FIXED_GAIN32 -> mantissa(word).multiply(TWO.pow(gain(word))).doubleValue();
            case FIXED_GAIN32_REV2 -> mantissa(word).divide(TWO.pow(gain(word))).doubleValue();
            case INT8, INT16, INT24, INT32, INT64 -> {
                int unused = 64 - 8 * bytes;
                yield (double) ((word << unused) >> unused);
            }
            case UINT8, UINT16, UINT24, UINT32, UINT64 -> unsigned(word).doubleValue();
        };
    }

    private BigInteger unsigned(long word) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(8 * bytes);
        return BigInteger.valueOf(word).mod(modulus);
    }

    private long integer(double value, BigInteger lowest, BigInteger beyond) {
        BigDecimal exact = finite(value);
        if (exact.stripTrailingZeros().scale() > 0
                || exact.toBigInteger().compareTo(lowest) < 0
                || exact.toBigInteger().compareTo(beyond) >= 0) {
            throw unrepresentable(value);
        }
        return unusedBytesCleared(exact.toBigInteger().longValue());
    }

    /// Scales by `step` until the rest is a whole number of 16 bits.
    private long fixedGain(double value, BigDecimal step) {
        BigDecimal mantissa = finite(value);
        for (int gain = 0; gain <= LARGEST_GAIN; gain++) {
            if (mantissa.stripTrailingZeros().scale() <= 0
                    && mantissa.compareTo(BigDecimal.valueOf(Short.MIN_VALUE)) >= 0
                    && mantissa.compareTo(BigDecimal.valueOf(Short.MAX_VALUE)) <= 0) {
                return ((long) gain << 16) | (mantissa.intValueExact() & 0xFFFF);
            }
            mantissa = mantissa.multiply(step);
        }
        throw unrepresentable(value);
    }

    private static BigDecimal mantissa(long word) {
        return BigDecimal.valueOf((short) word);
    }

    private static int gain(long word) {
        return (int) (word >>> 16) & 0xFF;
    }

    private BigDecimal finite(double value) {
        if (!Double.isFinite(value)) {
            throw unrepresentable(value);
        }
        return new BigDecimal(value);
    }

    private IllegalArgumentException unrepresentable(double value) {
        return new IllegalArgumentException("no word of " + this + " is " + value);
    }

    private long unusedBytesCleared(long word) {
        int unused = 64 - 8 * bytes;
        return (word << unused) >>> unused;
    }
}
