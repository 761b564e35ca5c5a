package dev.stratus.storage;

/// Bytes `[first, first + length)` of an object, zero-based.
public record ByteRange(long first, long length) {
    public ByteRange {
        if (first < 0 || length <= 0 || first > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("no such bytes: %d + %d".formatted(first, length));
        }
    }

    /// The byte after the last one.
    public long end() {
        return first + length;
    }
}
