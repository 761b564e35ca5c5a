package dev.stratus.segy;

import dev.stratus.storage.ByteSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A SEG-Y file that was opened: its headers, and where its traces are. Immutable; any number of
/// threads may read traces at once, each with a block of its own. Closing it closes its source.
public final class SegyFile implements Closeable {
    /// A block that fits into a core's cache beside what a kernel needs.
    private static final int BLOCK_BYTES = 400 * 1024;

    /// The largest trace that is read: what one buffer can hold, with room to spare.
    private static final long MOST_TRACE_BYTES = 1L << 30;

    private static final int FILE_HEADER_BYTES = TextHeader.BYTES + BinaryHeader.BYTES;

    private final ByteSource source;
    private final TextHeader textHeader;
    private final BinaryHeader binaryHeader;
    private final SampleFormat sampleFormat;
    private final int samplesPerTrace;
    private final long firstTraceOffset;
    private final HeaderLayout headerLayout;

    private SegyFile(
            ByteSource source,
            TextHeader textHeader,
            BinaryHeader binaryHeader,
            SampleFormat sampleFormat,
            int samplesPerTrace,
            long firstTraceOffset,
            HeaderLayout headerLayout) {
        this.source = source;
        this.textHeader = textHeader;
        this.binaryHeader = binaryHeader;
        this.sampleFormat = sampleFormat;
        this.samplesPerTrace = samplesPerTrace;
        this.firstTraceOffset = firstTraceOffset;
        this.headerLayout = headerLayout;
    }

    /// Reads the file's headers.
    ///
    /// @throws SegyException if the source is no SEG-Y file, or one that cannot be read
    public static SegyFile open(ByteSource source) throws IOException {
        String name = source.name();
        if (source.size() < FILE_HEADER_BYTES) {
            throw new SegyException(
                    "%s: has %d bytes, expected at least the %d of a SEG-Y file's headers. It is cut, or no SEG-Y file."
                            .formatted(name, source.size(), FILE_HEADER_BYTES));
        }
        ByteBuffer headers = ByteBuffer.allocate(FILE_HEADER_BYTES);
        source.read(0, headers);
        TextHeader text = TextHeader.decode(headers, 0);
        BinaryHeader binary = BinaryHeader.copyOf(headers, TextHeader.BYTES, SegyByteOrder.BIG);

        long code = binary.get(BinaryHeaderField.DATA_SAMPLE_FORMAT);
        SampleFormat format =
                SampleFormat.ofCode(code)
                        .orElseThrow(() ->
                                new SegyException(
                                        "%s: byte %d: sample format is %d, expected one of 1-12, 15, 16. It is no SEG-Y file, or a damaged one."
                                                .formatted(
                                                        name,
                                                        byteOf(
                                                                BinaryHeaderField
                                                                        .DATA_SAMPLE_FORMAT),
                                                        code)));
        int samples = (int) binary.get(BinaryHeaderField.SAMPLES_PER_TRACE);
        if (samples == 0) {
            throw new SegyException(
                    "%s: byte %d: samples per trace is 0, expected at least 1. It is no SEG-Y file, or a damaged one."
                            .formatted(name, byteOf(BinaryHeaderField.SAMPLES_PER_TRACE)));
        }
        long textHeaders = binary.get(BinaryHeaderField.NUM_EXTENDED_TEXT_HEADERS);
        long firstTrace = FILE_HEADER_BYTES + textHeaders * TextHeader.BYTES;
        if (textHeaders < 0 || firstTrace > source.size()) {
            throw new SegyException(
                    "%s: byte %d: says that %d extended textual headers follow, expected 0 to %d by the file's size. It is no SEG-Y file, or a damaged one."
                            .formatted(
                                    name,
                                    byteOf(BinaryHeaderField.NUM_EXTENDED_TEXT_HEADERS),
                                    textHeaders,
                                    (source.size() - FILE_HEADER_BYTES) / TextHeader.BYTES));
        }
        return new SegyFile(
                source, text, binary, format, samples, firstTrace, HeaderLayout.standard());
    }

    private static int byteOf(BinaryHeaderField field) {
        return TextHeader.BYTES + field.firstByte();
    }

    public ByteSource source() {
        return source;
    }

    public TextHeader textHeader() {
        return textHeader;
    }

    public BinaryHeader binaryHeader() {
        return binaryHeader;
    }

    public SampleFormat sampleFormat() {
        return sampleFormat;
    }

    public SegyByteOrder byteOrder() {
        return binaryHeader.order();
    }

    public int samplesPerTrace() {
        return samplesPerTrace;
    }

    public HeaderLayout headerLayout() {
        return headerLayout;
    }

    /// Bytes from one trace header to the next.
    public long traceBytes() {
        return TraceHeader.BYTES + (long) samplesPerTrace * sampleFormat.bytes();
    }

    /// How many whole traces the file has.
    public long traceCount() {
        return (source.size() - firstTraceOffset) / traceBytes();
    }

    /// The zero-based byte at which a trace's header starts.
    public long offsetOf(long trace) {
        return firstTraceOffset + trace * traceBytes();
    }

    /// All traces of the file.
    ///
    /// @throws SegyException if there is none, or if the last one is cut
    public TraceRange traces() throws SegyException {
        long count = traceCount();
        long rest = source.size() - offsetOf(count);
        if (rest >= TraceHeader.BYTES) {
            throw new SegyException(
                    "%s: byte %d: the last trace is cut: expected %d bytes, found %d. %d traces before it are whole."
                            .formatted(
                                    source.name(), offsetOf(count) + 1, traceBytes(), rest, count));
        }
        if (count == 0) {
            throw new SegyException(
                    "%s: byte %d: there is no trace, expected at least one after the headers."
                            .formatted(source.name(), firstTraceOffset + 1));
        }
        return new TraceRange(0, count);
    }

    /// A buffer for [#readTraces]: it holds at least one trace, and otherwise as many as fit into a
    /// core's cache. It is allocated outside the heap, once for each thread that reads.
    ///
    /// @throws SegyException if one trace is larger than a buffer can be
    public ByteBuffer newBlock() throws SegyException {
        if (traceBytes() > MOST_TRACE_BYTES) {
            throw new SegyException(
                    "%s: a trace has %d bytes; more than %d cannot be read."
                            .formatted(source.name(), traceBytes(), MOST_TRACE_BYTES));
        }
        long traces = Math.max(1, BLOCK_BYTES / traceBytes());
        return ByteBuffer.allocateDirect((int) (traces * traceBytes()));
    }

    /// Shows the traces of `range` to `visitor`, in order, reading them block by block into
    /// `block`. Every byte is read once.
    public void readTraces(TraceRange range, ByteBuffer block, TraceVisitor visitor)
            throws IOException {
        int bytes = Math.toIntExact(traceBytes());
        int fit = block.capacity() / bytes;
        Trace trace = new Trace(new TraceHeader(headerLayout, byteOrder()));
        for (long first = range.first(); first < range.end(); first += fit) {
            int count = (int) Math.min(fit, range.end() - first);
            block.clear().limit(count * bytes);
            source.read(offsetOf(first), block);
            for (int i = 0; i < count; i++) {
                trace.moveTo(first + i, block, i * bytes, samplesPerTrace);
                visitor.visit(trace);
            }
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
