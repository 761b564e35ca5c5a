package dev.stratus.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.stratus.storage.LocalByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written is read by DuckDB, which shares no code with the writer, from pages that are
/// full, without a null, with some, and with nothing else, and a last one that is not full.
final class PartWriterTest {
    private static final int PAGE = TableSchema.PAGE_ROWS;
    private static final int ROWS = 3 * PAGE + 17;

    @TempDir private Path folder;

    private Path table = Path.of("");

    @BeforeEach
    void writeTable() throws IOException {
        PartWriter writer =
                new PartWriter(
                        List.of(
                                new ResultColumn("row", ResultColumn.Type.INT64),
                                new ResultColumn("small", ResultColumn.Type.INT32),
                                new ResultColumn("value", ResultColumn.Type.FLOAT64),
                                new ResultColumn("word", ResultColumn.Type.TEXT),
                                new ResultColumn("geometry", ResultColumn.Type.POINT)));
        for (int i = 0; i < ROWS; i++) {
            writer.putLong(0, wide(i));
            writer.putLong(1, small(i));
            writer.putDouble(2, value(i));
            writer.putText(3, word(i));
            writer.putPoint(4, x(i), y(i));
            writer.endRow();
        }
        table = Files.write(folder.resolve("part.parquet"), writer.finish(Map.of()));
    }

    private static long wide(int row) {
        return switch (row) {
            case 5 -> Long.MIN_VALUE;
            case PAGE + 5 -> Long.MAX_VALUE;
            default -> row;
        };
    }

    private static int small(int row) {
        return switch (row) {
            case 6 -> Integer.MIN_VALUE;
            case PAGE + 6 -> Integer.MAX_VALUE;
            default -> -row / 100;
        };
    }

    /// Page 0 has no null, page 1 only nulls, page 2 a null in every third row.
    private static double value(int row) {
        return switch (row) {
            case 7 -> Double.POSITIVE_INFINITY;
            case 8 -> -0.0;
            case 2 * PAGE + 8 -> Double.MIN_VALUE;
            default ->
                    row / PAGE == 1 || (row / PAGE == 2 && row % 3 == 0)
                            ? Double.NaN
                            : Math.sin(row) * 1e3;
        };
    }

    private static String word(int row) {
        return row % 1000 == 0 ? "" : "ünïcode " + row;
    }

    private static double x(int row) {
        return row / PAGE == 1 ? Double.NaN : 430_000.5 + row;
    }

    private static double y(int row) {
        return row / PAGE == 1 ? Double.NaN : 6_470_000 - row;
    }

    private static String pointHex(int row) {
        byte[] bytes = new byte[21];
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 1)
                .putInt(1)
                .putDouble(x(row))
                .putDouble(y(row));
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    @Test
    void duckDbReadsEveryValue() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select row, small, value, word, hex(geometry) from '%s'"
                                        .formatted(table))) {
            for (int i = 0; i < ROWS; i++) {
                assertThat(rows.next()).as("row %d", i).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(wide(i));
                assertThat(rows.getInt(2)).isEqualTo(small(i));
                double value = rows.getDouble(3);
                assertThat(rows.wasNull() ? Double.NaN : value)
                        .as("value in row %d", i)
                        .isEqualTo(Double.valueOf(value(i)));
                assertThat(rows.getString(4)).isEqualTo(word(i));
                assertThat(rows.getString(5)).isEqualTo(i / PAGE == 1 ? null : pointHex(i));
            }
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void aTableOfNoRowsIsOne() throws Exception {
        PartWriter none = new PartWriter(List.of(new ResultColumn("row", ResultColumn.Type.INT64)));
        table = Files.write(folder.resolve("none.parquet"), none.finish(Map.of()));

        assertThat(count("true")).isZero();
        try (ParquetTable read = ParquetTable.open(LocalByteSource.open(table))) {
            assertThat(read.rows()).isZero();
            read.read(List.of("row"), row -> fail("a row"));
        }
    }

    /// DuckDB leaves out what the smallest and largest values say cannot hold.
    @Test
    void whatIsLookedForIsFoundByTheSmallestAndLargestValues() throws SQLException {
        assertThat(count("row = " + Long.MAX_VALUE)).isEqualTo(1);
        assertThat(count("row = " + (Long.MIN_VALUE + 1) + " - 1")).isEqualTo(1);
        assertThat(count("small = " + Integer.MAX_VALUE)).isEqualTo(1);
        assertThat(count("small < -2147483647")).isEqualTo(1);
        assertThat(count("value > 1e300")).isEqualTo(1);
        assertThat(count("value > 0 and value < 1e-300")).isEqualTo(1);
        assertThat(count("value is null")).isEqualTo(nulls());
        assertThat(count("word = ''")).isEqualTo((ROWS + 999) / 1000);
        assertThat(count("geometry is null")).isEqualTo(PAGE);
    }

    private static long nulls() {
        long nulls = 0;
        for (int i = 0; i < ROWS; i++) {
            if (Double.isNaN(value(i))) {
                nulls++;
            }
        }
        return nulls;
    }

    private long count(String condition) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select count(*) from '%s' where %s".formatted(table, condition))) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
