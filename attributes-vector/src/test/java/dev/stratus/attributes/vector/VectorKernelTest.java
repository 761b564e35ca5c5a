package dev.stratus.attributes.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.attributes.FastKernels;
import dev.stratus.attributes.ScalarKernel;
import dev.stratus.attributes.TraceKernel;
import dev.stratus.attributes.TraceSums;
import dev.stratus.attributes.WantedSums;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VectorKernelTest {
    private static final int[] LENGTHS = {0, 1, 7, 8, 15, 16, 17, 33, 1023, 1024, 1025, 1501};

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
    void agreesWithPlainJavaInEveryBit(SampleFormat format, SegyByteOrder order) {
        Random random = new Random(7);
        for (int samples : LENGTHS) {
            for (int index : new int[] {0, 3, 240}) {
                // To the last byte: a vector that reads too far fails.
                byte[] bytes = new byte[index + samples * format.bytes()];
                random.nextBytes(bytes);
                agree(format, order, ByteBuffer.wrap(bytes), index, samples);
                ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes);
                agree(format, order, direct, index, samples);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formatsAndOrders")
    void agreesOnWordsAtTheEdges(SampleFormat format, SegyByteOrder order) {
        long[] edges = {
            0,
            1,
            -1,
            0x7F,
            0x80,
            0x7FFF,
            0x8000,
            0x7F_FFFF,
            0x80_0000,
            0x7FFF_FFFFL,
            0x8000_0000L,
            0x8000_0001L,
            0x7F80_0000L,
            0xFF80_0000L,
            0x7FC0_0000L,
            0x4264_0000L,
            0x4100_0001L,
            0x4500_0000L,
            0x2120_0000L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            Double.doubleToRawLongBits(Double.NaN),
            Double.doubleToRawLongBits(-0.0),
            Double.doubleToRawLongBits(Double.MIN_VALUE),
            0x8000_0000_0000_0401L,
            0x7FFF_FFFF_FFFF_FDFFL,
            0xFFFF_FFFF_FFFF_FC00L
        };
        for (int samples : new int[] {edges.length, 64}) {
            ByteBuffer block = ByteBuffer.allocate(8 * samples);
            LongStream.range(0, samples)
                    .forEach(i -> {
                        for (int k = 0; k < format.bytes(); k++) {
                            long word = edges[(int) (i % edges.length)];
                            int shift = 8 * (format.bytes() - 1 - k);
                            block.put((int) i * format.bytes() + k, (byte) (word >> shift));
                        }
                    });
            agree(format, order, block, 0, samples);
        }
    }

    @Test
    void isFoundAsAService() {
        FastKernels found = ServiceLoader.load(FastKernels.class).findFirst().orElseThrow();

        assertThat(found).isInstanceOf(VectorKernels.class);
        assertThat(found.name()).startsWith("Vector API");
    }

    private static void agree(
            SampleFormat format, SegyByteOrder order, ByteBuffer block, int index, int samples) {
        String where = "%s %s, %d samples from %d".formatted(format, order, samples, index);
        for (WantedSums wanted : WantedSums.values()) {
            TraceKernel plain = new ScalarKernel(format, order, wanted);
            TraceKernel vector = new VectorKernel(format, order, wanted);
            TraceSums expected = new TraceSums();
            TraceSums actual = new TraceSums();
            plain.add(block, index, samples, expected);
            vector.add(block, index, samples, actual);
            assertThat(bits(actual)).as(where).containsExactly(bits(expected));

            double[] expectedSamples = new double[samples];
            double[] actualSamples = new double[samples];
            plain.decode(block, index, samples, expectedSamples);
            vector.decode(block, index, samples, actualSamples);
            assertThat(actualSamples).as(where).containsExactly(expectedSamples);
        }
    }

    private static long[] bits(TraceSums sums) {
        return Stream.of(
                        (double) sums.count(),
                        (double) sums.notFinite(),
                        sums.sum(),
                        sums.sumAbsolute(),
                        sums.sumSquares(),
                        sums.sumPositive(),
                        sums.sumNegative(),
                        sums.live(),
                        sums.min(),
                        sums.max())
                .mapToLong(Double::doubleToLongBits)
                .toArray();
    }
}
