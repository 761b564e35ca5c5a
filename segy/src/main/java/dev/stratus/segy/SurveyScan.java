package dev.stratus.segy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Finds out what a file surveys. Takes 56 bytes of memory a trace that it looks at: the five
/// numbers that are kept of it, and two more while they are sorted.
public final class SurveyScan {
    /// So many traces are looked at where not all are: in blocks, spread over the file.
    private static final int SAMPLE_TRACES = 20_000;

    private static final int SAMPLE_BLOCK = 200;

    /// So many points at a time are added to the outline.
    private static final int OUTLINE_BLOCK = 4096;

    /// How many trace headers are looked at.
    public enum Extent {
        ALL,
        /// All of a small file; of a large one blocks that are spread evenly.
        SAMPLE
    }

    private final SegyFile file;
    private final long[] inlines;
    private final long[] crosslines;
    private final long[] offsets;
    private final double[] xs;
    private final double[] ys;
    private final GridFit.Sums sums = new GridFit.Sums();
    private int count;
    private long dead;
    private long sameRecord;
    private long newRecords;
    private long lastRecord = Long.MIN_VALUE;
    private boolean anyCoordinates;

    private SurveyScan(SegyFile file, int capacity) {
        this.file = file;
        inlines = new long[capacity];
        crosslines = new long[capacity];
        offsets = new long[capacity];
        xs = new double[capacity];
        ys = new double[capacity];
    }

    /// The survey of a file; empty if it has no whole trace.
    public static Optional<Survey> of(SegyFile file, Extent extent) throws IOException {
        long traces = file.traceCount();
        if (traces == 0) {
            return Optional.empty();
        }
        List<TraceRange> ranges = ranges(traces, extent);
        int capacity = Math.toIntExact(ranges.stream().mapToLong(TraceRange::count).sum());
        SurveyScan scan = new SurveyScan(file, capacity);
        for (TraceRange range : ranges) {
            file.readHeaders(range, scan::add);
        }
        return Optional.of(scan.survey());
    }

    /// The ranges of traces that are looked at.
    static List<TraceRange> ranges(long traces, Extent extent) {
        if (extent == Extent.ALL || traces <= SAMPLE_TRACES) {
            return List.of(new TraceRange(0, traces));
        }
        List<TraceRange> ranges = new ArrayList<>();
        int blocks = SAMPLE_TRACES / SAMPLE_BLOCK;
        for (int block = 0; block < blocks; block++) {
            long first = (traces - SAMPLE_BLOCK) / (blocks - 1) * block;
            ranges.add(new TraceRange(first, SAMPLE_BLOCK));
        }
        return ranges;
    }

    private void add(long trace, TraceHeader header) {
        inlines[count] = header.number(TraceHeaderField.INLINE);
        crosslines[count] = header.number(TraceHeaderField.CROSSLINE);
        offsets[count] = header.number(TraceHeaderField.SOURCE_TO_RECEIVER_DISTANCE);
        xs[count] = header.value(TraceHeaderField.CDP_X);
        ys[count] = header.value(TraceHeaderField.CDP_Y);
        if (xs[count] != 0 || ys[count] != 0) {
            anyCoordinates = true;
            sums.add(inlines[count], crosslines[count], xs[count], ys[count]);
        }
        if (header.raw(TraceHeaderField.TRACE_ID_CODE) == 2) {
            dead++;
        }
        long record = header.raw(TraceHeaderField.ORIG_FIELD_RECORD_NUM);
        if (record == lastRecord) {
            sameRecord++;
        } else {
            newRecords++;
        }
        lastRecord = record;
        count++;
    }

