package dev.stratus.picture;

import dev.stratus.job.ResultsTable;
import java.io.IOException;
import java.util.List;

/// Some columns of a table in the order in which they are wanted, of which some may be the same,
/// and some not there.
record Picked(ResultsTable table, List<String> columns, List<String> wanted) {
    static Picked of(ResultsTable table, List<String> wanted) {
        List<String> known = table.columns();
        return new Picked(
                table, wanted.stream().filter(known::contains).distinct().toList(), wanted);
    }

    /// Shows every row's values, NaN where there is no such column.
    void read(ResultsTable.RowVisitor visitor) throws IOException {
        int[] at = wanted.stream().mapToInt(columns::indexOf).toArray();
        double[] picked = new double[at.length];
        table.read(
                columns,
                row -> {
                    for (int i = 0; i < at.length; i++) {
                        picked[i] = at[i] < 0 ? Double.NaN : row[at[i]];
                    }
                    visitor.visit(picked);
                });
    }
}
