package dev.stratus.attributes;

/// Which of the sums of [TraceSums] somebody will look at. Σ|x|, on which [TraceSums#dead()] rests,
/// and the counts are always there.
public enum WantedSums {
    /// Σ|x| alone: the fastest pass there is.
    ABSOLUTES,
    /// All of them.
    ALL
}
