package dev.stratus.attributes;

import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.util.Collection;

/// Chooses the kernel.
public final class TraceKernels {
    private TraceKernels() {}

    /// The fastest kernel for samples of this kind that computes what `attributes` need.
    public static TraceKernel choose(
            SampleFormat format, SegyByteOrder order, Collection<Attribute> attributes) {
        WantedSums wanted =
                attributes.stream().allMatch(attribute -> attribute == Attribute.MEAN_ABS)
                        ? WantedSums.ABSOLUTES
                        : WantedSums.ALL;
        return new ScalarKernel(SampleDecoder.of(format, order), format.bytes(), wanted);
    }
}
