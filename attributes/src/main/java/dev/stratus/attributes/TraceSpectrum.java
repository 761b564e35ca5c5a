package dev.stratus.attributes;

import java.util.Arrays;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/// The spectrum of a trace, and its analytic signal. For one thread.
///
/// Samples are padded with zeros to N, the smallest power of two that is not less than their number
/// n. So the spectrum is known at the frequencies k / (N Δ), k = 1 … N/2, and the Hilbert transform
/// is that of the padded trace, of which the first n values count. A sample that is not finite is a
/// zero.
///
/// The Fourier transform is one whose sines are constants, so that every platform gives the same
/// bits.
final class TraceSpectrum {
    /// Real and imaginary parts of N complex numbers.
    private double[][] complex = new double[2][0];

    private int samples;

    /// Cycles a second, or a kilometre, from one bin of the spectrum to the next.
    private double binWidth;

    /// Samples a second, or a kilometre.
    private double rate;

    private double dominant;
    private double mean;
    private double bandwidth;
    private double envelopeSum;
    private double envelopeMax;
    private double phase;

    /// Transforms `count` samples.
    ///
    /// @param samplesPerUnit samples a second or a kilometre
    void transform(double[] x, int count, double samplesPerUnit) {
        samples = count;
        int size = Math.max(1, Integer.highestOneBit(2 * count - 1));
        if (complex[0].length != size) {
            complex = new double[2][size];
        }
        copyFinite(x);
        Arrays.fill(complex[0], count, size, 0);
        Arrays.fill(complex[1], 0);
        FastFourierTransformer.transformInPlace(
                complex, DftNormalization.STANDARD, TransformType.FORWARD);
        rate = samplesPerUnit;
        binWidth = samplesPerUnit / size;
        measureBins();
    }

    private void measureBins() {
        double total = 0;
        double weighted = 0;
        double highest = 0;
        int peak = 0;
        int last = complex[0].length / 2;
        for (int k = 1; k <= last; k++) {
            double power = power(k);
            total += power;
            weighted += k * power;
            if (power > highest) {
                highest = power;
                peak = k;
            }
        }
        double centre = weighted / total;
        double spread = 0;
        for (int k = 1; k <= last; k++) {
            spread += (k - centre) * (k - centre) * power(k);
        }
        dominant = peak == 0 ? Double.NaN : peak * binWidth;
        mean = centre * binWidth;
        bandwidth = Math.sqrt(spread / total) * binWidth;
    }

    private double power(int k) {
        double real = complex[0][k];
        double imaginary = complex[1][k];
        return real * real + imaginary * imaginary;
    }

    private void copyFinite(double[] x) {
        for (int i = 0; i < samples; i++) {
            complex[0][i] = Double.isFinite(x[i]) ? x[i] : 0;
        }
    }

    /// Makes the analytic signal of the samples that were transformed last: negative frequencies
    /// become zero, positive ones twice as large (S. L. Marple, "Computing the discrete-time
    /// analytic signal via FFT", _IEEE Transactions on Signal Processing_ 47 (1999) 2600-2603).
    ///
    /// @param x the same samples: the real part, without the rounding of two transforms, which
    ///   would decide the direction of the phase where a sample is zero
    void measureAnalyticSignal(double[] x) {
        int size = complex[0].length;
        for (double[] part : complex) {
            for (int k = 1; k < (size + 1) / 2; k++) {
                part[k] *= 2;
            }
            Arrays.fill(part, size / 2 + 1, Math.max(size, size / 2 + 1), 0);
        }
        FastFourierTransformer.transformInPlace(
                complex, DftNormalization.STANDARD, TransformType.INVERSE);
        copyFinite(x);
        double[] real = complex[0];
        double[] imaginary = complex[1];
        envelopeSum = 0;
        envelopeMax = 0;
        for (int i = 0; i < samples; i++) {
            double envelope = Math.sqrt(real[i] * real[i] + imaginary[i] * imaginary[i]);
            envelopeSum += envelope;
            envelopeMax = Math.max(envelopeMax, envelope);
        }
        phase = phaseAdvance(real, imaginary, samples - 1);
    }

    /// The sum of the phase's steps, each between -π and π, from sample 0 to sample `last`: the
    /// difference of the angles at both ends, and a full turn for each time that a step passes the
    /// negative real axis, where the angle jumps. An arc tangent a sample would take longer than
    /// the Fourier transform.
    private static double phaseAdvance(double[] x, double[] y, int last) {
        long turns = 0;
        for (int i = 0; i < last; i++) {
            if (y[i] >= 0 != y[i + 1] >= 0) {
                double cross = x[i] * y[i + 1] - y[i] * x[i + 1];
                if (y[i] >= 0 && cross > 0) {
                    turns++;
                } else if (y[i] < 0 && cross < 0) {
                    turns--;
                }
            }
        }
        double ends = StrictMath.atan2(y[last], x[last]) - StrictMath.atan2(y[0], x[0]);
        return ends + turns * (2 * Math.PI);
    }

    double dominantFrequency() {
        return dominant;
    }

    double meanFrequency() {
        return mean;
    }

    double bandwidth() {
        return bandwidth;
    }

    double envelopeMean() {
        return envelopeSum / samples;
    }

    double envelopeMax() {
        return envelopeMax;
    }

    double instantaneousFrequencyMean() {
        boolean undefined = samples < 2 || envelopeMax == 0;
        return undefined ? Double.NaN : phase / (2 * Math.PI * (samples - 1)) * rate;
    }
}
