package dev.stratus.segy;

import dev.stratus.segy.HeaderLayout.Slot;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Traces that follow each other, in a block of bytes that was read: the same object for every
/// block, so copy what you keep. Not for several threads at once.
///
/// A header field of many traces is read as a column, from a copy of the headers in an array: in a
/// loop without calls, which is quick before Java has compiled it well, and compiled soon. That
/// takes a fraction of the time of field after field of each trace.
public final class TraceBlock {
    private final SegyFile file;
    private final Trace trace;
    private final SegyByteOrder order;
    private final boolean areEqual;
    private final int traceBytes;
    private final int additionalHeaders;
    private final int samples;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private byte[] headers = new byte[0];
    private boolean areCopied;
    private long[] column = new long[0];
    private long start;
    private long first;
    private int count;

    TraceBlock(SegyFile file) {
        this.file = file;
        this.order = file.byteOrder();
        this.trace = new Trace(new TraceHeader(file.headerLayout(), order, 0));
        this.areEqual = !file.isIndexed();
        this.traceBytes = Math.toIntExact(file.traceBytes());
        this.additionalHeaders = file.additionalTraceHeaders();
        this.samples = file.samplesPerTrace();
    }

    /// @param newBytes holds them from its index 0 on
    /// @param newStart the zero-based byte of the file that stands there
    void moveTo(long newFirst, int newCount, long newStart, ByteBuffer newBytes) {
        first = newFirst;
        count = newCount;
        start = newStart;
        bytes = newBytes;
        areCopied = false;
    }

    /// The zero-based number of the first trace in the file.
    public long first() {
        return first;
    }

    /// How many traces there are.
    public int count() {
        return count;
    }

    /// One of them: the same object for every trace.
    ///
    /// @param i counted from 0, less than [#count()]
    public Trace trace(int i) {
        long number = first + i;
        if (areEqual) {
            trace.moveTo(number, bytes, i * traceBytes, additionalHeaders, samples);
        } else {
            int index = (int) (file.offsetOf(number) - start);
            trace.moveTo(
                    number, bytes, index, file.additionalHeaders(number), file.samples(number));
        }
        return trace;
    }

    /// Reads a field of `traces` traces from `from` on into `target`, from `at` on, as
    /// [SegyFile#requireInt] does.
    ///
    /// @throws SegyException if one of them is no integer of 32 bits
    public void integers(TraceHeaderField field, int from, int traces, long[] target, int at)
            throws SegyException {
        Slot slot = slot(field);
        if (slot != null) {
            read(slot, from, traces, target, at);
            return;
        }
        for (int i = 0; i < traces; i++) {
            target[at + i] = file.requireInt(trace(from + i), field);
        }
    }

    /// The same, as [TraceHeader#number] does.
    public void numbers(TraceHeaderField field, int from, int traces, long[] target, int at) {
        Slot slot = slot(field);
        if (slot != null) {
            read(slot, from, traces, target, at);
            return;
        }
        for (int i = 0; i < traces; i++) {
            target[at + i] = trace(from + i).header().number(field);
        }
    }

    /// The same, as [TraceHeader#value(TraceHeaderField)] does: with scalars applied.
    public void values(TraceHeaderField field, int from, int traces, double[] target, int at) {
        Slot slot = slot(field);
        Slot scalar = slot == null ? null : slot.scaling().scalar().map(this::slot).orElse(null);
        if (slot == null || (scalar == null && slot.scaling() != Scaling.UNSCALED)) {
            for (int i = 0; i < traces; i++) {
                target[at + i] = trace(from + i).header().value(field);
            }
            return;
        }
        if (column.length < traces) {
            column = new long[traces];
        }
        read(slot, from, traces, column, 0);
        for (int i = 0; i < traces; i++) {
            target[at + i] = column[i];
        }
        if (scalar != null) {
            read(scalar, from, traces, column, 0);
            for (int i = 0; i < traces; i++) {
                target[at + i] = Scaling.apply(target[at + i], column[i]);
            }
        }
    }

    /// Where a field stands in all of these traces if it can be read as a column: an integer of 16
    /// or 32 bits, in the only header, in the usual order of bytes or all of them reversed. `null`
    /// if the traces have to be asked one by one.
    private @Nullable Slot slot(TraceHeaderField field) {
        if (!areEqual || additionalHeaders > 0 || order == SegyByteOrder.PAIR_SWAPPED) {
            return null;
        }
        Slot slot = file.headerLayout().slot(field);
        if (slot == null) {
            return null;
        }
        return switch (slot.place().type()) {
            case INT16, INT32 -> slot;
            default -> null;
        };
    }

    private void read(Slot slot, int from, int traces, long[] target, int at) {
        FieldPlace place = slot.place();
        int index = from * TraceHeader.BYTES + place.index();
        boolean big = order == SegyByteOrder.BIG;
        // From the most significant byte to the least.
        int step = big ? 1 : -1;
        int most = big ? index : index + place.type().bytes() - 1;
        if (place.type() == FieldType.INT32) {
            readInts(headers(), most, step, traces, target, at);
        } else {
            readShorts(headers(), most, step, traces, target, at);
        }
    }

    private static void readInts(
            byte[] headers, int most, int step, int traces, long[] target, int at) {
        for (int i = 0; i < traces; i++) {
            int k = most + i * TraceHeader.BYTES;
            int value =
                    (headers[k] << 24)
                            | (headers[k + step] & 0xFF) << 16
                            | (headers[k + 2 * step] & 0xFF) << 8
                            | (headers[k + 3 * step] & 0xFF);
            target[at + i] = value;
        }
    }

    private static void readShorts(
            byte[] headers, int most, int step, int traces, long[] target, int at) {
        for (int i = 0; i < traces; i++) {
            int k = most + i * TraceHeader.BYTES;
            int value = (headers[k] << 8) | (headers[k + step] & 0xFF);
            target[at + i] = value;
        }
    }

    /// The standard headers alone, one behind the other.
    private byte[] headers() {
        if (!areCopied) {
            if (headers.length < count * TraceHeader.BYTES) {
                headers = new byte[count * TraceHeader.BYTES];
            }
            for (int i = 0; i < count; i++) {
                bytes.get(i * traceBytes, headers, i * TraceHeader.BYTES, TraceHeader.BYTES);
            }
            areCopied = true;
        }
        return headers;
    }
}
