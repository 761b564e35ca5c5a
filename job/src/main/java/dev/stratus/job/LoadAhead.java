package dev.stratus.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.parquet.hadoop.ParquetFileWriter;

/// Loads what every job needs: JSON, checksums, native compression, and Parquet's writer and
/// reader. It takes a tenth of a second, in which another thread can read a command line and open a
/// file. A job that nothing was loaded for ahead only starts later.
public final class LoadAhead {
    private LoadAhead() {}

    /// Writes a table of one row in memory, and joins it to another one.
    ///
    /// @throws IOException if it cannot be written, and then no job's table can
    public static void run() throws IOException {
        new ObjectMapper().writeValueAsBytes(JsonNodeFactory.instance.objectNode());
        UUID.randomUUID();
        List<ResultColumn> columns =
                List.of(
                        new ResultColumn("trace", ResultColumn.Type.INT64),
                        new ResultColumn("inline", ResultColumn.Type.INT32),
                        new ResultColumn("mean_abs", ResultColumn.Type.FLOAT64),
                        new ResultColumn(TableSchema.POINTS, ResultColumn.Type.POINT));
        PartWriter part = new PartWriter(columns);
        part.putLong(0, 0);
        part.putLong(1, 0);
        part.putDouble(2, 0);
        part.putPoint(3, 0, 0);
        part.endRow();
        byte[] bytes = part.finish(Map.of());
        Sha256.of(bytes);
        try (ParquetTable table = ParquetTable.open(new HeapSource("a table of one row", bytes));
                ParquetFileWriter joined =
                        PartWriter.newTable(new ByteArrayOutputStream(), columns)) {
            joined.start();
            table.appendTo(joined);
            joined.end(Map.of());
        }
    }
}
