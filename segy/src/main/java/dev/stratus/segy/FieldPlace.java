package dev.stratus.segy;

/// Where a field stands in a 240-byte trace header, and how it is encoded.
///
/// @param firstByte counted from 1
public record FieldPlace(int firstByte, FieldType type) {
    public FieldPlace {
        if (firstByte < 1 || firstByte + type.bytes() - 1 > TraceHeader.BYTES) {
            throw new IllegalArgumentException(
                    "a field of type %s cannot start at byte %d: a trace header has bytes 1 to %d"
                            .formatted(type.label(), firstByte, TraceHeader.BYTES));
        }
    }

    int index() {
        return firstByte - 1;
    }
}
