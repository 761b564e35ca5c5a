package dev.stratus.segy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a header field is encoded.
public enum FieldType {
    INT8(1),
    UINT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    UINT32(4),
    INT64(8),
    UINT64(8),
    FLOAT32(4),
    FLOAT64(8),
    /// See [IbmFloat].
    IBM_FLOAT32(4),
    /// A 32-bit mantissa, then a 16-bit power of ten (SEG-Y rev 2.1, D8, type `scale6`).
    SCALE6(6),
    /// Eight characters of text.
    CHAR8(8);

    private final int bytes;

    FieldType(int bytes) {
        this.bytes = bytes;
    }

    /// The type with that label.
    public static Optional<FieldType> named(String label) {
        return Arrays.stream(values()).filter(type -> type.label().equals(label)).findFirst();
    }

    /// All labels, for messages.
    static String labels() {
        return Arrays.stream(values()).map(FieldType::label).collect(Collectors.joining(", "));
    }

    /// The width in bytes.
    public int bytes() {
        return bytes;
    }

    /// As on the command line, such as `int32`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it holds fractions by itself, so that no scalar applies to it.
    boolean isFloating() {
        return switch (this) {
            case FLOAT32, FLOAT64, IBM_FLOAT32, SCALE6 -> true;
            case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64, CHAR8 -> false;
        };
    }

    /// The value at `index` as an integer. Floating point values are rounded towards zero; an
    /// unsigned 64-bit value keeps its bits.
    ///
    /// @throws UnsupportedOperationException for text
    public long readLong(ByteBuffer header, int index, SegyByteOrder order) {
        return switch (this) {
            case INT8 -> header.get(index);
            case UINT8 -> Byte.toUnsignedLong(header.get(index));
            case INT16 -> order.getShort(header, index);
            case UINT16 -> Short.toUnsignedLong(order.getShort(header, index));
            case INT32 -> order.getInt(header, index);
            case UINT32 -> Integer.toUnsignedLong(order.getInt(header, index));
            case INT64, UINT64 -> order.getLong(header, index);
            case FLOAT32, FLOAT64, IBM_FLOAT32, SCALE6 -> (long) readDouble(header, index, order);
            case CHAR8 -> throw notANumber();
        };
    }

    /// The value at `index` as a double.
    ///
    /// @throws UnsupportedOperationException for text
    public double readDouble(ByteBuffer header, int index, SegyByteOrder order) {
        return switch (this) {
            case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64 -> readLong(header, index, order);
            case UINT64 -> unsignedToDouble(order.getLong(header, index));
            case FLOAT32 -> Float.intBitsToFloat(order.getInt(header, index));
            case FLOAT64 -> Double.longBitsToDouble(order.getLong(header, index));
            case IBM_FLOAT32 -> IbmFloat.toDouble(order.getInt(header, index));
            case SCALE6 -> scaled(order.getInt(header, index), order.getShort(header, index + 4));
            case CHAR8 -> throw notANumber();
        };
    }

    /// Writes an integer at `index`.
    ///
    /// @throws IllegalArgumentException if the value does not fit
    /// @throws UnsupportedOperationException for text
    public void writeLong(ByteBuffer header, int index, SegyByteOrder order, long value) {
        switch (this) {
            case INT8 -> header.put(index, (byte) within(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case UINT8 -> header.put(index, (byte) within(value, 0, 0xFF));
            case INT16 ->
                    order.putShort(
                            header, index, (short) within(value, Short.MIN_VALUE, Short.MAX_VALUE));
            case UINT16 -> order.putShort(header, index, (short) within(value, 0, 0xFFFF));
            case INT32 ->
                    order.putInt(
                            header,
                            index,
                            (int) within(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case UINT32 -> order.putInt(header, index, (int) within(value, 0, 0xFFFF_FFFFL));
            case INT64, UINT64 -> order.putLong(header, index, value);
            case FLOAT32, FLOAT64, IBM_FLOAT32, SCALE6 -> writeDouble(header, index, order, value);
            case CHAR8 -> throw notANumber();
        }
    }

    /// Writes a number at `index`.
    ///
    /// @throws IllegalArgumentException if the type is an integer and the value is none, or does
    ///   not fit
    /// @throws UnsupportedOperationException for text
    public void writeDouble(ByteBuffer header, int index, SegyByteOrder order, double value) {
        switch (this) {
            case FLOAT32 -> order.putInt(header, index, Float.floatToRawIntBits((float) value));
            case FLOAT64 -> order.putLong(header, index, Double.doubleToRawLongBits(value));
            case IBM_FLOAT32 -> order.putInt(header, index, IbmFloat.fromDouble(value));
            case SCALE6 -> writeScaled(header, index, order, value);
            case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64 -> {
                if (value != (long) value) {
                    throw new IllegalArgumentException(
                            "%s does not fit into %s".formatted(value, label()));
                }
                writeLong(header, index, order, (long) value);
            }
            case CHAR8 -> throw notANumber();
        }
    }

    private long within(long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%d does not fit into %s (%d to %d)".formatted(value, label(), least, most));
        }
        return value;
    }

    /// Correctly rounded: a power of ten is no double, so the decimal is parsed whole.
    private static double scaled(int mantissa, short power) {
        return power == 0 ? mantissa : Double.parseDouble(mantissa + "e" + power);
    }

    private void writeScaled(ByteBuffer header, int index, SegyByteOrder order, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s does not fit into %s".formatted(value, label()));
        }
        BigDecimal decimal =
                new BigDecimal(Double.toString(value))
                        .round(new MathContext(9))
                        .stripTrailingZeros();
        if (decimal.unscaledValue().bitLength() > 31) {
            throw new IllegalArgumentException("%s does not fit into %s".formatted(value, label()));
        }
        order.putInt(header, index, decimal.unscaledValue().intValueExact());
        order.putShort(header, index + 4, (short) -decimal.scale());
    }

    static double unsignedToDouble(long bits) {
        // Halved with the lost bit kept, so that the conversion rounds once.
        return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
    }

    private static UnsupportedOperationException notANumber() {
        return new UnsupportedOperationException("a text field is no number");
    }
}
