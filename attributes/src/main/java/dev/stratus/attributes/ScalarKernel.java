package dev.stratus.attributes;

import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The kernel in plain Java, for every format: decodes a chunk that stays in the first-level cache,
/// then adds it up; or, where there is something faster, in its own way: Σ|x| of the usual formats,
/// and all sums of 16-bit integers.
///
/// Samples are taken for finite first. If one was not, Σ|x| is not finite either, and the trace is
/// added up again with a look at each sample: rare, so that nobody else pays for it.
public final class ScalarKernel implements TraceKernel {
    /// Samples decoded at once: a multiple of the lanes, and a quarter of a first-level cache.
    private static final int CHUNK = 1024;

    private final double[] chunk = new double[CHUNK];
    private final SampleDecoder decoder;
    private final int bytes;
    private final WantedSums wanted;
    private final @Nullable AbsoluteSum atOnce;
    private final @Nullable ShortSums shorts;

    /// A kernel for samples of one kind.
    public ScalarKernel(SampleFormat format, SegyByteOrder order, WantedSums wanted) {
        this.decoder = SampleDecoder.of(format, order);
        this.bytes = format.bytes();
        this.wanted = wanted;
        this.atOnce =
                wanted == WantedSums.ABSOLUTES ? AbsoluteSum.of(format, order).orElse(null) : null;
        this.shorts =
                wanted == WantedSums.ALL && format == SampleFormat.INT16
                        ? new ShortSums(order != SegyByteOrder.BIG)
                        : null;
    }

    @Override
    public void add(ByteBuffer block, int index, int samples, TraceSums sums) {
        sums.start(wanted);
        if (atOnce != null) {
            atOnce.add(block, index, samples, sums.absolutes);
        } else if (shorts != null && samples <= ShortSums.MOST_SAMPLES) {
            shorts.add(block, index, samples, sums);
        } else {
            addChunks(block, index, samples, sums);
        }
        if (Double.isFinite(sums.sumAbsolute())) {
            sums.finish(samples, 0);
        } else {
            addFinite(block, index, samples, sums);
        }
    }

    @Override
    public void decode(ByteBuffer block, int index, int samples, double[] target) {
        decoder.decode(block, index, samples, target);
    }

    private void addChunks(ByteBuffer block, int index, int samples, TraceSums sums) {
        for (int first = 0; first < samples; first += CHUNK) {
            int count = Math.min(CHUNK, samples - first);
            decoder.decode(block, index + first * bytes, count, chunk);
            addChunk(count, sums);
        }
    }

    /// As [#add], with a look at each sample. A sample that is left out takes part as a zero,
    /// except in the extremes.
    private void addFinite(ByteBuffer block, int index, int samples, TraceSums sums) {
        sums.start(wanted);
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        long notFinite = 0;
        for (int first = 0; first < samples; first += CHUNK) {
            int count = Math.min(CHUNK, samples - first);
            double[] x = chunk;
            decoder.decode(block, index + first * bytes, count, x);
            for (int i = 0; i < count; i++) {
                if (Double.isFinite(x[i])) {
                    min = Math.min(min, x[i]);
                    max = Math.max(max, x[i]);
                } else {
                    notFinite++;
                    x[i] = 0;
                }
            }
            addChunk(count, sums);
        }
        sums.finish(samples - notFinite, notFinite);
        if (wanted == WantedSums.ALL) {
            sums.setExtremes(min, max);
        }
    }

    private void addChunk(int count, TraceSums sums) {
        switch (wanted) {
            case ABSOLUTES -> LaneSums.addAbsolutes(chunk, count, sums.absolutes);
            case ALL -> {
                LaneSums.addAbsolutes(chunk, count, sums.absolutes);
                for (int lane = 0; lane < TraceSums.LANES; lane++) {
                    addLane(chunk, count, lane, sums);
                }
            }
        }
    }

    /// Everything but Σ|x| for one lane: the chains of its sums run beside each other, and nothing
    /// branches. Math.min and Math.max of doubles, which sort zeros and NaN, take longer than all
    /// the rest; here bits are masked by the sign, and what is compared are integers.
    private static void addLane(double[] x, int count, int lane, TraceSums sums) {
        double sum = sums.sums[lane];
        double squares = sums.squares[lane];
        double positives = sums.positives[lane];
        double negatives = sums.negatives[lane];
        long min = sortable(Double.doubleToRawLongBits(sums.minima[lane]));
        long max = sortable(Double.doubleToRawLongBits(sums.maxima[lane]));
        int live = 0;
        for (int i = lane; i < count; i += TraceSums.LANES) {
            double value = x[i];
            long bits = Double.doubleToRawLongBits(value);
            long sign = bits >> 63;
            sum += value;
            squares += value * value;
            positives += Double.longBitsToDouble(bits & ~sign);
            negatives += Double.longBitsToDouble(bits & sign);
            min = Math.min(min, sortable(bits));
            max = Math.max(max, sortable(bits));
            live += (value != 0) ? 1 : 0;
        }
        sums.sums[lane] = sum;
        sums.squares[lane] = squares;
        sums.positives[lane] = positives;
        sums.negatives[lane] = negatives;
        sums.minima[lane] = Double.longBitsToDouble(sortable(min));
        sums.maxima[lane] = Double.longBitsToDouble(sortable(max));
        sums.live[lane] += live;
    }

    /// The bits of a double as an integer that sorts as the double does, and back again.
    private static long sortable(long bits) {
        return bits ^ ((bits >> 63) >>> 1);
    }
}
