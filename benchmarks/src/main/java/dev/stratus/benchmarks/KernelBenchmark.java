package dev.stratus.benchmarks;

import dev.stratus.attributes.FastKernels;
import dev.stratus.attributes.ScalarKernel;
import dev.stratus.attributes.TraceKernel;
import dev.stratus.attributes.TraceSums;
import dev.stratus.attributes.WantedSums;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A kernel on a block that is in the cache. An operation is a kilobyte of the file, so that
/// operations a microsecond are gigabytes a second.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class KernelBenchmark {
    private static final int SAMPLES = 1501;
    private static final int HEADER_BYTES = 240;
    private static final int BLOCK_KILOBYTES = 400;

    /// How samples are encoded.
    @Param({"IEEE_FLOAT32", "IBM_FLOAT32", "INT16", "INT24", "INT32", "IEEE_FLOAT64"})
    private SampleFormat format = SampleFormat.IEEE_FLOAT32;

    /// Σ|x| alone, or everything.
    @Param private WantedSums wanted = WantedSums.ALL;

    /// Which kernel.
    @Param({"plain", "fast"})
    private String kernel = "plain";

    private final TraceSums sums = new TraceSums();
    private ByteBuffer block = ByteBuffer.allocate(0);
    private TraceKernel chosen = new ScalarKernel(format, SegyByteOrder.BIG, wanted);

    /// Fills the block with amplitudes.
    @Setup
    public void fill() {
        Random random = new Random(1);
        block = ByteBuffer.allocateDirect(BLOCK_KILOBYTES * 1000);
        int traceBytes = HEADER_BYTES + SAMPLES * format.bytes();
        for (int trace = 0; trace + traceBytes <= block.capacity(); trace += traceBytes) {
            for (int i = 0; i < SAMPLES; i++) {
                int index = trace + HEADER_BYTES + i * format.bytes();
                format.write(
                        block, index, SegyByteOrder.BIG, Math.rint(random.nextGaussian() * 1000));
            }
        }
        chosen =
                kernel.equals("plain")
                        ? new ScalarKernel(format, SegyByteOrder.BIG, wanted)
                        : ServiceLoader.load(FastKernels.class)
                                .findFirst()
                                .orElseThrow()
                                .newKernel(format, SegyByteOrder.BIG, wanted);
    }

    /// All traces of the block, one after the other.
    @Benchmark
    @OperationsPerInvocation(BLOCK_KILOBYTES)
    public double block() {
        double sum = 0;
        int traceBytes = HEADER_BYTES + SAMPLES * format.bytes();
        for (int trace = 0; trace + traceBytes <= block.capacity(); trace += traceBytes) {
            chosen.add(block, trace + HEADER_BYTES, SAMPLES, sums);
            sum += sums.sumAbsolute();
        }
        return sum;
    }
}
