package dev.stratus.segy;

import dev.stratus.storage.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Looks at the headers of a trace that may start at some byte of a file: whether there is one, and
/// how long it says the trace is. Not for several threads at once.
final class TraceProbe {
    /// Bytes that are read at once while headers are near to each other.
    private static final int WINDOW_BYTES = 1 << 18;

    private final ByteSource source;
    private final SegyByteOrder order;
    private final HeaderLayout layout;
    private final long end;
    private final SampleFormat format;
    private final long samplesOfFile;
    private final int additionalOfFile;
    private final long sampleInterval;
    private final TraceHeader header;
    private final ByteBuffer window;
    private long windowStart;
    private int index;

    /// @param end of the traces, as a zero-based byte
    /// @param samplesOfFile for traces that do not say how many samples they have
    /// @param sampleInterval of the binary header
    TraceProbe(
            ByteSource source,
            long end,
            SegyByteOrder order,
            SampleFormat format,
            HeaderLayout layout,
            long samplesOfFile,
            int additionalOfFile,
            long sampleInterval) {
        this(
                source,
                end,
                order,
                format,
                layout,
                samplesOfFile,
                additionalOfFile,
                sampleInterval,
                WINDOW_BYTES);
    }

    private TraceProbe(
            ByteSource source,
            long end,
            SegyByteOrder order,
            SampleFormat format,
            HeaderLayout layout,
            long samplesOfFile,
            int additionalOfFile,
            long sampleInterval,
            int windowBytes) {
        this.source = source;
        this.order = order;
        this.layout = layout;
        this.end = end;
        this.format = format;
        this.samplesOfFile = samplesOfFile;
        this.additionalOfFile = additionalOfFile;
        this.sampleInterval = sampleInterval;
        this.header = new TraceHeader(layout, order, 0);
        this.window =
                ByteBuffer.allocate(
                        Math.max(windowBytes, TraceHeader.BYTES * (1 + additionalOfFile)));
        window.limit(0);
    }

    /// A second probe into the same traces, for single looks far away that leave this one's window
    /// where it is.
    TraceProbe twin() {
        return new TraceProbe(
                source,
                end,
                order,
                format,
                layout,
                samplesOfFile,
                additionalOfFile,
                sampleInterval,
                TraceHeader.BYTES);
    }

    long end() {
        return end;
    }

    /// Moves to the byte `offset`.
    ///
    /// @return whether a trace's headers fit between there and the end
    boolean moveTo(long offset) throws IOException {
        long needed = (long) TraceHeader.BYTES * (1 + additionalOfFile);
        if (offset < 0 || offset > end - needed) {
            return false;
        }
        if (offset < windowStart || offset + needed > windowStart + window.limit()) {
            window.clear().limit((int) Math.min(window.capacity(), end - offset));
            windowStart = offset;
            source.read(offset, window);
            window.flip();
        }
        index = (int) (offset - windowStart);
        header.moveTo(window, index, additionalOfFile);
        return true;
    }

    /// How many bytes from here on are zero, as far as they were read.
    int zeros() {
        int at = index;
        while (at < window.limit() && window.get(at) == 0) {
            at++;
        }
        return at - index;
    }

    /// How many headers can follow a standard one.
    int mostHeaders() {
        return additionalOfFile;
    }

    /// What the trace's own headers say, or else the file.
    long samples() {
        long own = ownSamples();
        return own > 0 ? own : samplesOfFile;
    }

    /// What the trace's own headers say; zero if nothing.
    long ownSamples() {
        return header.number(TraceHeaderField.SAMPLES_PER_TRACE);
    }

    /// What the trace's own headers say, or else the file.
    int additionalHeaders() {
        long own = header.raw(TraceHeaderExtensionField.NUM_ADDITIONAL_TRACE_HEADERS);
        return additionalOfFile > 0 && own > 0 && own <= additionalOfFile
                ? (int) own
                : additionalOfFile;
    }

    /// Whether the trace, as long as it says that it is, ends where the traces do, or before.
    boolean fits() {
        return samples() <= Integer.MAX_VALUE && traceBytes() <= end - (windowStart + index);
    }

    /// From this trace's header to the next one.
    long traceBytes() {
        return (long) TraceHeader.BYTES * (1 + additionalHeaders()) + samples() * format.bytes();
    }

    /// Whether what stands here can be a trace header: codes are codes, scalars are scalars, times
    /// are times. One of them may be odd. Zeros all over are no header.
    boolean isPlausible() {
        if (isEmpty()) {
            return false;
        }
        long id = header.raw(TraceHeaderField.TRACE_ID_CODE);
        int odd = id >= -1 && id <= 100 ? 0 : 1;
        odd += isScalar(header.raw(TraceHeaderField.COORDINATE_SCALAR)) ? 0 : 1;
        odd += isScalar(header.raw(TraceHeaderField.ELEVATION_DEPTH_SCALAR)) ? 0 : 1;
        if (odd > 1) {
            return false;
        }
        long interval = header.raw(TraceHeaderField.SAMPLE_INTERVAL);
        odd += interval == 0 || interval == sampleInterval ? 0 : 1;
        odd += isWithin(TraceHeaderField.YEAR_RECORDED, 2100) ? 0 : 1;
        odd += isWithin(TraceHeaderField.DAY_OF_YEAR, 366) ? 0 : 1;
        odd += isWithin(TraceHeaderField.HOUR_OF_DAY, 24) ? 0 : 1;
        odd += isWithin(TraceHeaderField.MINUTE_OF_HOUR, 60) ? 0 : 1;
        odd += isWithin(TraceHeaderField.SECOND_OF_MINUTE, 60) ? 0 : 1;
        odd += isWithin(TraceHeaderField.COORDINATE_UNIT, 4) ? 0 : 1;
        return odd <= 1;
    }

    private boolean isWithin(TraceHeaderField field, long most) {
        long value = header.raw(field);
        return value >= 0 && value <= most;
    }

    private static boolean isScalar(long value) {
        long size = Math.abs(value);
        return size == 0
                || size == 1
                || size == 10
                || size == 100
                || size == 1000
                || size == 10_000;
    }

    private boolean isEmpty() {
        return header.raw(TraceHeaderField.TRACE_SEQ_NUM_LINE) == 0
                && header.raw(TraceHeaderField.TRACE_SEQ_NUM_REEL) == 0
                && header.raw(TraceHeaderField.ORIG_FIELD_RECORD_NUM) == 0
                && header.raw(TraceHeaderField.ENSEMBLE_NUM) == 0
                && header.raw(TraceHeaderField.TRACE_ID_CODE) == 0
                && header.raw(TraceHeaderField.INLINE) == 0
                && ownSamples() == 0;
    }
}
