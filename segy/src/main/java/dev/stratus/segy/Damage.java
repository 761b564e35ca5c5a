package dev.stratus.segy;

/// What to do about a file of which a part is damaged or missing.
public enum Damage {
    /// Refuse to compute on it.
    REFUSE,
    /// Take the traces that are whole, and count what is left out.
    SALVAGE
}
