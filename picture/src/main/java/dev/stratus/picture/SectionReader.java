package dev.stratus.picture;

import dev.stratus.attributes.TraceKernel;
import dev.stratus.attributes.TraceKernels;
import dev.stratus.segy.CoordinateUnit;
import dev.stratus.segy.Scaling;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.Trace;
import dev.stratus.segy.TraceHeader;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Takes sections out of a file. It reads the traces that it shows and, to find them, a few
/// headers.
public final class SectionReader {
    /// 1 GiB of doubles.
    private static final long MOST_SAMPLES = 1L << 27;

    /// Samples from where the first trace begins to where the last one does.
    private static final double FARTHEST = 1 << 26;

    private final SegyFile file;
    private final SectionAxes axes;
    private final TraceKernel kernel;
    private final List<String> topNames = new ArrayList<>();
    private double[] numbers = {};
    private double[] firsts = {};
    private double[] values = {};
    private int count;

    private SectionReader(SegyFile file, SectionAxes axes) {
        this.file = file;
        this.axes = axes;
        this.kernel =
                TraceKernels.choose(file.sampleFormat(), file.byteOrder(), List.of(), 0)
                        .newKernel();
    }

    /// A point of a line on the map, by line numbers.
    public record LinePoint(long inline, long crossline) {}

    /// The traces of one inline, by crossline number.
    ///
    /// @throws NothingToDrawException if there is no such line, or if it is too large to show
    public static Section inline(SegyFile file, long number, SectionAxes axes) throws IOException {
        return line(file, TraceHeaderField.INLINE, TraceHeaderField.CROSSLINE, number, axes);
    }

    /// The traces of one crossline, by inline number.
    ///
    /// @throws NothingToDrawException if there is no such line, or if it is too large to show
    public static Section crossline(SegyFile file, long number, SectionAxes axes)
            throws IOException {
        return line(file, TraceHeaderField.CROSSLINE, TraceHeaderField.INLINE, number, axes);
    }

    private static Section line(
            SegyFile file,
            TraceHeaderField of,
            TraceHeaderField along,
            long number,
            SectionAxes axes)
            throws IOException {
        boolean inline = of == TraceHeaderField.INLINE;
        String title = "%s %d".formatted(inline ? "Inline" : "Crossline", number);
        String across = inline ? "Crossline number" : "Inline number";
        Position position = trace -> trace.header().number(along);
        LineSearch search = LineSearch.in(file);
        Optional<RegularOrder> order = search.regularOrder();
        List<TraceRange> expected = order.map(known -> known.line(of, number)).orElse(List.of());
        SectionReader reader = new SectionReader(file, axes);
        if (expected.isEmpty()
                || !reader.readIf(
                        trace ->
                                trace.header().number(of) == number
                                        && order.orElseThrow().allows(trace),
                        expected,
                        position)) {
            reader.read(search.line(of, number), position);
        }
        return reader.section(title, across, along.label());
    }

    /// Traces as they stand in the file.
    ///
    /// @throws NothingToDrawException if the file has not so many, or if they are too many to show
    public static Section traces(SegyFile file, TraceRange range, SectionAxes axes)
            throws IOException {
        if (range.end() > file.traces().count()) {
            throw new NothingToDrawException(
                    "%s: has %d traces, 0 to %d; there is no trace %d."
                            .formatted(
                                    file.source().name(),
                                    file.traces().count(),
                                    file.traces().count() - 1,
                                    range.end() - 1));
        }
        var reader = new SectionReader(file, axes);
        reader.read(List.of(range), Trace::number);
        String title =
                range.count() == 1
                        ? "Trace %d".formatted(range.first())
                        : "Traces %d to %d".formatted(range.first(), range.end() - 1);
        return reader.section(title, "Trace number, from 0", TraceTable.TRACE);
    }

