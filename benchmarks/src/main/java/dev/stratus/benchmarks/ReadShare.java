package dev.stratus.benchmarks;

import dev.stratus.attributes.FastKernels;
import dev.stratus.attributes.ScalarKernel;
import dev.stratus.attributes.TraceKernel;
import dev.stratus.attributes.TraceSums;
import dev.stratus.attributes.WantedSums;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// How much of the speed of reading is left when a kernel looks at everything that is read, on one
/// thread: the first 1.5 GB of a file, whose bytes are taken for samples of one format, by
/// positional reads into one reused block, with and without computing. Reads are timed between
/// every two kernels, and nothing counts before everything is compiled. A process looks at one
/// format, as a job does: what a loop met before decides how Java compiles it.
///
/// Arguments: a file of at least 1.5 GB that is in the page cache, a format such as `int16`, and
/// how often.
public final class ReadShare {
    private static final long BYTES = 1_500_000_000;
    private static final int BLOCK_BYTES = 400 * 1024;
    private static final int SAMPLES = 1501;
    private static final int WARM_UP = 2;

    private final FileChannel file;
    private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
    private final TraceSums sums = new TraceSums();

    private ReadShare(FileChannel file) {
        this.file = file;
    }

    /// Prints a row for Σ|x| alone and one for all sums, with each kernel.
    public static void main(String[] arguments) throws IOException {
        SampleFormat format =
                SampleFormat.valueOf(arguments[1].toUpperCase(Locale.ROOT).replace('-', '_'));
        int runs = Integer.parseInt(arguments[2]);
        try (FileChannel file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.READ)) {
            if (file.size() < BYTES) {
                throw new IOException(
                        "%s: has %d bytes, expected at least %d"
                                .formatted(arguments[0], file.size(), BYTES));
            }
            FastKernels fast = ServiceLoader.load(FastKernels.class).findFirst().orElseThrow();
            ReadShare share = new ReadShare(file);
            System.out.println("| samples | sums | kernel | share of the read limit |");
            System.out.println("|---|---|---|---|");
            for (WantedSums wanted : WantedSums.values()) {
                TraceKernel plain = new ScalarKernel(format, SegyByteOrder.BIG, wanted);
                share.print(format, wanted, "plain Java", plain, runs);
                TraceKernel vectors = fast.newKernel(format, SegyByteOrder.BIG, wanted);
                share.print(format, wanted, "vectors", vectors, runs);
            }
        }
    }

    private void print(
            SampleFormat format, WantedSums wanted, String name, TraceKernel kernel, int runs)
            throws IOException {
        double[] shares = new double[runs];
        for (int run = -WARM_UP; run < runs; run++) {
            long read = nanos(format, null);
            long computed = nanos(format, kernel);
            if (run >= 0) {
                shares[run] = (double) read / computed;
            }
        }
        Arrays.sort(shares);
        System.out.printf(
                "| %s | %s | %s | %.2f (%.2f-%.2f) |%n",
                format, wanted, name, shares[runs / 2], shares[0], shares[runs - 1]);
    }

    private long nanos(SampleFormat format, @Nullable TraceKernel kernel) throws IOException {
        int traceBytes = SAMPLES * format.bytes();
        long start = System.nanoTime();
        for (long at = 0; at < BYTES; at += BLOCK_BYTES) {
            file.read(block.clear(), at);
            for (int trace = 0;
                    kernel != null && trace + traceBytes <= block.position();
                    trace += traceBytes) {
                kernel.add(block, trace, SAMPLES, sums);
            }
        }
        return System.nanoTime() - start;
    }
}
