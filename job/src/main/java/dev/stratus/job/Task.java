package dev.stratus.job;

import dev.stratus.segy.TraceRange;
import java.util.Locale;

/// A part of a plan: some traces that follow each other, the bytes they stand in, and the part of
/// the results that they become. Doing it twice is harmless: the same part comes out.
///
/// @param number of the task in its plan, from 0 on
/// @param firstByte zero-based
public record Task(int number, TraceRange traces, long firstByte, long bytes) {
    /// The name of the part.
    public String part() {
        return name("parquet");
    }

    /// The name of the part's receipt.
    String receipt() {
        return name("json");
    }

    /// The same on every machine: in some languages, numbers have other digits.
    private String name(String extension) {
        return String.format(Locale.ROOT, "part-%06d.%s", number, extension);
    }
}
