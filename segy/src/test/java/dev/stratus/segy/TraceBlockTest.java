package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.testkit.HeaderWords;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import dev.stratus.testkit.WordOrder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Columns of header fields are what the headers of the traces say one by one.
class TraceBlockTest {
    /// Fewer than all, so that there are several blocks.
    private static final int TRACES = 40;

    private static SegyFixture fixture() {
        return SegyFixture.of(SampleEncoding.INT16).revision(2, 1).sampleIntervalMicros(4000);
    }

    private static TraceFixture trace(Random random, double... samples) {
        TraceFixture trace = TraceFixture.of(samples);
        for (TraceHeaderField field : TraceHeaderField.values()) {
            boolean said = field == TraceHeaderField.SAMPLES_PER_TRACE;
            if (!said && field.type().bytes() <= 4) {
                trace.word(field.firstByte(), field.type().bytes(), random.nextInt(1 << 15));
            }
        }
        return trace.word(71, 2, random.nextInt(5) - 2);
    }

    @ParameterizedTest
    @EnumSource(WordOrder.class)
    void ofEqualTraces(WordOrder order) throws IOException {
        Random random = new Random(1);
        SegyFixture fixture = fixture().order(order);
        for (int i = 0; i < TRACES; i++) {
            fixture.trace(trace(random, 1, 2, 3));
        }
        assertColumnsAreRight(open(fixture, SegyOptions.none()));
    }

    @Test
    void ofTracesOfSeveralLengths() throws IOException {
        Random random = new Random(2);
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16).revision(1, 0);
        for (int i = 0; i < TRACES; i++) {
            fixture.trace(
                    TraceFixture.of(new double[1 + (i * 37) % 900])
                            .line(i / 7, i)
                            .word(71, 2, -10)
                            .word(181, 4, random.nextInt())
                            .word(185, 4, random.nextInt()));
        }
        SegyFile file = open(fixture, SegyOptions.none());
        assertThat(file.hasEqualTraces()).isFalse();
        assertColumnsAreRight(file);
    }

    @Test
    void ofTracesWithAnExtensionThatWins() throws IOException {
        Random random = new Random(3);
        SegyFixture fixture = fixture();
        for (int i = 0; i < TRACES; i++) {
            HeaderWords extension = HeaderWords.named("SEG00001").word(137, 4, 3);
            fixture.trace(trace(random, 1, 2, 3).additionalHeader(extension));
        }
        SegyFile file = open(fixture, SegyOptions.none());
        assertThat(file.additionalTraceHeaders()).isEqualTo(1);
        assertColumnsAreRight(file);
    }

    @Test
    void ofFieldsThatStandElsewhere() throws IOException {
        Random random = new Random(4);
        SegyFixture fixture = fixture();
        for (int i = 0; i < TRACES; i++) {
            fixture.trace(trace(random, 1, 2, 3));
        }
        assertColumnsAreRight(
                open(
                        fixture,
                        SegyOptions.none()
                                .withHeader(
                                        "inline=9:int16,crossline=21:uint32,cdp_x=73:float32")));
    }

    @Test
    void aLineNumberThatIsNoIntegerIsRefusedByTheTraceThatHasIt() throws IOException {
        SegyFixture fixture = fixture();
        for (int i = 0; i < 3; i++) {
            float line = i == 2 ? 7.5f : i;
            fixture.trace(TraceFixture.of(1, 2, 3).word(189, 4, Float.floatToRawIntBits(line)));
        }
        try (SegyFile file = open(fixture, SegyOptions.none().withHeader("inline=189:float32"))) {
            assertThatThrownBy(() ->
                            file.readBlocks(
                                    file.traces(),
                                    file.newBlock(),
                                    traces ->
                                            traces.integers(
                                                    TraceHeaderField.INLINE, 0, 3, new long[3], 0)))
                    .isInstanceOf(SegyException.class)
                    .hasMessageContaining("inline of trace 2 is 7.5");
        }
    }

    private static SegyFile open(SegyFixture fixture, SegyOptions options) throws IOException {
        return SegyFile.open(new MemoryByteSource("x.sgy", fixture.toBytes()), options);
    }

    /// Reads in blocks of at most seven traces, of which the columns begin at the second.
    private static void assertColumnsAreRight(SegyFile opened) throws IOException {
        try (SegyFile file = opened) {
            ByteBuffer block = ByteBuffer.allocate((int) (7 * file.traceBytes()));
            List<Long> seen = new ArrayList<>();
            file.readBlocks(
                    file.traces(),
                    block,
                    traces -> {
                        for (int i = 0; i < traces.count(); i++) {
                            assertThat(traces.trace(i).number()).isEqualTo(traces.first() + i);
                            seen.add(traces.first() + i);
                        }
                        for (TraceHeaderField field : TraceHeaderField.values()) {
                            if (field.type() != FieldType.CHAR8) {
                                assertColumnIsRight(file, traces, field);
                            }
                        }
                    });
            assertThat(seen).hasSize(TRACES).isSorted().doesNotHaveDuplicates();
        }
    }

    private static void assertColumnIsRight(
            SegyFile file, TraceBlock traces, TraceHeaderField field) throws SegyException {
        int count = traces.count() - 1;
        long[] numbers = new long[count + 2];
        long[] integers = new long[count + 2];
        double[] values = new double[count + 2];
        traces.numbers(field, 1, count, numbers, 2);
        traces.values(field, 1, count, values, 2);
        boolean isLine = field == TraceHeaderField.INLINE || field == TraceHeaderField.CROSSLINE;
        if (isLine) {
            traces.integers(field, 1, count, integers, 2);
        }
        for (int i = 0; i < count; i++) {
            Trace trace = traces.trace(1 + i);
            assertThat(numbers[2 + i]).as(field.label()).isEqualTo(trace.header().number(field));
            assertThat(values[2 + i]).as(field.label()).isEqualTo(trace.header().value(field));
            if (isLine) {
                assertThat(integers[2 + i]).isEqualTo(file.requireInt(trace, field));
            }
        }
    }
}
