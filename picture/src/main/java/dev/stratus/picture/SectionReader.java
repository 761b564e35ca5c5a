package dev.stratus.picture;

import dev.stratus.attributes.Length;
import dev.stratus.attributes.LengthUnit;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.Trace;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes sections out of a file. It reads the traces that it shows and, to find them, a few
/// headers.
public final class SectionReader {
    /// 512 MiB of floats.
    private static final long MOST_SAMPLES = 1L << 27;

    private final SegyFile file;
    private final LengthUnit unit;
    private final List<float[]> traces = new ArrayList<>();
    private final List<Double> positions = new ArrayList<>();
    private double delay;

    private SectionReader(SegyFile file, LengthUnit unit) {
        this.file = file;
        this.unit = unit;
    }

    /// A point of a line on the map, by line numbers.
    public record LinePoint(long inline, long crossline) {}

    /// The traces of one inline, by crossline number.
    ///
    /// @throws NothingToDrawException if there is no such line, or if it is too large to show
    public static Section inline(SegyFile file, long number, LengthUnit unit) throws IOException {
        return line(file, TraceHeaderField.INLINE, TraceHeaderField.CROSSLINE, number, unit);
    }

    /// The traces of one crossline, by inline number.
    ///
    /// @throws NothingToDrawException if there is no such line, or if it is too large to show
    public static Section crossline(SegyFile file, long number, LengthUnit unit)
            throws IOException {
        return line(file, TraceHeaderField.CROSSLINE, TraceHeaderField.INLINE, number, unit);
    }

    private static Section line(
            SegyFile file,
            TraceHeaderField of,
            TraceHeaderField along,
            long number,
            LengthUnit unit)
            throws IOException {
        var reader = new SectionReader(file, unit);
        for (TraceRange range : LineSearch.in(file).line(of, number)) {
            reader.read(range, trace -> trace.header().number(along));
        }
        String name = of == TraceHeaderField.INLINE ? "Inline" : "Crossline";
        String across = of == TraceHeaderField.INLINE ? "Crossline number" : "Inline number";
        return reader.section("%s %d".formatted(name, number), across);
    }

