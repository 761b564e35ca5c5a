package dev.stratus.attributes;

import dev.stratus.segy.IbmFloat;
import java.nio.ByteBuffer;

/// IBM floats by the million. Sign and exponent select one of 256 powers of 16 from a table that
/// fits into the first-level cache; twice as fast as building each from its bits.
final class IbmFloats {
    private static final double[] POWERS = new double[256];

    static {
        for (int top = 0; top < POWERS.length; top++) {
            POWERS[top] = IbmFloat.toDouble((top << 24) | 1);
        }
    }

    private IbmFloats() {}

    static double toDouble(int word) {
        return (word & 0xFF_FFFF) * POWERS[word >>> 24];
    }

    static void decodeBig(ByteBuffer block, int index, int count, double[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = toDouble(block.getInt(index + 4 * i));
        }
    }
}
