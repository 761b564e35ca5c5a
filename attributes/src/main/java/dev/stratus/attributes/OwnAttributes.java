package dev.stratus.attributes;

import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.Trace;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;

/// Computes a user's own attributes of traces, one after the other. Not for several threads at
/// once.
public final class OwnAttributes {
    private final TraceAttribute[] attributes;
    private final Window window;
    private final SampleAxis axis;
    private final SampleFormat format;
    private final TraceKernel kernel;
    private final double[] values;
    private double[] samples = new double[0];
    private DoubleBuffer shown = DoubleBuffer.wrap(samples).asReadOnlyBuffer();

    /// Prepares for traces of one file.
    ///
    /// @param attributes no other thread uses them
    /// @param kernels chosen for the same format
    public OwnAttributes(
            List<TraceAttribute> attributes,
            Window window,
            SampleAxis axis,
            SampleFormat format,
            TraceKernels kernels) {
        this.attributes = attributes.toArray(TraceAttribute[]::new);
        this.window = window;
        this.axis = axis;
        this.format = format;
        this.kernel = kernels.newKernel();
        this.values = new double[attributes.size()];
    }

    /// The values of a trace, in the order of the attributes; NaN for a value that does not exist.
    /// The array is the same for every trace.
    ///
    /// @throws AttributeFailedException if one of them throws anything
    public double[] of(Trace trace) throws AttributeFailedException {
        if (attributes.length == 0) {
            return values;
        }
        SampleRange range = window.in(trace, axis);
        int count = range.count();
        if (samples.length < count) {
            samples = new double[count];
            shown = DoubleBuffer.wrap(samples).asReadOnlyBuffer();
        }
        int index = trace.samplesIndex() + range.first() * format.bytes();
        kernel.decode(trace.block(), index, count, samples);
        if (!hasFinite(count)) {
            Arrays.fill(values, Double.NaN);
            return values;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = value(attributes[i], trace.number(), count);
        }
        return values;
    }

    private double value(TraceAttribute attribute, long trace, int count)
            throws AttributeFailedException {
        try {
            return TraceAttributes.finite(
                    attribute.of(shown.clear().limit(count), axis.interval()));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new AttributeFailedException(
                    "the attribute of %s failed at trace %d: %s. Mend it, or leave it out."
                            .formatted(attribute.getClass().getName(), trace, e),
                    e);
        }
    }

    private boolean hasFinite(int count) {
        for (int i = 0; i < count; i++) {
            if (Double.isFinite(samples[i])) {
                return true;
            }
        }
        return false;
    }
}
