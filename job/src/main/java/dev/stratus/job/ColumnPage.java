package dev.stratus.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;

/// The values of one column in a page of a table, as they come, and how they are encoded: all at
/// once, in few loops. Parquet's own column writers take value by value through a dozen calls,
/// which Java compiles for longer than a table of an ordinary survey takes to write.
abstract class ColumnPage {
    final PrimitiveType type;
    private final PageWriter pages;

    ColumnPage(PrimitiveType type, PageWriter pages) {
        this.type = type;
        this.pages = pages;
    }

    static ColumnPage of(ResultColumn.Type kind, PrimitiveType type, PageWriter pages) {
        return switch (kind) {
            case INT32 -> new Integers(false, type, pages);
            case INT64 -> new Integers(true, type, pages);
            case FLOAT64 -> new Doubles(type, pages);
            case TEXT -> new Texts(type, pages);
            case POINT -> new Points(type, pages);
        };
    }

    void put(int row, long value) {
        throw new IllegalStateException("a column of another type: " + value);
    }

    void put(int row, double value) {
        throw new IllegalStateException("a column of another type: " + value);
    }

    void put(int row, double x, double y) {
        throw new IllegalStateException("a column of another type: %s, %s".formatted(x, y));
    }

    void put(int row, String text) {
        throw new IllegalStateException("a column of another type: " + text);
    }

    /// The rows of a column of integers, to be filled; those of one with 32 bits must fit.
    long[] integers() {
        throw new IllegalStateException("a column of another type");
    }

    /// The rows of a column of fractions, to be filled; NaN becomes null.
    double[] fractions() {
        throw new IllegalStateException("a column of another type");
    }

    /// The x of the rows of a column of points, to be filled; where x and y are NaN there is none.
    double[] xs() {
        throw new IllegalStateException("a column of another type");
    }

    /// As [#xs].
    double[] ys() {
        throw new IllegalStateException("a column of another type");
    }

    /// Writes the first rows, of which there is at least one, as a page.
    abstract void write(int rows) throws IOException;

    Statistics<?> newStatistics() {
        return Statistics.createStats(type);
    }

    /// Writes a page without nulls.
    final void writePage(int rows, BytesInput values, Statistics<?> statistics) throws IOException {
        pages.writePageV2(
                rows,
                0,
                rows,
                BytesInput.empty(),
                BytesInput.empty(),
                Encoding.PLAIN,
                values,
                statistics);
    }

    /// Writes a page of a column that may have nulls.
    ///
    /// @param levels see [#levels]
    final void writePage(
            int rows,
            int nulls,
            BytesInput levels,
            Encoding encoding,
            BytesInput values,
            Statistics<?> statistics)
            throws IOException {
        statistics.incrementNumNulls(nulls);
        pages.writePageV2(
                rows, nulls, rows, BytesInput.empty(), levels, encoding, values, statistics);
    }

    /// Which rows have a value, those whose numbers are, as Parquet's definition levels: runs of
    /// ones and zeros (Parquet's encodings, RLE).
    private static BytesInput levels(double[] numbers, int rows, int nulls) throws IOException {
        if (nulls == 0) {
            // One run, without a call for each row.
            return BytesInput.concat(
                    BytesInput.fromUnsignedVarInt(rows << 1), BytesInput.from(new byte[] {1}));
        }
        int mostBytes = rows / Byte.SIZE + Long.BYTES;
        RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(
                        1, mostBytes, mostBytes, new HeapByteBufferAllocator());
        for (int i = 0; i < rows; i++) {
            encoder.writeInt(Double.isNaN(numbers[i]) ? 0 : 1);
        }
        return encoder.toBytes();
    }

