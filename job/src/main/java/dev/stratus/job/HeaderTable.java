package dev.stratus.job;

import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeader;
import dev.stratus.segy.TraceRange;
import dev.stratus.storage.NewFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetFileWriter;

/// Trace headers as a Parquet file: a column for the trace's number, then those that are wanted,
/// scalars applied. One row group after the other is encoded in memory and written.
public final class HeaderTable {
    /// At most some 80 MB of all fields, before they are compressed.
    private static final long ROW_GROUP_ROWS = 100_000;

    private HeaderTable() {}

    /// Writes the headers of `traces`. The file appears whole or not at all.
    public static void write(
            SegyFile file, TraceRange traces, List<HeaderColumn> wanted, Path target)
            throws IOException {
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(new ResultColumn("trace", ResultColumn.Type.INT64));
        wanted.forEach(column -> columns.add(new ResultColumn(column.name(), column.type())));
        try (NewFile result = NewFile.at(target)) {
            try (OutputStream out =
                            new BufferedOutputStream(Files.newOutputStream(result.temporary()));
                    ParquetFileWriter table = PartWriter.newTable(out, columns)) {
                table.start();
                for (long first = traces.first(); first < traces.end(); first += ROW_GROUP_ROWS) {
                    long count = Math.min(ROW_GROUP_ROWS, traces.end() - first);
                    PartWriter rows = new PartWriter(columns);
                    file.readHeaders(
                            new TraceRange(first, count),
                            (trace, header) -> put(trace, header, wanted, rows));
                    rows.appendTo(table);
                }
                table.end(Map.of("source", file.source().name()));
            }
            result.publish();
        }
    }

    private static void put(
            long trace, TraceHeader header, List<HeaderColumn> wanted, PartWriter rows)
            throws IOException {
        rows.putLong(0, trace);
        for (int i = 0; i < wanted.size(); i++) {
            HeaderColumn column = wanted.get(i);
            switch (column.type()) {
                case INT32, INT64 -> rows.putLong(i + 1, column.number(header));
                case FLOAT64 -> rows.putDouble(i + 1, column.value(header));
                case TEXT -> rows.putText(i + 1, column.words(header));
                case POINT -> throw new IllegalStateException("a header field is no point");
            }
        }
        rows.endRow();
    }
}
