package dev.stratus.segy;

/// Where a file's traces are, and how they follow each other.
///
/// @param first the zero-based byte at which the first trace header starts
/// @param end the zero-based byte after the last one's samples, before the data trailer; what is
///   left over there counts to the traces
/// @param additionalHeaders at most so many after each standard trace header
record TraceArea(long first, long end, int additionalHeaders, long samples, int sampleBytes) {
    /// What one buffer can hold, with room to spare.
    static final long MOST_TRACE_BYTES = 1L << 30;

    /// From one trace header to the next, where all traces are equally long.
    long traceBytes() {
        return (long) TraceHeader.BYTES * (1 + additionalHeaders) + samples * sampleBytes;
    }

    /// How many traces of equal length are whole.
    long wholeTraces() {
        return Math.max(0, end - first) / traceBytes();
    }

    /// What is left over behind them.
    long rest() {
        return Math.max(0, end - first) % traceBytes();
    }
}
