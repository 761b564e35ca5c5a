package dev.stratus.attributes;

import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.util.Collection;

/// The kernel that was chosen for a file, and why. This is the one place that chooses. Any number
/// of threads may use it.
///
/// @param kernel for the sums of a trace
/// @param decoder for what needs the samples themselves
/// @param reason a sentence for people
public record TraceKernels(TraceKernel kernel, SampleDecoder decoder, String reason) {
    /// Chooses for samples of this kind.
    public static TraceKernels choose(
            SampleFormat format, SegyByteOrder order, Collection<Attribute> attributes) {
        SampleDecoder decoder = SampleDecoder.of(format, order);
        return new TraceKernels(
                new ScalarKernel(decoder, format.bytes(), wanted(attributes)),
                decoder,
                "Plain Java.");
    }

    private static WantedSums wanted(Collection<Attribute> attributes) {
        return attributes.stream().allMatch(it -> it.needs() == Measurement.ABSOLUTES)
                ? WantedSums.ABSOLUTES
                : WantedSums.ALL;
    }
}
