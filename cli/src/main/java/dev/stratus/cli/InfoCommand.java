package dev.stratus.cli;

import dev.stratus.attributes.Attribute;
import dev.stratus.attributes.TraceKernels;
import dev.stratus.segy.GridFit;
import dev.stratus.segy.HeaderProposal;
import dev.stratus.segy.HeaderSearch;
import dev.stratus.segy.LineAxis;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.Severity;
import dev.stratus.segy.Stanza;
import dev.stratus.segy.Survey;
import dev.stratus.segy.SurveyScan;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import dev.stratus.storage.Printable;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/// What is in a SEG-Y file.
final class InfoCommand extends Command {
    private static final int COLUMNS = 80;

    private static final List<TraceHeaderField> SHOWN =
            List.of(
                    TraceHeaderField.INLINE,
                    TraceHeaderField.CROSSLINE,
                    TraceHeaderField.CDP_X,
                    TraceHeaderField.CDP_Y,
                    TraceHeaderField.SOURCE_TO_RECEIVER_DISTANCE);

    InfoCommand() {
        super(
                "What is in a SEG-Y file: its headers and its layout.",
                """

                Example:
                  stratus info line7.sgy
                """);
    }

    private final Argument<List<String>> files = parameters("FILE", "1..*", "SEG-Y files.");

    private final Argument<Boolean> json =
            flag("--json", "Print one JSON object a line for each file.");

    private final Argument<Boolean> text = flag("--text", "Print the textual headers alone.");

    private final FileOptions options = with(new FileOptions());

    private final StorageChoice storage = with(new StorageChoice());

    @Override
    public Integer call() throws IOException {
        StorageOptions stored = storage.options();
        return InTurn.each(files.value(), commandLine(), location -> show(location, stored)).code();
    }

    private ExitCode show(String location, StorageOptions stored) throws IOException {
        PrintWriter out = commandLine().getOut();
        try (SegyFile file = options.open(location, stored)) {
            if (text.value()) {
                printText(file, out);
            } else {
                print(file, location, out);
            }
        }
        return ExitCode.DONE;
    }

    /// Looking at traces all over a file is cheap on a disk. Elsewhere it would take thousands of
    /// requests, which nobody expects of `info`.
    private void print(SegyFile file, String location, PrintWriter out) throws IOException {
        boolean near = Storage.isPath(location);
        Optional<Survey> survey =
                near ? SurveyScan.of(file, SurveyScan.Extent.SAMPLE) : Optional.empty();
        List<HeaderProposal> proposals = near ? HeaderSearch.of(file) : List.of();
        if (json.value()) {
            out.println(InfoReport.json(file, survey, proposals));
            return;
        }
        printLayout(file, out);
        survey.ifPresent(found -> printSurvey(found, out));
        if (!near) {
            row(out, "survey", "not looked at, because the file is not on a disk; see check");
        }
        printPlaces(proposals, out);
        if (Stratus.of(commandLine()).isVerbose()) {
            row(out, "kernels", kernels(file));
        }
        if (file.traceCount() > 0) {
            printEnds(file, out);
        }
        printFindings(file, out);
        out.println();
    }

    /// What `attributes` would add up the samples with, and why.
    private static String kernels(SegyFile file) {
        return TraceKernels.choose(
                        file.sampleFormat(),
                        file.byteOrder(),
                        List.of(Attribute.MEAN_ABS),
                        file.source().size())
                .reason();
    }

    private static void printText(SegyFile file, PrintWriter out) throws IOException {
        file.textHeader().lines().forEach(line -> out.println(Printable.of(line)));
        for (Stanza stanza : file.stanzas()) {
            printStanza(file, stanza, out);
        }
        for (Stanza stanza : file.trailer()) {
            printStanza(file, stanza, out);
        }
    }

    /// In lines of 80 characters, as pages of text are; XML has line ends of its own, which are
    /// shown as replacement characters.
    private static void printStanza(SegyFile file, Stanza stanza, PrintWriter out)
            throws IOException {
        String whole = file.text(stanza);
        for (int at = 0; at < whole.length(); at += COLUMNS) {
            String line = whole.substring(at, at + COLUMNS).stripTrailing();
            if (!line.isEmpty()) {
                out.println(Printable.of(line));
            }
        }
    }

