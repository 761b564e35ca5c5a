package dev.stratus.picture;

import dev.stratus.job.ResultsTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// The first look at a table before a map of it is laid out: how its line numbers run, and a sample
/// of its live traces. Its memory does not depend on the number of traces.
final class SurveyScan {
    static final String INLINE = "inline";
    static final String CROSSLINE = "crossline";
    static final String X = "cdp_x";
    static final String Y = "cdp_y";

    private static final int SAMPLE = 1 << 16;

    /// Where a trace is; NaN is unknown.
    ///
    /// @param step how far it is from the live trace before it
    record Place(double inline, double crossline, double x, double y, double step) {
        boolean hasLines() {
            return !Double.isNaN(inline) && !Double.isNaN(crossline);
        }

        boolean hasCoordinates() {
            return isPlace(x, y);
        }
    }

    private final LineNumbers inlines = new LineNumbers();
    private final LineNumbers crosslines = new LineNumbers();
    private final List<Place> sample = new ArrayList<>();
    private long live;

    private SurveyScan() {}

    /// Looks at the live traces of `table`.
    ///
    /// @param x the column with the coordinate to the right
    /// @param y the column with the coordinate upwards
    static SurveyScan of(ResultsTable table, String x, String y, Culling culling)
            throws IOException {
        List<String> known = table.columns();
        List<String> columns =
                Stream.of(INLINE, CROSSLINE, x, y, culling.column())
                        .filter(known::contains)
                        .distinct()
                        .toList();
        int[] at =
                Stream.of(INLINE, CROSSLINE, x, y, culling.column())
                        .mapToInt(columns::indexOf)
                        .toArray();
        SurveyScan scan = new SurveyScan();
        var random = new SplittableRandom(1);
        double[] before = {Double.NaN, Double.NaN};
        table.read(
                columns,
                row -> {
                    if (!culling.keeps(valueAt(row, at[4]))) {
                        return;
                    }
                    double inline = valueAt(row, at[0]);
                    double crossline = valueAt(row, at[1]);
                    if (Double.isFinite(inline) && Double.isFinite(crossline)) {
                        scan.inlines.add(inline);
                        scan.crosslines.add(crossline);
                    }
                    double placeX = valueAt(row, at[2]);
                    double placeY = valueAt(row, at[3]);
                    long slot = scan.live < SAMPLE ? scan.live : random.nextLong(scan.live + 1);
                    scan.live++;
                    if (slot < SAMPLE) {
                        double step = Math.hypot(placeX - before[0], placeY - before[1]);
                        Place place = new Place(inline, crossline, placeX, placeY, step);
                        if (slot < scan.sample.size()) {
                            scan.sample.set((int) slot, place);
                        } else {
                            scan.sample.add(place);
                        }
                    }
                    before[0] = placeX;
                    before[1] = placeY;
                });
        return scan;
    }

    /// Whether a trace can be there: a header that was never filled says 0 and 0.
    static boolean isPlace(double x, double y) {
        return Double.isFinite(x) && Double.isFinite(y) && (x != 0 || y != 0);
    }

    private static double valueAt(double[] row, int index) {
        return index < 0 ? Double.NaN : row[index];
    }

    /// How many traces are live.
    long live() {
        return live;
    }

    LineNumbers inlines() {
        return inlines;
    }

    LineNumbers crosslines() {
        return crosslines;
    }

    /// Live traces, each as likely to be among them as any other.
    List<Place> sample() {
        return sample;
    }
}
