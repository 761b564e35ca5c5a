package dev.stratus.picture;

/// The amplitude spectrum of a trace.
final class Spectrum {
    /// As many frequencies as a plot can show.
    private static final int MOST = 800;

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

    /// By the Fourier sum itself, with a Hann window, which keeps the two ends of the trace from
    /// making frequencies that are not there. For one trace that is fast enough.
    static Spectrum of(Section section, int trace) {
        int n = section.samples();
        int count = Math.min(n / 2 + 1, MOST);
        double[] frequencies = new double[count];
        double[] amplitudes = new double[count];
        double largest = 0;
        for (int k = 0; k < count; k++) {
            double cyclesPerSample = count == 1 ? 0 : 0.5 * k / (count - 1);
            frequencies[k] = cyclesPerSample / section.down().step() * 1000;
            double real = 0;
            double imaginary = 0;
            for (int i = 0; i < n; i++) {
                float value = section.value(trace, i);
                if (!Float.isNaN(value)) {
                    double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / n);
                    double angle = 2 * Math.PI * cyclesPerSample * i;
                    real += window * value * Math.cos(angle);
                    imaginary -= window * value * Math.sin(angle);
                }
            }
            amplitudes[k] = Math.hypot(real, imaginary);
            largest = Math.max(largest, amplitudes[k]);
        }
        double[] decibels = new double[count];
        for (int k = 0; k < count; k++) {
            double ratio = largest > 0 ? amplitudes[k] / largest : 0;
            decibels[k] = Math.max(FLOOR, 20 * Math.log10(ratio));
        }
        return new Spectrum(frequencies, decibels);
    }
}