    /// Traces as they stand in the file.
    ///
    /// @throws NothingToDrawException if the file has not so many, or if they are too many to show
    public static Section traces(SegyFile file, TraceRange range, LengthUnit unit)
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
        var reader = new SectionReader(file, unit);
        reader.read(range, Trace::number);
        String title =
                range.count() == 1
                        ? "Trace %d".formatted(range.first())
                        : "Traces %d to %d".formatted(range.first(), range.end() - 1);
        return reader.section(title, "Trace number, from 0");
    }

    /// The traces along the straight lines from point to point.
    ///
    /// @param points at least two
    /// @throws NothingToDrawException if no trace is there, or if there are too many to show
    public static Section along(SegyFile file, List<LinePoint> points, LengthUnit unit)
            throws IOException {
        LineSearch search = LineSearch.in(file);
        double inlineStep = search.step(TraceHeaderField.INLINE);
        double crosslineStep = search.step(TraceHeaderField.CROSSLINE);
        var reader = new SectionReader(file, unit);
        long before = -1;
        long place = 0;
        for (int i = 1; i < points.size(); i++) {
            LinePoint a = points.get(i - 1);
            LinePoint b = points.get(i);
            double inlines = (b.inline() - a.inline()) / inlineStep;
            double crosslines = (b.crossline() - a.crossline()) / crosslineStep;
            long steps = Math.round(Math.max(Math.abs(inlines), Math.abs(crosslines)));
            reader.requireRoom(place + steps);
            for (long k = i == 1 ? 0 : 1; k <= steps; k++) {
                double way = steps == 0 ? 0 : k / (double) steps;
                long inline = a.inline() + Math.round(inlines * way) * Math.round(inlineStep);
                long crossline =
                        a.crossline() + Math.round(crosslines * way) * Math.round(crosslineStep);
                long position = place++;
                var trace = search.trace(inline, crossline);
                if (trace.isPresent() && trace.get() != before) {
                    before = trace.get();
                    reader.read(new TraceRange(before, 1), t -> position);
                }
            }
        }
        String corners =
                String.join(
                        ", ", points.stream().map(p -> p.inline() + "/" + p.crossline()).toList());
        return reader.section(
                "Line through " + corners + " (inline/crossline)", "Trace along the line, from 0");
    }

    /// The sample of the first trace that is nearest to `place`.
    ///
    /// @throws NothingToDrawException if the trace does not reach there
    public static int sampleAt(SegyFile file, Length place) throws IOException {
        double delay = file.readHeader(0).value(TraceHeaderField.DELAY_RECORDING_TIME);
        VerticalAxis axis = VerticalAxis.of(file, delay, place.unit());
        double sample = Math.rint((place.value() - axis.first()) / axis.step());
        if (!(sample >= 0 && sample < file.samplesPerTrace())) {
            throw new NothingToDrawException(
                    "%s: has no sample at %s: its traces run from %s to %s %s."
                            .formatted(
                                    file.source().name(),
                                    place,
                                    Page.plain().format(axis.at(0)),
                                    Page.plain().format(axis.at(file.samplesPerTrace() - 1.0)),
                                    axis.unit()));
        }
        return (int) sample;
    }

    private interface Position {
        double of(Trace trace);
    }

    private void requireRoom(long count) throws IOException {
        if (count > MOST_SAMPLES / Math.max(1, file.samplesPerTrace())) {
            throw new NothingToDrawException(
                    "%s: a section of %d traces of %d samples is too large to show. Choose fewer traces."
                            .formatted(file.source().name(), count, file.samplesPerTrace()));
        }
    }

    private void read(TraceRange range, Position position) throws IOException {
        requireRoom(traces.size() + range.count());
        int samples = file.samplesPerTrace();
        ByteBuffer block = file.newBlock();
        file.readTraces(
                range,
                block,
                trace -> {
                    if (traces.isEmpty()) {
                        delay = trace.header().value(TraceHeaderField.DELAY_RECORDING_TIME);
                    }
                    positions.add(position.of(trace));
                    traces.add(decode(trace, samples));
                });
    }

    private float[] decode(Trace trace, int samples) {
        float[] values = new float[samples];
        Arrays.fill(values, Float.NaN);
        int bytes = file.sampleFormat().bytes();
        for (int i = 0; i < trace.samples(); i++) {
            double value =
                    file.sampleFormat()
                            .read(
                                    trace.block(),
                                    trace.samplesIndex() + i * bytes,
                                    file.byteOrder());
            values[i] = Double.isFinite(value) ? (float) value : Float.NaN;
        }
        return values;
    }

    private Section section(String title, String acrossLabel) throws IOException {
        if (traces.isEmpty()) {
            throw new NothingToDrawException(
                    "%s: there is no trace there: %s.".formatted(file.source().name(), title));
        }
        LineNumbers numbers = new LineNumbers();
        positions.forEach(numbers::add);
        double step = numbers.step();
        long places = Math.round((numbers.max() - numbers.min()) / step) + 1;
        // Numbers with wide gaps are no axis: then the traces stand side by side.
        boolean regular = places <= 4L * traces.size() + 16;
        GridAxis across =
                regular
                        ? GridAxis.spanning("", numbers.min(), numbers.max(), step)
                        : new GridAxis("", 0, 1, traces.size());
        requireRoom(across.cells());
        int samples = file.samplesPerTrace();
        float[] values = new float[across.cells() * samples];
        boolean[] taken = new boolean[across.cells()];
        Arrays.fill(values, Float.NaN);
        for (int i = 0; i < traces.size(); i++) {
            int place = regular ? across.cellOf(positions.get(i)) : i;
            if (!taken[place]) {
                taken[place] = true;
                System.arraycopy(traces.get(i), 0, values, place * samples, samples);
            }
        }
        return new Section(
                file.source().name(),
                title,
                regular ? acrossLabel : acrossLabel + " (irregular: traces in file order)",
                across,
                VerticalAxis.of(file, delay, unit),
                samples,
                values);
    }
}
