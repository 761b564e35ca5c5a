package dev.stratus.picture;

import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/// The amplitude spectrum of a trace.
final class Spectrum {
    /// As many frequencies as a plot can show.
    private static final int MOST = 1024;

    /// A short trace is filled up with zeros to so many samples, so that its curve is smooth.
    private static final int LEAST_SIZE = 2 * MOST;

    /// Of a longer trace, the spectrum is that of so many samples from its start on.
    private static final int LONGEST = 1 << 20;

    /// What is weaker is shown as being so weak.
    static final double FLOOR = -80;

    private final double[] frequencies;
    private final double[] decibels;

    private Spectrum(double[] frequencies, double[] decibels) {
        this.frequencies = frequencies;
        this.decibels = decibels;
    }

    /// From 0 to half the sampling rate: in cycles per second of a trace in time, in cycles per
    /// thousand units of length of one in depth.
    double[] frequencies() {
        return frequencies;
    }

    /// The amplitude at each of the frequencies, below the strongest: 0 and less.
    double[] decibels() {
        return decibels;
    }

    /// With a Hann window, which keeps the two ends of the trace from making frequencies that are
    /// not there. Where the plot has fewer frequencies than the transform, each shows the strongest
    /// of those about it.
    static Spectrum of(Section section, int trace) {
        int n = Math.min(section.samples(), LONGEST);
        int size = Math.max(LEAST_SIZE, Integer.highestOneBit(Math.max(1, 2 * n - 1)));
        double[][] complex = new double[2][size];
        for (int i = 0; i < n; i++) {
            double value = section.value(trace, i);
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / n);
            complex[0][i] = Double.isNaN(value) ? 0 : window * value;
        }
        FastFourierTransformer.transformInPlace(
                complex, DftNormalization.STANDARD, TransformType.FORWARD);
        int together = size / 2 / MOST;
        double[] amplitudes = new double[MOST + 1];
        double[] frequencies = new double[MOST + 1];
        double largest = 0;
        for (int k = 0; k <= size / 2; k++) {
            int shown = k / together;
            double amplitude = Math.hypot(complex[0][k], complex[1][k]);
            amplitudes[shown] = Math.max(amplitudes[shown], amplitude);
            largest = Math.max(largest, amplitude);
        }
        double[] decibels = new double[MOST + 1];
        for (int k = 0; k <= MOST; k++) {
            double ratio = largest > 0 ? amplitudes[k] / largest : 0;
            decibels[k] = Math.max(FLOOR, 20 * Math.log10(ratio));
            frequencies[k] = 0.5 * k / MOST / section.down().step() * 1000;
        }
        return new Spectrum(frequencies, decibels);
    }
}
