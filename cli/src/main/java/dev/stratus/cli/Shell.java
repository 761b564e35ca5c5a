package dev.stratus.cli;

import java.util.List;
import java.util.stream.Collectors;

/// Commands as they can be typed into a POSIX shell.
final class Shell {
    private Shell() {}

    static String line(List<String> words) {
        return words.stream().map(Shell::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
