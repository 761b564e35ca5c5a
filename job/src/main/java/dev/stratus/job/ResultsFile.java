package dev.stratus.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stratus.storage.LocalByteSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.hadoop.ParquetFileWriter;

/// Assembles the result of a job, one local file, from its parts in file order.
enum ResultsFile {
    PARQUET {
        @Override
        void write(JobPlan plan, List<Path> parts, OutputStream target) throws IOException {
            try (ParquetFileWriter writer =
                    new ParquetFileWriter(
                            new StreamOutputFile(target),
                            TableSchema.of(plan.request().columns()),
                            ParquetFileWriter.Mode.OVERWRITE,
                            Long.MAX_VALUE,
                            0,
                            null,
                            TableSchema.PROPERTIES)) {
                writer.start();
                for (Path part : parts) {
                    try (ParquetTable table = ParquetTable.open(LocalByteSource.open(part))) {
                        table.appendTo(writer);
                    }
                }
                writer.end(TableMetadata.of(plan));
            }
        }
    },
    CSV {
        @Override
        void write(JobPlan plan, List<Path> parts, OutputStream target) throws IOException {
            List<ResultColumn> columns =
                    plan.request().columns().stream()
                            .filter(column -> column.type() != ResultColumn.Type.POINT)
                            .toList();
            List<String> names = columns.stream().map(ResultColumn::name).toList();
            try (BufferedWriter csv = new BufferedWriter(new OutputStreamWriter(target, UTF_8))) {
                csv.write(String.join(",", names));
                csv.write('\n');
                StringBuilder line = new StringBuilder();
                for (Path part : parts) {
                    try (ParquetTable table = ParquetTable.open(LocalByteSource.open(part))) {
                        table.read(
                                names,
                                row -> {
                                    line.setLength(0);
                                    for (int i = 0; i < row.length; i++) {
                                        appendValue(line, columns.get(i).type(), row[i]);
                                        line.append(i < row.length - 1 ? ',' : '\n');
                                    }
                                    csv.append(line);
                                });
                    }
                }
            }
        }

        // The shortest decimal that reads back as the same double; nothing for a null.
        private void appendValue(StringBuilder line, ResultColumn.Type type, double value) {
            if (Double.isNaN(value)) {
                return;
            }
            switch (type) {
                case INT32, INT64 -> line.append((long) value);
                case FLOAT64 -> line.append(value);
                case POINT -> throw new IllegalStateException("a point is no number");
            }
        }
    };

    /// Writes the whole file.
    abstract void write(JobPlan plan, List<Path> parts, OutputStream target) throws IOException;

    /// The kind of file that a name asks for.
    ///
    /// @throws IllegalArgumentException if it ends neither in `.parquet` nor in `.csv`
    static ResultsFile of(String target) {
        String name = target.toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            return PARQUET;
        }
        if (name.endsWith(".csv")) {
            return CSV;
        }
        throw new IllegalArgumentException(
                "%s: what kind of results this is to be is not known, expected a name that ends in .parquet or .csv."
                        .formatted(target));
    }
}
