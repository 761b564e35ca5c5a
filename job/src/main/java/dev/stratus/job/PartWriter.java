package dev.stratus.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/// Encodes the rows of one part, a row group of Parquet, in memory. No object a row: values are
/// kept column by column, and each column of a block of rows is encoded in one loop. Not for
/// several threads at once.
final class PartWriter {
    private final MessageType schema;
    private final ColumnChunkPageWriteStore pages;
    private final ColumnWriteStore store;
    private final ColumnBlock[] columns;
    private int blockRows;
    private long rows;

    PartWriter(List<ResultColumn> columns) {
        schema = TableSchema.of(columns);
        pages =
                new ColumnChunkPageWriteStore(
                        new ZstdCodecs().getCompressor(CompressionCodecName.ZSTD),
                        schema,
                        new HeapByteBufferAllocator(),
                        TableSchema.PROPERTIES.getColumnIndexTruncateLength());
        store = TableSchema.PROPERTIES.newColumnWriteStore(schema, pages);
        this.columns = new ColumnBlock[columns.size()];
        for (int i = 0; i < this.columns.length; i++) {
            this.columns[i] =
                    ColumnBlock.of(
                            columns.get(i).type(),
                            store.getColumnWriter(schema.getColumns().get(i)));
        }
    }

    /// Puts an integer, which fits into the column.
    void putLong(int column, long value) {
        columns[column].put(blockRows, value);
    }

    /// NaN becomes null.
    void putDouble(int column, double value) {
        columns[column].put(blockRows, value);
    }

    /// A point in x and y; two NaN become null.
    void putPoint(int column, double x, double y) {
        columns[column].put(blockRows, x, y);
    }

    void putText(int column, String text) {
        columns[column].put(blockRows, text);
    }

    /// Ends a row, of which every column has been put once.
    void endRow() {
        blockRows++;
        if (blockRows == TableSchema.BLOCK_ROWS) {
            encodeBlock();
        }
    }

    private void encodeBlock() {
        for (ColumnBlock column : columns) {
            column.encode(blockRows);
        }
        for (int i = 0; i < blockRows; i++) {
            store.endRecord();
        }
        rows += blockRows;
        blockRows = 0;
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

    /// Writes the rows as a row group of a file of the same columns, and forgets them.
    void appendTo(ParquetFileWriter table) throws IOException {
        try {
            encodeBlock();
            table.startBlock(rows);
            store.flush();
            pages.flushToFileWriter(table);
            table.endBlock();
        } finally {
            store.close();
            pages.close();
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
                TableSchema.PROPERTIES);
    }
}
