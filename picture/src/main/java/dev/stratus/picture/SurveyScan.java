package dev.stratus.picture;

import dev.stratus.job.ResultsTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

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
    /// @param stepX how far it is from the live trace before it, to the right
    /// @param stepY and upwards
    record Place(double inline, double crossline, double x, double y, double stepX, double stepY) {
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
        SurveyScan scan = new SurveyScan();
        var random = new SplittableRandom(1);
        double[] before = {Double.NaN, Double.NaN};
        String value = culling.columns().getFirst();
        String size = culling.columns().getLast();
        Picked.of(table, List.of(INLINE, CROSSLINE, x, y, value, size))
                .read(row -> {
                    if (!culling.keeps(row[4], row[5])) {
                        return;
                    }
                    double inline = row[0];
                    double crossline = row[1];
                    if (Double.isFinite(inline) && Double.isFinite(crossline)) {
                        scan.inlines.add(inline);
                        scan.crosslines.add(crossline);
                    }
                    double placeX = row[2];
                    double placeY = row[3];
                    long slot = scan.live < SAMPLE ? scan.live : random.nextLong(scan.live + 1);
                    scan.live++;
                    if (slot < SAMPLE) {
                        Place place =
                                new Place(
                                        inline,
                                        crossline,
                                        placeX,
                                        placeY,
                                        placeX - before[0],
                                        placeY - before[1]);
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
