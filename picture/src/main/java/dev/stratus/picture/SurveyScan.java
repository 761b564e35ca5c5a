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
            return !Double.isNaN(x) && !Double.isNaN(y);
        }
    }

    private final LineNumbers inlines = new LineNumbers();
    private final LineNumbers crosslines = new LineNumbers();
    private final List<Place> sample = new ArrayList<>();
    private long live;

    private SurveyScan() {}

    /// Looks at the live traces of `table`.
    ///
    /// @param plane the columns with the coordinates
    static SurveyScan of(ResultsTable table, MapPlane plane, Culling culling) throws IOException {
        SurveyScan scan = new SurveyScan();
        var random = new SplittableRandom(1);
        double[] before = {Double.NaN, Double.NaN};
        Picked.of(table, culling.columnsBehind(INLINE, CROSSLINE, plane.x(), plane.y()))
                .read(row -> {
                    if (!culling.keeps(row, 4)) {
                        return;
                    }
                    double inline = row[0];
                    double crossline = row[1];
                    if (Double.isFinite(inline) && Double.isFinite(crossline)) {
                        scan.inlines.add(inline);
                        scan.crosslines.add(crossline);
                    }
                    boolean hasPlace = plane.isPlace(row[2], row[3]);
                    double placeX = hasPlace ? row[2] : Double.NaN;
                    double placeY = hasPlace ? row[3] : Double.NaN;
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
