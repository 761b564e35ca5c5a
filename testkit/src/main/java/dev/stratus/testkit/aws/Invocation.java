package dev.stratus.testkit.aws;

import java.time.Duration;

/// An invocation as the service saw it.
///
/// @param duration from when the function took it to its end; zero if it never did
public record Invocation(
        String function, String requestId, Start start, Outcome outcome, Duration duration) {
    /// Whether a process had to be started.
    public enum Start {
        COLD,
        WARM,
        NONE
    }

    /// How it ended.
    public enum Outcome {
        SUCCEEDED,
        FUNCTION_ERROR,
        TIMED_OUT,
        CRASHED,
        THROTTLED,
        SERVICE_ERROR
    }

    /// What Lambda bills for: the duration, rounded up to a millisecond, at the function's memory.
    public double gigabyteSeconds(int memoryMegabytes) {
        long millis = (duration.toNanos() + 999_999) / 1_000_000;
        return millis / 1000.0 * (memoryMegabytes / 1024.0);
    }
}
