package dev.stratus.segy;

import dev.stratus.segy.TextHeader.TextEncoding;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/// Writes a SEG-Y file from its first byte to its last: textual header, binary header, extended
/// textual headers, one trace after the other, data trailer. What is written is what the binary
/// header says; nothing is put into it. Not for several threads at once. Closing it writes what is
/// buffered and closes the channel.
public final class SegyWriter implements Closeable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final WritableByteChannel channel;
    private final SampleFormat format;
    private final SegyByteOrder order;
    private final Revision revision;
    private final long samplesPerTrace;
    private final long additionalHeaders;
    private final boolean equalTraces;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    private SegyWriter(
            WritableByteChannel channel,
            SampleFormat format,
            BinaryHeader binary,
            Revision revision,
            long samplesPerTrace,
            long additionalHeaders) {
        this.channel = channel;
        this.format = format;
        this.order = binary.order();
        this.revision = revision;
        this.samplesPerTrace = samplesPerTrace;
        this.additionalHeaders = additionalHeaders;
        this.equalTraces =
                revision == Revision.REV_0
                        || binary.get(BinaryHeaderField.FIXED_LENGTH_TRACE_FLAG) == 1;
    }

    /// Writes the headers of a file without extended textual headers.
    ///
    /// @param text at most 40 lines of at most 80 characters
    /// @throws IllegalArgumentException if the binary header names no known sample format, or if
    ///   the text does not fit
    public static SegyWriter start(
            WritableByteChannel channel,
            TextEncoding encoding,
            List<String> text,
            BinaryHeader binary)
            throws IOException {
        return start(channel, encoding, text, binary, List.of());
    }

    /// Writes the file's headers. Byte order, revision, sample format, samples per trace,
    /// additional trace headers and the first trace's offset are those of `binary`.
    ///
    /// @param text at most 40 lines of at most 80 characters
    /// @param extendedText records of 3200 bytes, as [#record] makes them
    /// @throws IllegalArgumentException if the binary header names no known sample format or
    ///   another number of extended textual headers, or if something does not fit
    public static SegyWriter start(
            WritableByteChannel channel,
            TextEncoding encoding,
            List<String> text,
            BinaryHeader binary,
            List<byte[]> extendedText)
            throws IOException {
        Revision revision = revisionOf(binary);
        long code = binary.get(BinaryHeaderField.DATA_SAMPLE_FORMAT);
        SampleFormat format =
                SampleFormat.ofCode(code, revision)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no sample format: " + code));
        long announced = binary.get(BinaryHeaderField.NUM_EXTENDED_TEXT_HEADERS);
        if (announced != extendedText.size() && announced != -1) {
            throw new IllegalArgumentException(
                    "the binary header announces %d extended textual headers, not %d"
                            .formatted(announced, extendedText.size()));
        }
        SegyWriter writer =
                new SegyWriter(
                        channel,
                        format,
                        binary,
                        revision,
                        samplesOf(binary, revision),
                        additionalHeadersOf(binary, revision));
        writer.put(TextHeader.encode(text, encoding));
        writer.put(binary.bytes());
        for (byte[] record : extendedText) {
            writer.putRecord(record);
        }
        writer.padTo(binary, 3600L + (long) extendedText.size() * TextHeader.BYTES);
        return writer;
    }

    /// A record of 3200 bytes that starts with `text` and is filled up with blanks.
    ///
    /// @throws IllegalArgumentException if it does not fit
    public static byte[] record(TextEncoding encoding, String text) {
        if (text.length() > TextHeader.BYTES) {
            throw new IllegalArgumentException(
                    "a record has %d characters, not %d"
                            .formatted(TextHeader.BYTES, text.length()));
        }
        return (text + " ".repeat(TextHeader.BYTES - text.length())).getBytes(encoding.charset());
    }

    private static Revision revisionOf(BinaryHeader binary) {
        long major = binary.get(BinaryHeaderField.SEGY_REVISION_MAJOR);
        long minor = binary.get(BinaryHeaderField.SEGY_REVISION_MINOR);
        return major == 0
                ? Revision.REV_0
                : major == 1 ? Revision.REV_1 : minor == 0 ? Revision.REV_2_0 : Revision.REV_2_1;
    }

    private static long samplesOf(BinaryHeader binary, Revision revision) {
        long extended = binary.get(BinaryHeaderField.EXTENDED_SAMPLES_PER_TRACE);
        return revision.compareTo(Revision.REV_2_0) >= 0 && extended > 0
                ? extended
                : binary.get(BinaryHeaderField.SAMPLES_PER_TRACE);
    }

    private static long additionalHeadersOf(BinaryHeader binary, Revision revision) {
        FieldType type = revision == Revision.REV_2_0 ? FieldType.INT32 : FieldType.INT16;
        return revision.compareTo(Revision.REV_2_0) < 0
                ? 0
                : type.readLong(
                        binary.bytes(),
                        BinaryHeaderField.MAX_EXTENDED_TRACE_HEADERS.firstByte() - 1,
                        binary.order());
    }

    private void padTo(BinaryHeader binary, long written) throws IOException {
        long first = binary.get(BinaryHeaderField.BYTE_OFFSET_FIRST_TRACE);
        if (revision.compareTo(Revision.REV_2_0) < 0 || first == 0) {
            return;
        }
        if (first < written) {
            throw new IllegalArgumentException(
                    "the first trace cannot be at byte %d, where headers are".formatted(first));
        }
        for (long left = first - written; left > 0; left -= TextHeader.BYTES) {
            put(new byte[(int) Math.min(left, TextHeader.BYTES)]);
        }
    }

    /// Writes one trace.
    ///
    /// @param header with as many additional headers as the binary header says, or as its own
    ///   extension 1 says
    /// @param samples as many as the binary header says; or if traces need not be equally long, as
    ///   many as `header` says
    /// @throws IllegalArgumentException if the samples or headers are not as many as announced, or
    ///   if a sample does not fit into the sample format
    public void write(TraceHeader header, double[] samples) throws IOException {
        long own = header.number(TraceHeaderField.SAMPLES_PER_TRACE);
        long expected = equalTraces || own == 0 ? samplesPerTrace : own;
        if (samples.length != expected) {
            throw new IllegalArgumentException(
                    "a trace of this file has %d samples, not %d"
                            .formatted(expected, samples.length));
        }
        long ownHeaders = header.raw(TraceHeaderExtensionField.NUM_ADDITIONAL_TRACE_HEADERS);
        if (header.additionalHeaders() != (ownHeaders == 0 ? additionalHeaders : ownHeaders)
                || header.additionalHeaders() > additionalHeaders) {
            throw new IllegalArgumentException(
                    "a trace of this file has %d additional headers, not %d"
                            .formatted(additionalHeaders, header.additionalHeaders()));
        }
        require(
                Math.addExact(
                        TraceHeader.BYTES * (1 + header.additionalHeaders()),
                        Math.multiplyExact(samples.length, format.bytes())));
        header.copyTo(buffer);
        int index = buffer.position();
        for (double sample : samples) {
            format.write(buffer, index, order, sample);
            index += format.bytes();
        }
        buffer.position(index);
    }

    /// Writes one record of the data trailer, behind the last trace.
    ///
    /// @param record 3200 bytes, as [#record] makes them
    public void writeTrailer(byte[] record) throws IOException {
        putRecord(record);
    }

    private void putRecord(byte[] record) throws IOException {
        if (record.length != TextHeader.BYTES) {
            throw new IllegalArgumentException(
                    "a record has %d bytes, not %d".formatted(TextHeader.BYTES, record.length));
        }
        put(record);
    }

    private void put(byte[] bytes) throws IOException {
        put(ByteBuffer.wrap(bytes));
    }

    private void put(ByteBuffer bytes) throws IOException {
        require(bytes.remaining());
        buffer.put(bytes);
    }

    /// Makes room for so many bytes.
    private void require(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            drain();
        }
        if (buffer.remaining() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes);
        }
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