    private static void printLayout(SegyFile file, PrintWriter out) {
        out.println(Printable.of(file.source().name()));
        file.textHeader().lines().stream()
                .filter(line -> !line.isBlank())
                .forEach(line -> out.println("  " + Printable.of(line)));
        out.println();
        row(out, "size", "%,d bytes".formatted(file.source().size()));
        row(out, "text", file.textHeader().encoding().label());
        row(
                out,
                "byte order",
                "%s: %s".formatted(file.byteOrder().label(), file.byteOrderEvidence()));
        row(out, "revision", file.revision().label());
        row(
                out,
                "sample format",
                "%d (%s)".formatted(file.sampleFormat().code(), file.sampleFormat().label()));
        row(
                out,
                "samples",
                "%,d a trace%s, every %s µs (or mm, or ft/1000, in depth)"
                        .formatted(
                                file.samplesPerTrace(),
                                file.hasEqualTraces() ? "" : " at most",
                                number(file.sampleInterval())));
        row(
                out,
                "traces",
                "%,d of %,d bytes, from byte %,d on"
                        .formatted(file.traceCount(), file.traceBytes(), file.offsetOf(0) + 1));
        if (file.additionalTraceHeaders() > 0) {
            row(out, "more headers", "%d a trace".formatted(file.additionalTraceHeaders()));
        }
        for (Stanza stanza : file.stanzas()) {
            row(
                    out,
                    "stanza",
                    Printable.of(
                            "%s: %s %s"
                                    .formatted(
                                            stanza.owner(), stanza.title(), stanza.contentType())));
        }
    }

    private static void printSurvey(Survey survey, PrintWriter out) {
        row(
                out,
                "survey",
                "%s%s"
                        .formatted(
                                survey.kind().label(),
                                survey.tracesSeen() < survey.tracesInAll()
                                        ? ", by %,d traces".formatted(survey.tracesSeen())
                                        : ""));
        if (survey.kind() == Survey.Kind.POST_STACK_3D
                || survey.kind() == Survey.Kind.PRE_STACK_3D) {
            row(out, "inlines", axis(survey.inlines()));
            row(out, "crosslines", axis(survey.crosslines()));
            row(
                    out,
                    "traces stand",
                    "sorted by %s, %s, %,d repeated, %,d marked as dead"
                            .formatted(
                                    survey.sorting().label(),
                                    survey.holes().isPresent()
                                            ? "%,d holes".formatted(survey.holes().getAsLong())
                                            : "holes not counted",
                                    survey.repeated(),
                                    survey.deadTraces()));
        }
        if (survey.offsets().distinct() > 1) {
            row(out, "offsets", axis(survey.offsets()));
        }
        survey.grid()
                .filter(GridFit::isGood)
                .ifPresent(grid ->
                        row(
                                out,
                                "grid",
                                "%.2f from inline to inline, %.2f from crossline to crossline, inlines run %.1f° from east"
                                        .formatted(
                                                grid.inlineSpacing(),
                                                grid.crosslineSpacing(),
                                                grid.rotationDegrees())));
    }

    private static String axis(LineAxis axis) {
        return "%d to %d, step %d, %,d of them"
                .formatted(axis.least(), axis.most(), axis.step(), axis.distinct());
    }

    private static void printPlaces(List<HeaderProposal> proposals, PrintWriter out) {
        for (HeaderProposal proposal : proposals) {
            if (!proposal.isStandard()) {
                row(
                        out,
                        "perhaps",
                        "%s is at byte %d (confidence %.2f: %s); --header auto uses it"
                                .formatted(
                                        proposal.field().label(),
                                        proposal.place().firstByte(),
                                        proposal.confidence(),
                                        proposal.evidence()));
            }
        }
    }

    private static void printFindings(SegyFile file, PrintWriter out) {
        long errors = count(file, Severity.ERROR);
        long warnings = count(file, Severity.WARNING);
        if (errors + warnings > 0) {
            row(
                    out,
                    "findings",
                    "errors: %d, warnings: %d; 'stratus check' explains them"
                            .formatted(errors, warnings));
        }
    }

    private static long count(SegyFile file, Severity severity) {
        return file.findings().stream().filter(f -> f.severity() == severity).count();
    }

    private static void printEnds(SegyFile file, PrintWriter out) throws IOException {
        for (long number : List.of(0L, file.traceCount() - 1)) {
            out.println("  " + (number == 0 ? "first trace" : "last trace"));
            file.readHeaders(
                    new TraceRange(number, 1),
                    (trace, header) -> {
                        for (TraceHeaderField field : SHOWN) {
                            out.printf(
                                    "    %-28s%s%n",
                                    field.label(), HeadersCommand.text(header, field));
                        }
                    });
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static void row(PrintWriter out, String name, String value) {
        out.printf("  %-15s%s%n", name, value);
    }
}
