package dev.stratus.attributes.vector;

import dev.stratus.attributes.FastKernels;
import dev.stratus.attributes.TraceKernel;
import dev.stratus.attributes.WantedSums;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.util.Optional;

/// Kernels on the Vector API. This class uses none of it itself, so that it can say that it is
/// missing.
public final class VectorKernels implements FastKernels {
    @Override
    public Optional<String> hindrance() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.of("Java was started without --add-modules jdk.incubator.vector");
        }
        int bits = VectorKernel.bits();
        return bits < VectorKernel.LEAST_BITS
                ? Optional.of("this processor's vectors have %d bits".formatted(bits))
                : Optional.empty();
    }

    @Override
    public String name() {
        return "Vector API, %d bits".formatted(VectorKernel.bits());
    }

    @Override
    public TraceKernel newKernel(SampleFormat format, SegyByteOrder order, WantedSums wanted) {
        return new VectorKernel(format, order, wanted);
    }
}
