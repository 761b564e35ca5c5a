package dev.stratus.cli;

import dev.stratus.job.HeaderColumn;
import dev.stratus.job.HeaderTable;
import dev.stratus.job.ResultColumn;
import dev.stratus.picture.MapGrid;
import dev.stratus.picture.MapPicture;
import dev.stratus.picture.Picture;
import dev.stratus.picture.TraceTable;
import dev.stratus.segy.FieldType;
import dev.stratus.segy.Scaling;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeader;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import dev.stratus.storage.NewFile;
import dev.stratus.storage.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// Trace headers as a table.
final class HeadersCommand extends Command {
    private static final int SHOWN_TRACES = 10;

    HeadersCommand() {
        super(
                "Trace headers as a table, scalars applied.",
                """

                Examples:
                  stratus headers line7.sgy --traces 0..99 --fields inline,crossline,cdp_x
                  stratus headers line7.sgy --traces all -o headers.parquet
                  stratus headers line7.sgy --plot cdp_x,cdp_y -o places.png
                """);
    }

    private final Argument<String> location = parameter("FILE", String.class, "A SEG-Y file.");

    private final Argument<@Nullable TraceRange> traces =
            option(
                    "--traces",
                    "A..B",
                    Names::traces,
                    "Which traces, such as 0..99, or all (default: the first 10; all with -o).");

    private final Argument<List<TraceHeaderField>> fields =
            list(
                    "--fields",
                    "FIELD",
                    Names::field,
                    "Which fields (default: those that are not zero everywhere; all with -o).");

    private final Argument<@Nullable Path> output =
            option(
                    "-o,--output",
                    "FILE",
                    Names::path,
                    "Write x.parquet or x.csv instead of printing; with --plot, x.png or x.svg.");

    private final Argument<List<TraceHeaderField>> plot =
            list(
                    "--plot",
                    "X,Y",
                    Names::numberField,
                    "Draw where the traces are by two fields, such as cdp_x,cdp_y, coloured by their order in the file.");

    private final FileOptions options = with(new FileOptions());

    private final StorageChoice storage = with(new StorageChoice());

    @Override
    public Integer call() throws IOException {
        if (!plot.value().isEmpty()) {
            return plot(plot.value());
        }
        Path output = this.output.value();
        try (SegyFile file = options.open(location.value(), storage.options(), output)) {
            if (output == null) {
                print(file, range(file, SHOWN_TRACES));
                return ExitCode.DONE.code();
            }
            TraceRange range = range(file, file.traceCount());
            String name = output.toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".parquet")) {
                HeaderTable.write(file, range, wanted(file), output);
            } else if (name.endsWith(".csv")) {
                writeCsv(file, range, output);
            } else {
                throw new IllegalArgumentException(
                        "%s: a table is written as .parquet or .csv. Name one of them."
                                .formatted(output));
            }
        }
        return ExitCode.DONE.code();
    }

    private int plot(List<TraceHeaderField> axes) throws IOException {
        Path output = this.output.value();
        if (axes.size() != 2 || output == null || !fields.value().isEmpty()) {
            throw new ParameterException(
                    commandLine(),
                    "--plot needs two fields and where the picture goes: --plot cdp_x,cdp_y -o places.png, without --fields.");
        }
        Picture.requireKind(output);
        try (SegyFile file = options.open(location.value(), storage.options(), output)) {
            TraceRange range = range(file, file.traceCount());
            MapGrid places = TraceTable.placesOf(file, range, axes.get(0), axes.get(1));
            MapPicture.of(places).draw().write(output);
        }
        Outputs.say("The picture of the places", output, commandLine().getErr());
        return ExitCode.DONE.code();
    }

    private TraceRange range(SegyFile file, long usual) throws IOException {
        TraceRange all = file.traces();
        TraceRange traces = this.traces.value();
        if (traces == null) {
            return new TraceRange(0, Math.min(usual, all.count()));
        }
        if (traces.equals(Names.ALL_TRACES)) {
            return all;
        }
        if (traces.end() > all.end()) {
            throw new IllegalArgumentException(
                    "there are no traces %s, expected some of 0..%d."
                            .formatted(traces, all.end() - 1));
        }
        return traces;
    }

    private List<HeaderColumn> wanted(SegyFile file) {
        return fields.value().isEmpty()
                ? HeaderColumn.all(file)
                : fields.value().stream().map(field -> HeaderColumn.of(file, field)).toList();
    }

    private void writeCsv(SegyFile file, TraceRange range, Path target) throws IOException {
        List<HeaderColumn> columns = wanted(file);
        try (NewFile result = NewFile.at(target)) {
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(result.temporary()))) {
                out.print("trace");
                columns.forEach(column -> out.print("," + column.name()));
                out.print("\n");
                file.readHeaders(
                        range,
                        (trace, header) -> {
                            out.print(trace);
                            columns.forEach(column -> out.print("," + csv(column, header)));
                            out.print("\n");
                        });
                if (out.checkError()) {
                    throw new IOException("%s: cannot be written.".formatted(target));
                }
            }
            result.publish();
        }
    }

    private void print(SegyFile file, TraceRange range) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<HeaderColumn> all = wanted(file);
        file.readHeaders(
                range,
                (trace, header) -> {
                    List<String> row = new ArrayList<>();
                    row.add(Long.toString(trace));
                    all.forEach(column -> row.add(Printable.of(column.text(header))));
                    rows.add(row);
                });
        List<String> names = new ArrayList<>();
        names.add("trace");
        all.forEach(column -> names.add(column.name()));
        PrintWriter out = commandLine().getOut();
        List<Integer> shown = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            int at = column;
            if (column == 0
                    || !fields.value().isEmpty()
                    || !rows.stream().allMatch(r -> r.get(at).isBlank() || r.get(at).equals("0"))) {
                shown.add(column);
            }
        }
        for (int column : shown) {
            int width = names.get(column).length();
            for (List<String> row : rows) {
                width = Math.max(width, row.get(column).length());
            }
            names.set(column, pad(names.get(column), width));
            for (List<String> row : rows) {
                row.set(column, pad(row.get(column), width));
            }
        }
        printRow(out, names, shown);
        rows.forEach(row -> printRow(out, row, shown));
        out.flush();
    }

    private static void printRow(PrintWriter out, List<String> row, List<Integer> shown) {
        out.println(String.join("  ", shown.stream().map(row::get).toList()));
    }

    private static String pad(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    /// Text in quotes, and no formula: a spreadsheet would compute one.
    private static String csv(HeaderColumn column, TraceHeader header) {
        String text = column.text(header);
        if (column.type() != ResultColumn.Type.TEXT) {
            return text;
        }
        boolean formula = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
        String plain = formula ? "'" + text : text;
        return '"' + Printable.of(plain).replace("\"", "\"\"") + '"';
    }

    /// A value as it is printed: an integer where the field is one, else without an exponent.
    static String text(TraceHeader header, TraceHeaderField field) {
        if (field.type() == FieldType.CHAR8) {
            return Printable.of(header.text(field));
        }
        double value = header.value(field);
        if (field.scaling() == Scaling.UNSCALED && value == Math.rint(value)) {
            return Long.toString(header.number(field));
        }
        // Zero may be negative, by its scalar.
        String text = Double.toString(value + 0.0);
        if (text.endsWith(".0")) {
            return text.substring(0, text.length() - ".0".length());
        }
        // To load BigDecimal takes longer than to print all that info says.
        return text.indexOf('E') < 0
                ? text
                : new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
}
