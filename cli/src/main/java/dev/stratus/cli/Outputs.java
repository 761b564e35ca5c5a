package dev.stratus.cli;

import dev.stratus.storage.Printable;
import dev.stratus.storage.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What a command writes, beside what it reads.
final class Outputs {
    private Outputs() {}

    /// Says where something was written.
    static void say(String what, Object where, PrintWriter err) {
        String shown = Printable.of(Storage.displayName(where.toString()));
        err.println("%s is in %s.".formatted(what, shown));
    }

    /// Checks that nothing of what is read or written would be replaced by something else.
    ///
    /// @throws IllegalArgumentException if an output is one of the inputs, or the same as another,
    ///   or a table in a folder of results
    static void requireApart(List<String> inputs, List<String> outputs) throws IOException {
        for (int i = 0; i < outputs.size(); i++) {
            String output = outputs.get(i);
            requireNoPart(output);
            for (String input : inputs) {
                if (isSame(input, output)) {
                    throw new IllegalArgumentException(
                            "%s: is read, and would be replaced by what is written. Write to another name."
                                    .formatted(Storage.displayName(output)));
                }
            }
            for (String other : outputs.subList(0, i)) {
                if (isSame(other, output)) {
                    throw new IllegalArgumentException(
                            "%s: two results would be written there, expected a name for each."
                                    .formatted(Storage.displayName(output)));
                }
            }
        }
    }

    /// Every table in a results folder counts as a part of the job, and one that is replaced is
    /// noticed only when somebody reads the results.
    private static void requireNoPart(String output) throws IOException {
        if (!Storage.isPath(output) || !output.toLowerCase(Locale.ROOT).endsWith(".parquet")) {
            return;
        }
        Path beside = Storage.localPath(output).resolveSibling("plan.json");
        if (Files.exists(beside)) {
            throw new IllegalArgumentException(
                    "%s: is in a folder of results, where every table is a part of them. Write it elsewhere."
                            .formatted(Storage.displayName(output)));
        }
    }

    private static boolean isSame(String one, String other) throws IOException {
        if (!Storage.isPath(one) || !Storage.isPath(other)) {
            return one.equals(other);
        }
        Path first = Storage.localPath(one);
        Path second = Storage.localPath(other);
        // Of links and of file systems without case only the file system knows.
        boolean there = Files.exists(first) && Files.exists(second);
        return there ? Files.isSameFile(first, second) : absolute(first).equals(absolute(second));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
