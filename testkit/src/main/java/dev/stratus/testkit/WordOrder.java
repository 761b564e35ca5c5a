package dev.stratus.testkit;

/// How the bytes of one field stand in a file (SEG-Y rev 2.1, binary header bytes 97-100: the order
/// is that of the bytes "in every Binary File Header, Trace Header and Trace Data field").
public enum WordOrder {
    BIG,
    LITTLE,
    /// The two bytes of each pair within a field are swapped; the third byte of a field of three
    /// has no partner and stays.
    PAIR_SWAPPED;

    /// The lowest `width` bytes of `word`, as they stand in the file.
    public byte[] bytes(long word, int width) {
        byte[] big = new byte[width];
        for (int i = 0; i < width; i++) {
            big[i] = (byte) (word >>> (8 * (width - 1 - i)));
        }
        byte[] ordered = new byte[width];
        for (int i = 0; i < width; i++) {
            ordered[i] = big[indexInBigEndian(i, width)];
        }
        return ordered;
    }

    private int indexInBigEndian(int i, int width) {
        return switch (this) {
            case BIG -> i;
            case LITTLE -> width - 1 - i;
            case PAIR_SWAPPED -> (i ^ 1) < width ? i ^ 1 : i;
        };
    }
}
