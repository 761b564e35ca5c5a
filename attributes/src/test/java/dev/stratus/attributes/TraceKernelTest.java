package dev.stratus.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TraceKernelTest {
    private static final int[] LENGTHS = {
        0, 1, 7, 15, 16, 17, 31, 1023, 1024, 1025, 1501, 2500, 4097
    };

    static Stream<Arguments> formatsAndOrders() {
        List<Arguments> both = new ArrayList<>();
        for (SampleFormat format : SampleFormat.values()) {
            for (SegyByteOrder order : SegyByteOrder.values()) {
                both.add(Arguments.of(format, order));
            }
        }
        return both.stream();
    }

    @ParameterizedTest
    @MethodSource("formatsAndOrders")
    void anyBytesGiveTheBitsOfTheNaiveSums(SampleFormat format, SegyByteOrder order) {
        Random random = new Random(5);
        for (int samples : LENGTHS) {
            for (int index : new int[] {0, 1, 240}) {
                byte[] bytes = new byte[index + samples * format.bytes() + 3];
                random.nextBytes(bytes);
                agrees(format, order, ByteBuffer.wrap(bytes), index, samples);
                agrees(format, order, direct(bytes), index, samples);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formatsAndOrders")
    void smallWholeNumbersGiveTheBitsOfTheNaiveSums(SampleFormat format, SegyByteOrder order) {
        Random random = new Random(6);
        for (int samples : LENGTHS) {
            ByteBuffer block = ByteBuffer.allocateDirect(samples * format.bytes());
            for (int i = 0; i < samples; i++) {
                format.write(block, i * format.bytes(), order, random.nextInt(128));
            }
            agrees(format, order, block, 0, samples);
        }
    }

    @Test
    void samplesThatAreNotFiniteAreCountedAndInNothingElse() {
        float[] samples = new float[1501];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (i - 700) * 0.1f;
        }
        samples[3] = Float.NaN;
        samples[800] = Float.POSITIVE_INFINITY;
        samples[1500] = Float.NEGATIVE_INFINITY;
        TraceSums sums = sumsOf(ieee(samples), samples.length);

        assertThat(sums.notFinite()).isEqualTo(3);
        assertThat(sums.count()).isEqualTo(1498);
        assertThat(sums.min()).isEqualTo(samples[0]);
        assertThat(sums.max()).isEqualTo(samples[1499]);
        agrees(SampleFormat.IEEE_FLOAT32, SegyByteOrder.BIG, ieee(samples), 0, samples.length);
    }

    @Test
    void denormalsAndNegativeZerosAreOrdinaryNumbers() {
        float[] samples = {-0.0f, Float.MIN_VALUE, -Float.MIN_VALUE, -0.0f, Float.MAX_VALUE, 0};
        TraceSums sums = sumsOf(ieee(samples), samples.length);

        assertThat(sums.count()).isEqualTo(6);
        assertThat(sums.live()).isEqualTo(3);
        assertThat(sums.min()).isEqualTo(-Float.MIN_VALUE);
        agrees(SampleFormat.IEEE_FLOAT32, SegyByteOrder.BIG, ieee(samples), 0, samples.length);
    }

    /// From denormal to so large that their sum is no float any more.
    @ParameterizedTest
    @EnumSource(SegyByteOrder.class)
    void finiteFloatsOfAnySizeGiveTheBitsOfTheNaiveSums(SegyByteOrder order) {
        Random random = new Random(8);
        int[][] exponents = {{0, 1}, {0, 3}, {120, 134}, {250, 255}, {254, 255}, {0, 255}};
        for (int[] range : exponents) {
            ByteBuffer block = ByteBuffer.allocateDirect(4 * 1501);
            for (int i = 0; i < 1501; i++) {
                int exponent = random.nextInt(range[0], range[1]);
                int bits = (random.nextInt() & 0x807F_FFFF) | (exponent << 23);
                float value = Float.intBitsToFloat(bits);
                SampleFormat.IEEE_FLOAT32.write(block, 4 * i, order, value);
            }
            agrees(SampleFormat.IEEE_FLOAT32, order, block, 0, 1501);
        }
    }

    @ParameterizedTest
    @EnumSource(SegyByteOrder.class)
    void theLargestSumsOf16BitIntegersAreExact(SegyByteOrder order) {
        int samples = 600_003;
        ByteBuffer block = ByteBuffer.allocateDirect(2 * samples);
        for (int i = 0; i < samples; i++) {
            SampleFormat.INT16.write(block, 2 * i, order, Short.MIN_VALUE);
        }
        agrees(SampleFormat.INT16, order, block, 0, samples);
    }

    @Test
    void aTraceOfNegativeZerosIsDeadAndItsExtremesArePositiveZeros() {
        float[] samples = new float[20];
        java.util.Arrays.fill(samples, -0.0f);
        TraceSums sums = sumsOf(ieee(samples), samples.length);

        assertThat(sums.dead()).isTrue();
        assertThat(Double.doubleToRawLongBits(sums.min())).isZero();
        assertThat(Double.doubleToRawLongBits(sums.max())).isZero();
    }

    @Test
    void aTraceWithoutFiniteSamplesIsNotDead() {
        float[] samples = {Float.NaN, Float.NaN};
        TraceSums sums = sumsOf(ieee(samples), samples.length);

        assertThat(sums.dead()).isFalse();
        assertThat(sums.count()).isZero();
    }

    @Test
    void doublesWhoseSumOverflowsAreFiniteAllTheSame() {
        ByteBuffer block = ByteBuffer.allocate(32 * 8);
        for (int i = 0; i < 32; i++) {
            block.putDouble(8 * i, Double.MAX_VALUE);
        }
        agrees(SampleFormat.IEEE_FLOAT64, SegyByteOrder.BIG, block, 0, 32);
    }

    private static ByteBuffer ieee(float[] samples) {
        ByteBuffer block = ByteBuffer.allocate(4 * samples.length);
        block.asFloatBuffer().put(samples);
        return block;
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
    }

    private static TraceSums sumsOf(ByteBuffer block, int samples) {
        TraceSums sums = new TraceSums();
        new ScalarKernel(SampleFormat.IEEE_FLOAT32, SegyByteOrder.BIG, WantedSums.ALL)
                .add(block, 0, samples, sums);
        return sums;
    }

    private static void agrees(
            SampleFormat format, SegyByteOrder order, ByteBuffer block, int index, int samples) {
        NaiveSums naive = NaiveSums.of(NaiveSums.decode(format, order, block, index, samples));
        String where = "%s %s, %d samples from %d".formatted(format, order, samples, index);

        TraceSums all = new TraceSums();
        new ScalarKernel(format, order, WantedSums.ALL).add(block, index, samples, all);
        assertThat(all.count()).as(where).isEqualTo(naive.count);
        assertThat(all.notFinite()).as(where).isEqualTo(naive.notFinite);
        assertThat(all.live()).as(where).isEqualTo(naive.live);
        sameBits(where, all.min(), naive.min);
        sameBits(where, all.max(), naive.max);
        sameBits(where, all.sum(), NaiveSums.fold(naive.sums));
        sameBits(where, all.sumSquares(), NaiveSums.fold(naive.squares));
        sameBits(where, all.sumPositive(), NaiveSums.fold(naive.positives));
        sameBits(where, all.sumNegative(), NaiveSums.fold(naive.negatives));
        double absolute = NaiveSums.fold(naive.absolutes);
        sameBits(where, all.sumAbsolute(), absolute);

        TraceSums one = new TraceSums();
        new ScalarKernel(format, order, WantedSums.ABSOLUTES).add(block, index, samples, one);
        assertThat(one.count()).as(where).isEqualTo(naive.count);
        assertThat(one.notFinite()).as(where).isEqualTo(naive.notFinite);
        sameBits(where, one.sumAbsolute(), absolute);
    }

    private static void sameBits(String where, double actual, double expected) {
        assertThat(Double.doubleToLongBits(actual))
                .as("%s: %s and %s", where, actual, expected)
                .isEqualTo(Double.doubleToLongBits(expected));
    }
}
