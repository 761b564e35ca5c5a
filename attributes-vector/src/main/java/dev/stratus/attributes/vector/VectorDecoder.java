package dev.stratus.attributes.vector;

import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Decodes eight samples at a time: their bytes are shuffled from the file's order into the
/// processor's, and converted. One loop for each format, because a loop that several formats shared
/// could not keep its vectors in registers; the order is in the shuffle alone.
final class VectorDecoder {
    private static final int EIGHT = 8;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LENGTH = DOUBLES.length();
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> BYTES_8 = ByteVector.SPECIES_64;
    private static final VectorSpecies<Byte> BYTES_16 = ByteVector.SPECIES_128;
    private static final VectorSpecies<Byte> BYTES_32 = ByteVector.SPECIES_256;
    private static final VectorSpecies<Byte> BYTES_LONGS = LONGS.withLanes(byte.class);

    /// What makes a power of two of an IBM float's exponent, four times as large and in a double's
    /// place.
    private static final long IBM_BIAS = (1023L - 64 * 4 - 24) << 52;

    private static final double TWO_TO_31 = 0x1p31;

    private final SampleFormat format;
    private final SegyByteOrder order;
    private final VectorShuffle<Byte> shuffle;

    VectorDecoder(SampleFormat format, SegyByteOrder order) {
        this.format = format;
        this.order = order;
        this.shuffle =
                switch (format.bytes()) {
                    case 1 -> shuffle(BYTES_8, 1, order);
                    case 2 -> shuffle(BYTES_16, 2, order);
                    case 3 -> shuffle24(order);
                    case 4 -> shuffle(BYTES_32, 4, order);
                    default -> shuffle(BYTES_LONGS, 8, order);
                };
    }

    /// From words as they stand in the file to little-endian ones, which is how vectors have them.
    private static VectorShuffle<Byte> shuffle(
            VectorSpecies<Byte> species, int width, SegyByteOrder order) {
        return VectorShuffle.fromOp(
                species, to -> to - to % width + fileByte(to % width, width, order));
    }

    /// From words of three bytes to words of four, of which the lowest is of no use.
    private static VectorShuffle<Byte> shuffle24(SegyByteOrder order) {
        return VectorShuffle.fromOp(
                BYTES_32, to -> to / 4 * 3 + (to % 4 == 0 ? 0 : fileByte(to % 4 - 1, 3, order)));
    }

    /// Where the file has byte `significance` of a word, counted from the least significant one.
    private static int fileByte(int significance, int width, SegyByteOrder order) {
        int big = width - 1 - significance;
        return switch (order) {
            case BIG -> big;
            case LITTLE -> significance;
            case PAIR_SWAPPED -> (big ^ 1) < width ? big ^ 1 : big;
        };
    }

    /// Writes `count` samples into `x` from index 0 on.
    ///
    /// @param bytes the block, for the samples at the end that fill no vector
    /// @param block the same bytes
    void decode(ByteBuffer bytes, MemorySegment block, int from, int count, double[] x) {
        int done =
                switch (format) {
                    case IBM_FLOAT32 -> ibmFloats(block, from, count, x);
                    case IEEE_FLOAT32 -> floats(block, from, count, x);
                    case IEEE_FLOAT64 -> doubles(block, from, count, x);
                    case INT32 -> ints(block, from, count, x);
                    case UINT32 -> unsignedInts(block, from, count, x);
                    case INT16 -> shorts(block, from, count, x);
                    case UINT16 -> unsignedShorts(block, from, count, x);
                    case INT8 -> bytes(block, from, count, x);
                    case UINT8 -> unsignedBytes(block, from, count, x);
                    case INT24 -> ints24(block, from, count, x);
                    case UINT24 -> unsignedInts24(block, from, count, x);
                    case INT64 -> longs(block, from, count, x);
                    case UINT64 -> unsignedLongs(block, from, count, x);
                    case FIXED_POINT_GAIN -> gained(block, from, count, x, 1);
                    case FIXED_POINT_GAIN_REV2 -> gained(block, from, count, x, -1);
                };
        for (int i = done; i < count; i++) {
            x[i] = format.read(bytes, from + i * format.bytes(), order);
        }
    }

