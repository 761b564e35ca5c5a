package dev.stratus.attributes;

import java.nio.ByteBuffer;

/// Σ|x| of 16-bit integers, four at a time: the quarters of a 64-bit word are negated where they
/// are negative, then added as pairs of 32 bits. Sums of integers are exact in any order, so that
/// one accumulator takes all of them.
final class ShortAbsolutes implements AbsoluteSum {
    private static final long ONES = 0x0001_0001_0001_0001L;
    private static final long EVERY_OTHER = 0x0000_FFFF_0000_FFFFL;

    /// So many words of two numbers of at most 2¹⁵ each fit into a sum of 32 bits.
    private static final int WORDS = 1 << 15;

    private final boolean little;

    ShortAbsolutes(boolean little) {
        this.little = little;
    }

    @Override
    public void add(ByteBuffer block, int index, int samples, double[] lanes) {
        long sum = 0;
        int end = index + 8 * (samples / 4);
        for (int first = index; first < end; ) {
            int next = first + Math.min(8 * WORDS, end - first);
            sum += sumOfWords(block, first, next);
            first = next;
        }
        for (int i = end; i < index + 2 * samples; i += 2) {
            short bytes = block.getShort(i);
            sum += Math.abs(little ? Short.reverseBytes(bytes) : bytes);
        }
        lanes[0] = sum;
    }

    private long sumOfWords(ByteBuffer block, int first, int end) {
        long sums = 0;
        for (int i = first; i < end; i += 8) {
            long bytes = block.getLong(i);
            long word = little ? Long.reverseBytes(bytes) : bytes;
            long negative = (word >>> 15) & ONES;
            long absolute = (word ^ (negative * 0xFFFF)) + negative;
            sums += (absolute & EVERY_OTHER) + ((absolute >>> 16) & EVERY_OTHER);
        }
        return (sums >>> 32) + (sums & 0xFFFF_FFFFL);
    }
}
