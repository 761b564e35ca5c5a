package dev.stratus.testkit;

import java.util.ArrayList;
import java.util.List;

/// What stands in one header: fields at 1-based bytes, written in the order in which they were
/// named, so that a later one covers an earlier one. Everything else is zero.
public final class HeaderWords {
    /// One field.
    private interface Field {
        void writeTo(byte[] header, WordOrder order);
    }

    private final List<Field> fields = new ArrayList<>();

    /// A header with nothing in it.
    public static HeaderWords empty() {
        return new HeaderWords();
    }

    /// A header of which bytes 233-240 hold `name` in ASCII, such as `SEG00001`.
    public static HeaderWords named(String name) {
        return new HeaderWords().text(233, TextEncoding.ASCII.bytes(name, 8));
    }

    /// An integer of `width` bytes, signed or unsigned.
    ///
    /// @throws IllegalArgumentException if it does not fit
    public HeaderWords word(int firstByte, int width, long value) {
        int bits = 8 * width;
        if (bits < 64 && (value >> bits) != 0 && (value >> (bits - 1)) != -1) {
            throw new IllegalArgumentException(value + " does not fit into " + width + " bytes");
        }
        return bytesOf(firstByte, width, value);
    }

    /// An IEEE double in 8 bytes.
    public HeaderWords float64(int firstByte, double value) {
        return bytesOf(firstByte, 8, Double.doubleToRawLongBits(value));
    }

    /// An IEEE float in 4 bytes.
    public HeaderWords float32(int firstByte, float value) {
        return bytesOf(firstByte, 4, Float.floatToRawIntBits(value));
    }

    /// An IBM float in 4 bytes.
    public HeaderWords ibmFloat32(int firstByte, double value) {
        return bytesOf(firstByte, 4, IbmWord.of(value));
    }

    /// Bytes that no byte order changes.
    public HeaderWords text(int firstByte, byte[] bytes) {
        byte[] copy = bytes.clone();
        return add(
                (header, order) -> System.arraycopy(copy, 0, header, firstByte - 1, copy.length));
    }

    /// Every field of `other`, over those of this one.
    HeaderWords and(HeaderWords other) {
        fields.addAll(other.fields);
        return this;
    }

    byte[] bytes(int length, WordOrder order) {
        byte[] header = new byte[length];
        for (Field field : fields) {
            field.writeTo(header, order);
        }
        return header;
    }

    private HeaderWords bytesOf(int firstByte, int width, long word) {
        return add((header, order) ->
                System.arraycopy(order.bytes(word, width), 0, header, firstByte - 1, width));
    }

    private HeaderWords add(Field field) {
        fields.add(field);
        return this;
    }
}
