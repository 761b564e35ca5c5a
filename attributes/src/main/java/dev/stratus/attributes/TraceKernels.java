package dev.stratus.attributes;

import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.util.Collection;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/// The kernels that were chosen for a file, and why. This is the one place that chooses. Any number
/// of threads may use it.
public final class TraceKernels {
    /// With less to read than this, plain Java is done before faster kernels have made good for
    /// their compilation (benchmarks/README.md).
    private static long worthWarmingBytes(WantedSums wanted) {
        return switch (wanted) {
            case ABSOLUTES -> 32L << 30;
            case ALL -> 8L << 30;
        };
    }

    private final Supplier<TraceKernel> kernels;
    private final String reason;

    private TraceKernels(Supplier<TraceKernel> kernels, String reason) {
        this.kernels = kernels;
        this.reason = reason;
    }

    /// Chooses for samples of this kind.
    ///
    /// @param bytes how much there is to read
    public static TraceKernels choose(
            SampleFormat format,
            SegyByteOrder order,
            Collection<Attribute> attributes,
            long bytes) {
        WantedSums wanted = wanted(attributes);
        Supplier<TraceKernel> plain = () -> new ScalarKernel(format, order, wanted);
        if (bytes < worthWarmingBytes(wanted)) {
            return new TraceKernels(plain, "plain Java: there is little to read");
        }
        if (format == SampleFormat.INT16) {
            return new TraceKernels(plain, "plain Java: it adds many 16-bit integers at a time");
        }
        Optional<FastKernels> found = ServiceLoader.load(FastKernels.class).findFirst();
        if (found.isEmpty()) {
            return new TraceKernels(plain, "plain Java: there are no faster kernels here");
        }
        FastKernels fast = found.orElseThrow();
        Optional<String> hindrance = fast.hindrance();
        if (hindrance.isPresent()) {
            return new TraceKernels(plain, "plain Java: " + hindrance.orElseThrow());
        }
        Warmth warmth =
                Warmth.rising(plain.get(), fast.newKernel(format, order, wanted), format.bytes());
        return new TraceKernels(
                () -> new WarmingKernel(plain.get(), fast.newKernel(format, order, wanted), warmth),
                fast.name() + ": they are here and work; plain Java until they are compiled");
    }

    /// A kernel for one thread.
    public TraceKernel newKernel() {
        return kernels.get();
    }

    /// Which kernels these are and why, for people; not a whole sentence.
    public String reason() {
        return reason;
    }

    private static WantedSums wanted(Collection<Attribute> attributes) {
        return attributes.stream().allMatch(it -> it.needs() == Measurement.ABSOLUTES)
                ? WantedSums.ABSOLUTES
                : WantedSums.ALL;
    }
}
