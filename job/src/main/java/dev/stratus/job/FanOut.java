package dev.stratus.job;

/// A file cut into tasks for functions of some size, and what that would take.
///
/// @param taskSeconds of one function, without its start
/// @param seconds from the first call to the last answer
/// @param gigabyteSeconds that are billed
/// @param dollars for all of it
public record FanOut(
        int tasks,
        int megabytes,
        double taskSeconds,
        double seconds,
        double gigabyteSeconds,
        double dollars) {}
