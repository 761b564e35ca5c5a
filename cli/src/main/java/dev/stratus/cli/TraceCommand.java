package dev.stratus.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.attributes.LengthUnit;
import dev.stratus.picture.Picture;
import dev.stratus.picture.Section;
import dev.stratus.picture.SectionAxes;
import dev.stratus.picture.SectionReader;
import dev.stratus.picture.TracePicture;
import dev.stratus.segy.FieldType;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.Trace;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One trace: its header and its samples.
final class TraceCommand extends Command {
    TraceCommand() {
        super(
                "The header and the samples of one trace.",
                """

                Examples:
                  stratus trace line7.sgy 0
                  stratus trace line7.sgy 0 --plot trace.png --spectrum
                """);
    }

    private final Argument<String> location = parameter("FILE", String.class, "A SEG-Y file.");

    private final Argument<Long> number =
            parameter("N", Long.class, "The trace's number, from 0 on.");

    private final Argument<Boolean> json = flag("--json", "Print one JSON object.");

    private final Argument<@Nullable Path> plot =
            option("--plot", "FILE", Names::path, "Draw it instead, as a wiggle: x.png or x.svg.");

    private final Argument<Boolean> spectrum =
            flag("--spectrum", "With --plot: its amplitude spectrum beside it.");

    private final Argument<LengthUnit> axis =
            usual(
                    "--axis",
                    "UNIT",
                    "ms",
                    LengthUnit.class,
                    "With --plot: what runs along the trace, which a SEG-Y file does not say: ms, m, ft or samples; default ${DEFAULT-VALUE}.");

    private final FileOptions options = with(new FileOptions());

    private final StorageChoice storage = with(new StorageChoice());

    @Override
    public Integer call() throws IOException {
        Path plot = this.plot.value();
        if (plot != null) {
            Picture.requireKind(plot);
        }
        long number = this.number.value();
        PrintWriter out = commandLine().getOut();
        try (SegyFile file = options.open(location.value(), storage.options(), plot)) {
            TraceRange all = file.traces();
            if (number < 0 || number >= all.end()) {
                throw new IllegalArgumentException(
                        "%s: there is no trace %d, expected 0 to %d."
                                .formatted(file.source().name(), number, all.end() - 1));
            }
            TraceRange one = new TraceRange(number, 1);
            if (plot != null) {
                Section section = SectionReader.traces(file, one, SectionAxes.of(axis.value()));
                Picture picture =
                        spectrum.value()
                                ? TracePicture.wiggleAndSpectrum(section)
                                : TracePicture.wiggle(section);
                picture.write(plot);
                Outputs.say("The trace", plot, commandLine().getErr());
                return ExitCode.DONE.code();
            }
            file.readTraces(
                    one,
                    file.newBlock(),
                    trace -> {
                        if (json.value()) {
                            out.println(object(file, trace));
                        } else {
                            print(file, trace, out);
                        }
                    });
        }
        out.flush();
        return ExitCode.DONE.code();
    }

    private static void print(SegyFile file, Trace trace, PrintWriter out) {
        out.printf("trace %d, byte %,d%n", trace.number(), file.offsetOf(trace.number()) + 1);
        for (TraceHeaderField field : TraceHeaderField.values()) {
            String text = HeadersCommand.text(trace.header(), field);
            if (!text.equals("0") && !text.isEmpty()) {
                out.printf("  %-28s %s%n", field.label(), text);
            }
        }
        out.printf("%n  %8s  %s%n", "sample", "value");
        for (int i = 0; i < trace.samples(); i++) {
            out.printf("  %8d  %s%n", i, sample(file, trace, i));
        }
    }

    private static String object(SegyFile file, Trace trace) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode object = mapper.createObjectNode();
        object.put("file", file.source().name());
        object.put("trace", trace.number());
        object.put("first_byte", file.offsetOf(trace.number()) + 1);
        ObjectNode header = object.putObject("header");
        for (TraceHeaderField field : TraceHeaderField.values()) {
            if (field.type() == FieldType.CHAR8) {
                header.put(field.label(), trace.header().text(field));
            } else if (trace.header().value(field) == trace.header().number(field)) {
                header.put(field.label(), trace.header().number(field));
            } else if (Double.isFinite(trace.header().value(field))) {
                header.put(field.label(), trace.header().value(field));
            } else {
                header.putNull(field.label());
            }
        }
        ArrayNode samples = object.putArray("samples");
        for (int i = 0; i < trace.samples(); i++) {
            double value = sample(file, trace, i);
            if (Double.isFinite(value)) {
                samples.add(value);
            } else {
                samples.addNull();
            }
        }
        return mapper.writeValueAsString(object);
    }

    private static double sample(SegyFile file, Trace trace, int i) {
        return file.sampleFormat()
                .read(
                        trace.block(),
                        trace.samplesIndex() + i * file.sampleFormat().bytes(),
                        file.byteOrder());
    }
}
