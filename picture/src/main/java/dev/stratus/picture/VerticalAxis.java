package dev.stratus.picture;

import dev.stratus.segy.BinaryHeaderField;
import dev.stratus.segy.SegyFile;

/// Where a trace's samples are along it, downwards.
///
/// @param first where the first sample is
/// @param step from one sample to the next, above 0
/// @param label what the axis is named, with its unit
/// @param unit as in `ms`
public record VerticalAxis(double first, double step, String label, String unit) {
    private static final double THOUSAND = 1000;

    private static final int FEET = 2;

    /// What runs along a trace. A SEG-Y file does not say which one it is.
    public enum Domain {
        TIME,
        DEPTH
    }

    public VerticalAxis {
        if (!(step > 0) || Double.isInfinite(step) || !Double.isFinite(first)) {
            throw new IllegalArgumentException("no such axis: %s by %s".formatted(first, step));
        }
    }

    /// The axis of a file's traces. In time, the interval stands in microseconds and the delay in
    /// milliseconds; in depth, the interval in thousandths of the file's unit of length (SEG-Y rev
    /// 2.1, bytes 3217 and 3255, trace header byte 109). Where the file gives no interval, samples
    /// are counted.
    ///
    /// @param delay of the first sample, as the trace header has it
    static VerticalAxis of(SegyFile file, double delay, Domain domain) {
        double interval = file.sampleInterval();
        if (!(interval > 0)) {
            return new VerticalAxis(0, 1, "Sample number, from 0", "samples");
        }
        return switch (domain) {
            case TIME -> new VerticalAxis(delay, interval / THOUSAND, "Time (ms)", "ms");
            case DEPTH -> {
                long system = file.binaryHeader().get(BinaryHeaderField.MEASUREMENT_SYSTEM_CODE);
                String unit = system == FEET ? "ft" : "m";
                yield new VerticalAxis(
                        delay, interval / THOUSAND, "Depth (%s)".formatted(unit), unit);
            }
        };
    }

    /// Where the sample of that number is.
    double at(double sample) {
        return first + sample * step;
    }
}
