package dev.stratus.picture;

import dev.stratus.attributes.LengthUnit;
import dev.stratus.attributes.SampleAxis;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeader;
import dev.stratus.segy.TraceHeaderField;

/// Where a trace's samples are along it, downwards.
///
/// @param first where the first sample is
/// @param step from one sample to the next, above 0
/// @param label what the axis is named, with its unit
/// @param unit as in `ms`
public record VerticalAxis(double first, double step, String label, String unit) {
    public VerticalAxis {
        if (!(step > 0) || Double.isInfinite(step) || !Double.isFinite(first)) {
            throw new IllegalArgumentException("no such axis: %s by %s".formatted(first, step));
        }
    }

    /// The axis of a trace, which has a delay of its own.
    static VerticalAxis of(SegyFile file, TraceHeader header, LengthUnit unit) {
        return of(file, header.value(TraceHeaderField.DELAY_RECORDING_TIME), unit);
    }

    /// The axis of a file's traces. The interval stands in microseconds, or in thousandths of a
    /// metre or foot, and the delay in milliseconds, metres or feet (SEG-Y rev 2.1, byte 3217 and
    /// trace header byte 109); which of them, the file does not say. Where it gives no interval,
    /// samples are counted.
    ///
    /// @param delay of the first sample, as the trace header has it
    static VerticalAxis of(SegyFile file, double delay, LengthUnit unit) {
        double step = SampleAxis.of(file.sampleInterval()).interval();
        if (step == 0) {
            return new VerticalAxis(0, 1, "Sample number, from 0", "samples");
        }
        return switch (unit) {
            case MS -> new VerticalAxis(delay, step, "Time (ms)", "ms");
            case M -> new VerticalAxis(delay, step, "Depth (m)", "m");
            case FT -> new VerticalAxis(delay, step, "Depth (ft)", "ft");
            case SAMPLES -> new VerticalAxis(0, 1, "Sample number, from 0", "samples");
        };
    }

    /// Where the sample of that number is.
    double at(double sample) {
        return first + sample * step;
    }
}
