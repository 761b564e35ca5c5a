package dev.stratus.attributes;

import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/// What [TraceSums] promises, written down again as plainly as possible: the bytes of a sample are
/// put in order one by one, numbers are built from whole numbers, and sums go sample by sample.
final class NaiveSums {
    long count;
    long notFinite;
    final double[] sums = new double[16];
    final double[] absolutes = new double[16];
    final double[] squares = new double[16];
    final double[] positives = new double[16];
    final double[] negatives = new double[16];
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    long live;

    static NaiveSums of(double[] values) {
        NaiveSums naive = new NaiveSums();
        for (int i = 0; i < values.length; i++) {
            double x = values[i];
            if (Double.isNaN(x) || Double.isInfinite(x)) {
                naive.notFinite++;
                continue;
            }
            naive.count++;
            naive.sums[i % 16] += x;
            naive.absolutes[i % 16] += x < 0 ? -x : x;
            naive.squares[i % 16] += x * x;
            if (x > 0) {
                naive.positives[i % 16] += x;
            }
            if (x < 0) {
                naive.negatives[i % 16] += x;
            }
            if (x < naive.min) {
                naive.min = x + 0.0;
            }
            if (x > naive.max) {
                naive.max = x + 0.0;
            }
            if (x != 0) {
                naive.live++;
            }
        }
        return naive;
    }

    static double fold(double[] lanes) {
        for (int width = 8; width > 0; width /= 2) {
            for (int lane = 0; lane < width; lane++) {
                lanes[lane] += lanes[lane + width];
            }
        }
        return lanes[0];
    }

    static double[] decode(
            SampleFormat format, SegyByteOrder order, ByteBuffer block, int index, int samples) {
        double[] values = new double[samples];
        int width = format.bytes();
        for (int i = 0; i < samples; i++) {
            byte[] big = new byte[width];
            for (int k = 0; k < width; k++) {
                int from =
                        switch (order) {
                            case BIG -> k;
                            case LITTLE -> width - 1 - k;
                            case PAIR_SWAPPED -> (k ^ 1) < width ? k ^ 1 : k;
                        };
                big[k] = block.get(index + i * width + from);
            }
            values[i] = value(format, big);
        }
        return values;
    }

    private static double value(SampleFormat format, byte[] big) {
        BigInteger signed = new BigInteger(big);
        BigInteger unsigned = new BigInteger(1, big);
        return switch (format) {
            case IBM_FLOAT32 -> ibm(unsigned.intValue());
            case IEEE_FLOAT32 -> Float.intBitsToFloat(unsigned.intValue());
            case IEEE_FLOAT64 -> Double.longBitsToDouble(unsigned.longValue());
            case INT8, INT16, INT24, INT32, INT64 -> signed.doubleValue();
            case UINT8, UINT16, UINT24, UINT32, UINT64 -> unsigned.doubleValue();
            case FIXED_POINT_GAIN ->
                    unsigned.shortValue() * Math.pow(2, Byte.toUnsignedInt(big[1]));
            case FIXED_POINT_GAIN_REV2 ->
                    unsigned.shortValue() * Math.pow(2, -Byte.toUnsignedInt(big[1]));
        };
    }

    private static double ibm(int word) {
        BigDecimal sixteen = BigDecimal.valueOf(16);
        int power = ((word >>> 24) & 0x7F) - 64 - 6;
        BigDecimal mantissa = BigDecimal.valueOf(word & 0xFF_FFFF);
        BigDecimal value =
                power < 0
                        ? mantissa.divide(sixteen.pow(-power))
                        : mantissa.multiply(sixteen.pow(power));
        return word < 0 ? -value.doubleValue() : value.doubleValue();
    }
}
