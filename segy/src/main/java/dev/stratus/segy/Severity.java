package dev.stratus.segy;

import java.util.Locale;

/// How much a [Finding] matters.
public enum Severity {
    /// The numbers would be wrong: nothing is computed.
    ERROR,
    /// Odd, and read all the same; look at it.
    WARNING,
    /// Worth knowing.
    NOTE;

    /// As it is printed, such as `warning`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
