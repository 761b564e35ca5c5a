package dev.stratus.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/// Encodes the rows of one part, a row group of Parquet, in memory. The values go straight to the
/// column writers: no object a row. Not for several threads at once.
final class PartWriter {
    private static final int WKB_POINT_BYTES = 21;
    private static final int WKB_POINT = 1;
    private static final byte WKB_LITTLE_ENDIAN = 1;

    private final MessageType schema;
    private final ColumnChunkPageWriteStore pages;
    private final ColumnWriteStore store;
    private final ColumnWriter[] writers;
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
        writers =
                schema.getColumns().stream()
                        .map(store::getColumnWriter)
                        .toArray(ColumnWriter[]::new);
    }

    void putInt(int column, int value) {
        writers[column].write(value, 0, 0);
    }

    void putLong(int column, long value) {
        writers[column].write(value, 0, 0);
    }

    /// NaN becomes null.
    void putDouble(int column, double value) {
        if (Double.isNaN(value)) {
            writers[column].writeNull(0, 0);
        } else {
            writers[column].write(value, 0, 1);
        }
    }

    /// A point as well-known binary (OGC 06-103r4, section 8), which is what GeoParquet holds.
    void putPoint(int column, double x, double y) {
        byte[] wkb = new byte[WKB_POINT_BYTES];
        ByteBuffer.wrap(wkb)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(WKB_LITTLE_ENDIAN)
                .putInt(WKB_POINT)
                .putDouble(x)
                .putDouble(y);
        writers[column].write(Binary.fromConstantByteArray(wkb), 0, 1);
    }

    void putText(int column, String text) {
        writers[column].write(Binary.fromString(text), 0, 0);
    }

    void putNull(int column) {
        writers[column].writeNull(0, 0);
    }

    /// Ends a row, of which every column has been put once.
    void endRow() {
        store.endRecord();
        rows++;
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
