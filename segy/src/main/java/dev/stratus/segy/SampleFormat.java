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
    FIXED_POINT_GAIN( 4, 4),
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

    /// The format of a code.
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

    /// The value of the sample at `index`, exactly.
    ///
    /// @throws UnsupportedOperationException for a format that is not read yet
    public double read(ByteBuffer bytes, int index, SegyByteOrder order) {
        return switch (this) {
            case IBM_FLOAT32 -> IbmFloat.toDouble(order.getInt(bytes, index));
            case IEEE_FLOAT32 -> Float.intBitsToFloat(order.getInt(bytes, index));
            case IEEE_FLOAT64 -> Double.longBitsToDouble(order.getLong(bytes, index));
            default -> throw new UnsupportedOperationException(label());
        };
    }

    /// Writes the sample that is nearest to `value` at `index`.
    ///
    /// @throws UnsupportedOperationException for a format that is not written yet
    public void write(ByteBuffer bytes, int index, SegyByteOrder order, double value) {
        switch (this) {
            case IBM_FLOAT32 -> order.putInt(bytes, index, IbmFloat.fromDouble(value));
            case IEEE_FLOAT32 -> order.putInt(bytes, index, Float.floatToRawIntBits((float) value));
            case IEEE_FLOAT64 -> order.putLong(bytes, index, Double.doubleToRawLongBits(value));
            default -> throw new UnsupportedOperationException(label());
        }
    }
}