    private int floats(MemorySegment block, long from, int count, double[] x) {
        int i = 0;
        for (; i <= count - EIGHT; i += EIGHT) {
            FloatVector values = words(block, from + 4L * i).reinterpretAsFloats();
            doubles(values, 0).intoArray(x, i);
            if (LENGTH < EIGHT) {
                doubles(values, 1).intoArray(x, i + LENGTH);
            }
        }
        return i;
    }

    private int ibmFloats(MemorySegment block, long from, int count, double[] x) {
        int i = 0;
        for (; i <= count - EIGHT; i += EIGHT) {
            IntVector words = words(block, from + 4L * i);
            ibm(words, 0).intoArray(x, i);
            if (LENGTH < EIGHT) {
                ibm(words, 1).intoArray(x, i + LENGTH);
            }
        }
        return i;
    }

    /// As many of eight floats as fill a vector of doubles.
    static DoubleVector doubles(FloatVector values, int part) {
        return (DoubleVector) values.convertShape(VectorOperators.F2D, DOUBLES, part);
    }

    /// As many of eight IBM floats as fill a vector of doubles.
    static DoubleVector ibm(IntVector words, int part) {
        LongVector wide = (LongVector) words.convertShape(VectorOperators.I2L, LONGS, part);
        LongVector powers =
                wide.and(0x7F00_0000L)
                        .lanewise(VectorOperators.LSHL, 30)
                        .add(IBM_BIAS)
                        .or(wide.and(Long.MIN_VALUE));
        IntVector mantissas = words.and(0xFF_FFFF);
        DoubleVector values =
                (DoubleVector) mantissas.convertShape(VectorOperators.I2D, DOUBLES, part);
        return values.mul(powers.reinterpretAsDoubles());
    }

    /// A mantissa of 16 bits times two to the gain, or to its negative.
    private int gained(MemorySegment block, long from, int count, double[] x, int sign) {
        int i = 0;
        for (; i <= count - EIGHT; i += EIGHT) {
            IntVector words = words(block, from + 4L * i);
            IntVector mantissas =
                    words.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
            IntVector exponents =
                    words.lanewise(VectorOperators.LSHR, 16).and(0xFF).mul(sign).add(1023);
            gained(exponents, mantissas, 0).intoArray(x, i);
            if (LENGTH < EIGHT) {
                gained(exponents, mantissas, 1).intoArray(x, i + LENGTH);
            }
        }
        return i;
    }

    private static DoubleVector gained(IntVector exponents, IntVector mantissas, int part) {
        LongVector powers = (LongVector) exponents.convertShape(VectorOperators.I2L, LONGS, part);
        DoubleVector values =
                (DoubleVector) mantissas.convertShape(VectorOperators.I2D, DOUBLES, part);
        return values.mul(powers.lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles());
    }

    private int ints(MemorySegment block, long from, int count, double[] x) {
        int i = 0;
        for (; i <= count - EIGHT; i += EIGHT) {
            store(words(block, from + 4L * i), x, i);
        }
        return i;
    }

    private int unsignedInts(MemorySegment block, long from, int count, double[] x) {
        int i = 0;
        for (; i <= count - EIGHT; i += EIGHT) {
            IntVector values = words(block, from + 4L * i).lanewise(VectorOperators.XOR, 1 << 31);
            DoubleVector low = (DoubleVector) values.convertShape(VectorOperators.I2D, DOUBLES, 0);
            low.add(TWO_TO_31).intoArray(x, i);
            if (LENGTH < EIGHT) {
                DoubleVector high =
                        (DoubleVector) values.convertShape(VectorOperators.I2D, DOUBLES, 1);
                high.add(TWO_TO_31).intoArray(x, i + LENGTH);
            }
        }
        return i;
    }

    private int shorts(MemorySegment block, long from, int count, double[] x) {
        int i = 0;
        for (; i <= count - EIGHT; i += EIGHT) {
            ShortVector values = shorts(block, from + 2L * i);
            store((IntVector) values.convertShape(VectorOperators.S2I, INTS, 0), x, i);
        }
        return i;
    }

