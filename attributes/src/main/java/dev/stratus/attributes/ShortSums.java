package dev.stratus.attributes;

import java.nio.ByteBuffer;

/// All sums of 16-bit integers at once. Sums of integers are exact in any order, so that nothing
/// has to wait for the addition before: two samples are taken out of each word of 32 bits, and Java
/// adds as many words at a time as the processor has lanes for. Sums of 32 bits hold a chunk.
///
/// Not for several threads at once.
final class ShortSums {
    /// A double is exact up to 2⁵³: so many squares of at most 2³⁰ fit into it.
    static final int MOST_SAMPLES = 1 << 23;

    /// Words decoded at once: an eighth of a first-level cache.
    private static final int CHUNK = 1024;

    private final int[] words = new int[CHUNK];
    private final boolean little;

    private long sum;
    private long absolutes;
    private long squares;
    private long live;
    private int min;
    private int max;

    ShortSums(boolean little) {
        this.little = little;
    }

    /// Puts the samples into empty accumulators.
    ///
    /// @param samples at most [#MOST_SAMPLES]
    void add(ByteBuffer block, int index, int samples, TraceSums sums) {
        if (samples == 0) {
            return;
        }
        sum = 0;
        absolutes = 0;
        squares = 0;
        live = 0;
        min = Short.MAX_VALUE;
        max = Short.MIN_VALUE;
        int pairs = samples / 2;
        for (int first = 0; first < pairs; first += CHUNK) {
            int count = Math.min(CHUNK, pairs - first);
            decode(block, index + 4 * first, count);
            addWords(words, count);
        }
        if (samples % 2 == 1) {
            short bytes = block.getShort(index + 4 * pairs);
            addLast(little ? Short.reverseBytes(bytes) : bytes);
        }
        sums.sums[0] = sum;
        sums.absolutes[0] = absolutes;
        sums.squares[0] = squares;
        sums.positives[0] = (absolutes + sum) / 2.0;
        sums.negatives[0] = (sum - absolutes) / 2.0;
        sums.live[0] = live;
        sums.setExtremes(min, max);
    }

    /// Which of the two samples is in a word's upper half makes no difference to the sums.
    private void decode(ByteBuffer block, int index, int count) {
        if (little) {
            for (int i = 0; i < count; i++) {
                words[i] = Integer.reverseBytes(block.getInt(index + 4 * i));
            }
        } else {
            for (int i = 0; i < count; i++) {
                words[i] = block.getInt(index + 4 * i);
            }
        }
    }

    /// Two squares need 32 bits, without a sign: the halves of their sum are added up apart.
    private void addWords(int[] from, int count) {
        int chunkSum = 0;
        int chunkAbsolutes = 0;
        int lowSquares = 0;
        int highSquares = 0;
        int chunkLive = 0;
        int least = Short.MAX_VALUE;
        int most = Short.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            int word = from[i];
            int a = word >> 16;
            int b = (word << 16) >> 16;
            int absoluteA = Math.abs(a);
            int absoluteB = Math.abs(b);
            int twoSquares = a * a + b * b;
            chunkSum += a + b;
            chunkAbsolutes += absoluteA + absoluteB;
            lowSquares += twoSquares & 0xFFFF;
            highSquares += twoSquares >>> 16;
            chunkLive += Math.min(absoluteA, 1) + Math.min(absoluteB, 1);
            least = Math.min(least, Math.min(a, b));
            most = Math.max(most, Math.max(a, b));
        }
        sum += chunkSum;
        absolutes += chunkAbsolutes;
        squares += ((long) highSquares << 16) + lowSquares;
        live += chunkLive;
        min = Math.min(min, least);
        max = Math.max(max, most);
    }

    private void addLast(int value) {
        sum += value;
        absolutes += Math.abs(value);
        squares += (long) value * value;
        live += value == 0 ? 0 : 1;
        min = Math.min(min, value);
        max = Math.max(max, value);
    }
}
