package dev.stratus.picture;

import dev.stratus.job.Coordinates;
import dev.stratus.job.ResultsTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A results table in memory.
final class MemoryTable implements ResultsTable {
    private final List<String> columns;
    private final List<double[]> rows = new ArrayList<>();
    private Coordinates coordinates = Coordinates.UNKNOWN;
    private String source = "survey.sgy";

    MemoryTable(String... columns) {
        this.columns = List.of(columns);
    }

    MemoryTable row(double... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException("expected %d values".formatted(columns.size()));
        }
        rows.add(values);
        return this;
    }

    MemoryTable named(String newSource) {
        source = newSource;
        return this;
    }

    @Override
    public String name() {
        return "table.parquet";
    }

    @Override
    public String source() {
        return source;
    }

    MemoryTable in(Coordinates found) {
        coordinates = found;
        return this;
    }

    @Override
    public Coordinates coordinates() {
        return coordinates;
    }

    @Override
    public long rows() {
        return rows.size();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void read(List<String> wanted, RowVisitor visitor) throws IOException {
        int[] at = wanted.stream().mapToInt(columns::indexOf).toArray();
        for (int index : at) {
            if (index < 0) {
                throw new IllegalArgumentException("no such column in " + wanted);
            }
        }
        double[] values = new double[at.length];
        for (double[] row : rows) {
            for (int i = 0; i < at.length; i++) {
                values[i] = row[at[i]];
            }
            visitor.visit(values);
        }
    }

    @Override
    public void close() {}
}
