package dev.stratus.cli;

import dev.stratus.job.Plugins;
import dev.stratus.job.ResultsCheck;
import dev.stratus.job.ResultsException;
import dev.stratus.segy.Finding;
import dev.stratus.segy.SegyException;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.Severity;
import dev.stratus.segy.TraceFindings;
import dev.stratus.storage.Printable;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/// What is odd about SEG-Y files, and whether results are whole.
final class CheckCommand extends Command {
    CheckCommand() {
        super(
                """
                What is odd about a SEG-Y file, and whether results are whole.
                Of a file: every finding, with the byte, what was expected, what was found and
                what to do. Looks at every trace header.
                Of results (x.parquet, or the folder or prefix of a job): whether every part is
                the one that was written, every trace is there once and in order, and the totals
                are those of the rows. Exit code 1 when something is an error. What cannot be read
                does not stop the others; the exit code is then that of the worst.
                """,
                """

                Examples:
                  stratus check line7.sgy
                  stratus check s3://results/line7/ --sample 1%%
                """);
    }

    private final Argument<List<String>> locations =
            parameters("FILE or RESULTS", "1..*", "SEG-Y files, and results of the main job.");

    private final Argument<@Nullable Double> share =
            option(
                    "--sample",
                    "SHARE",
                    CheckCommand::share,
                    "Of results, compute so many of the traces again from their source and compare, such as 1%%.");

    private final PluginChoice jars = with(new PluginChoice());

    private final FileOptions options = with(new FileOptions());

    private final StorageChoice storage = with(new StorageChoice());

    @Override
    public Integer call() throws IOException {
        PrintWriter out = commandLine().getOut();
        StorageOptions stored = storage.options();
        Plugins plugins = jars.plugins();
        return InTurn.each(
                        locations.value(),
                        commandLine(),
                        location -> {
                            out.println(Printable.of(Storage.displayName(location)));
                            boolean error =
                                    ResultsCheck.isResults(location, stored)
                                            ? checkResults(location, plugins, out)
                                            : checkFile(location, out);
                            return error ? ExitCode.FAILED : ExitCode.DONE;
                        })
                .code();
    }

    private boolean checkResults(String location, Plugins plugins, PrintWriter out)
            throws IOException {
        try {
            Double share = this.share.value();
            ResultsCheck.Report report =
                    ResultsCheck.of(
                            location,
                            storage.options(),
                            share == null ? OptionalDouble.empty() : OptionalDouble.of(share),
                            plugins);
            report.wrong().forEach(wrong -> line(out, Severity.ERROR, wrong));
            if (report.wrong().isEmpty()) {
                out.printf(
                        Locale.ROOT,
                        "  whole: %,d traces of %s, each once and in order; checksums and totals agree%s%n",
                        report.rows(),
                        Printable.of(report.source()),
                        share == null
                                ? ""
                                : "; %,d traces computed again are the same"
                                        .formatted(report.recomputed()));
            }
            return !report.wrong().isEmpty();
        } catch (ResultsException e) {
            line(out, Severity.ERROR, String.valueOf(e.getMessage()));
            return true;
        }
    }

    private boolean checkFile(String location, PrintWriter out) throws IOException {
        List<Finding> findings = findings(location);
        for (Finding finding : findings) {
            line(out, finding.severity(), finding.sentence());
        }
        if (findings.isEmpty()) {
            out.println("  nothing is odd");
        }
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private static void line(PrintWriter out, Severity severity, String sentence) {
        out.printf("  %-8s %s%n", severity.label(), Printable.of(sentence));
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

    /// Reads `1%`.
    private static Double share(String text) {
        if (text.endsWith("%")) {
            try {
                double percent = Double.parseDouble(text.substring(0, text.length() - 1));
                if (percent > 0 && percent <= 100) {
                    return percent / 100;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
        }
        throw new TypeConversionException(
                "'%s' is no share, expected more than 0 %% and at most 100 %%, such as 1%%."
                        .formatted(text));
    }
}
