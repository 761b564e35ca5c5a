package dev.stratus.attributes;

/// Samples `[first, first + count)` of a trace, zero-based; `count` may be 0.
public record SampleRange(int first, int count) {
    public SampleRange {
        if (first < 0 || count < 0) {
            throw new IllegalArgumentException("no such samples: %d + %d".formatted(first, count));
        }
    }
}
