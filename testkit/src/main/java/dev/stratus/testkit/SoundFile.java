package dev.stratus.testkit;

import java.util.function.UnaryOperator;

/// The small file without fault that the malformed ones are made from: 4 inlines of 3 crosslines,
/// 10 samples a trace, IBM floats, none of them zero.
public final class SoundFile {
    /// Of the whole file.
    public static final int TRACES = 12;

    /// Of each trace.
    public static final int SAMPLES = 10;

    private static final SampleEncoding ENCODING = SampleEncoding.IBM_FLOAT32;

    private SoundFile() {}

    /// The file, in a revision.
    public static SegyFixture ofRevision(int major, int minor) {
        return with(major, minor, trace -> trace);
    }

    /// The file with each of its traces changed.
    static SegyFixture with(int major, int minor, UnaryOperator<TraceFixture> change) {
        SegyFixture fixture = headers(major, minor);
        for (int number = 0; number < TRACES; number++) {
            fixture.trace(change.apply(trace(number, SAMPLES)));
        }
        return fixture;
    }

    /// The file's headers without any trace, but with its number of samples.
    static SegyFixture headers(int major, int minor) {
        return SegyFixture.of(ENCODING)
                .revision(major, minor)
                .text("C 1 FOUR INLINES OF THREE CROSSLINES", "C40 END TEXTUAL HEADER")
                .binary(21, 2, SAMPLES);
    }

    /// The trace of that number, with `samples` samples.
    static TraceFixture trace(int number, int samples) {
        double[] values = new double[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = (i % 2 == 0 ? 1 : -1) * (100.5 * (number + 1) + i);
        }
        return TraceFixture.of(values)
                .word(21, 4, number + 1)
                .word(71, 2, -10)
                .word(181, 4, 4_000_000 + 250 * (number % 3))
                .word(185, 4, 60_000_000 + 250 * (number / 3))
                .line(100 + number / 3, 500 + number % 3);
    }
}
