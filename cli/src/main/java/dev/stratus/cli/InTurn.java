package dev.stratus.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/// Looks at one location after the other. What cannot be read is said, and does not stop the rest.
final class InTurn {
    private InTurn() {}

    /// What is done with a location.
    @FunctionalInterface
    interface Look {
        ExitCode at(String location) throws IOException;
    }

    /// Looks at each.
    ///
    /// @return the worst of what came of them
    /// @throws IOException if the command was interrupted
    /// @throws IllegalArgumentException if it was called wrongly, which the next would only repeat
    static ExitCode each(List<String> locations, CommandLine command, Look look)
            throws IOException {
        PrintWriter out = command.getOut();
        ExitCode worst = ExitCode.DONE;
        for (String location : locations) {
            ExitCode code;
            try {
                code = look.at(location);
            } catch (IOException | RuntimeException e) {
                code = ExitCode.of(e);
                if (code == ExitCode.INTERRUPTED || code == ExitCode.USAGE) {
                    throw e;
                }
                out.flush();
                Stratus.of(command).explain(Stratus.sentence(location, e), e, command.getErr());
            }
            out.flush();
            worst = worst.compareTo(code) < 0 ? code : worst;
        }
        return worst;
    }
}
