package dev.stratus.picture;

import dev.stratus.segy.SampleFormat;

/// The traces of a section, as they were read. The arrays are its own and are not copied.
final class SectionTraces {
    private final double[] numbers;
    private final double[] firsts;
    private final int samples;
    private final double[] values;
    private final SampleFormat format;

    /// @param numbers the line number, trace number or place of each trace
    /// @param firsts where each trace's first sample is along it: each has its own delay
    /// @param samples a trace
    /// @param values trace by trace; NaN where there is no finite sample
    /// @param format that the file has the samples in
    SectionTraces(
            double[] numbers, double[] firsts, int samples, double[] values, SampleFormat format) {
        this.numbers = numbers;
        this.firsts = firsts;
        this.samples = samples;
        this.values = values;
        this.format = format;
    }

    double number(int trace) {
        return numbers[trace];
    }

    double[] firsts() {
        return firsts;
    }

    int samples() {
        return samples;
    }

    double[] values() {
        return values;
    }

    SampleFormat format() {
        return format;
    }

    double value(int trace, int sample) {
        return values[trace * samples + sample];
    }

    /// The same traces with other values.
    SectionTraces with(double[] newValues) {
        return new SectionTraces(numbers, firsts, samples, newValues, format);
    }
}
