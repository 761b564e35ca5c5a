package dev.stratus.cli;

/// What the program's output goes to.
final class Terminal {
    private Terminal() {}

    /// Whether a person looks on at standard error. Java cannot tell; the launcher can.
    static boolean isOne() {
        return Boolean.getBoolean("stratus.terminal");
    }
}