    private static int countNaN(double[] numbers, int rows) {
        int count = 0;
        for (int i = 0; i < rows; i++) {
            count += Double.isNaN(numbers[i]) ? 1 : 0;
        }
        return count;
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Integers of 64 bits, or of 32.
    private static final class Integers extends ColumnPage {
        private final boolean wide;
        private final long[] values = new long[TableSchema.PAGE_ROWS];

        Integers(boolean wide, PrimitiveType type, PageWriter pages) {
            super(type, pages);
            this.wide = wide;
        }

        @Override
        void put(int row, long value) {
            values[row] = wide ? value : Math.toIntExact(value);
        }

        @Override
        long[] integers() {
            return values;
        }

        @Override
        void write(int rows) throws IOException {
            long min = Long.MAX_VALUE;
            long max = Long.MIN_VALUE;
            for (int i = 0; i < rows; i++) {
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
            }
            ByteBuffer bytes = littleEndian(rows * (wide ? Long.BYTES : Integer.BYTES));
            if (wide) {
                bytes.asLongBuffer().put(values, 0, rows);
            } else {
                bytes.asIntBuffer().put(narrowed(rows));
            }
            writePage(rows, BytesInput.from(bytes), statistics(min, max));
        }

        private int[] narrowed(int rows) {
            int[] narrow = new int[rows];
            for (int i = 0; i < rows; i++) {
                narrow[i] = (int) values[i];
            }
            return narrow;
        }

        private Statistics<?> statistics(long min, long max) {
            Statistics<?> statistics = newStatistics();
            if (wide) {
                statistics.updateStats(min);
                statistics.updateStats(max);
            } else {
                statistics.updateStats((int) min);
                statistics.updateStats((int) max);
            }
            return statistics;
        }
    }

    private static final class Doubles extends ColumnPage {
        private final double[] values = new double[TableSchema.PAGE_ROWS];

        Doubles(PrimitiveType type, PageWriter pages) {
            super(type, pages);
        }

        @Override
        void put(int row, double value) {
            values[row] = value;
        }

        @Override
        double[] fractions() {
            return values;
        }

        @Override
        void write(int rows) throws IOException {
            int nulls = countNaN(values, rows);
            BytesInput levels = levels(values, rows, nulls);
            if (nulls > 0) {
                dropNulls(rows);
            }
            int count = rows - nulls;
            writePage(
                    rows,
                    nulls,
                    levels,
                    Encoding.BYTE_STREAM_SPLIT,
                    BytesInput.from(split(count)),
                    statistics(count));
        }

        private void dropNulls(int rows) {
            int kept = 0;
            for (int i = 0; i < rows; i++) {
                if (!Double.isNaN(values[i])) {
                    values[kept++] = values[i];
                }
            }
        }

        private Statistics<?> statistics(int count) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
            }
            Statistics<?> statistics = newStatistics();
            if (count > 0) {
                statistics.updateStats(min);
                statistics.updateStats(max);
            }
            return statistics;
        }

        /// All first bytes, then all second ones, and so on: what doubles have in common compresses
        /// better so.
        private byte[] split(int count) {
            byte[] bytes = new byte[count * Double.BYTES];
            for (int i = 0; i < count; i++) {
                long bits = Double.doubleToRawLongBits(values[i]);
                for (int k = 0; k < Double.BYTES; k++) {
                    bytes[k * count + i] = (byte) (bits >>> (k * Byte.SIZE));
                }
            }
            return bytes;
        }
    }

    private static final class Texts extends ColumnPage {
        private final String[] values = new String[TableSchema.PAGE_ROWS];

        Texts(PrimitiveType type, PageWriter pages) {
            super(type, pages);
        }

        @Override
        void put(int row, String text) {
            values[row] = text;
        }

        @Override
        void write(int rows) throws IOException {
            Statistics<?> statistics = newStatistics();
            byte[][] texts = new byte[rows][];
            int size = rows * Integer.BYTES;
            for (int i = 0; i < rows; i++) {
                texts[i] = values[i].getBytes(StandardCharsets.UTF_8);
                size += texts[i].length;
                statistics.updateStats(Binary.fromConstantByteArray(texts[i]));
            }
            ByteBuffer bytes = littleEndian(size);
            for (byte[] text : texts) {
                bytes.putInt(text.length).put(text);
            }
            writePage(rows, BytesInput.from(bytes.flip()), statistics);
        }
    }

    /// Points as well-known binary (OGC 06-103r4, section 8), which is what GeoParquet holds. They
    /// have no smallest and largest one.
    private static final class Points extends ColumnPage {
        private static final int WKB_BYTES = 21;
        private static final int WKB_POINT = 1;
        private static final byte WKB_LITTLE_ENDIAN = 1;

        private final double[] xs = new double[TableSchema.PAGE_ROWS];
        private final double[] ys = new double[TableSchema.PAGE_ROWS];

        Points(PrimitiveType type, PageWriter pages) {
            super(type, pages);
        }

        @Override
        Statistics<?> newStatistics() {
            return Statistics.noopStats(type);
        }

        @Override
        void put(int row, double x, double y) {
            xs[row] = x;
            ys[row] = y;
        }

        @Override
        double[] xs() {
            return xs;
        }

        @Override
        double[] ys() {
            return ys;
        }

        @Override
        void write(int rows) throws IOException {
            // A number where one of both is.
            double[] either = new double[rows];
            for (int i = 0; i < rows; i++) {
                either[i] = Double.isNaN(xs[i]) ? ys[i] : xs[i];
            }
            int nulls = countNaN(either, rows);
            ByteBuffer bytes = littleEndian((rows - nulls) * (Integer.BYTES + WKB_BYTES));
            for (int i = 0; i < rows; i++) {
                if (!Double.isNaN(either[i])) {
                    bytes.putInt(WKB_BYTES)
                            .put(WKB_LITTLE_ENDIAN)
                            .putInt(WKB_POINT)
                            .putDouble(xs[i])
                            .putDouble(ys[i]);
                }
            }
            writePage(
                    rows,
                    nulls,
                    levels(either, rows, nulls),
                    Encoding.PLAIN,
                    BytesInput.from(bytes.flip()),
                    newStatistics());
        }
    }
}
