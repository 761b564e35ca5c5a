package dev.stratus.segy;

import java.nio.ByteBuffer;
import java.util.Locale;

/// How the bytes of a word stand in a file (SEG-Y rev 2.1, table 2, bytes 97-100). Textual headers
/// are not affected.
///
/// Every method takes a big-endian buffer and an absolute index into it.
public enum SegyByteOrder {
    BIG,
    LITTLE,
    /// The two bytes of each 16-bit pair are swapped, the pairs stand big-endian.
    PAIR_SWAPPED;

    /// As on the command line, such as `pair-swapped`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    short getShort(ByteBuffer bytes, int index) {
        short big = bytes.getShort(index);
        return switch (this) {
            case BIG -> big;
            case LITTLE, PAIR_SWAPPED -> Short.reverseBytes(big);
        };
    }

    /// A word of three bytes, in the lowest 24 bits. Of a pair-swapped one the first two bytes are
    /// swapped and the third stands alone.
    int getInt24(ByteBuffer bytes, int index) {
        int a = Byte.toUnsignedInt(bytes.get(index));
        int b = Byte.toUnsignedInt(bytes.get(index + 1));
        int c = Byte.toUnsignedInt(bytes.get(index + 2));
        return switch (this) {
            case BIG -> (a << 16) | (b << 8) | c;
            case LITTLE -> (c << 16) | (b << 8) | a;
            case PAIR_SWAPPED -> (b << 16) | (a << 8) | c;
        };
    }

    int getInt(ByteBuffer bytes, int index) {
        int big = bytes.getInt(index);
        return switch (this) {
            case BIG -> big;
            case LITTLE -> Integer.reverseBytes(big);
            case PAIR_SWAPPED -> ((big & 0xFF00FF00) >>> 8) | ((big & 0x00FF00FF) << 8);
        };
    }

    long getLong(ByteBuffer bytes, int index) {
        long big = bytes.getLong(index);
        return switch (this) {
            case BIG -> big;
            case LITTLE -> Long.reverseBytes(big);
            case PAIR_SWAPPED ->
                    ((big & 0xFF00FF00FF00FF00L) >>> 8) | ((big & 0x00FF00FF00FF00FFL) << 8);
        };
    }

    // Each order is its own inverse: what reads a word also writes it.

    void putShort(ByteBuffer bytes, int index, short value) {
        bytes.putShort(index, value);
        bytes.putShort(index, getShort(bytes, index));
    }

    void putInt24(ByteBuffer bytes, int index, int value) {
        bytes.put(index, (byte) (value >> 16))
                .put(index + 1, (byte) (value >> 8))
                .put(index + 2, (byte) value);
        int turned = getInt24(bytes, index);
        bytes.put(index, (byte) (turned >> 16))
                .put(index + 1, (byte) (turned >> 8))
                .put(index + 2, (byte) turned);
    }

    void putInt(ByteBuffer bytes, int index, int value) {
        bytes.putInt(index, value);
        bytes.putInt(index, getInt(bytes, index));
    }

    void putLong(ByteBuffer bytes, int index, long value) {
        bytes.putLong(index, value);
        bytes.putLong(index, getLong(bytes, index));
    }
}
