package dev.stratus.segy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/// Writes a SEG-Y file from its first byte to its last: textual header, binary header, then one
/// trace after the other. Not for several threads at once. Closing it writes what is buffered and
/// closes the channel.
public final class SegyWriter implements Closeable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final WritableByteChannel channel;
    private final SampleFormat format;
    private final SegyByteOrder order;
    private final int samplesPerTrace;
    private final ByteBuffer buffer;

    private SegyWriter(
            WritableByteChannel channel,
            SampleFormat format,
            SegyByteOrder order,
            int samplesPerTrace,
            ByteBuffer buffer) {
        this.channel = channel;
        this.format = format;
        this.order = order;
        this.samplesPerTrace = samplesPerTrace;
        this.buffer = buffer;
    }

    /// Writes the file's headers. Byte order, sample format and samples per trace are those of
    /// `binary`.
    ///
    /// @param text at most 40 lines of at most 80 characters
    /// @throws IllegalArgumentException if the binary header names no known sample format, or if
    ///   the text does not fit
    public static SegyWriter start(
            WritableByteChannel channel,
            TextHeader.TextEncoding encoding,
            List<String> text,
            BinaryHeader binary)
            throws IOException {
        long code = binary.get(BinaryHeaderField.DATA_SAMPLE_FORMAT);
        SampleFormat format =
                SampleFormat.ofCode(code)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no sample format: " + code));
        int samples = (int) binary.get(BinaryHeaderField.SAMPLES_PER_TRACE);
        int traceBytes = TraceHeader.BYTES + samples * format.bytes();
        SegyWriter writer =
                new SegyWriter(
                        channel,
                        format,
                        binary.order(),
                        samples,
                        ByteBuffer.allocateDirect(Math.max(BUFFER_BYTES, traceBytes)));
        writer.buffer.put(TextHeader.encode(text, encoding)).put(binary.bytes());
        return writer;
    }

    /// Writes one trace.
    ///
    /// @throws IllegalArgumentException if the samples are not as many as the binary header says,
    ///   or if one does not fit into the sample format
    public void write(TraceHeader header, double[] samples) throws IOException {
        if (samples.length != samplesPerTrace) {
            throw new IllegalArgumentException(
                    "a trace of this file has %d samples, not %d"
                            .formatted(samplesPerTrace, samples.length));
        }
        int traceBytes = TraceHeader.BYTES + samplesPerTrace * format.bytes();
        if (buffer.remaining() < traceBytes) {
            drain();
        }
        header.copyTo(buffer);
        int index = buffer.position();
        for (double sample : samples) {
            format.write(buffer, index, order, sample);
            index += format.bytes();
        }
        buffer.position(index);
    }

    private void drain() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            drain();
        }
    }
}
