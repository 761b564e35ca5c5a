package dev.stratus.picture;

import dev.stratus.attributes.Length;
import dev.stratus.job.Coordinates;
import dev.stratus.job.ResultsTable;
import dev.stratus.segy.CoordinateUnit;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.Trace;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// The headers of all traces of a file, and one sample of each, as a table: so that what draws maps
/// of results draws them too. Closing it closes the file.
public final class TraceTable implements ResultsTable {
    /// The column with a trace's zero-based number.
    public static final String TRACE = "trace";

    /// What the column with a sample begins with.
    static final String AMPLITUDE_AT = "amplitude at ";

    private final SegyFile file;
    private final TraceRange traces;
    private final Optional<SlicePlace> slice;
    private final String sampleColumn;
    private final List<String> columns;

    private TraceTable(SegyFile file, TraceRange traces, Optional<SlicePlace> slice) {
        this.file = file;
        this.traces = traces;
        this.slice = slice;
        this.sampleColumn = slice.map(place -> AMPLITUDE_AT + place.inWords()).orElse("");
        this.columns = new ArrayList<>();
        columns.add(TRACE);
        for (TraceHeaderField field : TraceHeaderField.values()) {
            if (field != TraceHeaderField.TRACE_HEADER_NAME) {
                columns.add(field.label());
            }
        }
        if (slice.isPresent()) {
            columns.add(sampleColumn);
        }
    }

    /// The trace headers alone.
    public static TraceTable ofHeaders(SegyFile file, TraceRange traces) {
        return new TraceTable(file, traces, Optional.empty());
    }

    /// The trace headers and the sample of each trace that is nearest to a place: a slice of the
    /// survey. Its column is named after where the first trace has a sample.
    ///
    /// @throws NothingToDrawException if no trace reaches there
    public static TraceTable ofSlice(SegyFile file, Length place) throws IOException {
        return new TraceTable(file, file.traces(), Optional.of(SlicePlace.of(file, place)));
    }

    /// Where traces of `file` are by two of their header fields, coloured by their order in the
    /// file: a wrong header is seen at a glance.
    ///
    /// @throws NothingToDrawException if no trace has a place by these fields
    public static MapGrid placesOf(
            SegyFile file, TraceRange traces, TraceHeaderField x, TraceHeaderField y)
            throws IOException {
        return MapGrid.of(
                ofHeaders(file, traces),
                new MapRequest(
                        TRACE,
                        new MapAxes.Columns(x.label(), y.label()),
                        Fold.FIRST,
                        OptionalDouble.empty()));
    }

    /// The column with the sample.
    public String sampleColumn() {
        return sampleColumn;
    }

    @Override
    public String name() {
        return file.source().name();
    }

    @Override
    public String source() {
        return file.source().name();
    }

    @Override
    public Coordinates coordinates() throws IOException {
        return new Coordinates(Optional.empty(), CoordinateUnit.of(file));
    }

    @Override
    public long rows() {
        return traces.count();
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public void read(List<String> wanted, RowVisitor visitor) throws IOException {
        Column[] readers = wanted.stream().map(this::column).toArray(Column[]::new);
        double[] row = new double[readers.length];
        boolean headersAlone = Arrays.stream(readers).noneMatch(AmplitudeColumn.class::isInstance);
        if (headersAlone) {
            file.readHeaders(
                    traces,
                    (trace, header) -> {
                        for (int i = 0; i < row.length; i++) {
                            row[i] =
                                    readers[i] instanceof HeaderColumn(var field)
                                            ? header.value(field)
                                            : trace;
                        }
                        visitor.visit(row);
                    });
            return;
        }
        file.readTraces(
                traces,
                file.newBlock(),
                trace -> {
                    for (int i = 0; i < row.length; i++) {
                        row[i] = readers[i].of(trace);
                    }
                    visitor.visit(row);
                });
    }

    private Column column(String name) {
        if (!columns.contains(name)) {
            throw new IllegalArgumentException(
                    "%s: has no header field %s".formatted(name(), name));
        }
        if (name.equals(TRACE)) {
            return new NumberColumn();
        }
        return name.equals(sampleColumn)
                ? new AmplitudeColumn(slice.orElseThrow())
                : new HeaderColumn(TraceHeaderField.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    private sealed interface Column {
        double of(Trace trace);
    }

    private record NumberColumn() implements Column {
        @Override
        public double of(Trace trace) {
            return trace.number();
        }
    }

    private record HeaderColumn(TraceHeaderField field) implements Column {
        @Override
        public double of(Trace trace) {
            return trace.header().value(field);
        }
    }

    private record AmplitudeColumn(SlicePlace place) implements Column {
        @Override
        public double of(Trace trace) {
            return place.of(trace);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
