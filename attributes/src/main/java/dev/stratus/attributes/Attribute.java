package dev.stratus.attributes;

import static dev.stratus.attributes.Measurement.ABSOLUTES;
import static dev.stratus.attributes.Measurement.ANALYTIC_SIGNAL;
import static dev.stratus.attributes.Measurement.MOMENTS;
import static dev.stratus.attributes.Measurement.SHAPE;
import static dev.stratus.attributes.Measurement.SPECTRUM;
import static dev.stratus.attributes.Measurement.SUMS;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// A number that is computed of a trace's samples x₁ … xₙ in a window, those that are not finite
/// left out.
///
/// Where nothing else is said, it is in the unit of the samples. Frequencies are in hertz for
/// samples in time, and in cycles a kilometre (or 1000 feet) for samples in depth. Where a number
/// does not exist (the skewness of a constant, the dominant frequency of a trace of zeros, the
/// sweetness of a trace without frequency) it is NaN, which is a null in the results.
///
/// Sources: S. Chopra and K. J. Marfurt, _Seismic Attributes for Prospect Identification and
/// Reservoir Characterization_ (SEG, 2007), chapter 2; M. T. Taner, F. Koehler and R. E. Sheriff,
/// "Complex seismic trace analysis", _Geophysics_ 44 (1979) 1041-1063; A. E. Barnes, "Instantaneous
/// spectral bandwidth and dominant frequency with applications to seismic reflection data",
/// _Geophysics_ 58 (1993) 419-428; Q. Chen and S. Sidney, "Seismic attribute technology for
/// reservoir forecasting and monitoring", _The Leading Edge_ 16 (1997) 445-448; D. Radovich and B.
/// Oliveros, "3-D sequence interpretation of seismic instantaneous attributes from the Gorgon
/// Field", _The Leading Edge_ 17 (1998) 1286-1293.
public enum Attribute {
    /// Mean absolute amplitude, Σ|x| / n (Chen and Sidney 1997, "average absolute amplitude").
    MEAN_ABS(ABSOLUTES, trace -> trace.sums().sumAbsolute() / trace.sums().count()),

    /// Root mean square amplitude, √(Σx² / n) (Chopra and Marfurt 2007).
    RMS(SUMS, trace -> Math.sqrt(trace.sums().sumSquares() / trace.sums().count())),

    /// Mean amplitude, Σx / n.
    MEAN(SUMS, trace -> trace.sums().sum() / trace.sums().count()),

    /// The smallest sample.
    MIN(SUMS, trace -> trace.sums().min()),

    /// The largest sample.
    MAX(SUMS, trace -> trace.sums().max()),

    /// The largest absolute amplitude, max |x|.
    MAX_ABS(SUMS, trace -> Math.max(-trace.sums().min(), trace.sums().max())),

    /// Total energy, Σx², in the square of the samples' unit (Chen and Sidney 1997).
    ENERGY(SUMS, trace -> trace.sums().sumSquares()),

    /// Standard deviation of the population, σ = √(Σ(x - mean)² / n).
    STD(MOMENTS, trace -> Math.sqrt(trace.moments().second())),

    /// Third standardised moment, Σ(x - mean)³ / (n σ³); without unit, and without a correction for
    /// small samples.
    SKEWNESS(MOMENTS, trace -> trace.moments().skewness()),

    /// Excess kurtosis, Σ(x - mean)⁴ / (n σ⁴) - 3, which is 0 for a normal distribution; without
    /// unit, and without a correction for small samples.
    KURTOSIS(MOMENTS, trace -> trace.moments().excessKurtosis()),

    /// How many times the sign changes from one sample to the next; samples that are zero are
    /// passed over, so that + 0 - is one change and + 0 + none (Chen and Sidney 1997).
    ZERO_CROSSINGS(SHAPE, trace -> trace.shape().zeroCrossings()),

    /// How many samples are not zero.
    LIVE_SAMPLES(SUMS, trace -> trace.sums().live()),

    /// The sum of all positive samples.
    SUM_POSITIVE(SUMS, trace -> trace.sums().sumPositive()),

    /// The sum of all negative samples; negative.
    SUM_NEGATIVE(SUMS, trace -> trace.sums().sumNegative()),

    /// The length of the curve that the trace draws, Σ√((xᵢ₊₁ - xᵢ)² + Δ²), with the sample
    /// interval Δ in milliseconds, metres or feet (Chen and Sidney 1997); it grows with amplitude
    /// and with frequency.
    ARC_LENGTH(SHAPE, trace -> trace.shape().arcLength()),

    /// The frequency at which the amplitude spectrum is largest, zero frequency left out; on the
    /// grid that [TraceSpectrum] describes.
    DOMINANT_FREQUENCY(SPECTRUM, trace -> trace.spectrum().dominantFrequency()),

    /// The centre of the power spectrum, f̄ = Σf P(f) / ΣP(f), zero frequency left out (Barnes
    /// 1993, "mean frequency").
    MEAN_FREQUENCY(SPECTRUM, trace -> trace.spectrum().meanFrequency()),

    /// The spread of the power spectrum about its centre, √(Σ(f - f̄)² P(f) / ΣP(f)), zero
    /// frequency left out (Barnes 1993, "bandwidth").
    BANDWIDTH(SPECTRUM, trace -> trace.spectrum().bandwidth()),

    /// Mean of the envelope |x + i H(x)|, H being the Hilbert transform (Taner and others 1979,
    /// "reflection strength").
    ENVELOPE_MEAN(ANALYTIC_SIGNAL, trace -> trace.spectrum().envelopeMean()),

    /// Maximum of the envelope (Taner and others 1979).
    ENVELOPE_MAX(ANALYTIC_SIGNAL, trace -> trace.spectrum().envelopeMax()),

    /// Mean of the instantaneous frequency, the rate of change of the phase of x + i H(x), from the
    /// first to the last sample: (φₙ - φ₁) / (2π Δ (n - 1)), φ being the unwrapped phase (Taner and
    /// others 1979).
    INSTANTANEOUS_FREQUENCY_MEAN(
            ANALYTIC_SIGNAL, trace -> trace.spectrum().instantaneousFrequencyMean()),

    /// [#ENVELOPE_MEAN] / √[#INSTANTANEOUS_FREQUENCY_MEAN], large where amplitudes are high and
    /// frequencies low, as over thick sands in shale (Radovich and Oliveros 1998, for the window).
    SWEETNESS(
            ANALYTIC_SIGNAL,
            trace ->
                    trace.spectrum().envelopeMean()
                            / Math.sqrt(trace.spectrum().instantaneousFrequencyMean()));

    private final Measurement needs;

    // The formulas above hold nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ToDoubleFunction<TraceMeasures> formula;

    Attribute(Measurement needs, ToDoubleFunction<TraceMeasures> formula) {
        this.needs = needs;
        this.formula = formula;
    }

    /// The attribute of a name.
    public static Optional<Attribute> of(String label) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.label().equals(label))
                .findFirst();
    }

    /// What has to be measured of the trace.
    Measurement needs() {
        return needs;
    }

    /// The attribute's value, which may be infinite, for a trace that has at least one finite
    /// sample, and of which [#needs()] was measured.
    double of(TraceMeasures trace) {
        return formula.applyAsDouble(trace);
    }

    /// The name of its column and on the command line, such as `mean_abs`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
