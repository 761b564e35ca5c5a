package dev.stratus.demo;

/// The zero-phase wavelet of Ricker (_The form and laws of propagation of seismic wavelets_,
/// Geophysics 18, 1953): `w(t) = (1 - 2a) exp(-a)`, `a = (π f t)²`, with peak frequency f. It is
/// cut where `a` reaches 18, below a millionth of its peak.
///
/// A wavelet is added at times that are rounded to 1/64 of a sample interval (62.5 µs), so that all
/// its values come from a table.
final class RickerWavelet {
    static final double SAMPLE_MILLIS = 4;
    static final int STEPS_PER_SAMPLE = 64;

    private final int reach;
    private final double[][] tapsOfStep = new double[STEPS_PER_SAMPLE][];

    RickerWavelet(double peakHertz) {
        double reachMillis = 1000 * Math.sqrt(18) / (StrictMath.PI * peakHertz);
        reach = (int) (reachMillis / SAMPLE_MILLIS) + 1;
        for (int step = 0; step < STEPS_PER_SAMPLE; step++) {
            double[] taps = new double[2 * reach + 1];
            for (int tap = 0; tap < taps.length; tap++) {
                double millis = (tap - reach - (double) step / STEPS_PER_SAMPLE) * SAMPLE_MILLIS;
                taps[tap] = Math.abs(millis) > reachMillis ? 0 : at(millis, peakHertz);
            }
            tapsOfStep[step] = taps;
        }
    }

    private static double at(double millis, double peakHertz) {
        double root = StrictMath.PI * peakHertz * millis / 1000;
        double a = root * root;
        return (1 - 2 * a) * StrictMath.exp(-a);
    }

    /// Adds the wavelet, `amplitude` high and centred at `millis`, to a trace that starts at 0 ms.
    void addTo(double[] samples, double millis, double amplitude) {
        long steps = Math.round(millis / SAMPLE_MILLIS * STEPS_PER_SAMPLE);
        double[] taps = tapsOfStep[(int) Math.floorMod(steps, (long) STEPS_PER_SAMPLE)];
        int first = (int) Math.floorDiv(steps, (long) STEPS_PER_SAMPLE) - reach;
        int from = Math.max(0, -first);
        int to = Math.min(taps.length, samples.length - first);
        for (int tap = from; tap < to; tap++) {
            samples[first + tap] += amplitude * taps[tap];
        }
    }

    /// Adds what the wavelet makes of a series of spikes. Spike `i + reach()` belongs to sample
    /// `i`: the series starts and ends that much outside the trace.
    void convolveInto(double[] samples, double[] spikes) {
        double[] taps = tapsOfStep[0];
        for (int tap = 0; tap < taps.length; tap++) {
            double weight = taps[tap];
            if (weight != 0) {
                for (int i = 0; i < samples.length; i++) {
                    samples[i] += weight * spikes[i + tap];
                }
            }
        }
    }

    /// Samples on either side of its centre.
    int reach() {
        return reach;
    }
}
