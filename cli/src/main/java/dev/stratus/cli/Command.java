package dev.stratus.cli;

import java.util.concurrent.Callable;

/// What the program can be asked to do.
abstract class Command extends Options implements Callable<Integer> {
    /// @param description of one line, or more, of which the first one is a sentence for the list
    ///   of commands
    /// @param footer such as examples
    Command(String description, String footer) {
        spec().usageMessage().description(lines(description)).footer(lines(footer));
    }

    private static String[] lines(String text) {
        return text.stripTrailing().split("\n", -1);
    }
}
