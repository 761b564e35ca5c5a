package dev.stratus.attributes;

import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.nio.ByteBuffer;

/// Decodes samples into doubles, exactly as [SampleFormat#read] does but many at a time. Without
/// state: any number of threads may use one.
///
/// Each loop below reads from a big-endian buffer with an absolute index: of the ways that Java 17
/// has (view buffers, view handles, a copy into an array first) the fastest for a direct buffer,
/// and among the fastest for one on the heap.
interface SampleDecoder {
    /// Writes `count` samples into `target` from index 0 on.
    ///
    /// @param index of the first sample's first byte in `block`
    void decode(ByteBuffer block, int index, int count, double[] target);

    /// The decoder of a format in a byte order.
    static SampleDecoder of(SampleFormat format, SegyByteOrder order) {
        return switch (order) {
            case BIG ->
                    switch (format) {
                        case IBM_FLOAT32 -> IbmFloats::decodeBig;
                        case IEEE_FLOAT32 -> SampleDecoder::decodeBigFloats;
                        case INT16 -> SampleDecoder::decodeBigShorts;
                        default -> decoder(format, order);
                    };
            case LITTLE ->
                    format == SampleFormat.IEEE_FLOAT32
                            ? SampleDecoder::decodeLittleFloats
                            : decoder(format, order);
            case PAIR_SWAPPED -> decoder(format, order);
        };
    }

    private static SampleDecoder decoder(SampleFormat format, SegyByteOrder order) {
        return (block, index, count, target) -> {
            for (int i = 0; i < count; i++) {
                target[i] = format.read(block, index + format.bytes() * i, order);
            }
        };
    }

    private static void decodeBigFloats(ByteBuffer block, int index, int count, double[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = Float.intBitsToFloat(block.getInt(index + 4 * i));
        }
    }

    private static void decodeLittleFloats(
            ByteBuffer block, int index, int count, double[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = Float.intBitsToFloat(Integer.reverseBytes(block.getInt(index + 4 * i)));
        }
    }

    private static void decodeBigShorts(ByteBuffer block, int index, int count, double[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = block.getShort(index + 2 * i);
        }
    }
}
