package dev.stratus.job;

import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// The rows of a results table, in file order, whatever holds them.
public interface ResultsTable extends Closeable {
    /// Opens the results at a location: a Parquet file, or the folder or prefix of a job.
    ///
    /// @throws ResultsException if there are none, or those of a job that did not finish
    static ResultsTable open(String location, StorageOptions options) throws IOException {
        return switch (ResultsLocation.of(location).kind()) {
            case PARQUET_FILE -> ParquetTable.open(Storage.open(location, options));
            case FOLDER -> FolderTable.open(location, options);
            case CSV_FILE ->
                    throw new ResultsException(
                            "%s: results in CSV cannot be read back, expected a .parquet file or the folder of a job. Write them as Parquet."
                                    .formatted(location));
        };
    }

    /// The name of the table, for messages.
    String name();

    /// The name of the SEG-Y file that the results are of.
    String source();

    /// What is known of the coordinates.
    ///
    /// @throws ResultsException if what the table says of them makes no sense
    Coordinates coordinates() throws IOException;

    long rows();

    /// The names of the columns that hold numbers, in the table's order.
    List<String> columns();

    /// Shows every row's values of `columns`, in file order. The array is the same for every row; a
    /// null is NaN. Can be called again, for another pass.
    ///
    /// @throws IllegalArgumentException if the table has no such column
    void read(List<String> columns, RowVisitor visitor) throws IOException;

    /// Sees the rows of a table, one after the other.
    @FunctionalInterface
    interface RowVisitor {
        /// Sees one row.
        void visit(double[] values) throws IOException;
    }
}
