package dev.stratus.attributes;

/// What can be measured of a trace's samples; each costs a pass over them.
enum Measurement {
    /// Σ|x| and the counts, which are always there.
    ABSOLUTES,
    /// All of [TraceSums].
    SUMS,
    /// Moments about the mean, which need [#SUMS] first.
    MOMENTS,
    /// How samples follow each other.
    SHAPE,
    /// The spectrum, by one Fourier transform.
    SPECTRUM,
    /// Envelope and phase, by one more.
    ANALYTIC_SIGNAL
}
