package dev.stratus.job;

import dev.stratus.storage.NewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Rows of numbers as a Parquet file of one row group that is no results table of a job. The
/// encoded columns are held in memory: a few bytes a value.
public final class NumberTable {
    private NumberTable() {}

    /// Something that has rows.
    @FunctionalInterface
    public interface Rows {
        /// Shows every row to `visitor`; NaN becomes null.
        void forEach(ResultsTable.RowVisitor visitor) throws IOException;
    }

    /// Writes `rows`. The file appears whole or not at all.
    ///
    /// @param metadata what the file says of itself
    public static void write(
            List<String> columns, Rows rows, Map<String, String> metadata, Path target)
            throws IOException {
        PartWriter writer =
                new PartWriter(
                        columns.stream()
                                .map(name -> new ResultColumn(name, ResultColumn.Type.FLOAT64))
                                .toList());
        rows.forEach(row -> {
            for (int i = 0; i < row.length; i++) {
                writer.putDouble(i, row[i]);
            }
            writer.endRow();
        });
        try (NewFile result = NewFile.at(target)) {
            Files.write(result.temporary(), writer.finish(metadata));
            result.publish();
        }
    }
}
