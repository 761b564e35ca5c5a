package dev.stratus.cli;

import dev.stratus.segy.BinaryHeaderField;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeader;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import dev.stratus.storage.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What is in a SEG-Y file.
@Command(
        name = "info",
        description = "What is in a SEG-Y file: its headers and its layout.",
        footer = {"", "Example:", "  stratus info line7.sgy"})
final class InfoCommand implements Callable<Integer> {
    private static final List<TraceHeaderField> SHOWN =
            List.of(
                    TraceHeaderField.INLINE,
                    TraceHeaderField.CROSSLINE,
                    TraceHeaderField.CDP_X,
                    TraceHeaderField.CDP_Y,
                    TraceHeaderField.SOURCE_TO_RECEIVER_DISTANCE);

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "SEG-Y files.")
    private List<String> files = List.of();

    @Mixin private StorageChoice storage = new StorageChoice();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        for (String location : files) {
            try (SegyFile file = SegyFile.open(Storage.open(location, storage.options()))) {
                print(file, spec.commandLine().getOut());
            }
        }
        return ExitCode.DONE.code();
    }

    private static void print(SegyFile file, PrintWriter out) throws IOException {
        out.println(Terminal.printable(file.source().name()));
        file.textHeader().lines().stream()
                .filter(line -> !line.isBlank())
                .forEach(line -> out.println("  " + Terminal.printable(line)));
        out.println();
        row(out, "size", "%,d bytes".formatted(file.source().size()));
        row(out, "text", file.textHeader().encoding().name());
        row(out, "byte order", file.byteOrder().label());
        row(
                out,
                "revision",
                "%d.%d"
                        .formatted(
                                file.binaryHeader().get(BinaryHeaderField.SEGY_REVISION_MAJOR),
                                file.binaryHeader().get(BinaryHeaderField.SEGY_REVISION_MINOR)));
        row(
                out,
                "sample format",
                "%d (%s)".formatted(file.sampleFormat().code(), file.sampleFormat().label()));
        row(
                out,
                "samples",
                "%,d a trace, every %d µs (or mm, or ft/1000, in depth)"
                        .formatted(
                                file.samplesPerTrace(),
                                file.binaryHeader().get(BinaryHeaderField.SAMPLE_INTERVAL)));
        row(
                out,
                "traces",
                "%,d of %,d bytes, from byte %,d on"
                        .formatted(file.traceCount(), file.traceBytes(), file.offsetOf(0) + 1));
        if (file.traceCount() > 0) {
            printEnds(file, out);
        }
        out.println();
        out.flush();
    }

    private static void printEnds(SegyFile file, PrintWriter out) throws IOException {
        for (long number : List.of(0L, file.traceCount() - 1)) {
            out.println("  " + (number == 0 ? "first trace" : "last trace"));
            file.readTraces(
                    new TraceRange(number, 1),
                    file.newBlock(),
                    trace -> {
                        TraceHeader header = trace.header();
                        for (TraceHeaderField field : SHOWN) {
                            out.printf("    %-28s%s%n", field.label(), header.value(field));
                        }
                    });
        }
    }

    private static void row(PrintWriter out, String name, String value) {
        out.printf("  %-15s%s%n", name, value);
    }
}
