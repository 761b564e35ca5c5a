package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.segy.TextHeader.TextEncoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegyWriterTest {
    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        BinaryHeader binary =
                BinaryHeader.empty(SegyByteOrder.BIG)
                        .put(BinaryHeaderField.DATA_SAMPLE_FORMAT, 5)
                        .put(BinaryHeaderField.SAMPLES_PER_TRACE, 3)
                        .put(BinaryHeaderField.SAMPLE_INTERVAL, 4000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SegyWriter writer =
                SegyWriter.start(
                        Channels.newChannel(bytes),
                        TextEncoding.EBCDIC,
                        List.of("C 1 A LINE", "C 2 ANOTHER"),
                        binary)) {
            for (int i = 0; i < 1000; i++) {
                TraceHeader header =
                        TraceHeader.empty(SegyByteOrder.BIG)
                                .put(TraceHeaderField.INLINE, i)
                                .put(TraceHeaderField.CDP_X, 4_364_821)
                                .put(TraceHeaderField.COORDINATE_SCALAR, -10);
                writer.write(header, new double[] {i, -i, 0.5});
            }
        }
        assertThat(bytes.size()).isEqualTo(3600 + 1000 * (240 + 12));

        try (SegyFile file = open(bytes)) {
            assertThat(file.textHeader().lines()).startsWith("C 1 A LINE", "C 2 ANOTHER", "C 3");
            assertThat(file.traces()).isEqualTo(new TraceRange(0, 1000));
            long[] seen = {0};
            file.readTraces(
                    file.traces(),
                    file.newBlock(),
                    trace -> {
                        long i = seen[0]++;
                        assertThat(trace.number()).isEqualTo(i);
                        assertThat(trace.header().raw(TraceHeaderField.INLINE)).isEqualTo(i);
                        assertThat(trace.header().value(TraceHeaderField.CDP_X))
                                .isEqualTo(436482.1);
                        assertThat(trace.block().getFloat(trace.samplesIndex() + 4))
                                .isEqualTo((float) -i);
                    });
            assertThat(seen[0]).isEqualTo(1000);
        }
    }

    @Test
    void aTraceOfAnotherLengthIsRefused() throws IOException {
        BinaryHeader binary =
                BinaryHeader.empty(SegyByteOrder.BIG)
                        .put(BinaryHeaderField.DATA_SAMPLE_FORMAT, 5)
                        .put(BinaryHeaderField.SAMPLES_PER_TRACE, 3)
                        .put(BinaryHeaderField.FIXED_LENGTH_TRACE_FLAG, 1);
        try (SegyWriter writer =
                SegyWriter.start(
                        Channels.newChannel(new ByteArrayOutputStream()),
                        TextEncoding.ASCII,
                        List.of(),
                        binary)) {
            assertThatThrownBy(
                            () -> writer.write(TraceHeader.empty(SegyByteOrder.BIG), new double[2]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a trace of this file has 3 samples, not 2");
        }
    }

    private static SegyFile open(ByteArrayOutputStream bytes) throws IOException {
        return SegyFile.open(new MemoryByteSource("memory.sgy", bytes.toByteArray()));
    }
}
