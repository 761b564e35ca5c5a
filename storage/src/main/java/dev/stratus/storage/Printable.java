package dev.stratus.storage;

/// Text that came from elsewhere, made fit for a message: control characters become `?`, and
/// nothing is longer than a line.
public final class Printable {
    private static final int LONGEST = 200;

    private Printable() {}

    /// Makes `text` fit to be shown.
    public static String of(String text) {
        String shown = text.replaceAll("\\p{Cntrl}|\\p{Cf}", "?");
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
    }
}
