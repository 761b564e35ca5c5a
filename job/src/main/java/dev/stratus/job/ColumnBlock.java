package dev.stratus.job;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/// The values of one column in a block of rows, as they come, and how they are encoded: in one loop
/// a type, which is compiled once and soon.
abstract class ColumnBlock {
    /// For columns without nulls.
    private static final int REQUIRED = 0;

    private static final int NULL = 0;
    private static final int PRESENT = 1;

    static ColumnBlock of(ResultColumn.Type type, ColumnWriter writer) {
        return switch (type) {
            case INT32 -> new Ints(writer);
            case INT64 -> new Longs(writer);
            case FLOAT64 -> new Doubles(writer);
            case TEXT -> new Texts(writer);
            case POINT -> new Points(writer);
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

    /// Encodes the first rows.
    abstract void encode(int rows);

    private static final class Ints extends ColumnBlock {
        private final int[] values = new int[TableSchema.BLOCK_ROWS];
        private final ColumnWriter writer;

        Ints(ColumnWriter writer) {
            this.writer = writer;
        }

        @Override
        void put(int row, long value) {
            values[row] = Math.toIntExact(value);
        }

        @Override
        void encode(int rows) {
            for (int i = 0; i < rows; i++) {
                writer.write(values[i], REQUIRED, REQUIRED);
            }
        }
    }

    private static final class Longs extends ColumnBlock {
        private final long[] values = new long[TableSchema.BLOCK_ROWS];
        private final ColumnWriter writer;

        Longs(ColumnWriter writer) {
            this.writer = writer;
        }

        @Override
        void put(int row, long value) {
            values[row] = value;
        }

        @Override
        void encode(int rows) {
            for (int i = 0; i < rows; i++) {
                writer.write(values[i], REQUIRED, REQUIRED);
            }
        }
    }

    private static final class Doubles extends ColumnBlock {
        private final double[] values = new double[TableSchema.BLOCK_ROWS];
        private final ColumnWriter writer;

        Doubles(ColumnWriter writer) {
            this.writer = writer;
        }

        @Override
        void put(int row, double value) {
            values[row] = value;
        }

        @Override
        void encode(int rows) {
            for (int i = 0; i < rows; i++) {
                if (Double.isNaN(values[i])) {
                    writer.writeNull(REQUIRED, NULL);
                } else {
                    writer.write(values[i], REQUIRED, PRESENT);
                }
            }
        }
    }

    private static final class Texts extends ColumnBlock {
        private final String[] values = new String[TableSchema.BLOCK_ROWS];
        private final ColumnWriter writer;

        Texts(ColumnWriter writer) {
            this.writer = writer;
        }

        @Override
        void put(int row, String text) {
            values[row] = text;
        }

        @Override
        void encode(int rows) {
            for (int i = 0; i < rows; i++) {
                writer.write(Binary.fromString(values[i]), REQUIRED, REQUIRED);
            }
        }
    }

    /// Points as well-known binary (OGC 06-103r4, section 8), which is what GeoParquet holds.
    private static final class Points extends ColumnBlock {
        private static final int WKB_BYTES = 21;
        private static final int WKB_X = 5;
        private static final int WKB_Y = 13;
        private static final int WKB_POINT = 1;
        private static final byte WKB_LITTLE_ENDIAN = 1;

        private final double[] xs = new double[TableSchema.BLOCK_ROWS];
        private final double[] ys = new double[TableSchema.BLOCK_ROWS];
        private final ColumnWriter writer;

        Points(ColumnWriter writer) {
            this.writer = writer;
        }

        @Override
        void put(int row, double x, double y) {
            xs[row] = x;
            ys[row] = y;
        }

        @Override
        void encode(int rows) {
            for (int i = 0; i < rows; i++) {
                if (Double.isNaN(xs[i]) && Double.isNaN(ys[i])) {
                    writer.writeNull(REQUIRED, NULL);
                } else {
                    writer.write(point(xs[i], ys[i]), REQUIRED, PRESENT);
                }
            }
        }

        /// In memory of its own, because the writer keeps what it was given last.
        private static Binary point(double x, double y) {
            byte[] bytes = new byte[WKB_BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(0, WKB_LITTLE_ENDIAN)
                    .putInt(1, WKB_POINT)
                    .putDouble(WKB_X, x)
                    .putDouble(WKB_Y, y);
            return Binary.fromConstantByteArray(bytes);
        }
    }
}
