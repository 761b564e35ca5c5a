package dev.stratus.job;

import dev.stratus.segy.TraceRange;

/// A part of a plan: some traces that follow each other, the bytes they stand in, and the part of
/// the results that they become. Doing it twice is harmless: the same part comes out.
///
/// @param number of the task in its plan, from 0 on
/// @param firstByte zero-based
public record Task(int number, TraceRange traces, long firstByte, long bytes) {
    /// The name of the part.
    public String part() {
        return "part-%06d.parquet".formatted(number);
    }

    /// The name of the part's receipt.
    String receipt() {
        return "part-%06d.json".formatted(number);
    }
}
