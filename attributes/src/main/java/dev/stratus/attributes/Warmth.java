package dev.stratus.attributes;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/// Whether a kernel has been compiled. A thread of its own runs it on a block of zeros until it is
/// faster than the plain one, or until it is clear that it will not be.
final class Warmth {
    /// A trace of usual length.
    private static final int SAMPLES = 1501;

    private static final int TRACES_A_ROUND = 200;

    /// Compiled after about a second; a machine on which it takes longer than this stays cold.
    private static final long MOST_NANOS = 20_000_000_000L;

    private volatile boolean reached;

    private Warmth() {}

    /// Starts to warm `fast`; both kernels are used by the new thread alone.
    static Warmth rising(TraceKernel plain, TraceKernel fast, int bytesPerSample) {
        Warmth warmth = new Warmth();
        ByteBuffer block = ByteBuffer.allocateDirect(SAMPLES * bytesPerSample);
        Thread thread = new Thread(() -> warmth.warm(plain, fast, block), "stratus-warming");
        thread.setDaemon(true);
        thread.start();
        return warmth;
    }

    /// Whether it is compiled now; stays true.
    boolean reached() {
        return reached;
    }

    private void warm(TraceKernel plain, TraceKernel fast, ByteBuffer block) {
        TraceSums sums = new TraceSums();
        double[] samples = new double[SAMPLES];
        long start = System.nanoTime();
        while (!reached && System.nanoTime() - start < MOST_NANOS) {
            boolean adds =
                    time(fast, kernel -> kernel.add(block, 0, SAMPLES, sums))
                            < time(plain, kernel -> kernel.add(block, 0, SAMPLES, sums));
            boolean decodes =
                    time(fast, kernel -> kernel.decode(block, 0, SAMPLES, samples))
                            < time(plain, kernel -> kernel.decode(block, 0, SAMPLES, samples));
            reached = adds && decodes;
        }
    }

    private static long time(TraceKernel kernel, Consumer<TraceKernel> call) {
        long start = System.nanoTime();
        for (int i = 0; i < TRACES_A_ROUND; i++) {
            call.accept(kernel);
        }
        return System.nanoTime() - start;
    }
}
