package dev.stratus.job;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/// How the results table is laid out in Parquet.
final class TableSchema {
    /// So many rows are in a page.
    static final int PAGE_ROWS = 1 << 14;

    /// The column of points.
    static final String POINTS = "geometry";

    private TableSchema() {}

    static MessageType of(List<ResultColumn> columns) {
        return new MessageType("traces", columns.stream().map(TableSchema::field).toList());
    }

    private static Type field(ResultColumn column) {
        return switch (column.type()) {
            case INT32 -> Types.required(INT32).named(column.name());
            case INT64 -> Types.required(INT64).named(column.name());
            case FLOAT64 -> Types.optional(DOUBLE).named(column.name());
            case TEXT ->
                    Types.required(BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(column.name());
            case POINT -> Types.optional(BINARY).named(column.name());
        };
    }
}
