package dev.stratus.attributes;

import java.nio.ByteBuffer;

/// Plain Java until the fast kernel is warm: before it is compiled, the Vector API is a hundred
/// times slower than after. The bits are the same either way.
final class WarmingKernel implements TraceKernel {
    private final TraceKernel plain;
    private final TraceKernel fast;
    private final Warmth warmth;

    WarmingKernel(TraceKernel plain, TraceKernel fast, Warmth warmth) {
        this.plain = plain;
        this.fast = fast;
        this.warmth = warmth;
    }

    private TraceKernel current() {
        return warmth.reached() ? fast : plain;
    }

    @Override
    public void add(ByteBuffer block, int index, int samples, TraceSums sums) {
        current().add(block, index, samples, sums);
    }

    @Override
    public void decode(ByteBuffer block, int index, int samples, double[] target) {
        current().decode(block, index, samples, target);
    }
}
