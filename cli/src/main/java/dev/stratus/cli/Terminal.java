package dev.stratus.cli;

/// What the program's output goes to.
final class Terminal {
    private Terminal() {}

    /// Whether a person looks on at standard error. Java cannot tell; the launcher can.
    static boolean isOne() {
        return Boolean.getBoolean("stratus.terminal");
    }

    /// `text` with what a terminal could take for a command replaced: names and headers come from
    /// files, and files can hold anything.
    static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) ? '�' : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
