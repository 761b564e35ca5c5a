package dev.stratus.picture;

import dev.stratus.job.Coordinates;
import dev.stratus.job.ResultsTable;
import dev.stratus.segy.CoordinateUnit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A table whose coordinates are written as ±DDDMMSS.ss (SEG-Y rev 2.1, trace header byte 89), as
/// one of degrees: only of these is the difference a distance.
record InDegrees(ResultsTable table) implements ResultsTable {
    /// `table`, in degrees if that is needed. Coordinates that the user has named are taken as they
    /// are.
    static ResultsTable of(ResultsTable table) throws IOException {
        return table.coordinates()
                        .equals(
                                new Coordinates(
                                        Optional.empty(),
                                        Optional.of(CoordinateUnit.DEGREES_MINUTES_SECONDS)))
                ? new InDegrees(table)
                : table;
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public String source() {
        return table.source();
    }

    @Override
    public Coordinates coordinates() {
        return new Coordinates(Optional.empty(), Optional.of(CoordinateUnit.DEGREES));
    }

    @Override
    public long rows() {
        return table.rows();
    }

    @Override
    public List<String> columns() {
        return table.columns();
    }

    @Override
    public void read(List<String> columns, RowVisitor visitor) throws IOException {
        double[] converted = new double[columns.size()];
        table.read(
                columns,
                row -> {
                    for (int i = 0; i < converted.length; i++) {
                        converted[i] = MapPlane.isLength(columns.get(i)) ? degrees(row[i]) : row[i];
                    }
                    visitor.visit(converted);
                });
    }

    private static double degrees(double packed) {
        double size = Math.abs(packed);
        double degrees = Math.floor(size / 10_000);
        double minutes = Math.floor(size / 100) % 100;
        double seconds = size % 100;
        return Math.copySign((degrees * 3600 + minutes * 60 + seconds) / 3600, packed);
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