    private Survey survey() {
        LineAxis inline = axis(inlines);
        LineAxis crossline = axis(crosslines);
        LineAxis offset = axis(offsets);
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = mix(inlines[i], crosslines[i]);
        }
        long locations = distinct(keys);
        for (int i = 0; i < count; i++) {
            keys[i] = mix(mix(inlines[i], crosslines[i]), offsets[i]);
        }
        boolean grid = inline.distinct() > 1 && crossline.distinct() > 1;
        Survey.Kind kind = kind(grid, locations, offset);
        boolean preStack = kind == Survey.Kind.PRE_STACK_3D;
        long repeated = grid ? count - (preStack ? distinct(keys) : locations) : 0;
        Optional<GridFit> fit = anyCoordinates && grid ? sums.fit() : Optional.empty();
        return new Survey(
                kind,
                grid ? sorting() : Survey.Sorting.NONE,
                count,
                file.traceCount(),
                inline,
                crossline,
                offset,
                locations,
                grid ? holes(inline, crossline, locations) : OptionalLong.of(0),
                repeated,
                dead,
                fit,
                anyCoordinates ? hull() : List.of());
    }

    private Survey.Kind kind(boolean grid, long locations, LineAxis offset) {
        if (grid) {
            return offset.distinct() > 1 && locations < count
                    ? Survey.Kind.PRE_STACK_3D
                    : Survey.Kind.POST_STACK_3D;
        }
        boolean severalRecords = newRecords > 1 && sameRecord > newRecords;
        return severalRecords || (count > 1 && offset.distinct() > 1)
                ? Survey.Kind.GATHERS
                : Survey.Kind.LINE_2D;
    }

    /// Along the line whose number stays the same from trace to trace.
    private Survey.Sorting sorting() {
        long inlineStays = 0;
        long crosslineStays = 0;
        for (int i = 1; i < count; i++) {
            boolean sameInline = inlines[i] == inlines[i - 1];
            boolean sameCrossline = crosslines[i] == crosslines[i - 1];
            inlineStays += sameInline && !sameCrossline ? 1 : 0;
            crosslineStays += sameCrossline && !sameInline ? 1 : 0;
        }
        if (Math.max(inlineStays, crosslineStays) * 2 < count / 4) {
            return Survey.Sorting.NONE;
        }
        return inlineStays >= crosslineStays ? Survey.Sorting.INLINE : Survey.Sorting.CROSSLINE;
    }

    private LineAxis axis(long[] numbers) {
        long[] sorted = Arrays.copyOf(numbers, count);
        Arrays.sort(sorted);
        return LineAxis.of(sorted, count);
    }

    private static long distinct(long[] keys) {
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        long distinct = sorted.length == 0 ? 0 : 1;
        for (int i = 1; i < sorted.length; i++) {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        return distinct;
    }

    /// Two numbers in one, so well mixed that two pairs never meet in practice (the finaliser of
    /// MurmurHash3).
    private static long mix(long a, long b) {
        long key = a * 0x9E3779B97F4A7C15L + b;
        key = (key ^ (key >>> 33)) * 0xFF51AFD7ED558CCDL;
        key = (key ^ (key >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return key ^ (key >>> 33);
    }

    private OptionalLong holes(LineAxis inline, LineAxis crossline, long locations) {
        boolean tooMany = inline.count() > Long.MAX_VALUE / crossline.count();
        return tooMany || count < file.traceCount()
                ? OptionalLong.empty()
                : OptionalLong.of(inline.count() * crossline.count() - locations);
    }

    /// The convex hull, of some points at a time: those that are inside are not kept.
    private List<Survey.Point> hull() {
        List<Survey.Point> hull = List.of();
        for (int first = 0; first < count; first += OUTLINE_BLOCK) {
            List<Survey.Point> points = new ArrayList<>(hull);
            for (int i = first; i < Math.min(count, first + OUTLINE_BLOCK); i++) {
                if (xs[i] != 0 || ys[i] != 0) {
                    points.add(new Survey.Point(xs[i], ys[i]));
                }
            }
            if (!points.isEmpty()) {
                hull = hull(points);
            }
        }
        return hull;
    }

    /// Andrew's monotone chain.
    private static List<Survey.Point> hull(List<Survey.Point> points) {
        points.sort(SurveyScan::byXAndY);
        List<Survey.Point> lower = chain(points);
        List<Survey.Point> reversed = new ArrayList<>(points);
        Collections.reverse(reversed);
        List<Survey.Point> upper = chain(reversed);
        List<Survey.Point> hull = new ArrayList<>(lower.subList(0, Math.max(1, lower.size() - 1)));
        hull.addAll(upper.subList(0, Math.max(0, upper.size() - 1)));
        return hull;
    }

    // Neither a comparator of lambdas nor a record's equals: Java would take longer to make those
    // than for the whole hull of a small file.
    private static int byXAndY(Survey.Point a, Survey.Point b) {
        int byX = Double.compare(a.x(), b.x());
        return byX != 0 ? byX : Double.compare(a.y(), b.y());
    }

    private static List<Survey.Point> chain(List<Survey.Point> points) {
        List<Survey.Point> chain = new ArrayList<>();
        for (Survey.Point point : points) {
            while (chain.size() >= 2
                    && turn(chain.get(chain.size() - 2), chain.get(chain.size() - 1), point) <= 0) {
                chain.remove(chain.size() - 1);
            }
            if (chain.isEmpty() || byXAndY(chain.get(chain.size() - 1), point) != 0) {
                chain.add(point);
            }
        }
        return chain;
    }

    private static double turn(Survey.Point a, Survey.Point b, Survey.Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }
}
