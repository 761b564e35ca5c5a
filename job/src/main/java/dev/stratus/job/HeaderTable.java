package dev.stratus.job;

import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import dev.stratus.storage.NewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Trace headers as a Parquet file of one row group: a column for the trace's number, one for each
/// field, scalars applied. The encoded columns are held in memory: a few bytes a value.
public final class HeaderTable {
    private HeaderTable() {}

    /// Writes the headers of `traces`. The file appears whole or not at all.
    ///
    /// @throws IllegalArgumentException if a field is text
    public static void write(
            SegyFile file, TraceRange traces, List<TraceHeaderField> fields, Path target)
            throws IOException {
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(new ResultColumn("trace", ResultColumn.Type.INT64));
        for (TraceHeaderField field : fields) {
            columns.add(new ResultColumn(field.label(), AttributeRequest.typeOf(field)));
        }
        PartWriter writer = new PartWriter(columns);
        file.readHeaders(
                traces,
                (trace, header) -> {
                    writer.putLong(0, trace);
                    for (int i = 0; i < fields.size(); i++) {
                        int column = i + 1;
                        switch (columns.get(column).type()) {
                            case INT32 ->
                                    writer.putInt(
                                            column, Math.toIntExact(header.number(fields.get(i))));
                            case INT64 -> writer.putLong(column, header.number(fields.get(i)));
                            case FLOAT64, POINT ->
                                    writer.putDouble(column, header.value(fields.get(i)));
                        }
                    }
                    writer.endRow();
                });
        try (NewFile result = NewFile.at(target)) {
            Files.write(result.temporary(), writer.finish(Map.of("source", file.source().name())));
            result.publish();
        }
    }
}
