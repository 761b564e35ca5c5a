package dev.stratus.picture;

import java.awt.geom.AffineTransform;
import java.util.Arrays;
import java.util.List;

/// The samples of some traces side by side, as a section, a test and a file of numbers have them.
/// Immutable; it does not know how it is drawn.
public final class Section {
    /// At a place where there is no trace.
    static final int NO_TRACE = -1;

    private final String source;
    private final String title;
    private final String acrossLabel;
    private final GridAxis across;
    private final VerticalAxis down;
    private final SectionTraces traces;
    private final int[] traceAt;
    private final int[] samplesAbove;
    private final int samples;
    private final List<String> topNames;

    /// @param down the axis of the trace that begins highest
    /// @param traceAt which of `traces` is at each place of `across`, or [#NO_TRACE]
    /// @param topNames what stands along the top, one for each place, empty where nothing does; an
    ///   empty list: the numbers of `across`
    Section(
            String source,
            String title,
            String acrossLabel,
            GridAxis across,
            VerticalAxis down,
            SectionTraces traces,
            int[] traceAt,
            List<String> topNames) {
        this.source = source;
        this.title = title;
        this.acrossLabel = acrossLabel;
        this.across = across;
        this.down = down;
        this.traces = traces;
        this.traceAt = traceAt;
        this.samplesAbove =
                Arrays.stream(traces.firsts())
                        .mapToInt(first ->
                                Math.toIntExact(Math.round((first - down.first()) / down.step())))
                        .toArray();
        this.samples = Math.addExact(Arrays.stream(samplesAbove).max().orElse(0), traces.samples());
        this.topNames = List.copyOf(topNames);
    }

    /// The name of the SEG-Y file.
    public String source() {
        return source;
    }

    /// What it shows, such as `inline 1024`.
    public String title() {
        return title;
    }

    /// What stands along the top.
    public String acrossLabel() {
        return acrossLabel;
    }

    /// What stands along the top, one for each place, if it is not the traces' positions.
    List<String> topNames() {
        return topNames;
    }

    /// How many places for traces there are; at some of them there may be none.
    public int traces() {
        return across.cells();
    }

    /// The line number, trace number or distance of a place.
    public double position(int trace) {
        return across.first() + trace * across.step();
    }

    /// Samples from where the first trace begins to where the last one ends: more than a trace has
    /// if they do not all begin at the same time or depth.
    public int samples() {
        return samples;
    }

    /// Where the samples are.
    public VerticalAxis down() {
        return down;
    }

    /// The value of the sample of that number along [#down()], NaN if there is none.
    public double value(int place, int sample) {
        int trace = traceAt[place];
        if (trace == NO_TRACE) {
            return Double.NaN;
        }
        int own = sample - samplesAbove[trace];
        return own < 0 || own >= traces.samples() ? Double.NaN : traces.value(trace, own);
    }

    /// The traces that it is of, each of which is at a place.
    SectionTraces contents() {
        return traces;
    }

    /// Which of the [#contents()] is at a place, or [#NO_TRACE].
    int traceAt(int place) {
        return traceAt[place];
    }

    GridAxis across() {
        return across;
    }

    /// The same traces with other values.
    Section with(double[] newValues) {
        return new Section(
                source,
                title,
                acrossLabel,
                across,
                down,
                traces.with(newValues),
                traceAt,
                topNames);
    }

    /// The values at the pixels of a picture: at each pixel the mean of the samples in it.
    double[] resample(AffineTransform pixelsToPlane, int width, int height) {
        // The raster's columns are samples and its rows places.
        var toCell =
                new AffineTransform(
                        0,
                        1 / across.step(),
                        1 / down.step(),
                        0,
                        -down.first() / down.step(),
                        -across.first() / across.step());
        toCell.concatenate(pixelsToPlane);
        return new Raster((sample, place) -> value(place, sample), samples, across.cells())
                .resample(toCell, width, height);
    }
}
