package dev.stratus.picture;

import dev.stratus.attributes.Length;

/// What is done to amplitudes before they are drawn, so that weak and deep events are seen. It is
/// always named in the picture, since what is drawn is then no longer what was recorded.
public sealed interface Gain {
    /// Amplitudes as they are.
    record None() implements Gain {}

    /// Each sample divided by the root mean square of those around it: automatic gain control.
    ///
    /// @param window its length, in the unit of the vertical axis
    record Agc(Length window) implements Gain {
        public Agc {
            if (!(window.value() > 0)) {
                throw new IllegalArgumentException(
                        "expected a window longer than 0, not " + window);
            }
        }
    }

    /// Each sample multiplied by its time or depth to the power of `exponent`: 2 makes up for
    /// spreading and absorption in many data (Claerbout, _Imaging the Earth's Interior_, 4.1).
    record Power(double exponent) implements Gain {}

    /// `section` with this gain applied.
    ///
    /// @throws NothingToDrawException if a window is in another unit than the section
    default Section applyTo(Section section) throws NothingToDrawException {
        return switch (this) {
            case None() -> section;
            case Agc(Length window) -> section.with(agc(section, window));
            case Power(double exponent) -> section.with(power(section, exponent));
        };
    }

    /// Words for the picture, empty if nothing is done.
    default String inWords(VerticalAxis axis) {
        return switch (this) {
            case None() -> "";
            case Agc(Length window) ->
                    "AGC over %s %s"
                            .formatted(Page.plain().format(window.value()), window.unit().label());
            case Power(double exponent) ->
                    "gain by the power %s of %s"
                            .formatted(
                                    Page.plain().format(exponent),
                                    switch (axis.unit()) {
                                        case "ms" -> "time";
                                        case "samples" -> "the sample number";
                                        default -> "depth";
                                    });
        };
    }

    private static double[] agc(Section section, Length window) throws NothingToDrawException {
        if (!window.unit().label().equals(section.down().unit())) {
            throw new NothingToDrawException(
                    "%s: how many samples are in a window of %s is not known: the axis is in %s, as where the file gives no sample interval (byte 3217). Give both in samples."
                            .formatted(section.source(), window, section.down().unit()));
        }
        SectionTraces traces = section.contents();
        int samples = traces.samples();
        int half = Math.clamp(Math.round(window.value() / section.down().step() / 2), 1, samples);
        double[] gained = new double[traces.values().length];
        for (int start = 0; start < gained.length; start += samples) {
            evenOut(traces.values(), start, samples, half, gained);
        }
        return gained;
    }

    /// Divides each sample of a trace by the root mean square of those up to `half` away.
    ///
    /// The squares are added up from each end of blocks as long as the window, which so is the end
    /// of one block and the start of the next: nothing is subtracted, so that a spike leaves
    /// nothing behind in the sums of windows that it is not in. They are taken of the samples
    /// divided by the trace's largest, so that none is too large or too small for a number.
    private static void evenOut(
            double[] values, int start, int samples, int half, double[] gained) {
        double largest = 0;
        for (int i = 0; i < samples; i++) {
            double size = Math.abs(values[start + i]);
            largest = size > largest ? size : largest;
        }
        int window = 2 * half + 1;
        double[] fromStart = new double[samples];
        double[] toEnd = new double[samples];
        int[] counts = new int[samples + 1];
        for (int i = 0; i < samples; i++) {
            double square = square(values[start + i], largest);
            fromStart[i] = i % window == 0 ? square : fromStart[i - 1] + square;
            counts[i + 1] = counts[i] + (Double.isNaN(values[start + i]) ? 0 : 1);
        }
        for (int i = samples - 1; i >= 0; i--) {
            double square = square(values[start + i], largest);
            boolean atEnd = i == samples - 1 || i % window == window - 1;
            toEnd[i] = atEnd ? square : toEnd[i + 1] + square;
        }
        for (int i = 0; i < samples; i++) {
            int first = Math.max(0, i - half);
            int last = Math.min(samples - 1, i + half);
            double sum = sum(first, last, window, fromStart, toEnd);
            double mean = sum / Math.max(1, counts[last + 1] - counts[first]);
            double value = values[start + i];
            gained[start + i] =
                    mean > 0 ? value / largest / Math.sqrt(mean) : Double.isNaN(value) ? value : 0;
        }
    }

    /// The sum of the squares from `first` to `last`, which are at most a window.
    private static double sum(int first, int last, int window, double[] fromStart, double[] toEnd) {
        if (first / window != last / window) {
            return toEnd[first] + fromStart[last];
        }
        // Within a block only where the trace ends: there the sum begins or ends with the block.
        return first % window == 0 ? fromStart[last] : toEnd[first];
    }

    private static double square(double value, double largest) {
        double share = value / largest;
        return Double.isNaN(share) ? 0 : share * share;
    }

    private static double[] power(Section section, double exponent) {
        SectionTraces traces = section.contents();
        double[] gained = new double[traces.values().length];
        for (int i = 0; i < gained.length; i++) {
            double first = traces.firsts()[i / traces.samples()];
            double at = Math.abs(first + i % traces.samples() * section.down().step());
            gained[i] = traces.values()[i] * Math.pow(at / 1000, exponent);
        }
        return gained;
    }
}
