package dev.stratus.attributes.vector;

import dev.stratus.attributes.ScalarKernel;
import dev.stratus.attributes.TraceKernel;
import dev.stratus.attributes.TraceSums;
import dev.stratus.attributes.WantedSums;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import jdk.incubator.vector.DoubleVector;
import org.jspecify.annotations.Nullable;

/// Decodes a chunk that stays in the first-level cache, then adds it up, both in vectors; or both
/// at once where [VectorAbsolutes] do it. What is left over at the end of a trace goes through the
/// plain kernel's loops, and a trace with a sample that is not finite goes through the plain kernel
/// altogether.
final class VectorKernel implements TraceKernel {
    /// Shorter vectors are not faster than plain Java.
    static final int LEAST_BITS = 256;

    /// Samples decoded at once: a multiple of the lanes, and a quarter of a first-level cache.
    private static final int CHUNK = 1024;

    private final double[] chunk = new double[CHUNK];
    private final VectorDecoder decoder;
    private final int bytes;
    private final WantedSums wanted;
    private final @Nullable VectorAbsolutes atOnce;
    private final TraceKernel plain;

    /// The block of the last trace as a segment: most traces come from the same one.
    private ByteBuffer block = ByteBuffer.allocate(0);

    private MemorySegment segment = MemorySegment.ofBuffer(block);

    VectorKernel(SampleFormat format, SegyByteOrder order, WantedSums wanted) {
        this.decoder = new VectorDecoder(format, order);
        this.bytes = format.bytes();
        this.wanted = wanted;
        this.atOnce =
                wanted == WantedSums.ABSOLUTES && VectorAbsolutes.areFor(format)
                        ? new VectorAbsolutes(format, order, decoder)
                        : null;
        this.plain = new ScalarKernel(format, order, wanted);
    }

    /// How long this processor's vectors are.
    static int bits() {
        return DoubleVector.SPECIES_PREFERRED.vectorBitSize();
    }

    @Override
    public void add(ByteBuffer from, int index, int samples, TraceSums sums) {
        look(from);
        sums.start(wanted);
        if (atOnce != null) {
            atOnce.add(from, segment, index, samples, sums.absolutes);
        } else {
            addChunks(from, index, samples, sums);
        }
        if (Double.isFinite(sums.sumAbsolute())) {
            sums.finish(samples, 0);
        } else {
            plain.add(from, index, samples, sums);
        }
    }

    private void addChunks(ByteBuffer from, int index, int samples, TraceSums sums) {
        for (int first = 0; first < samples; first += CHUNK) {
            int count = Math.min(CHUNK, samples - first);
            decoder.decode(from, segment, index + first * bytes, count, chunk);
            switch (wanted) {
                case ABSOLUTES -> VectorSums.addAbsolutes(chunk, count, sums);
                case ALL -> VectorSums.addAll(chunk, count, sums);
            }
        }
    }

    @Override
    public void decode(ByteBuffer from, int index, int samples, double[] target) {
        look(from);
        decoder.decode(from, segment, index, samples, target);
    }

    // The same buffer, not an equal one.
    @SuppressWarnings("ReferenceEquality")
    private void look(ByteBuffer from) {
        if (from != block || from.limit() > segment.byteSize()) {
            block = from;
            segment = MemorySegment.ofBuffer(from.duplicate().rewind());
        }
    }
}
