package dev.stratus.segy;

/// Traces `[first, first + count)` of a file, zero-based.
public record TraceRange(long first, long count) {
    public TraceRange {
        if (first < 0 || count <= 0 || first + count < 0) {
            throw new IllegalArgumentException("no such traces: %d + %d".formatted(first, count));
        }
    }

    /// The trace after the last one.
    public long end() {
        return first + count;
    }

    /// Such as `0..99`.
    @Override
    public String toString() {
        return first + ".." + (end() - 1);
    }
}
