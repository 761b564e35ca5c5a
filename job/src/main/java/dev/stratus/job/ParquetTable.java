package dev.stratus.job;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stratus.storage.ByteSource;
import dev.stratus.storage.StorageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/// A results table in one Parquet file, read row group by row group. Not for several threads at
/// once.
public final class ParquetTable implements ResultsTable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCK_ROWS = 1 << 14;

    private final ByteSource source;
    private final ParquetFileReader reader;
    private final MessageType schema;
    private final List<String> columns;

    private ParquetTable(ByteSource source, ParquetFileReader reader) {
        this.source = source;
        this.reader = reader;
        this.schema = reader.getFooter().getFileMetaData().getSchema();
        this.columns =
                schema.getFields().stream()
                        .filter(ParquetTable::holdsNumbers)
                        .map(Type::getName)
                        .toList();
    }

    /// Reads the footer of a table. Closing the table closes the source.
    ///
    /// @throws ResultsException if it is no Parquet file
    public static ParquetTable open(ByteSource source) throws IOException {
        try {
            return new ParquetTable(source, openReader(source));
        } catch (IOException e) {
            try (source) {
                throw e;
            }
        }
    }

    private static ParquetFileReader openReader(ByteSource source) throws IOException {
        try {
            return ParquetFileReader.open(
                    new SourceInputFile(source),
                    ParquetReadOptions.builder(new PlainParquetConfiguration())
                            .withCodecFactory(new ZstdCodecs())
                            .usePageChecksumVerification()
                            .build());
        } catch (StorageException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new ResultsException(
                    "%s: is no results table: %s".formatted(source.name(), e.getMessage()), e);
        }
    }

    private static boolean holdsNumbers(Type field) {
        return field.isPrimitive()
                && switch (field.asPrimitiveType().getPrimitiveTypeName()) {
                    case INT32, INT64, FLOAT, DOUBLE -> true;
                    case BOOLEAN, BINARY, INT96, FIXED_LEN_BYTE_ARRAY -> false;
                };
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public String source() {
        return metadata(TableMetadata.SOURCE).orElse(source.name());
    }

    @Override
    public Coordinates coordinates() throws ResultsException {
        try {
            Optional<JsonNode> plan = json(TableMetadata.PLAN);
            return plan.map(PlanJson::readCoordinates).orElse(Coordinates.UNKNOWN);
        } catch (IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    /// The JSON that the file has under a key.
    ///
    /// @throws ResultsException if it is none
    Optional<JsonNode> json(String key) throws ResultsException {
        try {
            Optional<String> text = metadata(key);
            return text.isPresent() ? Optional.of(JSON.readTree(text.get())) : Optional.empty();
        } catch (JacksonException e) {
            throw damaged(e);
        }
    }

    /// What the file says of itself under a key.
    public Optional<String> metadata(String key) {
        return Optional.ofNullable(
                reader.getFooter().getFileMetaData().getKeyValueMetaData().get(key));
    }

    @Override
    public long rows() {
        return reader.getRecordCount();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void read(List<String> wanted, RowVisitor visitor) throws IOException {
        List<Type> fields = new ArrayList<>();
        for (String name : wanted) {
            if (!columns.contains(name)) {
                throw new IllegalArgumentException(
                        "%s: has no column %s, expected one of %s"
                                .formatted(name(), name, String.join(", ", columns)));
            }
            fields.add(schema.getType(name));
        }
        MessageType projection = new MessageType(schema.getName(), fields);
        double[] row = new double[wanted.size()];
        // A reader of its own, so that a table can be read again.
        try (ParquetFileReader pass = openReader(source)) {
            pass.setRequestedSchema(projection);
            for (PageReadStore group = nextRowGroup(pass);
                    group != null;
                    group = nextRowGroup(pass)) {
                readRowGroup(group, projection, row, visitor);
            }
        }
    }

    private @Nullable PageReadStore nextRowGroup(ParquetFileReader pass) throws IOException {
        try {
            return pass.readNextRowGroup();
        } catch (StorageException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // A page that is damaged may say anything of its size.
            throw damaged(e);
        }
    }

    private ResultsException damaged(Throwable cause) {
        return new ResultsException(
                "%s: is damaged: %s. Run the job again.".formatted(name(), cause.getMessage()),
                cause);
    }

    private void readRowGroup(
            PageReadStore group, MessageType projection, double[] row, RowVisitor visitor)
            throws IOException {
        Column[] readers = columnsOf(group, projection);
        for (long first = 0; first < group.getRowCount(); first += BLOCK_ROWS) {
            int rows = (int) Math.min(BLOCK_ROWS, group.getRowCount() - first);
            try {
                Arrays.stream(readers).parallel().forEach(column -> column.read(rows));
            } catch (RuntimeException | OutOfMemoryError e) {
                throw damaged(e);
            }
            for (int i = 0; i < rows; i++) {
                for (int column = 0; column < readers.length; column++) {
                    row[column] = readers[column].values[i];
                }
                visitor.visit(row);
            }
        }
    }

    private Column[] columnsOf(PageReadStore group, MessageType projection)
            throws ResultsException {
        try {
            ColumnReadStoreImpl store =
                    new ColumnReadStoreImpl(
                            group,
                            new IgnoringConverter(),
                            projection,
                            reader.getFooter().getFileMetaData().getCreatedBy());
            return projection.getColumns().stream()
                    .map(column -> new Column(column, store.getColumnReader(column)))
                    .toArray(Column[]::new);
        } catch (RuntimeException | OutOfMemoryError e) {
            throw damaged(e);
        }
    }

    /// Copies the row groups as they are, without decoding them.
    void appendTo(ParquetFileWriter writer) throws IOException {
        reader.appendTo(writer);
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } finally {
            source.close();
        }
    }

    /// A column of a row group, block by block. Columns know nothing of each other, so that each
    /// may be decoded on a thread of its own.
    private static final class Column {
        private final ColumnReader reader;
        private final PrimitiveType.PrimitiveTypeName type;
        private final int definedLevel;
        private final double[] values = new double[BLOCK_ROWS];

        Column(ColumnDescriptor descriptor, ColumnReader reader) {
            this.reader = reader;
            this.type = descriptor.getPrimitiveType().getPrimitiveTypeName();
            this.definedLevel = descriptor.getMaxDefinitionLevel();
        }

        void read(int rows) {
            for (int i = 0; i < rows; i++) {
                values[i] =
                        reader.getCurrentDefinitionLevel() < definedLevel
                                ? Double.NaN
                                : switch (type) {
                                    case INT32 -> reader.getInteger();
                                    case INT64 -> reader.getLong();
                                    case FLOAT -> reader.getFloat();
                                    case DOUBLE -> reader.getDouble();
                                    case BOOLEAN, BINARY, INT96, FIXED_LEN_BYTE_ARRAY ->
                                            throw new IllegalStateException("no number: " + type);
                                };
                reader.consume();
            }
        }
    }

    /// Column readers are made for filling objects; here the values are taken from them directly.
    private static final class IgnoringConverter extends GroupConverter {
        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
