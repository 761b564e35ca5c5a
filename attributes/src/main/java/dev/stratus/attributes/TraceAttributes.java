package dev.stratus.attributes;

import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.Trace;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Computes attributes of one trace after the other, each at most one pass over the bytes, one over
/// the decoded samples for each further kind of measurement, and one or two Fourier transforms.
/// Allocates nothing a trace. For one thread.
public final class TraceAttributes {
    private final Attribute[] attributes;
    private final Set<Measurement> needs = EnumSet.noneOf(Measurement.class);
    private final boolean decoded;
    private final Window window;
    private final SampleAxis axis;
    private final SampleFormat format;
    private final TraceKernel kernel;

    private final TraceSums sums = new TraceSums();
    private final TraceMeasures measures =
            new TraceMeasures(sums, new TraceMoments(), new TraceShape(), new TraceSpectrum());
    private final double[] values;
    private double[] samples = new double[0];

    /// Prepares for traces of one file.
    ///
    /// @param kernels chosen for the same attributes and the same format
    public TraceAttributes(
            List<Attribute> attributes,
            Window window,
            SampleAxis axis,
            SampleFormat format,
            TraceKernels kernels) {
        this.attributes = attributes.toArray(Attribute[]::new);
        this.window = window;
        this.axis = axis;
        this.format = format;
        this.kernel = kernels.newKernel();
        this.values = new double[attributes.size()];
        attributes.forEach(attribute -> needs.add(attribute.needs()));
        this.decoded = !EnumSet.of(Measurement.ABSOLUTES, Measurement.SUMS).containsAll(needs);
    }

    /// The values of a trace, in the order of the attributes; NaN for a value that does not exist.
    /// The array is the same for every trace.
    public double[] of(Trace trace) {
        SampleRange range = window.in(trace, axis);
        int index = trace.samplesIndex() + range.first() * format.bytes();
        kernel.add(trace.block(), index, range.count(), sums);
        if (decoded && sums.count() > 0) {
            measure(trace, index, range.count());
        }
        for (int i = 0; i < attributes.length; i++) {
            values[i] = sums.count() == 0 ? Double.NaN : finite(attributes[i].of(measures));
        }
        return values;
    }

    /// A value, or NaN for one that does not exist: divided by zero, or too large for a double.
    static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /// The sums of the last trace.
    public TraceSums sums() {
        return sums;
    }

    private void measure(Trace trace, int index, int count) {
        if (samples.length < count) {
            samples = new double[count];
        }
        kernel.decode(trace.block(), index, count, samples);
        if (needs.contains(Measurement.MOMENTS)) {
            measures.moments().measure(samples, count, sums);
        }
        if (needs.contains(Measurement.SHAPE)) {
            measures.shape().measure(samples, count, axis.interval());
        }
        boolean analytic = needs.contains(Measurement.ANALYTIC_SIGNAL);
        if (analytic || needs.contains(Measurement.SPECTRUM)) {
            measures.spectrum().transform(samples, count, axis.rate());
        }
        if (analytic) {
            measures.spectrum().measureAnalyticSignal(samples);
        }
    }
}
