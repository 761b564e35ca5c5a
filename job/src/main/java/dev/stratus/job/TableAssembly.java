package dev.stratus.job;

import dev.stratus.storage.NewObject;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.hadoop.ParquetFileWriter;

/// Assembles the one file that a job's results are to be from its parts, in file order. The file
/// appears whole or not at all.
final class TableAssembly {
    private final JobFolder folder;
    private final JobPlan plan;
    private final Manifest manifest;

    TableAssembly(JobFolder folder, JobPlan plan, Manifest manifest) {
        this.folder = folder;
        this.plan = plan;
        this.manifest = manifest;
    }

    /// Joins the parts' row groups as they are, without decoding them.
    void writeParquet(String location, StorageOptions options) throws IOException {
        try (NewObject object = Storage.create(location, options)) {
            try (ParquetFileWriter writer = PartWriter.newTable(object.body(), plan.columns())) {
                writer.start();
                folder.forEachPart(manifest, part -> part.appendTo(writer));
                writer.end(TableMetadata.of(plan, manifest));
            }
            object.publish();
        }
    }

    /// Writes one line a trace; a null is an empty value, and there is no column of points.
    void writeCsv(String location, StorageOptions options) throws IOException {
        List<ResultColumn> columns =
                plan.columns().stream()
                        .filter(column -> column.type() != ResultColumn.Type.POINT)
                        .toList();
        List<String> names = columns.stream().map(ResultColumn::name).toList();
        try (NewObject object = Storage.create(location, options)) {
            BufferedWriter csv =
                    new BufferedWriter(
                            new OutputStreamWriter(object.body(), StandardCharsets.UTF_8));
            csv.write(String.join(",", names));
            csv.write('\n');
            StringBuilder line = new StringBuilder();
            folder.forEachPart(
                    manifest,
                    part ->
                            part.read(
                                    names,
                                    row -> {
                                        line.setLength(0);
                                        for (int i = 0; i < row.length; i++) {
                                            appendValue(line, columns.get(i).type(), row[i]);
                                            line.append(i < row.length - 1 ? ',' : '\n');
                                        }
                                        csv.append(line);
                                    }));
            csv.flush();
            object.publish();
        }
    }

    /// The shortest decimal that reads back as the same double; nothing for a null.
    private static void appendValue(StringBuilder line, ResultColumn.Type type, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        switch (type) {
            case INT32, INT64 -> line.append((long) value);
            case FLOAT64 -> line.append(value);
            case TEXT, POINT -> throw new IllegalStateException("no number: " + type);
        }
    }
}
