package dev.stratus.job;

import dev.stratus.segy.TraceRange;

/// A part of a plan: some traces that follow each other, the bytes they stand in, and the name of
/// the part of the results that they become. Doing it twice is harmless: the same part comes out.
///
/// @param firstByte zero-based
public record Task(int number, TraceRange traces, long firstByte, long bytes, String part) {}
