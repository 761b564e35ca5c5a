package dev.stratus.benchmarks;

import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.storage.LocalByteSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Reads four fields of all trace headers of a file into a table, several times; the peer is
/// `headers.py`. Arguments: the file, how often.
public final class HeaderScan {
    private static final List<TraceHeaderField> FIELDS =
            List.of(
                    TraceHeaderField.INLINE,
                    TraceHeaderField.CROSSLINE,
                    TraceHeaderField.CDP_X,
                    TraceHeaderField.CDP_Y);

    private HeaderScan() {}

    /// Prints the seconds of each run, and the sum of the table.
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            long[][] table = read(Path.of(arguments[0]));
            double seconds = (System.nanoTime() - start) / 1e9;
            long sum = Arrays.stream(table).flatMapToLong(Arrays::stream).sum();
            out.printf("%.3f s, sum %d%n", seconds, sum);
        }
    }

    private static long[][] read(Path path) throws IOException {
        try (SegyFile file = SegyFile.open(LocalByteSource.open(path))) {
            long[][] table = new long[FIELDS.size()][Math.toIntExact(file.traceCount())];
            file.readHeaders(
                    file.traces(),
                    (trace, header) -> {
                        for (int column = 0; column < table.length; column++) {
                            table[column][(int) trace] = header.raw(FIELDS.get(column));
                        }
                    });
            return table;
        }
    }
}