    /// The traces along the straight lines from point to point.
    ///
    /// @param points at least two
    /// @throws NothingToDrawException if no trace is there, or if there are too many to show
    public static Section along(SegyFile file, List<LinePoint> points, SectionAxes axes)
            throws IOException {
        LineSearch search = LineSearch.in(file);
        List<LinePoint> places = places(file, search, points);
        SectionAxes labelled =
                axes.top().isEmpty()
                        ? new SectionAxes(
                                axes.down(),
                                List.of(TraceHeaderField.INLINE, TraceHeaderField.CROSSLINE))
                        : axes;
        Map<Long, Integer> expected = new TreeMap<>();
        Optional<RegularOrder> order = search.regularOrder();
        for (int place = 0; place < places.size() && order.isPresent(); place++) {
            LinePoint point = places.get(place);
            int at = place;
            order.get()
                    .trace(point.inline(), point.crossline())
                    .ifPresent(trace -> expected.putIfAbsent(trace, at));
        }
        var reader = new SectionReader(file, labelled);
        if (expected.isEmpty()
                || !reader.readIf(
                        trace -> isAt(trace.header(), places.get(placeOf(trace, expected))),
                        ranges(expected),
                        trace -> placeOf(trace, expected))) {
            Map<Long, Integer> found = search.traces(places);
            reader.read(ranges(found), trace -> placeOf(trace, found));
        }
        String corners =
                String.join(
                        ", ", points.stream().map(p -> p.inline() + "/" + p.crossline()).toList());
        return reader.section(
                "Line through " + corners + " (inline/crossline)", "Place along the line", "place");
    }

