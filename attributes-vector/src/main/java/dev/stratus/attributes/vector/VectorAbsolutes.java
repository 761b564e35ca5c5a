package dev.stratus.attributes.vector;

import dev.stratus.attributes.TraceSums;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// Adds up absolute samples as they are decoded, sixteen at a time and in one loop, for the formats
/// of 32 bits that nearly all files have: twice as fast as to decode them first. As in
/// [VectorDecoder], a loop for each format.
final class VectorAbsolutes {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LENGTH = DOUBLES.length();
    private static final int EIGHT = 8;
    private static final int ROW_BYTES = 4 * TraceSums.LANES;

    private final SampleFormat format;
    private final SegyByteOrder order;
    private final VectorDecoder decoder;

    VectorAbsolutes(SampleFormat format, SegyByteOrder order, VectorDecoder decoder) {
        this.format = format;
        this.order = order;
        this.decoder = decoder;
    }

    static boolean areFor(SampleFormat format) {
        return format == SampleFormat.IEEE_FLOAT32 || format == SampleFormat.IBM_FLOAT32;
    }

    /// Puts Σ|x| of the samples into empty accumulators.
    ///
    /// @param bytes the block, for the samples at the end that fill no row of sixteen
    /// @param block the same bytes
    void add(ByteBuffer bytes, MemorySegment block, int from, int samples, double[] lanes) {
        int rows = samples / TraceSums.LANES;
        if (format == SampleFormat.IEEE_FLOAT32) {
            addFloats(block, from, rows, lanes);
        } else {
            addIbmFloats(block, from, rows, lanes);
        }
        int rest = from + ROW_BYTES * rows;
        for (int lane = 0; lane < samples % TraceSums.LANES; lane++) {
            lanes[lane] += Math.abs(format.read(bytes, rest + 4 * lane, order));
        }
    }

    // Vectors of 512 bits have eight doubles, those of 256 bits half as many: they need as many
    // accumulators again.

    private void addFloats(MemorySegment block, long from, int rows, double[] lanes) {
        DoubleVector a = DoubleVector.zero(DOUBLES);
        DoubleVector b = DoubleVector.zero(DOUBLES);
        DoubleVector c = DoubleVector.zero(DOUBLES);
        DoubleVector d = DoubleVector.zero(DOUBLES);
        for (int row = 0; row < rows; row++) {
            long at = from + (long) ROW_BYTES * row;
            FloatVector first = decoder.words(block, at).reinterpretAsFloats();
            FloatVector second = decoder.words(block, at + 4 * EIGHT).reinterpretAsFloats();
            a = a.add(VectorDecoder.doubles(first, 0).abs());
            b = b.add(VectorDecoder.doubles(second, 0).abs());
            if (LENGTH < EIGHT) {
                c = c.add(VectorDecoder.doubles(first, 1).abs());
                d = d.add(VectorDecoder.doubles(second, 1).abs());
            }
        }
        store(a, b, c, d, lanes);
    }

    private void addIbmFloats(MemorySegment block, long from, int rows, double[] lanes) {
        DoubleVector a = DoubleVector.zero(DOUBLES);
        DoubleVector b = DoubleVector.zero(DOUBLES);
        DoubleVector c = DoubleVector.zero(DOUBLES);
        DoubleVector d = DoubleVector.zero(DOUBLES);
        for (int row = 0; row < rows; row++) {
            long at = from + (long) ROW_BYTES * row;
            IntVector first = decoder.words(block, at);
            IntVector second = decoder.words(block, at + 4 * EIGHT);
            a = a.add(VectorDecoder.ibm(first, 0).abs());
            b = b.add(VectorDecoder.ibm(second, 0).abs());
            if (LENGTH < EIGHT) {
                c = c.add(VectorDecoder.ibm(first, 1).abs());
                d = d.add(VectorDecoder.ibm(second, 1).abs());
            }
        }
        store(a, b, c, d, lanes);
    }

    private static void store(
            DoubleVector a, DoubleVector b, DoubleVector c, DoubleVector d, double[] lanes) {
        a.intoArray(lanes, 0);
        b.intoArray(lanes, EIGHT);
        if (LENGTH < EIGHT) {
            c.intoArray(lanes, LENGTH);
            d.intoArray(lanes, EIGHT + LENGTH);
        }
    }
}
