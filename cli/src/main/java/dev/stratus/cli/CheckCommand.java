package dev.stratus.cli;

import dev.stratus.segy.Finding;
import dev.stratus.segy.SegyException;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.Severity;
import dev.stratus.segy.TraceFindings;
import dev.stratus.storage.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What is odd about SEG-Y files.
@Command(
        name = "check",
        description = {
            "What is odd about a SEG-Y file: every finding, with the byte, what was",
            "expected, what was found and what to do. Looks at every trace header.",
            "Exit code 1 when a finding is an error."
        },
        footer = {"", "Example:", "  stratus check line7.sgy"})
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "SEG-Y files.")
    private List<String> files = List.of();

    @Mixin private FileOptions options = new FileOptions();

    @Mixin private StorageChoice storage = new StorageChoice();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean error = false;
        for (String location : files) {
            List<Finding> findings = findings(location);
            out.println(Terminal.printable(Storage.displayName(location)));
            for (Finding finding : findings) {
                error |= finding.severity() == Severity.ERROR;
                out.printf(
                        "  %-8s %s%n",
                        finding.severity().label(), Terminal.printable(finding.sentence()));
            }
            if (findings.isEmpty()) {
                out.println("  nothing is odd");
            }
        }
        out.flush();
        return (error ? ExitCode.FAILED : ExitCode.DONE).code();
    }

    private List<Finding> findings(String location) throws IOException {
        try (SegyFile file = options.open(location, storage.options())) {
            List<Finding> findings = new ArrayList<>(file.findings());
            findings.addAll(TraceFindings.of(file));
            findings.sort((a, b) -> a.severity().compareTo(b.severity()));
            return findings;
        } catch (SegyException e) {
            return List.of(e.finding());
        }
    }
}