    /// The bins that the lines from point to point go through; a point between bins is the nearest.
    private static List<LinePoint> places(SegyFile file, LineSearch search, List<LinePoint> points)
            throws IOException {
        LineSearch.Bins inlines = search.bins(TraceHeaderField.INLINE);
        LineSearch.Bins crosslines = search.bins(TraceHeaderField.CROSSLINE);
        List<LinePoint> places = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double inline = inlines.at(points.get(i).inline());
            double crossline = crosslines.at(points.get(i).crossline());
            double inlineBefore = inlines.at(points.get(Math.max(0, i - 1)).inline());
            double crosslineBefore = crosslines.at(points.get(Math.max(0, i - 1)).crossline());
            double alongInline = inline - inlineBefore;
            double alongCrossline = crossline - crosslineBefore;
            long steps = Math.round(Math.max(Math.abs(alongInline), Math.abs(alongCrossline)));
            requireRoom(file, places.size() + steps);
            for (long k = i == 0 ? 0 : 1; k <= steps; k++) {
                double way = steps == 0 ? 0 : k / (double) steps;
                places.add(
                        new LinePoint(
                                inlines.number(inlineBefore + Math.round(alongInline * way)),
                                crosslines.number(
                                        crosslineBefore + Math.round(alongCrossline * way))));
            }
        }
        return places;
    }

    private static int placeOf(Trace trace, Map<Long, Integer> places) {
        return places.getOrDefault(trace.number(), 0);
    }

    private static boolean isAt(TraceHeader header, LinePoint point) {
        return header.number(TraceHeaderField.INLINE) == point.inline()
                && header.number(TraceHeaderField.CROSSLINE) == point.crossline();
    }

    private static List<TraceRange> ranges(Map<Long, Integer> traces) {
        return traces.keySet().stream().map(trace -> new TraceRange(trace, 1)).toList();
    }

    private interface Position {
        double of(Trace trace);
    }

    private static void requireRoom(SegyFile file, long count) throws IOException {
        if (count > MOST_SAMPLES / Math.max(1, file.samplesPerTrace())) {
            throw new NothingToDrawException(
                    "%s: a section of %d traces of %d samples is too large to show. Choose fewer traces."
                            .formatted(file.source().name(), count, file.samplesPerTrace()));
        }
    }

    private void read(List<TraceRange> ranges, Position position) throws IOException {
        readIf(trace -> true, ranges, position);
    }

    /// Reads traces that should be of a kind.
    ///
    /// @return whether they all are
    private boolean readIf(Predicate<Trace> kind, List<TraceRange> ranges, Position position)
            throws IOException {
        long expected = ranges.stream().mapToLong(TraceRange::count).sum();
        requireRoom(file, expected);
        int samples = file.samplesPerTrace();
        numbers = new double[Math.toIntExact(expected)];
        firsts = new double[numbers.length];
        values = new double[numbers.length * samples];
        count = 0;
        topNames.clear();
        double[] decoded = new double[samples];
        boolean[] other = {false};
        file.readTraces(
                ranges,
                file.newBlock(),
                trace -> {
                    other[0] = other[0] || !kind.test(trace);
                    if (!other[0]) {
                        numbers[count] = position.of(trace);
                        firsts[count] = VerticalAxis.of(file, trace.header(), axes.down()).first();
                        topNames.add(topName(trace, numbers[count]));
                        decode(trace, decoded);
                        System.arraycopy(decoded, 0, values, count * samples, samples);
                        count++;
                    }
                });
        return !other[0];
    }

    private String topName(Trace trace, double number) {
        if (axes.top().isEmpty()) {
            return Page.plain().format(number);
        }
        TraceHeader header = trace.header();
        return axes.top().stream()
                .map(field -> Page.plain().format(header.value(field)))
                .collect(Collectors.joining("/"));
    }

    /// @param decoded gets the samples of the trace, NaN where there is no finite one
    private void decode(Trace trace, double[] decoded) {
        int there = Math.min(decoded.length, trace.samples());
        kernel.decode(trace.block(), trace.samplesIndex(), there, decoded);
        for (int i = 0; i < decoded.length; i++) {
            if (i >= there || !Double.isFinite(decoded[i])) {
                decoded[i] = Double.NaN;
            }
        }
    }

    /// @param column the name of the traces' numbers in a file of them
    private Section section(String title, String acrossLabel, String column) throws IOException {
        if (count == 0) {
            throw new NothingToDrawException(
                    "%s: there is no trace there: %s.".formatted(file.source().name(), title));
        }
        String label = axes.top().isEmpty() ? acrossLabel : topLabel();
        Optional<GridAxis> evenly = evenly(column);
        int[] traceAt = evenly.map(this::places).orElseGet(() -> new int[0]);
        GridAxis across;
        List<String> names;
        if (traceAt.length > 0) {
            across = evenly.orElseThrow();
            names = axes.top().isEmpty() ? List.of() : namesAt(traceAt);
        } else {
            // Traces at one place or between the others stand side by side: so each is seen.
            across = new GridAxis(column, 0, 1, count);
            traceAt = byNumber();
            names = namesAt(traceAt);
            label += " (irregular: traces side by side)";
        }
        double first = Arrays.stream(firsts).min().orElseThrow();
        VerticalAxis down = VerticalAxis.of(file, first, axes.down());
        requireNear(down);
        return new Section(
                file.source().name(),
                title,
                label,
                across,
                down,
                new SectionTraces(
                        numbers, firsts, file.samplesPerTrace(), values, file.sampleFormat()),
                traceAt,
                names);
    }

    /// The axis of the traces' numbers, or nothing if its gaps would be wide.
    private Optional<GridAxis> evenly(String column) {
        LineNumbers steps = new LineNumbers();
        Arrays.stream(numbers).forEach(steps::add);
        double places = (steps.max() - steps.min()) / steps.step() + 1;
        return places <= 4.0 * count + 16
                ? Optional.of(GridAxis.spanning(column, steps.min(), steps.max(), steps.step()))
                : Optional.empty();
    }

    /// Which trace is at each place of `across`; empty if there are two at one, or if one is
    /// between places.
    private int[] places(GridAxis across) {
        int[] traceAt = new int[across.cells()];
        Arrays.fill(traceAt, Section.NO_TRACE);
        for (int trace = 0; trace < count; trace++) {
            int place = across.cellOf(numbers[trace]);
            boolean between = across.first() + place * across.step() != numbers[trace];
            if (between || traceAt[place] != Section.NO_TRACE) {
                return new int[0];
            }
            traceAt[place] = trace;
        }
        return traceAt;
    }

    /// All traces by their numbers; those with the same as they stand in the file.
    private int[] byNumber() {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(trace -> numbers[trace]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// What stands along the top: header fields, or the traces' numbers.
    private List<String> namesAt(int[] traceAt) {
        return Arrays.stream(traceAt)
                .mapToObj(trace -> trace == Section.NO_TRACE ? "" : topNames.get(trace))
                .toList();
    }

    /// Traces may begin anywhere, but the pixels of what is between must be countable.
    private void requireNear(VerticalAxis down) throws NothingToDrawException {
        double last = Arrays.stream(firsts).max().orElseThrow();
        if ((last - down.first()) / down.step() > FARTHEST) {
            throw new NothingToDrawException(
                    "%s: its traces begin at %s to %s %s: too far apart to show. Look at delay_recording_time of the trace headers (byte 109)."
                            .formatted(
                                    file.source().name(),
                                    Page.plain().format(down.first()),
                                    Page.plain().format(last),
                                    down.unit()));
        }
    }

    private String topLabel() throws IOException {
        Optional<String> unit = CoordinateUnit.of(file).map(CoordinateUnit::label);
        return axes.top().stream()
                .map(field ->
                        Page.withUnit(
                                Page.nameOf(field),
                                field.scaling() == Scaling.BY_COORDINATE_SCALAR
                                        ? unit
                                        : Optional.empty()))
                .collect(Collectors.joining("/"));
    }
}
