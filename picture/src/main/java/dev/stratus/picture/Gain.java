package dev.stratus.picture;

/// What is done to amplitudes before they are drawn, so that weak and deep events are seen. It is
/// always named in the picture, since what is drawn is then no longer what was recorded.
public sealed interface Gain {
    /// Amplitudes as they are.
    record None() implements Gain {}

    /// Each sample divided by the root mean square of those around it: automatic gain control.
    ///
    /// @param window its length, in the unit of the vertical axis
    record Agc(double window) implements Gain {
        public Agc {
            if (!(window > 0)) {
                throw new IllegalArgumentException(
                        "expected a window longer than 0, not " + window);
            }
        }
    }

    /// Each sample multiplied by its time or depth to the power of `exponent`: 2 makes up for
    /// spreading and absorption in many data (Claerbout, _Imaging the Earth's Interior_, 4.1).
    record Power(double exponent) implements Gain {}

    /// `section` with this gain applied.
    default Section applyTo(Section section) {
        return switch (this) {
            case None() -> section;
            case Agc(double window) -> section.with(agc(section, window));
            case Power(double exponent) -> section.with(power(section, exponent));
        };
    }

    /// Words for the picture, empty if nothing is done.
    default String inWords(VerticalAxis axis) {
        return switch (this) {
            case None() -> "";
            case Agc(double window) ->
                    "AGC over %s %s".formatted(Page.plain().format(window), axis.unit());
            case Power(double exponent) ->
                    "gain by the power %s of %s"
                            .formatted(
                                    Page.plain().format(exponent),
                                    axis.unit().equals("ms") ? "time" : "depth");
        };
    }

    private static float[] agc(Section section, double window) {
        int samples = section.samples();
        int half = Math.clamp(Math.round(window / section.down().step() / 2), 1, samples);
        float[] values = section.values();
        float[] gained = new float[values.length];
        double[] sums = new double[samples + 1];
        int[] counts = new int[samples + 1];
        for (int start = 0; start < values.length; start += samples) {
            for (int i = 0; i < samples; i++) {
                float value = values[start + i];
                boolean counted = !Float.isNaN(value);
                sums[i + 1] = sums[i] + (counted ? (double) value * value : 0);
                counts[i + 1] = counts[i] + (counted ? 1 : 0);
            }
            for (int i = 0; i < samples; i++) {
                int from = Math.max(0, i - half);
                int to = Math.min(samples, i + half + 1);
                double mean = (sums[to] - sums[from]) / Math.max(1, counts[to] - counts[from]);
                float value = values[start + i];
                gained[start + i] = mean > 0 ? (float) (value / Math.sqrt(mean)) : value;
            }
        }
        return gained;
    }

    private static float[] power(Section section, double exponent) {
        float[] values = section.values();
        float[] gained = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            double at = Math.abs(section.down().at(i % section.samples()));
            gained[i] = (float) (values[i] * Math.pow(at / 1000, exponent));
        }
        return gained;
    }
}
