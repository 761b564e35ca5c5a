package dev.stratus.attributes;

import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.util.Optional;

/// Kernels that are faster than plain Java where the platform has what they need; found as a
/// service of [java.util.ServiceLoader].
public interface FastKernels {
    /// Why they cannot be used on this platform, as a sentence; empty if they can.
    Optional<String> hindrance();

    /// What they are, such as `Vector API, 512 bits`.
    String name();

    /// A kernel for one thread.
    TraceKernel newKernel(SampleFormat format, SegyByteOrder order, WantedSums wanted);
}
