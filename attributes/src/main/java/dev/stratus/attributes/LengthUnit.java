package dev.stratus.attributes;

import java.util.Locale;

/// The unit of a length along a trace.
public enum LengthUnit {
    /// Milliseconds.
    MS,
    /// Metres.
    M,
    /// Feet.
    FT,
    /// Sample numbers, the first of a trace being 0.
    SAMPLES;

    /// As on the command line, such as `ms`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