    private int unsignedShorts(MemorySegment block, long from, int count, double[] x) {
        int i = 0;
        for (; i <= count - EIGHT; i += EIGHT) {
            ShortVector values = shorts(block, from + 2L * i);
            store((IntVector) values.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0), x, i);
        }
        return i;
    }

    private int bytes(MemorySegment block, long from, int count, double[] x) {
        int i = 0;
        for (; i <= count - EIGHT; i += EIGHT) {
            ByteVector values = ByteVector.fromMemorySegment(BYTES_8, block, from + i, NATIVE);
            store((IntVector) values.convertShape(VectorOperators.B2I, INTS, 0), x, i);
        }
        return i;
    }

    private int unsignedBytes(MemorySegment block, long from, int count, double[] x) {
        int i = 0;
        for (; i <= count - EIGHT; i += EIGHT) {
            ByteVector values = ByteVector.fromMemorySegment(BYTES_8, block, from + i, NATIVE);
            store((IntVector) values.convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0), x, i);
        }
        return i;
    }

    private int ints24(MemorySegment block, long from, int count, double[] x) {
        int i = 0;
        for (; i < whole24(block, from, count); i += EIGHT) {
            store(words(block, from + 3L * i).lanewise(VectorOperators.ASHR, 8), x, i);
        }
        return i;
    }

    private int unsignedInts24(MemorySegment block, long from, int count, double[] x) {
        int i = 0;
        for (; i < whole24(block, from, count); i += EIGHT) {
            store(words(block, from + 3L * i).lanewise(VectorOperators.LSHR, 8), x, i);
        }
        return i;
    }

    /// How many samples of 24 bits can be decoded by eights: a vector of 32 bytes is read for 24,
    /// and must not reach beyond the block.
    private static int whole24(MemorySegment block, long from, int count) {
        long within = (block.byteSize() - from - BYTES_32.length()) / 3 + EIGHT;
        int fit = (int) Math.max(0, Math.min(count, within));
        return fit - fit % EIGHT;
    }

    private int doubles(MemorySegment block, long from, int count, double[] x) {
        int i = 0;
        for (; i <= count - LENGTH; i += LENGTH) {
            longs(block, from + 8L * i).reinterpretAsDoubles().intoArray(x, i);
        }
        return i;
    }

    private int longs(MemorySegment block, long from, int count, double[] x) {
        int i = 0;
        for (; i <= count - LENGTH; i += LENGTH) {
            store(longs(block, from + 8L * i).convertShape(VectorOperators.L2D, DOUBLES, 0), x, i);
        }
        return i;
    }

    /// What does not fit into a signed long is halved first, keeping the lowest bit for the
    /// rounding, and doubled afterwards.
    private int unsignedLongs(MemorySegment block, long from, int count, double[] x) {
        int i = 0;
        for (; i <= count - LENGTH; i += LENGTH) {
            LongVector values = longs(block, from + 8L * i);
            LongVector halves = values.lanewise(VectorOperators.LSHR, 1).or(values.and(1L));
            DoubleVector small =
                    (DoubleVector) values.convertShape(VectorOperators.L2D, DOUBLES, 0);
            DoubleVector large =
                    (DoubleVector) halves.convertShape(VectorOperators.L2D, DOUBLES, 0);
            small.blend(large.mul(2.0), small.compare(VectorOperators.LT, 0.0)).intoArray(x, i);
        }
        return i;
    }

    /// Eight words of 32 bits.
    IntVector words(MemorySegment block, long from) {
        return ByteVector.fromMemorySegment(BYTES_32, block, from, NATIVE)
                .rearrange(shuffle)
                .reinterpretAsInts();
    }

    private ShortVector shorts(MemorySegment block, long from) {
        return ByteVector.fromMemorySegment(BYTES_16, block, from, NATIVE)
                .rearrange(shuffle)
                .reinterpretAsShorts();
    }

    private LongVector longs(MemorySegment block, long from) {
        return ByteVector.fromMemorySegment(BYTES_LONGS, block, from, NATIVE)
                .rearrange(shuffle)
                .reinterpretAsLongs();
    }

    private static void store(IntVector values, double[] x, int at) {
        store(values.convertShape(VectorOperators.I2D, DOUBLES, 0), x, at);
        if (LENGTH < EIGHT) {
            store(values.convertShape(VectorOperators.I2D, DOUBLES, 1), x, at + LENGTH);
        }
    }

    private static void store(Vector<?> values, double[] x, int at) {
        ((DoubleVector) values).intoArray(x, at);
    }
}
