package dev.stratus.attributes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/// Samples of 32 bits as the words that they stand in, in an array: loops over arrays Java turns
/// into vectors by itself, loops over buffers of bytes it does not. For one thread.
final class SampleWords {
    /// As many as are read at once, at most: a multiple of the lanes, and what is made of them
    /// stays in a first-level cache.
    static final int MOST = 1024;

    /// The words that were read last.
    final int[] words = new int[MOST];

    private final boolean reversed;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private IntBuffer view = block.asIntBuffer();
    private int firstByte;

    /// @param little whether the file is little-endian
    SampleWords(boolean little) {
        reversed = little != (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
    }

    /// Whether the bytes of the words stand the other way round.
    boolean areReversed() {
        return reversed;
    }

    /// Reads `count` words, from the byte at `index` of `from` on.
    // The same buffer, not an equal one.
    @SuppressWarnings("ReferenceEquality")
    void read(ByteBuffer from, int index, int count) {
        if (from != block || (index - firstByte) % Integer.BYTES != 0) {
            look(from, index % Integer.BYTES);
        }
        view.get((index - firstByte) / Integer.BYTES, words, 0, count);
    }

    /// Most traces come from the same block, and lie whole words apart.
    private void look(ByteBuffer from, int newFirstByte) {
        block = from;
        firstByte = newFirstByte;
        view =
                from.duplicate()
                        .clear()
                        .position(newFirstByte)
                        .slice()
                        .order(ByteOrder.nativeOrder())
                        .asIntBuffer();
    }
}
