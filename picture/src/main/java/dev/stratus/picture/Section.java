package dev.stratus.picture;

import java.awt.geom.AffineTransform;
import java.util.List;

/// The samples of some traces side by side, as a section, a test and a file of numbers have them.
/// Immutable; it does not know how it is drawn.
public final class Section {
    private final String source;
    private final String title;
    private final String acrossLabel;
    private final GridAxis across;
    private final VerticalAxis down;
    private final int samples;
    private final float[] values;
    private final List<String> topNames;

    /// @param topNames what stands along the top, one for each place, empty where nothing does; an
    ///   empty list: the numbers of `across`
    /// @param values trace by trace; NaN where there is no trace or no finite sample
    Section(
            String source,
            String title,
            String acrossLabel,
            GridAxis across,
            VerticalAxis down,
            int samples,
            float[] values,
            List<String> topNames) {
        this.source = source;
        this.title = title;
        this.acrossLabel = acrossLabel;
        this.across = across;
        this.down = down;
        this.samples = samples;
        this.values = values;
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

    /// The line number, trace number or distance of a trace.
    public double position(int trace) {
        return across.first() + trace * across.step();
    }

    /// Samples a trace.
    public int samples() {
        return samples;
    }

    /// Where the samples are.
    public VerticalAxis down() {
        return down;
    }

    /// The value of a sample, NaN if there is none.
    public float value(int trace, int sample) {
        return values[trace * samples + sample];
    }

    float[] values() {
        return values;
    }

    GridAxis across() {
        return across;
    }

    /// The same traces with other values.
    Section with(float[] newValues) {
        return new Section(source, title, acrossLabel, across, down, samples, newValues, topNames);
    }

    /// The values at the pixels of a picture: at each pixel the mean of the samples in it.
    float[] resample(AffineTransform pixelsToPlane, int width, int height) {
        // The raster's columns are samples and its rows traces.
        var toCell =
                new AffineTransform(
                        0,
                        1 / across.step(),
                        1 / down.step(),
                        0,
                        -down.first() / down.step(),
                        -across.first() / across.step());
        toCell.concatenate(pixelsToPlane);
        return new Raster(values, samples, across.cells()).resample(toCell, width, height);
    }
}
