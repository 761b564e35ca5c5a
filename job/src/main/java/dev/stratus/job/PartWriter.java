package dev.stratus.job;

import dev.stratus.storage.StorageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/// Encodes the rows of one part, a row group of Parquet, in memory. No object a row: values are
/// kept column by column, and each column of a page of rows is encoded at once. Not for several
/// threads at once.
final class PartWriter {
    private static final ParquetProperties PROPERTIES = ParquetProperties.builder().build();

    private final MessageType schema;
    private final ColumnChunkPageWriteStore pages;
    private final ColumnPage[] columns;
    private int pageRows;
    private long rows;

    /// @throws StorageException if Zstandard cannot be loaded
    PartWriter(List<ResultColumn> columns) throws StorageException {
        schema = TableSchema.of(columns);
        pages =
                new ColumnChunkPageWriteStore(
                        new ZstdCodecs().getCompressor(CompressionCodecName.ZSTD),
                        schema,
                        new HeapByteBufferAllocator(),
                        PROPERTIES.getColumnIndexTruncateLength());
        this.columns = new ColumnPage[columns.size()];
        for (int i = 0; i < this.columns.length; i++) {
            ColumnDescriptor column = schema.getColumns().get(i);
            this.columns[i] =
                    ColumnPage.of(
                            columns.get(i).type(),
                            column.getPrimitiveType(),
                            pages.getPageWriter(column));
        }
    }

    /// Puts an integer, which fits into the column.
    void putLong(int column, long value) {
        columns[column].put(pageRows, value);
    }

    /// NaN becomes null.
    void putDouble(int column, double value) {
        columns[column].put(pageRows, value);
    }

    /// A point in x and y; two NaN become null.
    void putPoint(int column, double x, double y) {
        columns[column].put(pageRows, x, y);
    }

    void putText(int column, String text) {
        columns[column].put(pageRows, text);
    }

    /// The next row's index in what [#integers] and [#fractions] give.
    int pageRow() {
        return pageRows;
    }

    /// How many rows can be filled from [#pageRow()] on, at least one.
    int room() {
        return TableSchema.PAGE_ROWS - pageRows;
    }

    /// A column of integers, to be filled; those of one with 32 bits must fit.
    long[] integers(int column) {
        return columns[column].integers();
    }

    /// A column of fractions, to be filled; NaN becomes null.
    double[] fractions(int column) {
        return columns[column].fractions();
    }

    /// The x of a column of points, to be filled; where x and y are NaN there is none.
    double[] xs(int column) {
        return columns[column].xs();
    }

    /// As [#xs].
    double[] ys(int column) {
        return columns[column].ys();
    }

    /// Ends a row, of which every column has been put once.
    void endRow() throws IOException {
        endRows(1);
    }

    /// Ends as many rows, of which every column has been put or filled; no more than there was
    /// [#room()] for.
    void endRows(int filled) throws IOException {
        pageRows += filled;
        if (pageRows == TableSchema.PAGE_ROWS) {
            writePages();
        }
    }

    private void writePages() throws IOException {
        for (ColumnPage column : columns) {
            column.write(pageRows);
        }
        rows += pageRows;
        pageRows = 0;
    }

    /// The whole part, as a Parquet file.
    byte[] finish(Map<String, String> metadata) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ParquetFileWriter writer = newTable(file, schema)) {
            writer.start();
            appendTo(writer);
            writer.end(metadata);
        }
        return file.toByteArray();
    }

    /// Writes the rows, if there are any, as a row group of a file of the same columns, and forgets
    /// them.
    void appendTo(ParquetFileWriter table) throws IOException {
        try (pages) {
            if (pageRows > 0) {
                writePages();
            }
            if (rows == 0) {
                return;
            }
            table.startBlock(rows);
            pages.flushToFileWriter(table);
            table.endBlock();
        }
    }

    /// A Parquet file of such columns, to be started.
    static ParquetFileWriter newTable(OutputStream file, List<ResultColumn> columns)
            throws IOException {
        return newTable(file, TableSchema.of(columns));
    }

    private static ParquetFileWriter newTable(OutputStream file, MessageType schema)
            throws IOException {
        return new ParquetFileWriter(
                new StreamOutputFile(file),
                schema,
                ParquetFileWriter.Mode.CREATE,
                Long.MAX_VALUE,
                0,
                null,
                PROPERTIES);
    }
}
