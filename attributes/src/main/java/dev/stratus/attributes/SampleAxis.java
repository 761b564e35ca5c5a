package dev.stratus.attributes;

import dev.stratus.segy.Trace;
import dev.stratus.segy.TraceHeaderField;

/// Where the samples of a file's traces lie.
///
/// SEG-Y says how far apart samples are but not in what: it is microseconds for samples in time,
/// and millimetres or thousandths of a foot for samples in depth. So the number is the same for
/// milliseconds, metres and feet, and the user, who knows, says which.
///
/// @param interval from one sample to the next, in milliseconds, metres or feet; positive, or 0
///   where the file does not say
public record SampleAxis(double interval) {
    /// Places closer to a sample than this part of an interval are at it.
    private static final double NEAR = 1e-6;

    public SampleAxis {
        if (!(interval >= 0) || Double.isInfinite(interval)) {
            throw new IllegalArgumentException("no sample interval: " + interval);
        }
    }

    /// The axis of a file.
    ///
    /// @param sampleInterval as [dev.stratus.segy.SegyFile#sampleInterval] gives it, in
    ///   microseconds or thousandths of a metre or foot
    public static SampleAxis of(double sampleInterval) {
        return new SampleAxis(sampleInterval / 1000);
    }

    /// Samples a second, or a kilometre or 1000 feet; NaN where the interval is not known.
    double rate() {
        return interval == 0 ? Double.NaN : 1000 / interval;
    }

    /// The samples of `trace` that lie from `from` to `to`, both included; none where the interval
    /// is not known, unless these are sample numbers.
    ///
    /// @param to in the unit of `from`
    SampleRange between(Trace trace, Length from, double to) {
        double start = 0;
        double step = 1;
        if (from.unit() != LengthUnit.SAMPLES) {
            start = trace.header().value(TraceHeaderField.DELAY_RECORDING_TIME);
            step = interval;
        }
        if (step == 0) {
            return new SampleRange(0, 0);
        }
        double first = Math.max(0, Math.ceil((from.value() - start) / step - NEAR));
        double last = Math.min(trace.samples() - 1.0, Math.floor((to - start) / step + NEAR));
        // Also where the delay is NaN, which a layout of floats can give.
        if (!(first <= last)) {
            return new SampleRange(0, 0);
        }
        return new SampleRange((int) first, (int) (last - first) + 1);
    }
}
