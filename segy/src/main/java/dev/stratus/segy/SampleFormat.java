package dev.stratus.segy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a sample is encoded (SEG-Y rev 2.1, table 2, bytes 25-26).
public enum SampleFormat {
    // spotless:off
    IBM_FLOAT32     ( 1, 4),
    INT32           ( 2, 4),
    INT16           ( 3, 2),
    /// A byte of zero, a gain g, a signed 16-bit m: m × 2^g, as rev 0 and rev 1 have it. Obsolete.
    FIXED_POINT_GAIN( 4, 4),
    /// The same, but m × 2^-g, as rev 2 has it.
    FIXED_POINT_GAIN_REV2( 4, 4),
    IEEE_FLOAT32    ( 5, 4),
    IEEE_FLOAT64    ( 6, 8),
    INT24           ( 7, 3),
    INT8            ( 8, 1),
    INT64           ( 9, 8),
    UINT32          (10, 4),
    UINT16          (11, 2),
    UINT64          (12, 8),
    UINT24          (15, 3),
    UINT8           (16, 1);
    // spotless:on

    private final int code;
    private final int bytes;

    SampleFormat(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /// The format of a code, as `revision` reads it.
    public static Optional<SampleFormat> ofCode(long code, Revision revision) {
        return ofCode(code)
                .map(format ->
                        format == FIXED_POINT_GAIN && revision.compareTo(Revision.REV_2_0) >= 0
                                ? FIXED_POINT_GAIN_REV2
                                : format);
    }

    /// The format of a code, as rev 1 reads it.
    public static Optional<SampleFormat> ofCode(long code) {
        return Arrays.stream(values()).filter(format -> format.code == code).findFirst();
    }

    /// What stands in bytes 25-26 of the binary header.
    public int code() {
        return code;
    }

    /// Bytes a sample.
    public int bytes() {
        return bytes;
    }

    /// As on the command line, such as `ibm-float32`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The value of the sample at `index`, exactly; a 64-bit integer is rounded to the nearest
    /// double.
    public double read(ByteBuffer bytes, int index, SegyByteOrder order) {
        return switch (this) {
            case IBM_FLOAT32 -> IbmFloat.toDouble(order.getInt(bytes, index));
            case INT32 -> order.getInt(bytes, index);
            case INT16 -> order.getShort(bytes, index);
            case FIXED_POINT_GAIN -> {
                int word = order.getInt(bytes, index);
                yield Math.scalb((double) (short) word, (word >> 16) & 0xFF);
            }
            case FIXED_POINT_GAIN_REV2 -> {
                int word = order.getInt(bytes, index);
                yield Math.scalb((double) (short) word, -((word >> 16) & 0xFF));
            }
            case IEEE_FLOAT32 -> Float.intBitsToFloat(order.getInt(bytes, index));
            case IEEE_FLOAT64 -> Double.longBitsToDouble(order.getLong(bytes, index));
            case INT24 -> (order.getInt24(bytes, index) << 8) >> 8;
            case INT8 -> bytes.get(index);
            case INT64 -> order.getLong(bytes, index);
            case UINT32 -> Integer.toUnsignedLong(order.getInt(bytes, index));
            case UINT16 -> Short.toUnsignedInt(order.getShort(bytes, index));
            case UINT64 -> FieldType.unsignedToDouble(order.getLong(bytes, index));
            case UINT24 -> order.getInt24(bytes, index);
            case UINT8 -> Byte.toUnsignedInt(bytes.get(index));
        };
    }

    /// Writes the sample that is nearest to `value` at `index`, ties to even.
    ///
    /// @throws IllegalArgumentException if the format cannot hold it: NaN or an infinity in a
    ///   format that is not IEEE, or a number beyond the range of an integer
    public void write(ByteBuffer bytes, int index, SegyByteOrder order, double value) {
        switch (this) {
            case IBM_FLOAT32 -> order.putInt(bytes, index, IbmFloat.fromDouble(value));
            case IEEE_FLOAT32 -> order.putInt(bytes, index, Float.floatToRawIntBits((float) value));
            case IEEE_FLOAT64 -> order.putLong(bytes, index, Double.doubleToRawLongBits(value));
            case FIXED_POINT_GAIN, FIXED_POINT_GAIN_REV2 ->
                    order.putInt(bytes, index, fixedPointWord(value));
            case INT8, UINT8 -> bytes.put(index, (byte) nearest(value));
            case INT16, UINT16 -> order.putShort(bytes, index, (short) nearest(value));
            case INT24, UINT24 -> order.putInt24(bytes, index, (int) nearest(value));
            case INT32, UINT32 -> order.putInt(bytes, index, (int) nearest(value));
            case INT64 -> order.putLong(bytes, index, nearest(value));
            case UINT64 ->
                    order.putLong(
                            bytes,
                            index,
                            value < 0x1p63
                                    ? nearest(value)
                                    : nearest(value - 0x1p63) + Long.MIN_VALUE);
        }
    }

    /// The nearest integer, if the format can hold it.
    private long nearest(double value) {
        boolean signed =
                this == INT8 || this == INT16 || this == INT24 || this == INT32 || this == INT64;
        int bits = 8 * bytes;
        double least = signed ? -Math.scalb(1.0, bits - 1) : 0;
        double beyond = this == UINT64 ? 0x1p63 : Math.scalb(1.0, signed ? bits - 1 : bits);
        double rounded = Math.rint(value);
        if (!(rounded >= least && rounded < beyond)) {
            throw new IllegalArgumentException("%s does not fit into %s".formatted(value, label()));
        }
        return (long) rounded;
    }

    /// With the gain that keeps most of the mantissa's bits.
    private int fixedPointWord(double value) {
        if (value == 0) {
            return 0;
        }
        // 2^14 <= |m| < 2^15, before rounding
        int power = Double.isFinite(value) ? Math.getExponent(value) - 14 : Integer.MAX_VALUE;
        int gain = Math.max(0, this == FIXED_POINT_GAIN ? power : -power);
        if (this == FIXED_POINT_GAIN_REV2) {
            gain = Math.min(gain, 0xFF);
        }
        double mantissa =
                gain > 0xFF
                        ? Double.NaN
                        : Math.rint(Math.scalb(value, this == FIXED_POINT_GAIN ? -gain : gain));
        if (Math.abs(mantissa) == 0x8000) {
            gain += this == FIXED_POINT_GAIN ? 1 : -1;
            mantissa /= 2;
        }
        if (!(Math.abs(mantissa) < 0x8000) || gain < 0 || gain > 0xFF) {
            throw new IllegalArgumentException("%s does not fit into %s".formatted(value, label()));
        }
        return (gain << 16) | ((int) mantissa & 0xFFFF);
    }
}
